//! GET /: leads home who is signed in; says what this is to who isn't.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use dyad_platform::app::App;
use dyad_platform::page::{Frame, go_to, show};
use dyad_platform::problem::Problem;
use dyad_platform::read_tx;
use dyad_platform::visit::Visit;
use dyad_platform::words::ENGLISH;

use crate::access;
use crate::account::store::organisation_name;
use crate::urls;
use crate::words::Words;

#[derive(Template)]
#[template(path = "visitor/pages/landing.html")]
struct Page {
    frame: Frame,
    words: Words,
    organisation: String,
}

/// Shows the page.
///
/// # Errors
/// Those of the database.
pub async fn show_page(State(app): State<App>, visit: Visit) -> Result<Response, Problem> {
    let (organisation, is_signed_in) = read_tx!(app.db, |tx| Ok::<_, Problem>((
        organisation_name(tx).await?,
        access::prove(tx, &app, &visit).await.is_ok()
    )))?;
    if is_signed_in {
        return Ok(go_to(urls::HOME));
    }
    show(&Page {
        frame: Frame::new(&app, &visit, &organisation),
        words: Words(ENGLISH),
        organisation,
    })
}
