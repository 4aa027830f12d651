//! What a yes and a no do, in the transaction that takes them.

use dyad_people::account;
use dyad_platform::app::App;
use dyad_platform::clock::Moment;
use dyad_platform::db::Tx;
use dyad_platform::problem::Problem;

use super::{Entry, FORGET_AFTER, store};
use crate::application::view::missing_of;
use crate::application::{self, Application, Own, places};
use crate::applying::acknowledged::Acknowledged;
use crate::applying::reading::{Mistake, Reading, read, refuse};
use crate::applying::{self, Raw, prefill};
use crate::cohort::Cohort;
use crate::enrolment;
use crate::import;
use crate::programme::Programme;
use crate::template::Template;
use crate::template::question::{Question, Role};
use crate::words::here;
use dyad_platform::write_tx;

/// What somebody is asked: the entry, where it leads, and what is stored about them.
pub(crate) struct Asked {
    pub(crate) entry: Entry,
    pub(crate) programme: Programme,
    pub(crate) cohort: Cohort,
    /// One application for each role, without their own yes so far.
    pub(crate) applications: Vec<Application>,
}

/// An application as its person's yes makes it.
pub(crate) struct Ready {
    reading: Reading,
    places: i64,
    own: Own,
}

/// Everything about an entry that still waits.
pub(crate) async fn asked(tx: &mut Tx, app: &App, entry: Entry) -> Result<Option<Asked>, Problem> {
    let programme = crate::programme::store::of_cohort(tx, &entry.cohort_id).await?;
    let cohort = crate::cohort::store::by_id(tx, &entry.cohort_id).await?;
    let (Some(programme), Some(cohort)) = (programme, cohort) else {
        return Ok(None);
    };
    let mut applications = Vec::new();
    for id in store::applications(tx, &entry).await? {
        let found = application::own::store::for_letter(tx, id.as_str()).await?;
        applications.extend(found);
    }
    let person = account::store::person(tx, &entry.person_id).await?;
    for it in &mut applications {
        let Some(person) = &person else { continue };
        // Whoever has begun to write an application of their own keeps every word of it.
        let theirs = applying::draft::draft_of(tx, app, &cohort.id, it.role, person, None).await?;
        if let Some(draft) = theirs {
            fill_from(&programme.template, it, &draft.raw, on(&programme, &cohort));
        }
    }
    Ok(Some(Asked {
        entry,
        programme,
        cohort,
        applications,
    }))
}

/// The author's own answers come before those of a file.
fn fill_from(template: &Template, it: &mut Application, own: &Raw, on: jiff::civil::Date) {
    let own = read(here(), template.asked_of(it.role), it.role, own, on);
    it.answers.extend(own.answers);
}

fn on(programme: &Programme, cohort: &Cohort) -> jiff::civil::Date {
    cohort.starts_at.in_zone(&programme.zone).date()
}

impl Asked {
    /// What is needed and not stored, for all of their roles; each question once.
    pub(crate) fn missing(&self) -> Vec<(Role, &Question)> {
        let mut missing: Vec<(Role, &Question)> = Vec::new();
        for it in &self.applications {
            for question in missing_of(&self.programme.template, it.role, &it.answers) {
                if !missing.iter().any(|(_, known)| known.key == question.key) {
                    missing.push((it.role, question));
                }
            }
        }
        missing
    }

    /// Reads what somebody added, and makes of each application what their yes makes of it.
    ///
    /// # Errors
    /// What isn't right yet.
    pub(crate) fn ready(&self, typed: &Raw, now: Moment) -> Result<Vec<Ready>, Vec<Mistake>> {
        let (mut mistakes, mut ready): (Vec<Mistake>, Vec<Ready>) = (Vec::new(), Vec::new());
        let needed: Vec<&str> = self
            .missing()
            .iter()
            .map(|(_, question)| question.key.as_str())
            .collect();
        for it in &self.applications {
            let reading = self.one(it, typed);
            let of_needed = reading.mistakes.iter().cloned();
            for mistake in of_needed.filter(|mistake| needed.contains(&mistake.key.as_str())) {
                if !mistakes.contains(&mistake) {
                    mistakes.push(mistake);
                }
            }
            ready.push(self.as_ready(it, reading, &needed, now));
        }
        if mistakes.is_empty() {
            Ok(ready)
        } else {
            Err(mistakes)
        }
    }

