//! Saving what a page changed: checked, noted in the history, and never over somebody else's change.

use dyad_people::account;
use dyad_platform::app::App;
use dyad_platform::db::Tx;
use dyad_platform::ids::hashed;
use dyad_platform::problem::Problem;
use serde_json::Value;

use super::Both;
use crate::access::Coordinates;
use crate::cohort::{self, Cohort};
use crate::programme::{Programme, store as programmes};
use crate::settings::beside::Beside;
use crate::settings::change::{self, kept};
use crate::settings::sentences;
use crate::settings::shape::{Field, Slip, Subject};
use crate::settings::{self, Act, Change, Noted, store};
use crate::template::Refused;
use crate::words::Words;

/// What came of a button.
pub(crate) enum Outcome {
    /// It is done; go there.
    Done(String),
    /// The form is shown again, with these values and mistakes; without a mistake it isn't saved yet on
    /// purpose.
    Again(Box<Held>, Value, Vec<Slip>),
}

/// A programme with its templates as JSON, read in the transaction that changes it.
pub(crate) struct Held {
    pub(crate) programme: Programme,
    pub(crate) cohort: Cohort,
    pub(crate) both: Both,
}

/// Reads the programme of a desk, again where a page showed it before.
pub(crate) async fn held(tx: &mut Tx, desk: &Coordinates) -> Result<Held, Problem> {
    let programme = programmes::by_id(tx, &desk.programme.id)
        .await?
        .ok_or(Problem::NotFound)?;
    let cohort = cohort::store::newest(tx, &programme.id)
        .await?
        .ok_or(Problem::NotFound)?;
    let organisation = account::store::organisation(tx).await?;
    Ok(Held {
        both: Both::of(&programme, &cohort, organisation.as_ref()),
        programme,
        cohort,
    })
}

/// A mark of what a subject holds, for the form that changes it.
pub(crate) fn mark(subject: &Subject, template: &Value) -> String {
    hashed(&kept(subject, template).to_string())
}

/// The mistake that somebody else was faster.
pub(crate) fn overtaken(words: Words) -> Slip {
    Slip {
        field: "main".into(),
        sentence: words.set_overtaken(),
    }
}

/// Saves a changed template; answers what isn't sound about it, where something isn't.
pub(crate) async fn keep(
    tx: &mut Tx,
    app: &App,
    desk: &Coordinates,
    held: &Held,
    subject: &Subject,
    new: Value,
    (act, thing): (Act, String),
) -> Result<Result<(), Refused>, Problem> {
    let (template, beside) = match change::sound(subject, new) {
        Ok(sound) => sound,
        Err(refused) => return Ok(Err(refused)),
    };
    let is_other = beside != Beside::of(&held.programme, &held.cohort);
    if template == held.programme.template && !is_other {
        return Ok(Ok(()));
    }
    let person = &desk.signed_in.person;
    let noted = Noted {
        subject: subject.key,
        act,
        thing: &thing,
        before: Some(kept(subject, &held.both.now).to_string()),
    };
    settings::note_change(tx, app, &held.programme.id, person, noted).await?;
    let (mut programme, mut cohort) = (held.programme.clone(), held.cohort.clone());
    if is_other {
        beside.put(&mut programme, &mut cohort);
    }
    cohort.months = i64::from(template.term.months);
    programme.template = template;
    programmes::change(tx, &programme).await?;
    cohort::store::change(tx, &cohort).await?;
    Ok(Ok(()))
}

/// Takes the last change of a subject back; false where it isn't the last any more, or somebody else's.
pub(crate) async fn undo(
    tx: &mut Tx,
    app: &App,
    desk: &Coordinates,
    held: &Held,
    subject: &Subject,
    id: &str,
) -> Result<(), Problem> {
    let last = store::last_of(tx, &held.programme.id, subject.key).await?;
    let person = &desk.signed_in.person;
    let last =
        last.filter(|last| last.id.as_str() == id && last.can_be_undone_by(&person.id, app.now()));
    let Some(Change {
        before: Some(before),
        thing,
        ..
    }) = last
    else {
        return Err(Problem::Conflict(
            Words(dyad_platform::words::ENGLISH).set_too_late(),
        ));
    };
    let before: Value = serde_json::from_str(&before)
        .map_err(|_| Problem::broken("a change that can't be read"))?;
    let mut template = held.both.now.clone();
    change::put_back_all(&mut template, &before);
    let done = keep(tx, app, desk, held, subject, template, (Act::Undone, thing)).await?;
    done.map_err(|_| Problem::Conflict(Words(dyad_platform::words::ENGLISH).set_too_late()))
}

/// What isn't sound, as a mistake at one of `fields`.
pub(crate) fn slip(words: Words, held: &Held, refused: &Refused, fields: &[Field]) -> Slip {
    sentences::slip(words, &held.programme.template, refused, fields)
}
