//! GET /health: whether the database answers. Says nothing else.

use axum::extract::State;
use dyad_platform::app::App;
use dyad_platform::problem::Problem;
use dyad_platform::read_tx;

/// "well", or a 503.
///
/// # Errors
/// When the database doesn't answer.
pub async fn health(State(app): State<App>) -> Result<&'static str, Problem> {
    read_tx!(app.db, |tx| {
        dyad_people::account::store::organisation(tx).await?;
        Ok::<_, Problem>("well")
    })
}
