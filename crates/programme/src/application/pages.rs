//! Pages of the review desk.

pub(crate) mod export;
pub mod one;
pub mod people;
pub(crate) mod ratio;

use crate::application::State;
use crate::application::view::{Column, Word};
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
        State::Entered => words.state_entered(),
        State::Submitted => words.state_submitted(),
        State::Asked => words.state_asked(),
        State::Accepted => words.state_accepted(),
        State::Waitlisted => words.state_waitlisted(),
        State::Declined => words.state_declined(),
        State::Withdrawn => words.state_withdrawn(),
    }
}

/// What stands above a column.
pub(crate) fn column_word(words: Words, column: Column<'_>) -> String {
    match column {
        Column::Address => words.column_address(),
        Column::Role => words.column_role(),
        Column::State => words.column_state(),
        Column::Applied => words.column_applied(),
        Column::Decided => words.column_decided(),
        Column::Places => words.column_places(),
        Column::Waits => words.column_waits(),
        Column::Missing => words.column_missing(),
        Column::Answer(question) => question.label.clone(),
    }
}

/// A word that a cell needs.
pub(crate) fn word(words: Words, word: Word) -> String {
    match word {
        Word::Role(role) => role_word(words, role),
        Word::State(state) => state_word(words, state),
    }
}
