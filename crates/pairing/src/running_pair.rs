//! A pair that already runs: a coordinator enters two addresses and the day on which it began, both are
//! asked, and when both have confirmed it has its place here. Months count from the day it began.

use dyad_people::account::PersonId;
use dyad_platform::clock::{Moment, Span};
use dyad_platform::id;
use dyad_programme::cohort::CohortId;

use crate::partnership::Role;

pub(crate) mod answering;
pub mod jobs;
pub(crate) mod letters;
pub(crate) mod listing;
pub mod pages;
pub(crate) mod reading;
pub(crate) mod store;

id!(
    /// A pair that was entered.
    RunningPairId
);
id!(
    /// Pairs whose letters leave together.
    BatchId
);

/// How long letters that were sent can be taken back.
pub(crate) const TAKE_BACK: Span = Span::minutes(10);
/// After how long without an answer one reminder is written.
pub(crate) const REMIND_AFTER: Span = Span::days(7);
/// After how long without both answers it comes to nothing.
pub(crate) const CLOSES_AFTER: Span = Span::days(30);
/// How long it is kept after it came to nothing.
pub(crate) const KEPT_FOR: Span = Span::days(30);

/// A pair that was entered.
#[derive(Clone, Debug)]
pub(crate) struct RunningPair {
    pub(crate) id: RunningPairId,
    pub(crate) cohort_id: CohortId,
    pub(crate) mentor_id: PersonId,
    pub(crate) mentee_id: PersonId,
    pub(crate) began_at: Moment,
    pub(crate) made_by: PersonId,
    pub(crate) state: State,
    pub(crate) mentor_yes_at: Option<Moment>,
    pub(crate) mentee_yes_at: Option<Moment>,
    pub(crate) mentor_shares: bool,
    pub(crate) mentee_shares: bool,
}

/// What has become of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    /// Its letters can still be taken back.
    Held,
    /// The two are asked.
    Asked,
    /// Both confirmed; the partnership has its place.
    Begun,
    /// One of them said no.
    Declined,
    /// They didn't both answer in time.
    Expired,
    /// Something else stands in the way by now.
    Withdrawn,
}

/// How it stands for one of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// They may answer.
    Open,
    /// They confirmed, and the other one hasn't yet.
    Waits,
    /// Both confirmed.
    Begun,
    /// It came to nothing.
    Over,
}

impl State {
    /// All of them.
    pub(crate) const ALL: [Self; 6] = [
        Self::Held,
        Self::Asked,
        Self::Begun,
        Self::Declined,
        Self::Expired,
        Self::Withdrawn,
    ];

    /// The name in the table.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::Asked => "asked",
            Self::Begun => "begun",
            Self::Declined => "declined",
            Self::Expired => "expired",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The state with this name.
    pub(crate) fn of(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.key() == key)
    }
}

impl RunningPair {
    /// The one on this side.
    pub(crate) fn person(&self, side: Role) -> &PersonId {
        match side {
            Role::Mentor => &self.mentor_id,
            Role::Mentee => &self.mentee_id,
        }
    }

    /// When this side confirmed.
    pub(crate) fn said_yes(&self, side: Role) -> Option<Moment> {
        match side {
            Role::Mentor => self.mentor_yes_at,
            Role::Mentee => self.mentee_yes_at,
        }
    }

    /// How it stands for one of the two.
    pub(crate) fn stands(&self, side: Role) -> Standing {
        match (self.state, self.said_yes(side)) {
            (State::Asked, None) => Standing::Open,
            (State::Asked, Some(_)) => Standing::Waits,
            (State::Begun, _) => Standing::Begun,
            _ => Standing::Over,
        }
    }
}

/// The other side.
pub(crate) fn other(side: Role) -> Role {
    match side {
        Role::Mentor => Role::Mentee,
        Role::Mentee => Role::Mentor,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_of_the_two_answers_once_and_sees_how_it_stands() {
        let pair = RunningPair {
            id: RunningPairId("r".into()),
            cohort_id: CohortId("c".into()),
            mentor_id: PersonId("grace".into()),
            mentee_id: PersonId("lin".into()),
            began_at: Moment(0),
            made_by: PersonId("ada".into()),
            state: State::Asked,
            mentor_yes_at: Some(Moment(1)),
            mentee_yes_at: None,
            mentor_shares: false,
            mentee_shares: false,
        };
        assert_eq!(pair.stands(Role::Mentor), Standing::Waits);
        assert_eq!(pair.stands(Role::Mentee), Standing::Open);
        for (state, standing) in [
            (State::Held, Standing::Over),
            (State::Begun, Standing::Begun),
            (State::Declined, Standing::Over),
            (State::Expired, Standing::Over),
        ] {
            let pair = RunningPair {
                state,
                ..pair.clone()
            };
            assert_eq!(pair.stands(Role::Mentee), standing);
            assert_eq!(State::of(state.key()), Some(state));
        }
    }
}
