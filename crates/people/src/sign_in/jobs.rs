//! The job behind a sign-in request.

use dyad_platform::app::App;
use dyad_platform::clock::Moment;
use dyad_platform::ids::hashed;
use dyad_platform::keys::Place;
use dyad_platform::mail;
use dyad_platform::problem::Problem;
use dyad_platform::write_tx;

use super::{HOLDS, store};
use crate::{account, letters, urls};

/// Kind of the job that writes a sign-in letter.
pub const WRITE_SIGN_IN_LETTER: &str = "write a sign-in letter";

/// Looks up whose address it is, and writes to them if it is somebody's.
///
/// # Errors
/// Those of the database.
pub async fn write_letter(app: App, id: String) -> Result<(), Problem> {
    let app = &app;
    let (secret, code) = (app.chance.secret(), app.chance.code());
    write_tx!(app.db, |tx| {
        let Some((sealed, newcomer)) = store::unwritten(tx, &id).await? else {
            return Ok(());
        };
        let address = app.keys.open_for_house(&place(&id), &sealed)?;
        let newcomer = newcomer
            .map(|name| app.keys.open_for_house(&place_of_name(&id), &name))
            .transpose()?;
        let person = account::store::by_address(tx, &address).await?;
        let Some(name) = person
            .as_ref()
            .map(|known| &known.name)
            .or(newcomer.as_ref())
        else {
            return Ok(());
        };
        let organisation = account::store::organisation_name(tx).await?;
        store::write_letter(
            tx,
            &id,
            person.as_ref().map(|known| &known.id),
            &hashed(&secret),
            &hash_code(app, &id, &code),
        )
        .await?;
        let link = app.absolute(&urls::sign_in_link(&secret));
        let to = (name.as_str(), address.as_str());
        let letter = match newcomer {
            Some(_) => letters::confirm_address(&organisation, to, &link, &code),
            None => letters::sign_in(&organisation, to, &link, &code),
        };
        let letter = letter.set()?;
        mail::post(tx, app, &letter, ahead_of_the_queue(app.now())).await
    })
}

/// Sign-in letters hold for minutes, so they go before all that waits already.
pub(super) fn ahead_of_the_queue(now: Moment) -> Moment {
    now - HOLDS
}

/// Where the address of a request is sealed.
pub(super) fn place(id: &str) -> Place<'_> {
    Place {
        table: "sign_in",
        row: id,
        owner: "house",
        author: "",
    }
}

/// Where the name of an applicant is sealed.
pub(super) fn place_of_name(id: &str) -> Place<'_> {
    Place {
        owner: "newcomer",
        ..place(id)
    }
}

/// A code is short, so its digest is keyed and bound to its request: the table alone doesn't tell it.
pub(super) fn hash_code(app: &App, id: &str, code: &str) -> String {
    app.keys.digest("code", &format!("{id} {code}"))
}
