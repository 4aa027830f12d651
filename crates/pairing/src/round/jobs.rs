//! What happens to a round later: its letters leave when nobody can take them back any more.

use dyad_platform::app::App;
use dyad_platform::problem::Problem;
use dyad_platform::{jobs, write_tx};

use super::{ROUND_RELEASED, RoundId, store};

/// Job: the letters of a released round leave. Subject: the round.
pub const SEND_A_ROUND_OUT: &str = "send a round out";

/// Sends a round out, unless it was taken back, or taken back and released again later.
///
/// # Errors
/// Those of the database.
pub async fn send_out(app: App, round: String) -> Result<(), Problem> {
    let (app, id) = (&app, RoundId(round));
    write_tx!(app.db, |tx| {
        let round = store::by_id(tx, &id).await?;
        let Some(round) = round.filter(|round| round.leaves(app.now())) else {
            return Ok(());
        };
        store::send_out(tx, &round).await?;
        Ok::<_, Problem>(jobs::happened(tx, app, ROUND_RELEASED, id.as_str()).await?)
    })
}
