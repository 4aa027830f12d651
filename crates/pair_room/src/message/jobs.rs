//! The job that tells the partner that words came.

use dyad_pairing::access::{self, InThePair};
use dyad_pairing::partnership;
use dyad_people::account::Person;
use dyad_platform::app::App;
use dyad_platform::db::Tx;
use dyad_platform::mail;
use dyad_platform::problem::Problem;
use dyad_platform::write_tx;
use dyad_programme::programme;

use super::{MessageId, store};
use crate::{letters, urls};

/// Kind of the job that writes the letter. Its subject is the id of the message.
pub const WRITE_THAT_WORDS_CAME: &str = "write that a message came";

/// Writes to the partner of whoever wrote the message, unless they were told or have answered since.
///
/// # Errors
/// Those of the database.
pub async fn write_letter(app: App, id: String) -> Result<(), Problem> {
    let (app, id) = (&app, MessageId(id));
    write_tx!(app.db, |tx| {
        let Some(room) = room_of_reader(tx, app, &id).await? else {
            return Ok(());
        };
        if store::newest_author(tx, &room).await?.as_ref() == Some(&room.me().person_id) {
            return Ok(());
        }
        let programme = programme::store::of_cohort(tx, room.partnership().cohort_id())
            .await?
            .ok_or(Problem::NotFound)?;
        let coordinator = coordinator(tx, &room, &programme.id).await?;
        let link = app.absolute(&urls::pair(room.id()));
        let letter =
            letters::words_came(&room, &programme.name, coordinator.as_ref(), &link).set()?;
        store::mark_told(tx, &room, &id, app.now()).await?;
        mail::post(tx, app, &letter, app.now()).await
    })
}

/// The proof of whoever is to read the message; nothing when it is gone or they were told.
async fn room_of_reader(
    tx: &mut Tx,
    app: &App,
    id: &MessageId,
) -> Result<Option<InThePair>, Problem> {
    let Some(message) = store::addressed(tx, id).await? else {
        return Ok(None);
    };
    if message.told_at.is_some() {
        return Ok(None);
    }
    let Some(pair) = partnership::store::by_id(tx, &message.partnership_id).await? else {
        return Ok(None);
    };
    let Some(reader) = pair.partner_of(&message.author_id) else {
        return Ok(None);
    };
    Ok(Some(
        access::prove(tx, app, &reader.person_id, &message.partnership_id).await?,
    ))
}

/// Whom to turn to: a coordinator who is not one of the two.
async fn coordinator(
    tx: &mut Tx,
    room: &InThePair,
    programme: &programme::ProgrammeId,
) -> Result<Option<Person>, sqlx::Error> {
    let everybody = programme::store::coordinators(tx, programme).await?;
    Ok(everybody
        .into_iter()
        .find(|person| room.partnership().member(&person.id).is_none()))
}
