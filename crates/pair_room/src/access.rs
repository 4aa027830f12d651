//! Proofs of this chapter: that somebody may act on one talk of their pair, by its page or by the
//! link of a letter.

use dyad_pairing::access::{self as pairing, Seat};
use dyad_people::account::PersonId;
use dyad_platform::db::Tx;
use dyad_platform::problem::Problem;

use crate::meeting::{Meeting, MeetingId, store};

/// Proof that somebody may act on a talk. It opens no word about it.
pub(crate) struct AtMeeting {
    pub(crate) seat: Seat,
    pub(crate) meeting: Meeting,
}

/// Proves it for one of the two.
///
/// # Errors
/// [`Problem::NotFound`] where there is no such talk in that pair, or the person isn't in it.
pub(crate) async fn prove(
    tx: &mut Tx,
    person: &PersonId,
    pair: &dyad_pairing::partnership::PartnershipId,
    id: &MeetingId,
) -> Result<AtMeeting, Problem> {
    let seat = pairing::seat(tx, person, pair).await?;
    let meeting = store::one(tx, &seat, id).await?.ok_or(Problem::NotFound)?;
    Ok(AtMeeting { seat, meeting })
}

/// Proves it by the hash of a letter's link; nothing where no letter has such a link, or its reader
/// left the pair.
///
/// # Errors
/// Those of the database.
pub(crate) async fn prove_link(tx: &mut Tx, hash: &str) -> Result<Option<AtMeeting>, Problem> {
    let Some((pair, id, person)) = store::by_link(tx, hash).await? else {
        return Ok(None);
    };
    match prove(tx, &person, &pair, &id).await {
        Ok(proof) => Ok(Some(proof)),
        Err(Problem::NotFound) => Ok(None),
        Err(other) => Err(other),
    }
}
