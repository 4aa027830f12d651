//! A yes given by phone: a coordinator notes it, the place is held, reminders stop, and one link
//! confirms. Nobody says yes for somebody else: only the link does.

use dyad_people::account::PersonId;
use dyad_platform::clock::Moment;

use super::{Proposal, State};
use crate::partnership::Role;

/// A yes that a coordinator heard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heard {
    /// Whose.
    pub side: Role,
    /// When it was noted.
    pub at: Moment,
}

/// Whose yes a coordinator may note: of whoever is asked, unless it was noted before, or the
/// coordinator is one of the two (INV-07).
#[must_use]
pub fn may_note(proposal: &Proposal, coordinator: &PersonId, now: Moment) -> Option<Role> {
    let side = match proposal.state {
        State::MentorAsked => Role::Mentor,
        State::MenteeAsked => Role::Mentee,
        _ => return None,
    };
    let was_noted = proposal.heard.as_ref().is_some_and(|it| it.side == side);
    let is_mine = proposal.side_of(coordinator).is_some();
    (!was_noted && !is_mine && !proposal.is_past(now)).then_some(side)
}
