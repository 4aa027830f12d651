//! POST /sign-out: ends this session, and clears what the browser keeps of it.

use axum::extract::State;
use axum::http::HeaderValue;
use axum::response::Response;
use dyad_platform::app::App;
use dyad_platform::form::Filled;
use dyad_platform::problem::Problem;
use dyad_platform::visit::Visit;
use dyad_platform::write_tx;

use super::link::with_cookie;
use crate::access::SignedIn;
use crate::{session, urls};

/// Signs out.
///
/// # Errors
/// Those of the database.
pub async fn sign_out(
    State(app): State<App>,
    signed_in: SignedIn,
    _filled: Filled,
) -> Result<Response, Problem> {
    write_tx!(app.db, |tx| session::store::end(
        tx,
        &signed_in.person.id,
        &signed_in.session.id,
        app.now()
    )
    .await)?;
    let mut response = with_cookie(&app, &Visit::begin(&app), urls::LANDING);
    response.headers_mut().insert(
        "clear-site-data",
        HeaderValue::from_static("\"cache\", \"storage\""),
    );
    Ok(response)
}
