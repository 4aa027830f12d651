//! A proposal: two people put to each other. The mentor is asked first, the mentee only after the
//! mentor's yes, so that nobody is offered someone who then declines.

use dyad_people::account::PersonId;
use dyad_platform::clock::Moment;
use dyad_platform::form::Filled;
use dyad_platform::id;
use dyad_programme::cohort::CohortId;

use crate::partnership::Role;
use crate::round::RoundId;
use crate::round::reasons::Reasons;

pub mod answering;
pub mod by_phone;
pub mod digest;
pub mod jobs;
pub mod listing;
pub mod next_best;
pub mod pages;
pub mod reminding;
pub mod store;
pub mod telling;

id!(
    /// A proposal.
    ProposalId
);

/// Happening: the mentor said yes. Subject: the proposal.
pub const MENTOR_SAID_YES: &str = "mentor said yes";
/// Happening: one of the two said "not now". Subject: the proposal.
pub const PROPOSAL_DECLINED: &str = "proposal declined";
/// Happening: nobody answered in time. Subject: the proposal.
pub const PROPOSAL_EXPIRED: &str = "proposal expired";
/// Happening: a yes came when the mentor's places were taken. Subject: the proposal.
pub const NO_PLACE_LEFT: &str = "no place left";
/// Happening: one of the two would like to talk first. Subject: the proposal.
pub const WANTS_TO_TALK: &str = "somebody wants to talk";
/// Happening: both said yes. Subject: the partnership.
pub const PARTNERSHIP_BEGAN: &str = "partnership began";

/// The longest reason that somebody may give for a "not now", in characters.
pub const LONGEST_REASON: usize = 1_000;

/// Where a proposal stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// In a draft; nobody knows.
    Suggested,
    /// The mentor is asked.
    MentorAsked,
    /// The mentor said yes, the mentee is asked.
    MenteeAsked,
    /// Both said yes, and the partnership began.
    BothOk,
    /// One said "not now".
    Declined,
    /// Nobody answered in time.
    Expired,
    /// Closed because the mentor's places were taken, or the two are a pair already.
    Withdrawn,
}

/// A proposal as it is read.
#[derive(Clone, Debug)]
pub struct Proposal {
    /// Its id.
    pub id: ProposalId,
    /// The round it comes from; none where the mentee asked.
    pub round_id: Option<RoundId>,
    /// The cohort.
    pub cohort_id: CohortId,
    /// The mentor.
    pub mentor_id: PersonId,
    /// The mentee.
    pub mentee_id: PersonId,
    /// Their points.
    pub score: i64,
    /// Why these two.
    pub reasons: Reasons,
    /// Where it stands.
    pub state: State,
    /// When the mentor answered.
    pub mentor_answered_at: Option<Moment>,
    /// When the mentee answered.
    pub mentee_answered_at: Option<Moment>,
    /// Whether the mentor shares their address with a yes.
    pub mentor_shares: bool,
    /// Whether the mentee does.
    pub mentee_shares: bool,
    /// Who said "not now".
    pub declined_by: Option<Role>,
    /// Who would like to talk first.
    pub wants_to_talk: Option<Role>,
    /// A yes by phone that a coordinator noted.
    pub heard: Option<by_phone::Heard>,
    /// Until when whoever is asked may answer.
    pub expires_at: Option<Moment>,
}

/// An answer to a proposal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Yes, and whether the partner may see the address.
    Yes {
        /// Whether they may.
        shares: bool,
    },
    /// Let's talk.
    Talk,
    /// Not now, with a reason for the coordinators, if one was given.
    NotNow {
        /// The reason.
        reason: Option<String>,
    },
}

/// What a proposal is to one of the two, now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It waits for their answer.
    Open,
    /// They said yes, and the other one is asked.
    Waits,
    /// Both said yes.
    Began,
    /// They said "not now".
    SaidNo,
    /// They said yes; it did not come about.
    CameToNothing,
    /// They said yes; the places were taken.
    NoPlace,
    /// It is over, unanswered.
    Over,
}

