//! Pages of the review desk.

pub mod one;
pub mod people;

use crate::application::State;
use crate::template::question::Role;
use crate::words::Words;

/// What somebody applies as, in a word.
pub(crate) fn role_word(words: Words, role: Role) -> String {
    match role {
        Role::Mentee => words.role_mentee(),
        Role::Mentor => words.role_mentor(),
    }
}

/// What has become of an application, in a word.
pub(crate) fn state_word(words: Words, state: State) -> String {
    match state {
        State::Draft => words.state_draft(),
        State::Submitted => words.state_submitted(),
        State::Asked => words.state_asked(),
        State::Accepted => words.state_accepted(),
        State::Waitlisted => words.state_waitlisted(),
        State::Declined => words.state_declined(),
        State::Withdrawn => words.state_withdrawn(),
    }
}
