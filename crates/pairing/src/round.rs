//! A round: one matching of a cohort, from a draft that nobody knows of to its release.
//!
//! A draft may be thrown away by the next one; what was released stays as it is.

use dyad_people::account::PersonId;
use dyad_platform::clock::{Moment, Span};
use dyad_platform::id;
use dyad_programme::cohort::CohortId;
use dyad_programme::edition::EditionId;
use jiff::ToSpan as _;

pub mod comparison;
pub mod draft;
pub mod edit;
pub mod jobs;
pub mod left;
pub mod pages;
pub mod picture;
pub mod problem;
pub mod proof;
pub mod rearranging;
pub mod reasons;
pub mod store;
pub mod weights;
pub mod why;

id!(
    /// A round.
    RoundId
);

/// Happening: a round was released. Its subject is the round.
pub const ROUND_RELEASED: &str = "round released";

/// So long a release can be taken back: no letter leaves before.
pub const SECOND_THOUGHTS: Span = Span::minutes(10);

/// Links in letters live no longer than two weeks; with the day they are sent on, these are thirteen more.
const LONGEST_DAYS: u32 = 13;

/// Where a round stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// A draft: worked out, and nobody was told.
    Computed,
    /// Released, and its letters wait for the end of [`SECOND_THOUGHTS`]: nobody was told.
    Leaving,
    /// The mentors were asked.
    Released,
    /// A newer draft took its place.
    Discarded,
}

/// A round. Its state changes only by [`Round::release`], or when a newer draft takes its place.
#[derive(Clone, Debug)]
pub struct Round {
    /// Its id.
    pub id: RoundId,
    /// Whose it is.
    pub cohort_id: CohortId,
    /// The programme as it was: what is said of the round keeps to its rules.
    pub edition: EditionId,
    /// Counted within the cohort, from 1.
    pub number: i64,
    /// How many looked for a mentor.
    pub mentees: i64,
    /// How many mentors had room.
    pub mentors: i64,
    /// The room they had together.
    pub places: i64,
    /// How many mentees have a mentor in it.
    pub served: i64,
    /// The points of all its pairs.
    pub total: i64,
    /// The total that no pairing exceeds that serves as many.
    pub best: i64,
    /// The most points that one pair can have.
    pub most: i64,
    /// The proof that nothing better exists, as JSON.
    pub certificate: String,
    /// Who made it.
    pub made_by: PersonId,
    /// When.
    pub made_at: Moment,
    /// When it was released.
    pub released_at: Option<Moment>,
    /// When its letters leave, or left.
    pub letters_at: Option<Moment>,
    /// Until when its mentors may answer.
    pub answer_by: Option<Moment>,
    state: State,
}

/// Proof that a round may be released now. Only the store that releases it takes one.
pub struct Release<'r> {
    round: &'r Round,
    at: Moment,
    answer_by: Moment,
}

impl Release<'_> {
    /// When its letters leave.
    fn letters_at(&self) -> Moment {
        self.at + SECOND_THOUGHTS
    }
}

/// Why a round is not released.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotReleased {
    /// It was released before.
    Already,
    /// A newer draft took its place.
    Discarded,
    /// It has no pair to ask about.
    Empty,
    /// People, answers or rules are no longer those it was made from.
    Outdated,
}

impl Round {
    /// Where it stands.
    #[must_use]
    pub fn state(&self) -> State {
        self.state
    }

    /// Releases it: mentors are asked from `now` on and answer by `answer_by`. `inputs` is the digest
    /// of rules, people and decided pairs as they are now; the round must have been made from the same.
    ///
    /// # Errors
    /// Why it can't be.
    pub fn release(
        &self,
        inputs: &str,
        now: Moment,
        answer_by: Moment,
    ) -> Result<Release<'_>, NotReleased> {
        match self.state {
            State::Leaving | State::Released => Err(NotReleased::Already),
            State::Discarded => Err(NotReleased::Discarded),
            State::Computed if self.served == 0 => Err(NotReleased::Empty),
            State::Computed if !self.is_made_from(inputs) => Err(NotReleased::Outdated),
            State::Computed => Ok(Release {
                round: self,
                at: now,
                answer_by,
            }),
        }
    }

    /// Whether its release can be taken back.
    #[must_use]
    pub fn can_be_taken_back(&self, now: Moment) -> bool {
        self.state == State::Leaving && self.letters_at.is_some_and(|at| now < at)
    }

    /// Whether its letters are to leave now.
    #[must_use]
    pub fn leaves(&self, now: Moment) -> bool {
        self.state == State::Leaving && self.letters_at.is_none_or(|at| at <= now)
    }

    /// Whether it was made from what has this digest.
    #[must_use]
    pub fn is_made_from(&self, inputs: &str) -> bool {
        self.made_from().as_deref() == Some(inputs)
    }

    /// The digest of what it was made from.
    fn made_from(&self) -> Option<String> {
        let certificate: dyad_matching::Certificate =
            serde_json::from_str(&self.certificate).ok()?;
        Some(certificate.input)
    }
}

