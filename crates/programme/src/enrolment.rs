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
    /// Their answers by question.
    pub answers: BTreeMap<String, Answer>,
    /// When they are free, in hours of the week (UTC).
    pub free_hours: Option<WeekHours>,
}
