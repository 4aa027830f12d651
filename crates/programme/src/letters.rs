//! Letters of this chapter.

use dyad_people::account::Person;
use dyad_platform::letter::Draft;
use dyad_platform::words::ENGLISH;

use crate::words::Words;

/// Somebody is asked to coordinate a programme (N-66, to the coordinator).
#[must_use]
pub(crate) fn coordinate(
    organisation: &str,
    programme: &str,
    person: &Person,
    link: &str,
) -> Draft {
    let words = Words(ENGLISH);
    Draft {
        notice: "N-66",
        from_name: organisation.into(),
        to: (person.name.clone(), person.address.clone()),
        reply_to: None,
        subject: words.coordinate_letter_subject(organisation),
        greeting: words.coordinate_letter_greeting(person.first_name()),
        paragraphs: vec![
            words.coordinate_letter_asked(programme, organisation),
            words.coordinate_letter_how(person.address.as_str()),
        ],
        button: Some((words.coordinate_letter_button(), link.into())),
        after: Vec::new(),
        signed: organisation.into(),
        small_print: vec![words.coordinate_letter_not_you()],
    }
}

/// Somebody coordinates a programme no longer (N-66, to whoever did).
#[must_use]
pub(crate) fn coordinates_no_longer(
    organisation: &str,
    programme: &str,
    person: &Person,
    coordinators: &str,
) -> Draft {
    let words = Words(ENGLISH);
    Draft {
        notice: "N-66",
        from_name: organisation.into(),
        to: (person.name.clone(), person.address.clone()),
        reply_to: None,
        subject: words.no_longer_letter_subject(organisation),
        greeting: words.coordinate_letter_greeting(person.first_name()),
        paragraphs: vec![
            words.no_longer_letter_ended(programme),
            words.no_longer_letter_who(coordinators),
        ],
        button: None,
        after: Vec::new(),
        signed: organisation.into(),
        small_print: Vec::new(),
    }
}