    /// The whole form, as if it had been typed: free hours need the zone, which may stand in the file.
    fn one(&self, it: &Application, typed: &Raw) -> Reading {
        let template = &self.programme.template;
        let mut raw = prefill::raw(template, &it.answers);
        raw.values.extend(typed.values.clone());
        let asked = template.asked_of(it.role);
        let on = on(&self.programme, &self.cohort);
        let mut reading = read(here(), asked, it.role, &raw, on);
        refuse(template, it.role, &mut reading);
        reading
    }

    fn as_ready(
        &self,
        it: &Application,
        mut reading: Reading,
        needed: &[&str],
        now: Moment,
    ) -> Ready {
        let template = &self.programme.template;
        reading
            .answers
            .retain(|key, _| needed.contains(&key.as_str()));
        let mut answers = it.answers.clone();
        answers.extend(std::mem::take(&mut reading.answers));
        reading.answers = answers;
        let as_json = |value: serde_json::Result<String>| value.unwrap_or_default();
        let acknowledged = Acknowledged::to(&template.texts, it.role, now);
        Ready {
            places: places(template, it.role, &reading.answers),
            own: Own {
                acknowledged: as_json(serde_json::to_string(&acknowledged)),
                pledge: as_json(serde_json::to_string(&template.form(it.role).pledge)),
                leaning: None,
            },
            reading,
        }
    }
}

/// Somebody wants to take part: what was entered is their own application from now on.
pub(crate) async fn say_yes(
    tx: &mut Tx,
    app: &App,
    asked: &Asked,
    ready: &[Ready],
) -> Result<(), Problem> {
    for (it, ready) in asked.applications.iter().zip(ready) {
        let reading = &ready.reading;
        let answers = (&reading.answers, reading.free_hours.as_ref(), ready.places);
        application::store::confirm(tx, &it.id, answers, &ready.own, app.now()).await?;
    }
    Ok(())
}

/// Somebody doesn't want to take part: all that was entered goes, and they with it where they are
/// here by this alone. What is left is a digest, so that nobody enters them again.
pub(crate) async fn say_no(
    tx: &mut Tx,
    app: &App,
    entry: &Entry,
    said_no_at: Option<Moment>,
) -> Result<(), Problem> {
    let digest = digest_of(app, &entry.address);
    store::note_refusal(tx, entry, &digest, said_no_at).await?;
    application::store::remove_entered(tx, &entry.cohort_id, &entry.person_id).await?;
    store::remove(tx, &entry.id).await?;
    if import::store::is_needed(tx, &entry.person_id).await? {
        return Ok(());
    }
    import::store::forget_newcomer(tx, &entry.person_id).await?;
    enrolment::store::forget_exclusions(tx, &entry.person_id).await?;
    account::store::take_out(tx, &entry.person_id).await?;
    Ok(())
}

/// Deletes what was entered about people who were asked long ago and said nothing.
///
/// # Errors
/// Those of the database.
pub(crate) async fn forget_unanswered(app: &App) -> Result<(), Problem> {
    let before = app.now() - FORGET_AFTER;
    write_tx!(app.db, |tx| {
        for entry in store::unanswered(tx, before).await? {
            say_no(tx, app, &entry, None).await?;
        }
        Ok::<_, Problem>(())
    })
}

/// The keyed digest by which it is known who doesn't want to be entered.
pub(crate) fn digest_of(app: &App, address: &str) -> String {
    app.keys.digest("entry refused by an address", address)
}
