//! Letters about the agreement: that it waits for a signature, that it changed, that it holds. None
//! says a word of it.

use dyad_pairing::access::{self, InThePair};
use dyad_people::account::PersonId;
use dyad_platform::app::App;
use dyad_platform::db::Tx;
use dyad_platform::mail;
use dyad_platform::problem::Problem;
use dyad_platform::write_tx;
use dyad_programme::programme;
use dyad_programme::template::year::Notice;

use super::{Stands, Version, VersionId, store};
use crate::letters::{self, OnAgreement};
use crate::urls;

/// Asks whoever hasn't signed. Its subject is the version.
pub const ASK_TO_SIGN: &str = "ask for a signature";
/// Tells whoever signed that the text has changed since. Its subject is the version they signed.
pub const TELL_THAT_IT_CHANGED: &str = "tell that an agreement changed";
/// Tells both that it holds. Its subject is the version.
pub const TELL_THAT_IT_HOLDS: &str = "tell that an agreement holds";

/// Asks the one who hasn't signed yet and didn't begin the version, who has it before their eyes. A
/// programme may have switched this letter off.
///
/// # Errors
/// Those of the database.
pub async fn ask_to_sign(app: App, id: String) -> Result<(), Problem> {
    let (app, id) = (&app, VersionId(id));
    write_tx!(app.db, |tx| {
        for (room, version) in rooms(tx, app, &id).await? {
            let terms = dyad_pairing::partnership::store::terms(tx, &room).await?;
            if terms.notices_off.contains(&Notice::AgreementWaits) {
                continue;
            }
            let me = &room.me().person_id;
            let waits = version.stands() == Stands::Proposed
                && room.partnership().is_open_for_words()
                && version.author_id != *me
                && !version.is_signed_by(me);
            if waits {
                post(tx, app, &room, OnAgreement::WaitsForYou).await?;
            }
        }
        Ok::<_, Problem>(())
    })
}

/// Tells whoever signed the version that it was taken back.
///
/// # Errors
/// Those of the database.
pub async fn tell_that_it_changed(app: App, id: String) -> Result<(), Problem> {
    let (app, id) = (&app, VersionId(id));
    write_tx!(app.db, |tx| {
        for (room, version) in rooms(tx, app, &id).await? {
            if version.is_signed_by(&room.me().person_id) {
                post(tx, app, &room, OnAgreement::Changed).await?;
            }
        }
        Ok::<_, Problem>(())
    })
}

/// Tells both that the version holds.
///
/// # Errors
/// Those of the database.
pub async fn tell_that_it_holds(app: App, id: String) -> Result<(), Problem> {
    let (app, id) = (&app, VersionId(id));
    write_tx!(app.db, |tx| {
        for (room, version) in rooms(tx, app, &id).await? {
            if version.stands() == Stands::InForce {
                post(tx, app, &room, OnAgreement::Holds).await?;
            }
        }
        Ok::<_, Problem>(())
    })
}

/// The proofs of the two, and the version.
async fn rooms(
    tx: &mut Tx,
    app: &App,
    id: &VersionId,
) -> Result<Vec<(InThePair, Version)>, Problem> {
    let Some(partnership) = store::room_of(tx, id).await? else {
        return Ok(Vec::new());
    };
    let pair = dyad_pairing::partnership::store::by_id(tx, &partnership)
        .await?
        .ok_or(Problem::NotFound)?;
    let people: Vec<PersonId> = pair
        .members()
        .iter()
        .map(|member| member.person_id.clone())
        .collect();
    let mut rooms = Vec::new();
    for person in people {
        let room = access::prove(tx, app, &person, &partnership).await?;
        let versions = store::versions(tx, &room).await?;
        if let Some(version) = versions.into_iter().find(|version| version.id == *id) {
            rooms.push((room, version));
        }
    }
    Ok(rooms)
}

async fn post(tx: &mut Tx, app: &App, room: &InThePair, what: OnAgreement) -> Result<(), Problem> {
    let programme = programme::store::of_cohort(tx, room.partnership().cohort_id())
        .await?
        .ok_or(Problem::NotFound)?;
    let link = app.absolute(&urls::agreement(room.id()));
    let letter = letters::on_agreement(room, &programme.name, what, &link).set()?;
    mail::post(tx, app, &letter, app.now()).await
}
