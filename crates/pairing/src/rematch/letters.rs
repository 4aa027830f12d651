//! Letters about a re-match. What was written as a reason stands in none of them.

use dyad_people::account::Person;
use dyad_platform::letter::Draft;
use dyad_platform::words::ENGLISH;

use crate::letters::sender::Sender;
use crate::letters::subject_of;
use crate::partnership::Role;
use crate::words::Words;

/// Somebody would like another partner (N-47), to a coordinator.
pub(crate) fn asked(sender: &Sender, to: &Person, who: &Person, link: &str) -> Draft {
    let words = Words(ENGLISH);
    let subject = subject_of(
        words.rematch_subject(who.name.as_str()),
        words.rematch_subject(who.first_name()),
    );
    Draft {
        paragraphs: vec![words.rematch_opening(who.name.as_str(), sender.programme.as_str())],
        button: Some((words.rematch_button(), link.into())),
        ..sender.letter("N-47", to, subject)
    }
}

/// The partnership ended, in the same words to both, whoever asked.
pub(crate) fn ended(sender: &Sender, to: &Person, role: Role, partner: &str) -> Draft {
    let words = Words(ENGLISH);
    let subject = subject_of(words.ended_subject(partner), words.ended_subject_short());
    let next = match role {
        Role::Mentor => words.ended_mentor_next(),
        Role::Mentee => words.ended_mentee_next(),
    };
    Draft {
        paragraphs: vec![
            words.ended_opening(partner, sender.programme.as_str()),
            next,
            words.ended_words_stay(),
        ],
        ..sender.letter("N-47", to, subject)
    }
}
