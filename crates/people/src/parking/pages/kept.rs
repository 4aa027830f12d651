//! GET and POST /kept: what was written before the session ended, given back to its author.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use dyad_platform::app::App;
use dyad_platform::form::Filled;
use dyad_platform::page::{Frame, go_to, show};
use dyad_platform::problem::Problem;
use dyad_platform::words::ENGLISH;
use dyad_platform::{read_tx, write_tx};

use crate::access::SignedIn;
use crate::parking::{KEPT_FOR, place, store};
use crate::urls;
use crate::words::Words;

#[derive(Template)]
#[template(path = "parking/pages/kept.html")]
struct Page {
    frame: Frame,
    words: Words,
    id: String,
    path: String,
    fields: Vec<(String, String)>,
}

/// Shows the form that waits, or leads home when none does.
///
/// # Errors
/// Those of the database.
pub async fn show_form(State(app): State<App>, signed_in: SignedIn) -> Result<Response, Problem> {
    let person = &signed_in.person.id;
    let parked = read_tx!(app.db, |tx| store::newest_of(
        tx,
        person,
        app.now() - KEPT_FOR
    )
    .await)?;
    let Some(parked) = parked else {
        return Ok(go_to(urls::HOME));
    };
    let text = app
        .keys
        .open_for_house(&place(&parked.id, person), &parked.fields)?;
    let fields = serde_json::from_str(&text).unwrap_or_default();
    show(&Page {
        frame: signed_in.frame(&app, Vec::new()),
        words: Words(ENGLISH),
        id: parked.id,
        path: parked.path,
        fields,
    })
}

/// Takes the kept form away, once its author goes on with it or lets it go.
///
/// # Errors
/// Those of the database.
pub async fn let_go(
    State(app): State<App>,
    signed_in: SignedIn,
    filled: Filled,
) -> Result<Response, Problem> {
    write_tx!(app.db, |tx| store::remove(
        tx,
        &signed_in.person.id,
        filled.text("kept")
    )
    .await)?;
    Ok(go_to(urls::HOME))
}
