//! What happens to a round later: its letters leave when nobody can take them back any more.

use dyad_platform::app::App;
use dyad_platform::db::Tx;
use dyad_platform::problem::Problem;
use dyad_platform::{jobs, write_tx};
use dyad_programme::programme::{self, Programme};

use super::rearranging::inputs;
use super::{ROUND_RELEASED, Round, RoundId, store};

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
        let programme = programme::store::of_cohort(tx, &round.cohort_id)
            .await?
            .ok_or_else(|| Problem::broken("a round without a programme"))?;
        send(tx, app, &programme, &round).await
    })
}

/// Lets the letters leave, if the round still fits the people; otherwise it is a draft again, and its
/// desk says so.
///
/// # Errors
/// Those of the database.
pub(super) async fn send(
    tx: &mut Tx,
    app: &App,
    programme: &Programme,
    round: &Round,
) -> Result<(), Problem> {
    if !round.is_made_from(&inputs(tx, programme, round).await?) {
        return Ok(store::hold_back(tx, &round.id).await?);
    }
    store::send_out(tx, round).await?;
    Ok(jobs::happened(tx, app, ROUND_RELEASED, round.id.as_str()).await?)
}
