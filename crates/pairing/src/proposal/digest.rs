//! A line a day for the coordinators, when answers came that need them: how many said "not now" or
//! nothing (N-43). Who it was stands on the desk, not in the letter.

use dyad_people::account::Person;
use dyad_platform::app::App;
use dyad_platform::clock::{Moment, Span};
use dyad_platform::db::Tx;
use dyad_platform::letter::Draft;
use dyad_platform::problem::Problem;
use dyad_platform::words::ENGLISH;
use dyad_platform::{mail, read_tx, write_tx};
use dyad_programme::cohort::CohortId;
use dyad_programme::programme;
use dyad_programme::urls::matching;

use super::reminding::is_awake;
use crate::letters::sender::{self, Sender};
use crate::letters::subject_of;
use crate::words::Words;

pub mod store;

/// Recurring: tells coordinators of answers.
pub const TELL_OF_ANSWERS: &str = "tell coordinators of answers";

/// A little less than a day, so that it doesn't wander through the hours.
const A_DAY: Span = Span::hours(23);

/// What came since the last letter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// How many said "not now".
    pub declined: i64,
    /// How many said nothing in time.
    pub expired: i64,
}

/// Writes to the coordinators of each cohort in which something came, once a day.
///
/// # Errors
/// Those of the database.
pub async fn tell(app: App) -> Result<(), Problem> {
    let app = &app;
    let cohorts = read_tx!(app.db, |tx| Ok::<_, Problem>(
        crate::waitlist::store::with_a_release(tx).await?
    ))?;
    for cohort in cohorts {
        write_tx!(app.db, |tx| tell_one(tx, app, &cohort).await)?;
    }
    Ok(())
}

async fn tell_one(tx: &mut Tx, app: &App, cohort: &CohortId) -> Result<(), Problem> {
    let now = app.now();
    let programme = programme::store::of_cohort(tx, cohort)
        .await?
        .ok_or_else(|| Problem::broken("a cohort without a programme"))?;
    let last = store::last(tx, cohort).await?.unwrap_or(Moment(0));
    if last + A_DAY > now || !is_awake(now, &programme.zone) {
        return Ok(());
    }
    let mut told = false;
    for to in programme::store::coordinators(tx, &programme.id).await? {
        let answers = store::since(tx, cohort, &to.id, last, now).await?;
        if answers == Answers::default() {
            continue;
        }
        told = true;
        let sender = sender::of(tx, &programme, &[&to.id]).await?;
        let link = app.absolute(&matching(&programme.slug));
        let letter = letter(&sender, &to, answers, &link).set()?;
        mail::post(tx, app, &letter, now).await?;
    }
    if told {
        store::note(tx, cohort, now).await?;
    }
    Ok(())
}

fn letter(sender: &Sender, to: &Person, answers: Answers, link: &str) -> Draft {
    let words = Words(ENGLISH);
    let programme = sender.programme.as_str();
    let subject = subject_of(
        words.digest_subject(programme),
        words.digest_subject_short(),
    );
    let mut paragraphs = Vec::new();
    if answers.declined > 0 {
        paragraphs.push(words.digest_declined(answers.declined));
    }
    if answers.expired > 0 {
        paragraphs.push(words.digest_expired(answers.expired));
    }
    paragraphs.push(words.digest_next_best());
    Draft {
        paragraphs,
        button: Some((words.talk_button(), link.into())),
        ..sender.letter("N-43", to, subject)
    }
}
