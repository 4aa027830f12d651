//! The narrow proof that somebody may answer a proposal: by the link of their letter, or signed in.
//! It opens this one question and nothing else.

use dyad_people::account::PersonId;
use dyad_platform::db::Tx;
use dyad_platform::problem::Problem;

use crate::partnership::Role;
use crate::proposal::{Proposal, ProposalId, store};

/// Proof that somebody may answer a proposal for one side of it.
pub struct MayAnswer {
    proposal: Proposal,
    side: Role,
}

impl MayAnswer {
    /// The proposal, as it was when the proof was made.
    #[must_use]
    pub fn proposal(&self) -> &Proposal {
        &self.proposal
    }

    /// Its id.
    #[must_use]
    pub fn id(&self) -> &ProposalId {
        &self.proposal.id
    }

    /// The side that may answer.
    #[must_use]
    pub fn side(&self) -> Role {
        self.side
    }
}

/// Proves it by the hash of a letter's link; nothing when no letter has such a link.
///
/// # Errors
/// Those of the database.
pub async fn prove_link(tx: &mut Tx, hash: &str) -> Result<Option<MayAnswer>, Problem> {
    let Some((id, side)) = store::by_link(tx, hash).await? else {
        return Ok(None);
    };
    let proposal = store::by_id(tx, &id).await?;
    Ok(proposal
        .filter(|it| it.is_known_to(side))
        .map(|proposal| MayAnswer { proposal, side }))
}

/// Proves it for a signed-in person.
///
/// # Errors
/// [`Problem::NotFound`] when there is no such proposal, it isn't theirs, or not theirs to know yet.
pub async fn prove_person(
    tx: &mut Tx,
    person: &PersonId,
    id: &ProposalId,
) -> Result<MayAnswer, Problem> {
    let proposal = store::by_id(tx, id).await?.ok_or(Problem::NotFound)?;
    let side = proposal.side_of(person).ok_or(Problem::NotFound)?;
    if proposal.is_known_to(side) {
        Ok(MayAnswer { proposal, side })
    } else {
        Err(Problem::NotFound)
    }
}
