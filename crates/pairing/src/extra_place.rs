//! An extra place: a mentor is asked by letter whether there is room for one more, and answers with one
//! tap. Nobody's name is in the question; a "no" costs nothing.

use dyad_people::account::PersonId;
use dyad_platform::clock::Moment;
use dyad_platform::id;
use dyad_programme::cohort::CohortId;

use crate::round::RoundId;

pub mod jobs;
pub mod pages;
pub mod store;

id!(
    /// A question for an extra place.
    ExtraPlaceId
);

/// Happening: a mentor has one place more. Subject: the question.
pub const PLACE_WAS_GIVEN: &str = "an extra place was given";

/// A question for an extra place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExtraPlace {
    /// Its id.
    pub id: ExtraPlaceId,
    /// The draft in which it would help.
    pub round_id: RoundId,
    /// The cohort.
    pub cohort_id: CohortId,
    /// Who is asked.
    pub mentor_id: PersonId,
    /// Who asks.
    pub asked_by: PersonId,
    /// When.
    pub asked_at: Moment,
    /// The last moment to answer.
    pub answer_by: Moment,
    /// What was answered: whether there is room.
    pub answer: Option<bool>,
}

/// Where a question stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It waits.
    Open,
    /// There is room.
    Yes,
    /// There is none.
    No,
    /// Nobody answered in time.
    Over,
}

impl ExtraPlace {
    /// Where it stands now.
    #[must_use]
    pub fn stands(&self, now: Moment) -> Standing {
        match self.answer {
            Some(true) => Standing::Yes,
            Some(false) => Standing::No,
            None if now > self.answer_by => Standing::Over,
            None => Standing::Open,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_waits_until_its_last_moment_and_an_answer_stands() {
        let asked = ExtraPlace {
            id: ExtraPlaceId("x".into()),
            round_id: RoundId("r".into()),
            cohort_id: CohortId("c".into()),
            mentor_id: PersonId("grace".into()),
            asked_by: PersonId("ada".into()),
            asked_at: Moment(0),
            answer_by: Moment(100),
            answer: None,
        };
        assert_eq!(asked.stands(Moment(100)), Standing::Open);
        assert_eq!(asked.stands(Moment(101)), Standing::Over);
        let answered = |answer| ExtraPlace {
            answer: Some(answer),
            ..asked.clone()
        };
        assert_eq!(answered(true).stands(Moment(500)), Standing::Yes);
        assert_eq!(answered(false).stands(Moment(1)), Standing::No);
    }
}
