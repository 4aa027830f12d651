//! An enrolment: somebody takes part in a cohort, in one role.

use std::collections::BTreeMap;

use dyad_people::account::PersonId;
use dyad_platform::id;

use crate::import::Answer;
use crate::template::hours::WeekHours;

pub mod store;

id!(
    /// An enrolment.
    EnrolmentId
);

/// Why two people must not be paired.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Apart {
    /// One of them asked for it.
    Wish,
    /// One of them manages or assesses the other.
    Assessor,
}

impl Apart {
    /// The name in tables.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Wish => "wish",
            Self::Assessor => "assessor",
        }
    }
}

/// Somebody who takes part, with what they answered.
#[derive(Clone, Debug)]
pub struct Enrolled {
    /// The enrolment.
    pub id: EnrolmentId,
    /// Who it is.
    pub person_id: PersonId,
    /// `true` for a mentor, `false` for a mentee.
    pub is_mentor: bool,
    /// How many partners they take.
    pub places: i64,
    /// Their name.
    pub name: String,
    /// Their address, by which others may have named them.
    pub address: String,
    /// Their answers by question.
    pub answers: BTreeMap<String, Answer>,
    /// When they are free, in hours of the week (UTC).
    pub free_hours: Option<WeekHours>,
}
