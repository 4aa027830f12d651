//! Proposals in lists, with the names of the two.

use super::Proposal;

pub mod store;

/// A line of a list.
pub struct Listed {
    /// The proposal.
    pub proposal: Proposal,
    /// The mentor's name.
    pub mentor: String,
    /// The mentee's name.
    pub mentee: String,
    /// Why one of them said "not now", if they told.
    pub decline_reason: Option<String>,
}

/// In which order the pairs of a round stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// By the mentee's name.
    #[default]
    Mentee,
    /// By the mentor's name.
    Mentor,
    /// Lowest score first.
    Score,
}