impl Answer {
    /// Reads a form's `answer`, `share` and `reason`; nothing where no answer was chosen.
    #[must_use]
    pub fn read(filled: &Filled) -> Option<Self> {
        let reason: String = filled.text("reason").chars().take(LONGEST_REASON).collect();
        match filled.text("answer") {
            "yes" => Some(Self::Yes {
                shares: filled.ticked("share"),
            }),
            "talk" => Some(Self::Talk),
            "not-now" => Some(Self::NotNow {
                reason: (!reason.is_empty()).then_some(reason),
            }),
            _ => None,
        }
    }
}

impl Proposal {
    /// Which of the two somebody is.
    #[must_use]
    pub fn side_of(&self, person: &PersonId) -> Option<Role> {
        if self.mentor_id == *person {
            Some(Role::Mentor)
        } else {
            (self.mentee_id == *person).then_some(Role::Mentee)
        }
    }

    /// Who is on one side.
    #[must_use]
    pub fn person(&self, side: Role) -> &PersonId {
        match side {
            Role::Mentor => &self.mentor_id,
            Role::Mentee => &self.mentee_id,
        }
    }

    /// Whether the mentee asked: they said their yes by it.
    #[must_use]
    pub fn is_requested(&self) -> bool {
        self.round_id.is_none()
    }

    /// Whether this side may know of it: the mentor once asked, the mentee only after the mentor's
    /// yes, and never of a proposal that ended before. Whoever asked knows what became of it.
    #[must_use]
    pub fn is_known_to(&self, side: Role) -> bool {
        if self.is_requested() {
            return true;
        }
        match (side, self.state) {
            (_, State::Suggested) | (Role::Mentee, State::MentorAsked) => false,
            (Role::Mentor, _) | (Role::Mentee, State::MenteeAsked | State::BothOk) => true,
            (Role::Mentee, State::Declined) => self.declined_by == Some(Role::Mentee),
            (Role::Mentee, State::Expired) => self.mentor_answered_at.is_some(),
            (Role::Mentee, State::Withdrawn) => self.mentee_answered_at.is_some(),
        }
    }

    /// Whether this side is asked now.
    #[must_use]
    pub fn is_open_to(&self, side: Role, now: Moment) -> bool {
        let asked = match side {
            Role::Mentor => self.state == State::MentorAsked,
            Role::Mentee => self.state == State::MenteeAsked,
        };
        asked && !self.is_past(now)
    }

    /// Whether nobody may answer it any more, as its time is over.
    #[must_use]
    pub fn is_past(&self, now: Moment) -> bool {
        self.expires_at.is_none_or(|end| now > end)
    }

    /// What it is to this side, now. What the other one answered, it doesn't tell.
    #[must_use]
    pub fn stands(&self, side: Role, now: Moment) -> Standing {
        let said_yes = match side {
            Role::Mentor => self.mentor_answered_at.is_some(),
            Role::Mentee => self.mentee_answered_at.is_some(),
        };
        match self.state {
            State::BothOk => Standing::Began,
            State::Declined if self.declined_by == Some(side) => Standing::SaidNo,
            State::Withdrawn if said_yes && self.closed_by(side) => Standing::NoPlace,
            State::Declined | State::Expired | State::Withdrawn if said_yes => {
                Standing::CameToNothing
            }
            State::MenteeAsked if side == Role::Mentor && self.is_past(now) => {
                Standing::CameToNothing
            }
            State::MenteeAsked if side == Role::Mentor => Standing::Waits,
            State::MentorAsked if side == Role::Mentee && said_yes && !self.is_past(now) => {
                Standing::Waits
            }
            _ if self.is_open_to(side, now) => Standing::Open,
            _ => Standing::Over,
        }
    }

    /// Whether it was this side's yes that found the places taken.
    fn closed_by(&self, side: Role) -> bool {
        side == Role::Mentee || self.mentee_answered_at.is_none()
    }
}

impl State {
    const ALL: [Self; 7] = [
        Self::Suggested,
        Self::MentorAsked,
        Self::MenteeAsked,
        Self::BothOk,
        Self::Declined,
        Self::Expired,
        Self::Withdrawn,
    ];

    /// As it stands in the table.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Suggested => "suggested",
            Self::MentorAsked => "mentor_asked",
            Self::MenteeAsked => "mentee_asked",
            Self::BothOk => "both_ok",
            Self::Declined => "declined",
            Self::Expired => "expired",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// Reads it from the table.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == text)
    }
}

#[cfg(test)]
mod tests;
