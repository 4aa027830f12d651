//! A re-match: one of a pair would like another partner. Nobody owes a reason, the partner is told
//! nothing of the request, and a coordinator decides.

use dyad_people::account::{PersonId, first_name};
use dyad_platform::clock::Moment;
use dyad_platform::id;

use crate::partnership::PartnershipId;

pub mod jobs;
mod letters;
pub mod pages;
pub mod store;

id!(
    /// A request for another partner.
    RematchId
);

/// Happening: somebody asked for another partner. Subject: the request.
pub const REMATCH_ASKED: &str = "re-match asked";
/// Happening: a coordinator ended a partnership so that both can find somebody else. Subject: the request.
pub const ENDED_FOR_A_REMATCH: &str = "ended for a re-match";

/// The longest reason, in characters.
pub const LONGEST_REASON: usize = 1_000;

/// A request that waits for a coordinator.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Open {
    /// Its id.
    pub id: RematchId,
    /// The pair.
    pub partnership_id: PartnershipId,
    /// Who asked.
    pub person_id: PersonId,
    /// Their name.
    pub name: String,
    /// Their address.
    pub address: String,
    /// The partner's name.
    pub partner: String,
    /// Why, in their own words, if they said so: for the coordinators alone.
    pub reason: Option<String>,
    /// When.
    pub asked_at: Moment,
}

impl Open {
    /// The first name of who asked.
    #[must_use]
    pub fn first_name(&self) -> &str {
        first_name(&self.name)
    }
}

/// What a coordinator decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// The partnership ends, without fault.
    Ended,
    /// The two go on.
    Stays,
}

impl Decision {
    /// As it stands in forms and in the table.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ended => "ended",
            Self::Stays => "stays",
        }
    }

    /// Reads it from a form.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Ended, Self::Stays]
            .into_iter()
            .find(|it| it.as_str() == text)
    }
}
