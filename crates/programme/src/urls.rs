//! Paths of this chapter, and of the desk whose pages later chapters serve.

use crate::application::{ApplicationId, role_key};
use crate::template::question::Role;

/// The programmes that somebody coordinates.
pub const PROGRAMMES: &str = "/programmes";
/// Opening a programme.
pub const NEW_PROGRAMME: &str = "/programmes/new";

/// Opening a programme from the template with this key.
#[must_use]
pub fn new_programme_from(template: &str) -> String {
    format!("/programmes/new/{template}")
}

/// Publishing, pausing and archiving a programme.
#[must_use]
pub fn standing(slug: &str) -> String {
    format!("/programmes/{slug}/standing")
}

/// The settings of a programme.
#[must_use]
pub fn settings(slug: &str) -> String {
    format!("/programmes/{slug}/settings")
}

/// A programme as a text file.
#[must_use]
pub fn programme_file(slug: &str) -> String {
    format!("/programmes/{slug}/file")
}

/// The page for one subject of the settings.
#[must_use]
pub fn subject(slug: &str, subject: &str) -> String {
    format!("/programmes/{slug}/settings/{subject}")
}

/// Adding something to a list of a subject.
#[must_use]
pub fn new_item(slug: &str, subject: &str, list: &str) -> String {
    format!("/programmes/{slug}/settings/{subject}/{list}")
}

/// One thing in a list of a subject.
#[must_use]
pub fn item(slug: &str, subject: &str, list: &str, item: &str) -> String {
    format!("/programmes/{slug}/settings/{subject}/{list}/{item}")
}

/// The overview of a programme's desk.
#[must_use]
pub fn programme(slug: &str) -> String {
    format!("/programmes/{slug}")
}

/// What the day asks of its coordinators; the page belongs to the chapter on oversight.
#[must_use]
pub fn today(slug: &str) -> String {
    format!("/programmes/{slug}/today")
}

/// Its applicants.
#[must_use]
pub fn people(slug: &str) -> String {
    format!("/programmes/{slug}/people")
}

/// One application.
#[must_use]
pub fn application(slug: &str, application: &ApplicationId) -> String {
    format!("/programmes/{slug}/people/{application}")
}

/// Answers that are prepared, read and sent.
#[must_use]
pub fn answers(slug: &str) -> String {
    format!("/programmes/{slug}/answers")
}

/// Views of the desk that are kept under a name.
#[must_use]
pub fn views(slug: &str) -> String {
    format!("/programmes/{slug}/views")
}

/// What is on the desk as a file: `csv` or `xlsx`.
#[must_use]
pub fn export(slug: &str, ending: &str) -> String {
    format!("/programmes/{slug}/export/people.{ending}")
}

/// Bringing in a spreadsheet.
#[must_use]
pub fn import(slug: &str) -> String {
    format!("/programmes/{slug}/import")
}

/// One spreadsheet on its way in.
#[must_use]
pub fn one_import(slug: &str, import: &str) -> String {
    format!("/programmes/{slug}/imports/{import}")
}

/// Where corrected cells of a spreadsheet go.
#[must_use]
pub fn correct_import(slug: &str, import: &str) -> String {
    format!("/programmes/{slug}/imports/{import}/correct")
}

/// Where it is said what the columns of a spreadsheet hold.
#[must_use]
pub fn import_columns(slug: &str, import: &str) -> String {
    format!("/programmes/{slug}/imports/{import}/columns")
}

/// Where the good rows of a spreadsheet are accepted.
#[must_use]
pub fn accept_import(slug: &str, import: &str) -> String {
    format!("/programmes/{slug}/imports/{import}/accept")
}

/// Where it is said how the file of a spreadsheet is to be read.
#[must_use]
pub fn read_import(slug: &str, import: &str) -> String {
    format!("/programmes/{slug}/imports/{import}/reading")
}

/// Taking an import back.
#[must_use]
pub fn undo_import(slug: &str, import: &str) -> String {
    format!("/programmes/{slug}/imports/{import}/undo")
}

/// The letters to people whom a spreadsheet entered.
#[must_use]
pub fn entry_letters(slug: &str, import: &str) -> String {
    format!("/programmes/{slug}/imports/{import}/letters")
}

/// Where somebody whom a spreadsheet entered says yes or no, by the link of a letter.
#[must_use]
pub fn entered(secret: &str) -> String {
    format!("/entered/{secret}")
}

/// Another number of places, as a mentor is asked by letter.
#[must_use]
pub fn my_places(secret: &str) -> String {
    format!("/my-places/{secret}")
}