impl State {
    /// As it stands in the table.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Computed => "computed",
            Self::Leaving => "leaving",
            Self::Released => "released",
            Self::Discarded => "discarded",
        }
    }

    /// Reads it from the table.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        [
            Self::Computed,
            Self::Leaving,
            Self::Released,
            Self::Discarded,
        ]
        .into_iter()
        .find(|s| s.as_str() == text)
    }
}

/// Until when somebody who is asked `now` may answer: the end of the day `days` later on the calendar
/// of `zone`, and never more than two weeks from now.
#[must_use]
pub fn answer_by(now: Moment, days: u32, zone: &str) -> Moment {
    let days = i64::from(days.clamp(1, LONGEST_DAYS));
    let day = now.in_zone(zone).checked_add(days.days());
    let end = day.and_then(|day| day.end_of_day());
    end.map_or(now, |end| Moment(end.timestamp().as_millisecond()))
}

#[cfg(test)]
mod tests {
    use dyad_platform::clock::Span;

    use super::*;

    fn draft() -> Round {
        let person = |id: &str| dyad_matching::Person {
            id: id.into(),
            places: 1,
            ..Default::default()
        };
        let people = dyad_matching::People {
            mentees: vec![person("lin")],
            mentors: vec![person("grace")],
        };
        let rules = dyad_matching::Rules::parse("", "rules.toml").unwrap();
        let answer = dyad_matching::Problem::new(&rules, people, &[], &[])
            .unwrap()
            .solve();
        Round {
            id: RoundId("r".into()),
            cohort_id: CohortId("c".into()),
            edition: EditionId("e".into()),
            number: 1,
            mentees: 1,
            mentors: 1,
            places: 1,
            served: 1,
            total: 0,
            best: 0,
            most: 0,
            certificate: serde_json::to_string(&answer.certificate).unwrap(),
            made_by: PersonId("ada".into()),
            made_at: Moment(0),
            released_at: None,
            letters_at: None,
            answer_by: None,
            state: State::Computed,
        }
    }

    fn inputs(round: &Round) -> String {
        round.made_from().unwrap()
    }

    #[test]
    fn a_draft_is_released_once() {
        let round = draft();
        let release = round
            .release(&inputs(&round), Moment(1), Moment(2))
            .unwrap();
        assert_eq!((release.at, release.answer_by), (Moment(1), Moment(2)));
        let released = Round {
            state: State::Released,
            ..draft()
        };
        let again = released
            .release(&inputs(&released), Moment(3), Moment(4))
            .err();
        assert_eq!(again, Some(NotReleased::Already));
    }

    #[test]
    fn a_release_can_be_taken_back_until_its_letters_leave() {
        let leaving = Round {
            state: State::Leaving,
            letters_at: Some(Moment(100)),
            ..draft()
        };
        assert!(leaving.can_be_taken_back(Moment(99)) && !leaving.leaves(Moment(99)));
        assert!(!leaving.can_be_taken_back(Moment(100)) && leaving.leaves(Moment(100)));
        assert!(!draft().can_be_taken_back(Moment(0)) && !draft().leaves(Moment(0)));
    }

    #[test]
    fn a_draft_that_was_replaced_or_is_empty_or_outdated_stays_untold() {
        let replaced = Round {
            state: State::Discarded,
            ..draft()
        };
        let empty = Round {
            served: 0,
            ..draft()
        };
        let now = Moment(1);
        assert_eq!(
            replaced.release(&inputs(&replaced), now, now).err(),
            Some(NotReleased::Discarded)
        );
        assert_eq!(
            empty.release(&inputs(&empty), now, now).err(),
            Some(NotReleased::Empty)
        );
        assert_eq!(
            draft().release("other people", now, now).err(),
            Some(NotReleased::Outdated)
        );
    }

    #[test]
    fn answers_are_open_until_the_end_of_a_day_and_links_never_longer_than_two_weeks() {
        let zone = "Europe/London";
        let monday = Moment(1_772_439_240_000);
        assert_eq!(monday.day(zone), "Monday 2 March 2026");
        let until = answer_by(monday, 7, zone);
        assert_eq!(until.day(zone), "Monday 9 March 2026");
        assert_eq!(until.time(zone), "23:59");
        let late_on_monday = monday + Span::hours(15);
        for days in [13, 14, 90] {
            assert!(answer_by(late_on_monday, days, zone) - late_on_monday <= Span::days(14));
            assert!(answer_by(monday, days, zone) - monday <= Span::days(14));
        }
    }
}
