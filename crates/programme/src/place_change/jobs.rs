//! Writes to a mentor whose places a coordinator would change.

use dyad_people::account;
use dyad_platform::app::App;
use dyad_platform::ids::hashed;
use dyad_platform::problem::Problem;
use dyad_platform::{mail, write_tx};

use super::{PlaceChangeId, letters, store};
use crate::{application, programme, urls};

/// Job: the letter to the mentor. Subject: the question.
pub const ASK_ABOUT_PLACES: &str = "ask whether the places are right";

/// Writes to the mentor, once.
///
/// # Errors
/// Those of the database.
pub async fn ask(app: App, id: String) -> Result<(), Problem> {
    let (app, id) = (&app, PlaceChangeId(id));
    let secret = app.chance.secret();
    write_tx!(app.db, |tx| {
        let missing = || Problem::broken("a question about places without its people");
        let Some(asked) = store::by_id(tx, &id).await? else {
            return Ok(());
        };
        if asked.answer.is_some() || !store::note_link(tx, &id, &hashed(&secret)).await? {
            return Ok(());
        }
        let mentor = application::own::store::for_letter(tx, asked.application_id.as_str())
            .await?
            .ok_or_else(missing)?;
        let programme = programme::store::of_cohort(tx, &mentor.cohort_id)
            .await?
            .ok_or_else(missing)?;
        let coordinator = account::store::person(tx, &asked.asked_by)
            .await?
            .ok_or_else(missing)?;
        let letter = letters::is_it_right(&letters::Question {
            asked: &asked,
            mentor: &mentor,
            programme: &programme.name,
            organisation: &account::store::organisation_name(tx).await?,
            coordinator: &coordinator,
            link: &app.absolute(&urls::my_places(&secret)),
            day: &asked.answer_by.day(&programme.zone),
        });
        mail::post(tx, app, &letter.set()?, app.now()).await
    })
}
