//! GET /style: every component with its states, in development only. The catalogue that people
//! and tests look at when the stylesheet changes.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use dyad_platform::app::App;
use dyad_platform::page::{Frame, show};
use dyad_platform::problem::Problem;
use dyad_platform::visit::Visit;

#[derive(Template)]
#[template(path = "pages/style.html")]
struct Page {
    frame: Frame,
}

/// Shows the catalogue.
///
/// # Errors
/// When the template fails.
pub async fn show_page(State(app): State<App>, visit: Visit) -> Result<Response, Problem> {
    show(&Page {
        frame: Frame::new(&app, &visit, ""),
    })
}
