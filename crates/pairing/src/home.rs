//! Home: what waits for somebody. At most one thing is asked first; the rest follows quietly.

use dyad_people::account::{Person, first_name, initials};
use dyad_platform::clock::Moment;

use crate::partnership::{PartnershipId, Role};
use crate::proposal::ProposalId;
use crate::urls;

pub mod pages;

/// A proposal that waits for an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Which.
    pub proposal: ProposalId,
    /// Which side is asked.
    pub side: Role,
    /// Name of the other one.
    pub other: String,
    /// Until when.
    pub until: Option<Moment>,
}

/// A pair that somebody is one of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MyPair {
    /// Its home.
    pub url: String,
    /// First name of the partner.
    pub partner: String,
    /// Letters for the pair mark: one's own, the partner's.
    pub marks: (String, String),
}

impl Asked {
    /// The page to answer on.
    #[must_use]
    pub fn url(&self) -> String {
        urls::proposal(&self.proposal)
    }
}

impl MyPair {
    /// The pair of `me` and somebody called `partner`.
    #[must_use]
    pub fn of(me: &Person, id: &PartnershipId, partner: &str) -> Self {
        Self {
            url: urls::pair(id),
            partner: first_name(partner).to_owned(),
            marks: (initials(&me.name), initials(partner)),
        }
    }
}
