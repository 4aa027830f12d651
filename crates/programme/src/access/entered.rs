//! The narrow proof that somebody may answer for themselves whether they take part, by the link of a
//! letter. It opens this one question and nothing else.

use dyad_platform::app::App;
use dyad_platform::db::Tx;
use dyad_platform::problem::Problem;

use crate::entry::answering::{Asked, asked};
use crate::entry::store;
use crate::programme;

/// What a link of a letter allows.
pub(crate) enum MayAnswer {
    /// To say yes or no.
    Open(Box<Asked>),
    /// To read that they said yes to this programme.
    Answered(String),
}

/// Proves it by the hash of a letter's link; nothing when no letter has such a link, or all that it was
/// about is gone.
///
/// # Errors
/// Those of the database.
pub(crate) async fn prove_link(
    tx: &mut Tx,
    app: &App,
    hash: &str,
) -> Result<Option<MayAnswer>, Problem> {
    let Some((id, cohort)) = store::by_link(tx, hash).await? else {
        return Ok(None);
    };
    if let Some(entry) = store::open(tx, &id).await? {
        let asked = asked(tx, app, entry).await?;
        return Ok(asked.map(|asked| MayAnswer::Open(Box::new(asked))));
    }
    let programme = programme::store::of_cohort(tx, &cohort).await?;
    Ok(programme.map(|programme| MayAnswer::Answered(programme.name)))
}
