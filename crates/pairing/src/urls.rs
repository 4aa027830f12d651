//! Paths of this chapter.

use crate::partnership::PartnershipId;

/// A pair's home; its page belongs to the chapter on the pair's room.
#[must_use]
pub fn pair(partnership: &PartnershipId) -> String {
    format!("/p/{partnership}")
}

/// A proposal to answer, by the link of a letter.
#[must_use]
pub fn answer(secret: &str) -> String {
    format!("/answer/{secret}")
}

/// A proposal to answer, signed in.
#[must_use]
pub fn proposal(id: &crate::proposal::ProposalId) -> String {
    format!("/proposals/{id}")
}

/// A question for an extra place, by the link of a letter.
#[must_use]
pub fn extra_place(secret: &str) -> String {
    format!("/places/{secret}")
}

/// A pair that already runs, to confirm by the link of a letter.
#[must_use]
pub fn running_pair(secret: &str) -> String {
    format!("/running/{secret}")
}

/// A matching round.
#[must_use]
pub fn round(slug: &str, number: i64) -> String {
    format!("/programmes/{slug}/matching/{number}")
}

/// Who waits in a programme.
#[must_use]
pub fn waiting(slug: &str) -> String {
    format!("/programmes/{slug}/matching/waiting")
}

/// Where a coordinator decides on requests for another partner.
#[must_use]
pub fn rematches(slug: &str) -> String {
    format!("/programmes/{slug}/matching/rematches")
}

/// Asking for another partner than this one.
#[must_use]
pub fn another(partnership: &PartnershipId) -> String {
    format!("/p/{partnership}/another")
}

/// Whom a mentee could ask, in a programme where mentees ask.
#[must_use]
pub fn find(slug: &str) -> String {
    format!("/find/{slug}")
}

/// Somebody who could be asked.
#[must_use]
pub fn candidate(slug: &str, mentor: &dyad_people::account::PersonId) -> String {
    format!("/find/{slug}/{mentor}")
}

/// Asking somebody one already knows.
#[must_use]
pub fn known(slug: &str) -> String {
    format!("/find/{slug}/known")
}
