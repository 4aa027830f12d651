//! The letter that asks a mentor whether another number of places is right (N-38).

use dyad_people::account::{Person, first_name};
use dyad_platform::letter::Draft;
use dyad_platform::words::ENGLISH;

use super::PlaceChange;
use crate::application::Application;
use crate::words::Words;

/// What the letter says.
pub(super) struct Question<'q> {
    pub(super) asked: &'q PlaceChange,
    pub(super) mentor: &'q Application,
    pub(super) programme: &'q str,
    pub(super) organisation: &'q str,
    pub(super) coordinator: &'q Person,
    pub(super) link: &'q str,
    /// The last day to answer.
    pub(super) day: &'q str,
}

/// "Are three places right?"
pub(super) fn is_it_right(question: &Question<'_>) -> Draft {
    let words = Words(ENGLISH);
    let (asked, coordinator) = (question.asked, question.coordinator);
    Draft {
        notice: "N-38",
        from_name: question.organisation.into(),
        to: (
            question.mentor.name.clone(),
            question.mentor.address.clone(),
        ),
        reply_to: None,
        subject: words.my_places_subject(),
        greeting: words.answer_greeting(first_name(&question.mentor.name)),
        paragraphs: vec![words.my_places_opening(
            question.programme,
            asked.before,
            asked.places,
            coordinator.first_name(),
        )],
        button: Some((words.my_places_button(), question.link.into())),
        after: vec![words.my_places_silence(question.day)],
        signed: words.answer_signed(coordinator.name.as_str(), question.organisation),
        small_print: vec![
            words.answer_replies(),
            words.answer_whom_to_ask(coordinator.first_name(), coordinator.address.as_str()),
        ],
    }
}
