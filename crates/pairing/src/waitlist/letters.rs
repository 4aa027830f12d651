//! Letters to people who wait.

use dyad_people::account::Person;
use dyad_platform::letter::Draft;
use dyad_platform::words::ENGLISH;
use dyad_programme::template::Template;

use super::{Band, meanwhile};
use crate::letters::sender::Sender;
use crate::letters::subject_of;
use crate::words::Words;

/// Where somebody stands, in a sentence.
pub(crate) fn stands(words: Words, band: Band) -> String {
    match band {
        Band::Front => words.waitlist_front(),
        Band::Middle => words.waitlist_middle(),
        Band::Later => words.waitlist_later(),
    }
}

/// What there is meanwhile, a sentence for each kind.
pub(crate) fn offers(template: &Template) -> Vec<String> {
    let words = Words(ENGLISH);
    let kinds = meanwhile(template).into_iter();
    kinds
        .map(|kind| words.waitlist_meanwhile(kind.name.as_str(), kind.summary.as_str()))
        .collect()
}

/// Nobody was found for a mentee in this round (N-09).
pub(crate) fn nobody_yet(sender: &Sender, to: &Person, band: Band, template: &Template) -> Draft {
    let words = Words(ENGLISH);
    let programme = sender.programme.as_str();
    let subject = subject_of(
        words.not_yet_subject(programme),
        words.not_yet_subject_short(),
    );
    let mut paragraphs = vec![words.not_yet_mentee(programme), stands(words, band)];
    paragraphs.extend(offers(template));
    paragraphs.push(words.not_yet_mentee_next());
    Draft {
        paragraphs,
        ..sender.letter("N-09", to, subject)
    }
}

/// Nobody was put to a mentor in this round (N-09).
pub(crate) fn not_needed_yet(sender: &Sender, to: &Person) -> Draft {
    let words = Words(ENGLISH);
    let programme = sender.programme.as_str();
    let subject = subject_of(
        words.not_yet_subject(programme),
        words.not_yet_subject_short(),
    );
    Draft {
        paragraphs: vec![words.not_yet_mentor(programme), words.not_yet_mentor_next()],
        ..sender.letter("N-09", to, subject)
    }
}

/// News of the waiting list (N-65): monthly, or when somebody moved up.
pub(crate) fn news(sender: &Sender, to: &Person, band: Band, template: &Template) -> Draft {
    let words = Words(ENGLISH);
    let programme = sender.programme.as_str();
    let subject = subject_of(
        words.waitlist_subject(programme),
        words.waitlist_subject_short(),
    );
    let mut paragraphs = vec![words.waitlist_opening(programme), stands(words, band)];
    paragraphs.extend(offers(template));
    Draft {
        paragraphs,
        after: vec![words.waitlist_nothing_to_do()],
        ..sender.letter("N-65", to, subject)
    }
}
