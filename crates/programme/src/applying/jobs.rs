//! Letters to applicants, and what is swept out.

use dyad_people::account;
use dyad_platform::app::App;
use dyad_platform::clock::{Moment, Span};
use dyad_platform::problem::Problem;
use dyad_platform::{mail, read_tx, write_tx};

use super::{letters, reminder_due, store};
use crate::application::{self, State, role_of};
use crate::{cohort, programme, urls};

/// Job: tells an applicant that their application came (N-02). Subject: the application.
pub const TELL_THAT_IT_CAME: &str = "tell that an application came";
/// Recurring: reminds of unfinished applications (N-03), and forgets what nobody confirmed.
pub const REMIND_APPLICANTS: &str = "remind applicants";
/// How long an application is kept whose address nobody confirmed.
const KEPT_FOR: Span = Span::days(7);
/// Nobody is reminded at night.
const WAKING: std::ops::Range<i8> = 8..20;

/// Writes that an application came.
///
/// # Errors
/// Those of the database.
pub async fn tell_that_it_came(app: App, id: String) -> Result<(), Problem> {
    write_tx!(app.db, |tx| {
        let Some(sent) = application::own::store::for_letter(tx, &id).await? else {
            return Ok(());
        };
        if !matches!(sent.state, State::Submitted | State::Asked) {
            return Ok(());
        }
        let Some(programme) = programme::store::of_cohort(tx, &sent.cohort_id).await? else {
            return Ok(());
        };
        let coordinators = programme::store::coordinators(tx, &programme.id).await?;
        let link = app.absolute(&urls::join_own(&programme.slug, sent.role, "status"));
        let letter = letters::it_came(&programme, &sent, &coordinators, &link);
        mail::post(tx, &app, &letter.set()?, app.now()).await
    })
}

/// Reminds everybody whose application is unfinished a week and two days before the deadline.
///
/// # Errors
/// Those of the database.
pub async fn remind(app: App) -> Result<(), Problem> {
    let now = app.now();
    let unfinished = read_tx!(app.db, |tx| store::unfinished(tx, now).await)?;
    for draft in unfinished {
        let until = draft.apply_until;
        if let Some(days) = reminder_due(until, draft.begun_at, draft.reminded, now) {
            remind_of(&app, &draft, days).await?;
        }
    }
    write_tx!(app.db, |tx| store::forget_unconfirmed(tx, now - KEPT_FOR)
        .await)?;
    Ok(())
}

async fn remind_of(app: &App, draft: &store::Unfinished, days: i64) -> Result<(), Problem> {
    write_tx!(app.db, |tx| {
        let Some((person, role)) = store::to_remind(tx, &draft.id, days).await? else {
            return Ok(());
        };
        let Some(person) = account::store::person(tx, &person).await? else {
            return Ok(());
        };
        let programme = programme::store::of_cohort(tx, &draft.cohort_id).await?;
        let cohort = cohort::store::by_id(tx, &draft.cohort_id).await?;
        let (Some(programme), Some(_), Some(role)) = (programme, cohort, role_of(&role)) else {
            return Ok(());
        };
        if !programme.takes_applications() || !is_awake(app.now(), &person.zone) {
            return Ok(());
        }
        store::note_reminded(tx, &draft.id, days).await?;
        let link = app.absolute(&urls::join_own(&programme.slug, role, "form"));
        let coordinators = programme::store::coordinators(tx, &programme.id).await?;
        let letter =
            letters::unfinished(&programme, &person, &coordinators, draft.apply_until, &link);
        mail::post(tx, app, &letter.set()?, app.now()).await
    })
}

fn is_awake(now: Moment, zone: &str) -> bool {
    WAKING.contains(&now.in_zone(zone).hour())
}
