//! The letter to somebody who is asked into the next cohort.

use dyad_people::account::Person;
use dyad_platform::clock::Moment;
use dyad_platform::letter::Draft;

use super::answering::Asked;
use crate::application::State;
use crate::join::{last_day, names};
use crate::words::here;

/// "Another round?" (N-37), or the same once more.
pub(super) fn ask(
    asked: &Asked,
    person: &Person,
    coordinators: &[Person],
    until: Moment,
    link: &str,
    is_reminder: bool,
) -> Draft {
    let (words, programme) = (here(), &asked.programme);
    let name = programme.name.as_str();
    let starts = asked.cohort.starts_at.day(&programme.zone);
    let why = match asked.earlier.state {
        State::Waitlisted => words.along_letter_waited(name),
        _ => words.along_letter_mentored(name),
    };
    let mut paragraphs = vec![
        why,
        words.along_letter_asks(asked.cohort.label.as_str(), starts),
        words.along_letter_until(last_day(until).day(&person.zone)),
    ];
    if is_reminder {
        paragraphs.insert(0, words.along_letter_reminder());
    }
    Draft {
        notice: "N-37",
        from_name: name.into(),
        to: (person.name.clone(), person.address.clone()),
        reply_to: None,
        subject: words.along_letter_subject(),
        greeting: words.letter_dear(person.first_name()),
        paragraphs,
        button: Some((words.along_letter_button(), link.into())),
        after: Vec::new(),
        signed: name.into(),
        small_print: small_print(coordinators),
    }
}

fn small_print(coordinators: &[Person]) -> Vec<String> {
    let words = here();
    let ask = coordinators.first().map(|first| {
        let (names, count) = (names(coordinators), coordinators.len());
        words.letter_whom_to_ask(names, count, first.address.as_str())
    });
    let nowhere = words.letter_replies_nowhere();
    std::iter::once(nowhere).chain(ask).collect()
}
