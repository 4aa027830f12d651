//! A decision on an application. It is prepared first, and nobody hears of it; then the prepared ones
//! leave together, and for ten minutes they can be taken back. Only then do they come into force.

use dyad_people::account::PersonId;
use dyad_platform::clock::{Moment, Span};
use dyad_platform::db::Tx;
use dyad_platform::id;

use crate::application::{ApplicationId, State};
use crate::cohort::CohortId;
use crate::template::question::Role;

pub mod jobs;
pub(crate) mod letters;
pub mod pages;
pub(crate) mod store;

id!(
    /// A decision.
    DecisionId
);
id!(
    /// Decisions that leave together.
    ReleaseId
);

/// How long decisions that were sent can be taken back.
pub(crate) const TAKE_BACK: Span = Span::minutes(10);
/// The longest personal line, and the longest question.
const LONGEST_LINE: usize = 1_000;

/// What is decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// They take part.
    Accept,
    /// They may, when a place comes free.
    Waitlist,
    /// Not this time.
    Decline,
    /// They are asked something first.
    Ask,
}

/// A decision.
#[derive(Clone, Debug)]
pub(crate) struct Decision {
    pub(crate) id: DecisionId,
    pub(crate) application_id: ApplicationId,
    pub(crate) kind: Kind,
    pub(crate) reason: String,
    pub(crate) line: String,
    pub(crate) made_by: PersonId,
    pub(crate) name: String,
    pub(crate) address: String,
    pub(crate) role: Role,
    pub(crate) state: State,
}

/// Decisions that leave together.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(crate) struct Release {
    pub(crate) id: ReleaseId,
    pub(crate) cohort_id: CohortId,
    pub(crate) made_at: Moment,
    pub(crate) leaves_at: Moment,
    pub(crate) taken_back_at: Option<Moment>,
    pub(crate) left_at: Option<Moment>,
    pub(crate) size: i64,
}

/// Acceptances that are not in force yet: whoever has one takes no part so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct UnderWay {
    /// Prepared, and not sent.
    pub prepared: i64,
    /// Sent, and still to be taken back.
    pub leaving: i64,
    /// When the last of those leaves.
    pub at: Option<Moment>,
}

/// The acceptances of a cohort that are not in force yet.
///
/// # Errors
/// Those of the database.
pub async fn under_way(tx: &mut Tx, cohort: &CohortId) -> Result<UnderWay, sqlx::Error> {
    store::under_way(tx, cohort).await
}

/// Reasons for the waiting list; its letter says them.
pub(crate) const WAITING_FOR: [&str; 3] = ["field", "places", "late"];
/// Reasons for a no; only the coordinators ever read them.
pub(crate) const DECLINED_FOR: [&str; 4] = ["eligible", "places", "incomplete", "other"];

/// Why a decision can't be prepared as it was filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unfit {
    /// No reason was chosen.
    NoReason,
    /// No question was written.
    NoQuestion,
    /// The line is too long.
    TooLong,
}

impl Kind {
    /// All of them, in the order in which they are shown.
    pub(crate) const ALL: [Self; 4] = [Self::Accept, Self::Waitlist, Self::Decline, Self::Ask];

    /// The name in tables and forms.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::Accept => "accept",
            Self::Waitlist => "waitlist",
            Self::Decline => "decline",
            Self::Ask => "ask",
        }
    }

    /// The kind with this name.
    pub(crate) fn of(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }

    /// The reasons to choose from.
    pub(crate) fn reasons(self) -> &'static [&'static str] {
        match self {
            Self::Waitlist => &WAITING_FOR,
            Self::Decline => &DECLINED_FOR,
            Self::Accept | Self::Ask => &[],
        }
    }

    /// Whether somebody in this state can be answered so. Whoever takes part or took their
    /// application back is past it.
    pub(crate) fn suits(self, state: State) -> bool {
        match state {
            State::Submitted | State::Asked => true,
            State::Waitlisted => self != Self::Waitlist,
            State::Declined => matches!(self, Self::Accept | Self::Waitlist),
            State::Draft | State::Entered | State::Accepted | State::Withdrawn => false,
        }
    }

    /// What becomes of the application.
    pub(crate) fn leads_to(self) -> State {
        match self {
            Self::Accept => State::Accepted,
            Self::Waitlist => State::Waitlisted,
            Self::Decline => State::Declined,
            Self::Ask => State::Asked,
        }
    }

    /// Whether reason and line fit.
    pub(crate) fn check(self, reason: &str, line: &str) -> Result<(), Unfit> {
        if line.chars().count() > LONGEST_LINE {
            return Err(Unfit::TooLong);
        }
        if !self.reasons().is_empty() && !self.reasons().contains(&reason) {
            return Err(Unfit::NoReason);
        }
        if self == Self::Ask && line.trim().is_empty() {
            return Err(Unfit::NoQuestion);
        }
        Ok(())
    }
}

impl Release {
    /// Whether it can still be taken back.
    pub(crate) fn is_held(&self, now: Moment) -> bool {
        self.taken_back_at.is_none() && self.left_at.is_none() && now < self.leaves_at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_takes_part_or_left_is_past_an_answer() {
        for kind in Kind::ALL {
            assert!(kind.suits(State::Submitted));
            assert!(!kind.suits(State::Accepted));
            assert!(!kind.suits(State::Entered), "without their own yes");
            assert!(!kind.suits(State::Withdrawn));
            assert!(!kind.suits(State::Draft));
            assert_eq!(Kind::of(kind.key()), Some(kind));
        }
        assert!(Kind::Accept.suits(State::Waitlisted));
        assert!(!Kind::Waitlist.suits(State::Waitlisted));
        assert!(Kind::Accept.suits(State::Declined));
        assert!(!Kind::Ask.suits(State::Declined));
    }

    #[test]
    fn a_no_has_a_reason_and_a_question_has_words() {
        assert_eq!(Kind::Decline.check("", "x"), Err(Unfit::NoReason));
        assert_eq!(Kind::Decline.check("field", "x"), Err(Unfit::NoReason));
        assert_eq!(Kind::Decline.check("places", ""), Ok(()));
        assert_eq!(Kind::Ask.check("", " "), Err(Unfit::NoQuestion));
        assert_eq!(Kind::Accept.check("", ""), Ok(()));
        let long = "x".repeat(LONGEST_LINE + 1);
        assert_eq!(Kind::Accept.check("", &long), Err(Unfit::TooLong));
    }

    #[test]
    fn a_release_is_held_for_ten_minutes() {
        let release = Release {
            id: ReleaseId("r".into()),
            cohort_id: CohortId("c".into()),
            made_at: Moment(0),
            leaves_at: Moment(0) + TAKE_BACK,
            taken_back_at: None,
            left_at: None,
            size: 1,
        };
        assert!(release.is_held(Moment(0) + Span::minutes(9)));
        assert!(!release.is_held(Moment(0) + Span::minutes(10)));
    }
}
