//! POST /p/{partnership}/card: changes what the partner sees of how I can be reached.

use axum::extract::State;
use axum::response::Response;
use dyad_pairing::access::{self, Entered};
use dyad_pairing::partnership::{Standing, store as partnerships};
use dyad_platform::app::App;
use dyad_platform::db::Tx;
use dyad_platform::form::Filled;
use dyad_platform::page::{Mistake, go_to};
use dyad_platform::problem::Problem;
use dyad_platform::words::ENGLISH;
use dyad_platform::write_tx;

use crate::contact_card::{store, tidy};
use crate::home::pages::home;
use crate::urls;
use crate::words::Words;

/// Shares the address or no longer, and keeps the line sealed.
///
/// # Errors
/// [`Problem::Conflict`] after the end, and those of the database.
pub(crate) async fn change(
    State(app): State<App>,
    entered: Entered,
    filled: Filled,
) -> Result<Response, Problem> {
    let Ok(line) = tidy(filled.raw("line")) else {
        let mistake = Mistake {
            field: "line",
            sentence: Words(ENGLISH).my_card_line_too_long(),
        };
        return home::show_mistake(&app, &entered, &filled, mistake).await;
    };
    let home = urls::pair(entered.room.id());
    write_tx!(app.db, |tx| {
        if filled.led_to(tx).await?.is_none() {
            keep(tx, &app, &entered, filled.ticked("share"), line.as_deref()).await?;
            filled.leads_to(tx, &home, app.now()).await?;
        }
        Ok::<_, Problem>(())
    })?;
    Ok(go_to(&home))
}

async fn keep(
    tx: &mut Tx,
    app: &App,
    entered: &Entered,
    shares: bool,
    line: Option<&str>,
) -> Result<(), Problem> {
    let room = access::prove(tx, app, &entered.signed_in.person.id, entered.room.id()).await?;
    if room.partnership().standing() == Standing::Ended {
        return Err(Problem::Conflict(Words(ENGLISH).room_is_closed()));
    }
    // Sharing goes on from when it began; saving the line again is no new consent.
    let since = shares.then(|| room.me().shares_address_since.unwrap_or(app.now()));
    partnerships::share_address(tx, &room, since).await?;
    store::keep(tx, &room, line, &app.chance, app.now()).await
}
