//! GET /: leads home who is signed in; says what this is, and what is open, to who isn't.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use dyad_people::access::Guest;
use dyad_people::urls::HOME;
use dyad_platform::app::App;
use dyad_platform::page::{Frame, go_to, show};
use dyad_platform::problem::Problem;
use dyad_platform::read_tx;
use dyad_platform::words::ENGLISH;

use crate::join::{Offered, open_programmes};
use crate::words::Words;

#[derive(Template)]
#[template(path = "join/pages/landing.html")]
struct Page {
    frame: Frame,
    words: Words,
    organisation: String,
    programmes: Vec<Offered>,
}

/// Shows the page.
///
/// # Errors
/// Those of the database.
pub async fn show_page(State(app): State<App>, guest: Guest) -> Result<Response, Problem> {
    if guest.me.is_some() {
        return Ok(go_to(HOME));
    }
    let programmes = read_tx!(app.db, |tx| open_programmes(tx, app.now()).await)?;
    show(&Page {
        frame: guest.frame(&app, Vec::new()),
        words: Words(ENGLISH),
        organisation: guest.organisation,
        programmes,
    })
}
