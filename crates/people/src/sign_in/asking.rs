//! Somebody asks for a letter: noted in the transaction of whoever asks, written by a job.

use dyad_platform::app::App;
use dyad_platform::db::Tx;
use dyad_platform::jobs;
use dyad_platform::limits;
use dyad_platform::problem::Problem;
use dyad_platform::visit::Visit;

use super::jobs::{WRITE_SIGN_IN_LETTER, ahead_of_the_queue, place, place_of_name};
use super::{FROM_A_NETWORK, LETTERS, store};
use crate::session::{self, Browser};

/// Who asks for a letter, and what for.
pub struct Asking<'a> {
    /// The browser's visit: the code signs in there and nowhere else.
    pub visit: &'a Visit,
    /// Where it comes from.
    pub browser: &'a Browser,
    /// The (tidy) address that the letter goes to.
    pub address: &'a str,
    /// Where link and code lead.
    pub leads_to: &'a str,
    /// The name of somebody who applies. Only then does an address that nobody has get a letter,
    /// and whoever confirms it an account.
    pub newcomer: Option<&'a str>,
}

/// Notes it, and has a job write the letter.
///
/// # Errors
/// [`Problem::TooMany`] when address or network asked too often, and those of the database.
pub async fn ask(tx: &mut Tx, app: &App, asking: &Asking<'_>) -> Result<(), Problem> {
    count(tx, app, asking.address, asking.browser).await?;
    let (id, now) = (app.chance.id(app.now()), app.now());
    let address = app
        .keys
        .seal_for_house(&place(&id), asking.address, &app.chance);
    let newcomer = asking.newcomer.map(|name| {
        app.keys
            .seal_for_house(&place_of_name(&id), name, &app.chance)
    });
    let visit = asking.visit.hashed();
    store::ask(
        tx,
        &id,
        &visit,
        &address,
        newcomer.as_ref(),
        asking.leads_to,
        now,
    )
    .await?;
    let due = ahead_of_the_queue(now);
    jobs::enqueue(tx, app, WRITE_SIGN_IN_LETTER, &id, due).await?;
    Ok(())
}

async fn count(tx: &mut Tx, app: &App, address: &str, browser: &Browser) -> Result<(), Problem> {
    limits::count(tx, app, FROM_A_NETWORK, &browser.network_hash).await?;
    let is_known = session::store::knows_network(tx, address, &browser.network_hash).await?;
    let whom = if is_known {
        format!("{address} {}", browser.network_hash)
    } else {
        address.to_string()
    };
    limits::count(tx, app, LETTERS, &whom).await
}
