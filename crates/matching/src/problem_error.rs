//! Why rules and people don't fit together.

use serde::{Deserialize, Serialize};

use crate::{Refusal, Side};

/// What is wrong with the people or the decided pairs. Each names whom it is about by id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum ProblemError {
    /// Somebody has no id.
    #[error("a {side} has no id")]
    NoId {
        /// On which side.
        side: Side,
    },
    /// Two people on a side have one id.
    #[error("two {side}s have the id \"{id}\"")]
    SameIdTwice {
        /// On which side.
        side: Side,
        /// The id.
        id: String,
    },
    /// A forbidden or locked pair names somebody who isn't there.
    #[error(transparent)]
    Unknown(#[from] UnknownPerson),
    /// A value that should be one of a scale's steps isn't.
    #[error("{side} \"{id}\": \"{value}\" in \"{column}\" isn't one of {}", scale.join(", "))]
    NotOnScale {
        /// On which side.
        side: Side,
        /// Whose value.
        id: String,
        /// In which column.
        column: String,
        /// The value.
        value: String,
        /// The steps.
        scale: Vec<String>,
    },
    /// A value that should be a whole number isn't, or is beyond ±1,000,000,000.
    #[error("{side} \"{id}\": \"{value}\" in \"{column}\" isn't a whole number")]
    NotANumber {
        /// On which side.
        side: Side,
        /// Whose value.
        id: String,
        /// In which column.
        column: String,
        /// The value.
        value: String,
    },
    /// Several values where a rule can read only one.
    #[error("{side} \"{id}\": there are several values in \"{column}\", which may hold one")]
    SeveralValues {
        /// On which side.
        side: Side,
        /// Whose values.
        id: String,
        /// In which column.
        column: String,
    },
    /// A locked pair breaks a hard rule or is forbidden.
    #[error("the locked pair \"{mentee}\" and \"{mentor}\" is against the rules")]
    LockRefused {
        /// The mentee's id.
        mentee: String,
        /// The mentor's id.
        mentor: String,
        /// What stands against it.
        refusal: Box<Refusal>,
    },
    /// More locked pairs than somebody has places.
    #[error("{side} \"{id}\" has more locked pairs than places ({places})")]
    TooManyLocks {
        /// On which side.
        side: Side,
        /// Who.
        id: String,
        /// Their places.
        places: u32,
    },
    /// Two locked mentors of one mentee are alike where `[diversity]` wants them to differ.
    #[error("the locked mentors of \"{mentee}\" are alike: \"{mentor}\" and another")]
    LocksNotDiverse {
        /// The mentee's id.
        mentee: String,
        /// The second mentor's id.
        mentor: String,
    },
    /// More people or places than exact sums allow (see [`crate::LARGEST_SIDE`]).
    #[error("there are too many people or places")]
    TooLarge,
}

/// An id that isn't among the people of its side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("there is no {side} with the id \"{id}\"")]
pub struct UnknownPerson {
    /// On which side it was looked for.
    pub side: Side,
    /// The id.
    pub id: String,
}

impl std::fmt::Display for Side {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.write_str(match self {
            Self::Mentee => "mentee",
            Self::Mentor => "mentor",
        })
    }
}