/// How often a coordinator is told what came in.
#[must_use]
pub fn digest(slug: &str) -> String {
    format!("/programmes/{slug}/digest")
}

/// Inviting mentors for a field.
#[must_use]
pub fn invite(slug: &str, field: &str) -> String {
    format!("/programmes/{slug}/invite?field={field}")
}

/// Invitations that are prepared, read and sent.
#[must_use]
pub fn invitations(slug: &str) -> String {
    format!("/programmes/{slug}/invitations")
}

/// Where somebody asks not to be invited any more.
#[must_use]
pub fn no_invitations(secret: &str) -> String {
    format!("/no-invitations/{secret}")
}

/// Pairs that already run; the pages belong to the chapter on pairing.
#[must_use]
pub fn running_pairs(slug: &str) -> String {
    format!("/programmes/{slug}/running-pairs")
}

/// Matching; the pages belong to the chapter on pairing.
#[must_use]
pub fn matching(slug: &str) -> String {
    format!("/programmes/{slug}/matching")
}

/// Pairs; the pages belong to the chapter on oversight.
#[must_use]
pub fn pairs(slug: &str) -> String {
    format!("/programmes/{slug}/pairs")
}

/// The public page of a programme.
#[must_use]
pub fn join(slug: &str) -> String {
    format!("/join/{}", base(slug))
}

/// Who reads what is answered there.
#[must_use]
pub fn join_reads(slug: &str) -> String {
    format!("/join/{}/who-reads-what", base(slug))
}

/// Where an address is left for the next intake.
#[must_use]
pub fn join_notice(slug: &str) -> String {
    format!("/join/{}/notice", base(slug))
}

/// Where it is said that it is noted.
#[must_use]
pub fn join_noted(slug: &str) -> String {
    format!("/join/{}/noted", base(slug))
}

/// Applying to a programme.
#[must_use]
pub fn join_as(slug: &str, role: Role) -> String {
    format!("/join/{}/as/{}", base(slug), role_key(role))
}

/// A page of one's own application: `form`, `check`, `status`.
#[must_use]
pub fn join_own(slug: &str, role: Role, tail: &str) -> String {
    format!("/join/{}/as/{}/{tail}", base(slug), role_key(role))
}

/// Who coordinates a programme.
#[must_use]
pub fn coordinators(slug: &str) -> String {
    format!("/programmes/{slug}/settings/coordinators")
}

/// A programme as somebody will see it who reads about it.
#[must_use]
pub fn preview(slug: &str) -> String {
    format!("/programmes/{slug}/preview")
}

/// The form of one role as somebody will see it who applies.
#[must_use]
pub fn preview_as(slug: &str, role: Role) -> String {
    format!("/programmes/{slug}/preview/{}", role_key(role))
}

/// One step of that form.
#[must_use]
pub fn preview_step(slug: &str, role: Role, step: usize) -> String {
    format!("/programmes/{slug}/preview/{}/{step}", role_key(role))
}

/// Who reads what, as somebody will see it who reads about a programme.
#[must_use]
pub fn preview_reads(slug: &str) -> String {
    format!("/programmes/{slug}/preview/who-reads-what")
}

/// The name of a programme in a path of its desk, without the cohort that may follow: `vets~2` is the
/// second cohort of `vets`.
#[must_use]
pub fn base(slug: &str) -> &str {
    slug.split('~').next().unwrap_or(slug)
}

/// The number of the cohort, from 1, that a path of a desk names. What isn't a number
/// names one that no programme has.
#[must_use]
pub fn cohort_in(slug: &str) -> Option<usize> {
    let (_, number) = slug.split_once('~')?;
    Some(number.parse().unwrap_or(usize::MAX))
}

/// The desk of an earlier cohort, by its number from 1.
#[must_use]
pub fn earlier_cohort(slug: &str, number: usize) -> String {
    format!("/programmes/{}~{number}", base(slug))
}

/// Opening a programme from a file of one's own.
pub const NEW_FROM_A_FILE: &str = "/programmes/new/from-a-file";
/// The six answers that go with it.
pub const OPEN_FROM_A_FILE: &str = "/programmes/new/from-a-file/open";

/// Beginning the next cohort of a programme.
#[must_use]
pub fn next_cohort(slug: &str) -> String {
    format!("/programmes/{}/next-cohort", base(slug))
}

/// Who was asked into the newest cohort.
#[must_use]
pub fn asked_along(slug: &str) -> String {
    format!("/programmes/{}/asked-along", base(slug))
}

/// Where somebody says whether they want to be in the next cohort.
#[must_use]
pub fn next_cohort_answer(secret: &str) -> String {
    format!("/another-round/{secret}")
}
