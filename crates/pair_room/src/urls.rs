//! Paths of this chapter.

use dyad_pairing::partnership::PartnershipId;

pub use dyad_pairing::urls::pair;

/// Where words for the partner are sent to.
#[must_use]
pub fn messages(partnership: &PartnershipId) -> String {
    format!("{}/messages", pair(partnership))
}

/// Where somebody says that the two are in touch elsewhere.
#[must_use]
pub fn touch(partnership: &PartnershipId) -> String {
    format!("{}/touch", pair(partnership))
}

/// Where somebody says how their partner can reach them.
#[must_use]
pub fn card(partnership: &PartnershipId) -> String {
    format!("{}/card", pair(partnership))
}

/// The home with another opener in the box; the first is number 1.
#[must_use]
pub fn with_opener(partnership: &PartnershipId, number: usize) -> String {
    format!("{}?opener={number}", pair(partnership))
}

/// The home with words from before `cursor`.
#[must_use]
pub fn earlier(partnership: &PartnershipId, cursor: &str) -> String {
    format!("{}?before={cursor}#conversation", pair(partnership))
}
