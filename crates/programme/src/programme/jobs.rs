//! The job that asks somebody to coordinate.

use dyad_people::account::{self, PersonId};
use dyad_platform::app::App;
use dyad_platform::problem::Problem;
use dyad_platform::{mail, write_tx};

use super::{ProgrammeId, store};
use crate::join::names;
use crate::{letters, urls};

/// Kind of the job that writes to a new coordinator.
pub const INVITE_A_COORDINATOR: &str = "invite a coordinator";

/// Kind of the job that tells somebody that they coordinate no longer.
pub const TELL_OF_AN_END: &str = "tell that coordinating ended";

/// The subject of the job: both ids.
#[must_use]
pub(crate) fn coordinator(programme: &ProgrammeId, person: &PersonId) -> String {
    format!("{}/{}", programme.as_str(), person.as_str())
}

/// Writes to somebody who coordinates now, once.
///
/// # Errors
/// Those of the database.
pub async fn invite_a_coordinator(app: App, subject: String) -> Result<(), Problem> {
    let app = &app;
    let Some((programme, person)) = subject.split_once('/') else {
        return Ok(());
    };
    let (programme, person) = (ProgrammeId(programme.into()), PersonId(person.into()));
    write_tx!(app.db, |tx| {
        if !store::note_invited(tx, &programme, &person, app.now()).await? {
            return Ok(());
        }
        let (Some(programme), Some(person)) = (
            store::by_id(tx, &programme).await?,
            account::store::person(tx, &person).await?,
        ) else {
            return Ok(());
        };
        let organisation = account::store::organisation_name(tx).await?;
        let link = app.absolute(&urls::programme(&programme.slug));
        let letter = letters::coordinate(&organisation, &programme.name, &person, &link).set()?;
        mail::post(tx, app, &letter, app.now()).await
    })
}

/// Tells somebody that they coordinate no longer, unless they do again.
///
/// # Errors
/// Those of the database.
pub async fn tell_of_an_end(app: App, subject: String) -> Result<(), Problem> {
    let app = &app;
    let Some((programme, person)) = subject.split_once('/') else {
        return Ok(());
    };
    let (programme, person) = (ProgrammeId(programme.into()), PersonId(person.into()));
    write_tx!(app.db, |tx| {
        if store::coordinates(tx, &person, &programme).await? {
            return Ok(());
        }
        let (Some(programme), Some(person)) = (
            store::by_id(tx, &programme).await?,
            account::store::person(tx, &person).await?,
        ) else {
            return Ok(());
        };
        let organisation = account::store::organisation_name(tx).await?;
        let coordinators = store::coordinators(tx, &programme.id).await?;
        let letter = letters::coordinates_no_longer(
            &organisation,
            &programme.name,
            &person,
            &names(&coordinators),
        );
        mail::post(tx, app, &letter.set()?, app.now()).await
    })
}
