//! Tells coordinators what came in. What was told is noted in the transaction that posts the letter.

use dyad_people::account;
use dyad_platform::app::App;
use dyad_platform::db::Tx;
use dyad_platform::problem::Problem;
use dyad_platform::{mail, read_tx, write_tx};

use super::letters;
use super::store::{self, Reader};
use crate::application::filter::Filter;
use crate::{cohort, decision, programme, urls};

/// Recurring: tells coordinators what came in (N-41).
pub const TELL_WHAT_CAME_IN: &str = "tell coordinators what came in";
/// So many of those who wait are named.
const LONGEST: i64 = 5;

/// Writes to every coordinator for whom it is time and something is new.
///
/// # Errors
/// Those of the database.
pub async fn tell(app: App) -> Result<(), Problem> {
    let now = app.now();
    let readers = read_tx!(app.db, |tx| store::readers(tx).await)?;
    for reader in readers {
        let until = reader
            .told_until
            .unwrap_or_else(|| reader.rhythm.first(now));
        if reader.rhythm.is_due(until, now, &reader.person.zone) {
            write_tx!(app.db, |tx| tell_one(tx, &app, &reader).await)?;
        }
    }
    Ok(())
}

async fn tell_one(tx: &mut Tx, app: &App, reader: &Reader) -> Result<(), Problem> {
    let now = app.now();
    let (id, person) = (&reader.programme, &reader.person);
    let after = reader
        .told_until
        .unwrap_or_else(|| reader.rhythm.first(now));
    if store::told_until(tx, id, &person.id).await? != reader.told_until {
        return Ok(());
    }
    store::note_told(tx, id, &person.id, reader.rhythm, now).await?;
    let programme = programme::store::by_id(tx, id).await?;
    let cohort = cohort::store::newest(tx, id).await?;
    let (Some(programme), Some(cohort)) = (programme, cohort) else {
        return Ok(());
    };
    let came = store::came(tx, &cohort.id, (after, now)).await?;
    let replied = store::replied(tx, &cohort.id, (after, now)).await?;
    if came.is_empty() && replied.is_empty() {
        return Ok(());
    }
    let (waiting, longest) = store::waiting(tx, &cohort.id, LONGEST).await?;
    let view = Filter::read("state=submitted").on(&urls::people(&programme.slug));
    let letter = letters::what_came_in(&letters::News {
        reader: person,
        organisation: &account::store::organisation_name(tx).await?,
        programme: &programme.name,
        came: &came,
        replied: &replied,
        waiting: (waiting, &longest),
        prepared: decision::store::prepared(tx, &cohort.id).await?.len(),
        link: &app.absolute(&view),
    });
    mail::post(tx, app, &letter.set()?, now).await
}
