//! POST /p/{partnership}/touch: "we're in touch elsewhere". A date for the pulse, once a day.

use axum::extract::State;
use axum::response::Response;
use dyad_pairing::access::{self, Entered};
use dyad_pairing::pulse::{self, Sign};
use dyad_platform::app::App;
use dyad_platform::db::Tx;
use dyad_platform::form::Filled;
use dyad_platform::page::go_to;
use dyad_platform::problem::Problem;
use dyad_platform::words::ENGLISH;
use dyad_platform::write_tx;

use crate::home::same_day;
use crate::urls;
use crate::words::Words;

/// Records it, unless somebody did today.
///
/// # Errors
/// [`Problem::Conflict`] while the partnership isn't under way, and those of the database.
pub(crate) async fn touch(
    State(app): State<App>,
    entered: Entered,
    filled: Filled,
) -> Result<Response, Problem> {
    let home = urls::pair(entered.room.id());
    write_tx!(app.db, |tx| {
        if filled.led_to(tx).await?.is_none() {
            record(tx, &app, &entered).await?;
            filled.leads_to(tx, &home, app.now()).await?;
        }
        Ok::<_, Problem>(())
    })?;
    Ok(go_to(&home))
}

async fn record(tx: &mut Tx, app: &App, entered: &Entered) -> Result<(), Problem> {
    let room = access::prove(tx, app, &entered.signed_in.person.id, entered.room.id()).await?;
    if !room.partnership().is_open_for_words() {
        return Err(Problem::Conflict(Words(ENGLISH).room_is_closed()));
    }
    let (last, now) = (pulse::last_touchpoint(tx, &room).await?, app.now());
    if last.is_none_or(|last| !same_day(last, now, &room.me().zone)) {
        pulse::record(tx, app, &room, Sign::Touchpoint, now).await?;
        crate::phase::look_in(tx, app, &room).await?;
    }
    Ok(())
}
