//! What is done to the agreement: POST …/agreement/draft, /proposal and /signature.

use axum::extract::State;
use axum::response::Response;
use dyad_pairing::access::Entered;
use dyad_platform::app::App;
use dyad_platform::form::Filled;
use dyad_platform::page::{Mistake, go_to};
use dyad_platform::problem::Problem;
use dyad_platform::words::ENGLISH;
use dyad_platform::write_tx;

use super::agreement;
use crate::agreement::{is_signature_of, writing};
use crate::urls;
use crate::words::Words;

/// Begins the next version, with the clauses of this one.
///
/// # Errors
/// [`Problem::Conflict`] where nothing can be written any more, and those of the database.
pub(crate) async fn begin(
    State(app): State<App>,
    entered: Entered,
    filled: Filled,
) -> Result<Response, Problem> {
    let url = urls::agreement(entered.room.id());
    write_tx!(app.db, |tx| {
        if filled.led_to(tx).await?.is_none() {
            let room = writing::enter(tx, &app, &entered).await?;
            writing::nothing_is_under_way(tx, &room).await?;
            writing::draft(tx, &app, &room).await?;
            filled.leads_to(tx, &url, app.now()).await?;
        }
        Ok::<_, Problem>(())
    })?;
    Ok(go_to(&url))
}

/// Puts the draft up for signing.
///
/// # Errors
/// As [`begin`].
pub(crate) async fn put_up(
    State(app): State<App>,
    entered: Entered,
    filled: Filled,
) -> Result<Response, Problem> {
    let url = urls::agreement(entered.room.id());
    write_tx!(app.db, |tx| {
        if filled.led_to(tx).await?.is_none() {
            let room = writing::enter(tx, &app, &entered).await?;
            writing::propose(tx, &app, &room).await?;
            filled.leads_to(tx, &url, app.now()).await?;
        }
        Ok::<_, Problem>(())
    })?;
    Ok(go_to(&url))
}

/// Signs the text that was looked at, and no other (INV-01).
///
/// # Errors
/// [`Problem::Conflict`] where the text has changed, and as [`begin`].
pub(crate) async fn sign(
    State(app): State<App>,
    entered: Entered,
    filled: Filled,
) -> Result<Response, Problem> {
    let name = entered.room.me().name.as_str();
    let (number, seen) = (filled.text("version").parse::<i64>(), filled.text("text"));
    let Ok(number) = number else {
        return Err(Problem::Conflict(Words(ENGLISH).agreement_changed()));
    };
    if !is_signature_of(filled.text("sign"), name) {
        let mistake = Mistake {
            field: "sign",
            sentence: Words(ENGLISH).signature_needed(name),
        };
        return agreement::show_mistake(&app, &entered, &filled, mistake).await;
    }
    let url = urls::agreement(entered.room.id());
    write_tx!(app.db, |tx| {
        if filled.led_to(tx).await?.is_none() {
            let room = writing::enter(tx, &app, &entered).await?;
            writing::sign(tx, &app, &room, number, seen, filled.text("sign")).await?;
            filled.leads_to(tx, &url, app.now()).await?;
        }
        Ok::<_, Problem>(())
    })?;
    Ok(go_to(&url))
}
