//! Another number of places: a coordinator proposes it, the mentor is asked by letter, and nothing changes
//! without their yes.

use dyad_people::account::PersonId;
use dyad_platform::clock::{Moment, Span};
use dyad_platform::id;

use crate::application::ApplicationId;

pub mod jobs;
pub(crate) mod letters;
pub mod pages;
pub(crate) mod store;

id!(
    /// A question whether another number of places is right.
    PlaceChangeId
);

/// How long there is to answer.
pub(crate) const ANSWER_WITHIN: Span = Span::days(14);
/// The most places that can be proposed.
const MOST: i64 = 20;

/// A question whether another number of places is right.
#[derive(Clone, Debug)]
pub(crate) struct PlaceChange {
    pub(crate) id: PlaceChangeId,
    pub(crate) application_id: ApplicationId,
    pub(crate) before: i64,
    pub(crate) places: i64,
    pub(crate) asked_by: PersonId,
    pub(crate) asked_at: Moment,
    pub(crate) answer_by: Moment,
    pub(crate) answer: Option<bool>,
    pub(crate) answered_at: Option<Moment>,
}

/// Where such a question stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// It waits.
    Open,
    /// The new number is right.
    Yes,
    /// It stays as it was.
    No,
    /// Nobody answered in time.
    Over,
}

/// Why a number can't be proposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unfit {
    /// It is no number, or none that makes sense.
    NoNumber,
    /// It is what they offer already.
    Same,
}

impl PlaceChange {
    /// Where it stands now.
    pub(crate) fn stands(&self, now: Moment) -> Standing {
        match self.answer {
            Some(true) => Standing::Yes,
            Some(false) => Standing::No,
            None if now > self.answer_by => Standing::Over,
            None => Standing::Open,
        }
    }
}

/// Reads the number that is proposed instead of `before`.
pub(crate) fn read(typed: &str, before: i64) -> Result<i64, Unfit> {
    let places = typed.trim().parse().map_err(|_| Unfit::NoNumber)?;
    match places {
        same if same == before => Err(Unfit::Same),
        0..=MOST => Ok(places),
        _ => Err(Unfit::NoNumber),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_proposed_that_is_another_and_makes_sense() {
        assert_eq!(read(" 3 ", 2), Ok(3));
        assert_eq!(read("0", 2), Ok(0));
        assert_eq!(read("2", 2), Err(Unfit::Same));
        for wrong in ["", "two", "-1", "21", "99999999999999999999"] {
            assert_eq!(read(wrong, 2), Err(Unfit::NoNumber), "{wrong}");
        }
    }

    #[test]
    fn a_question_waits_until_its_last_moment_and_an_answer_stands() {
        let asked = |answer| PlaceChange {
            id: PlaceChangeId("p".into()),
            application_id: ApplicationId("a".into()),
            before: 1,
            places: 2,
            asked_by: PersonId("ada".into()),
            asked_at: Moment(0),
            answer_by: Moment(100),
            answer,
            answered_at: None,
        };
        assert_eq!(asked(None).stands(Moment(100)), Standing::Open);
        assert_eq!(asked(None).stands(Moment(101)), Standing::Over);
        assert_eq!(asked(Some(true)).stands(Moment(500)), Standing::Yes);
        assert_eq!(asked(Some(false)).stands(Moment(1)), Standing::No);
    }
}
