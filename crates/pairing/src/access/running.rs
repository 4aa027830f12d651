//! The narrow proof that somebody may confirm that they are half of a pair, by the link of a letter.

use dyad_platform::db::Tx;
use dyad_platform::problem::Problem;

use crate::partnership::Role;
use crate::running_pair::{RunningPair, store};

/// Proof that somebody may answer for one side of a pair that was entered.
pub(crate) struct MayConfirm {
    pub(crate) pair: RunningPair,
    pub(crate) side: Role,
}

/// Proves it by the hash of a letter's link; nothing when no letter has such a link.
///
/// # Errors
/// Those of the database.
pub(crate) async fn prove_link(tx: &mut Tx, hash: &str) -> Result<Option<MayConfirm>, Problem> {
    let Some((id, side)) = store::by_link(tx, hash).await? else {
        return Ok(None);
    };
    let pair = store::by_id(tx, &id).await?;
    Ok(pair.map(|pair| MayConfirm { pair, side }))
}
