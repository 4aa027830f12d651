//! Letters to whoever is asked into the next cohort, and one reminder.

use dyad_people::account;
use dyad_platform::app::App;
use dyad_platform::db::Tx;
use dyad_platform::ids::hashed;
use dyad_platform::jobs as work;
use dyad_platform::problem::Problem;
use dyad_platform::{mail, write_tx};

use super::answering::{Asked, gather};
use super::{CarriedId, REMINDED_AFTER, Standing, letters, store};
use crate::{programme, urls};

/// Job: asks somebody of an earlier cohort whether they want to be in again (N-37).
pub const ASK_ALONG: &str = "ask somebody into the next cohort";
/// Job: reminds them, once.
pub const REMIND_ALONG: &str = "remind somebody of the next cohort";

/// Asks, unless it was taken back.
///
/// # Errors
/// Those of the database.
pub async fn ask(app: App, id: String) -> Result<(), Problem> {
    let (app, id) = (&app, CarriedId(id));
    write_tx!(app.db, |tx| {
        let Some(asked) = of(tx, &id).await? else {
            return Ok(());
        };
        if asked.programme.archived_at.is_some() || !store::note_asked(tx, &id, app.now()).await? {
            return Ok(());
        }
        let until = super::until(&asked.cohort, app.now());
        let due = app.now() + REMINDED_AFTER;
        if due < until {
            work::enqueue(tx, app, REMIND_ALONG, id.as_str(), due).await?;
        }
        write(tx, app, &asked, until, false).await
    })
}

/// Reminds, where somebody can still answer and hasn't.
///
/// # Errors
/// Those of the database.
pub async fn remind(app: App, id: String) -> Result<(), Problem> {
    let (app, id) = (&app, CarriedId(id));
    write_tx!(app.db, |tx| {
        let Some(asked) = of(tx, &id).await? else {
            return Ok(());
        };
        let Standing::Open(until) = asked.carried.standing(&asked.cohort, app.now()) else {
            return Ok(());
        };
        if asked.programme.archived_at.is_some()
            || !store::note_reminded(tx, &id, app.now()).await?
        {
            return Ok(());
        }
        write(tx, app, &asked, until, true).await
    })
}

async fn of(tx: &mut Tx, id: &CarriedId) -> Result<Option<Asked>, Problem> {
    match store::by_id(tx, id).await? {
        Some(carried) => gather(tx, carried).await.map(Some),
        None => Ok(None),
    }
}

async fn write(
    tx: &mut Tx,
    app: &App,
    asked: &Asked,
    until: dyad_platform::clock::Moment,
    is_reminder: bool,
) -> Result<(), Problem> {
    let Some(person) = account::store::person(tx, &asked.earlier.person_id).await? else {
        return Ok(());
    };
    let secret = app.chance.secret();
    store::note_link(tx, &hashed(&secret), &asked.carried.id).await?;
    let coordinators = programme::store::coordinators(tx, &asked.programme.id).await?;
    let link = app.absolute(&urls::next_cohort_answer(&secret));
    let letter = letters::ask(asked, &person, &coordinators, until, &link, is_reminder);
    mail::post(tx, app, &letter.set()?, app.now()).await
}
