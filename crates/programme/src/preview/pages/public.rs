//! GET /programmes/{programme}/preview and …/who-reads-what: what everybody will read.

use axum::extract::State;
use axum::response::Response;
use dyad_platform::app::App;
use dyad_platform::page::show;
use dyad_platform::problem::Problem;

use crate::access::Coordinates;
use crate::join::pages::{programme, who_reads};
use crate::preview::door;

/// Shows the public page.
///
/// # Errors
/// Those of the database.
pub async fn show_page(State(app): State<App>, desk: Coordinates) -> Result<Response, Problem> {
    let (door, frame) = door(&app, desk).await?;
    show(&programme::page(&app, &door, frame))
}

/// Shows who reads what.
///
/// # Errors
/// Those of the database.
pub async fn show_reads(State(app): State<App>, desk: Coordinates) -> Result<Response, Problem> {
    let (door, frame) = door(&app, desk).await?;
    show(&who_reads::page(&door, frame))
}
