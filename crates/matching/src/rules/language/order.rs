//! What is aimed at, and in which order.

use serde::{Deserialize, Serialize};

const PEOPLE: &str = "most mentees with a mentor";
const PAIRS: &str = "most pairs";
const TOTAL: &str = "highest total score";

/// What is aimed at, the first above all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Order {
    /// Most mentees with a mentor, then most pairs, then the highest total score.
    #[default]
    PeopleFirst,
    /// Most pairs, then the highest total score.
    PairsFirst,
}

impl Order {
    /// All there are.
    pub const ALL: [Self; 2] = [Self::PeopleFirst, Self::PairsFirst];

    /// The tiers as they are written in rules, the first above all.
    #[must_use]
    pub fn phrases(self) -> &'static [&'static str] {
        match self {
            Self::PeopleFirst => &[PEOPLE, PAIRS, TOTAL],
            Self::PairsFirst => &[PAIRS, TOTAL],
        }
    }

    /// Whether mentees with a mentor count before pairs.
    #[must_use]
    pub fn people_first(self) -> bool {
        self == Self::PeopleFirst
    }
}
