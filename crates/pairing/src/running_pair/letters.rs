//! Letters to the two of a pair that already runs.

use dyad_people::account::{Person, first_name};
use dyad_platform::clock::Moment;
use dyad_platform::letter::Draft;
use dyad_platform::words::ENGLISH;

use crate::words::Words;

/// What a letter to one of the two says.
pub(crate) struct Told {
    pub(crate) me: Person,
    pub(crate) other: Person,
    pub(crate) organisation: String,
    pub(crate) programme: String,
    /// The day on which it began, as people say it.
    pub(crate) since: String,
    /// Who entered the two.
    pub(crate) entered_by: String,
    pub(crate) coordinator: Option<Person>,
}

/// Asks whether the two are a pair (N-07).
pub(crate) fn ask(told: &Told, link: &str) -> Draft {
    let words = Words(ENGLISH);
    let (name, first) = (told.other.name.as_str(), first_name(&told.other.name));
    Draft {
        notice: "N-07",
        subject: short(
            words.running_ask_subject(name),
            words.running_ask_subject(first),
        ),
        paragraphs: vec![
            words.running_ask(
                told.entered_by.as_str(),
                name,
                told.since.as_str(),
                told.programme.as_str(),
            ),
            words.running_ask_what(),
        ],
        button: Some((words.running_button(), link.into())),
        after: vec![words.running_or_no()],
        ..bare(told)
    }
}

/// Asks once more (N-08).
pub(crate) fn remind(told: &Told, link: &str) -> Draft {
    let words = Words(ENGLISH);
    let name = told.other.name.as_str();
    Draft {
        notice: "N-08",
        subject: words.running_reminder_subject(),
        paragraphs: vec![
            words.running_reminder(name, told.since.as_str()),
            words.running_reminder_last(),
        ],
        button: Some((words.running_button(), link.into())),
        ..bare(told)
    }
}

/// Both confirmed (N-12).
pub(crate) fn begun(told: &Told, ends_at: Moment, zone: &str, link: &str) -> Draft {
    let words = Words(ENGLISH);
    let (name, first) = (told.other.name.as_str(), first_name(&told.other.name));
    Draft {
        notice: "N-12",
        subject: short(
            words.running_begun_subject(name),
            words.running_begun_subject(first),
        ),
        paragraphs: vec![words.running_begun(name, told.since.as_str(), ends_at.date(zone))],
        button: Some((words.running_begun_button(), link.into())),
        after: vec![words.began_private(first)],
        ..bare(told)
    }
}

/// It came to nothing (N-09), to whoever had confirmed.
pub(crate) fn came_to_nothing(told: &Told) -> Draft {
    let words = Words(ENGLISH);
    let first = first_name(&told.other.name);
    Draft {
        notice: "N-09",
        subject: words.running_nothing_subject(),
        paragraphs: vec![words.running_nothing(first), words.running_nothing_next()],
        ..bare(told)
    }
}

/// The subject, or the shorter one where it is too long.
fn short(subject: String, shorter: String) -> String {
    if subject.chars().count() <= 60 {
        subject
    } else {
        shorter.chars().take(60).collect()
    }
}

fn bare(told: &Told) -> Draft {
    let words = Words(ENGLISH);
    let organisation = told.organisation.as_str();
    let mut small_print = vec![words.letter_replies_nowhere()];
    if let Some(person) = &told.coordinator {
        small_print.push(words.letter_ask(person.first_name(), person.address.as_str()));
    }
    Draft {
        notice: "",
        from_name: organisation.into(),
        to: (told.me.name.clone(), told.me.address.clone()),
        reply_to: None,
        subject: String::new(),
        greeting: words.letter_greeting(told.me.first_name()),
        paragraphs: Vec::new(),
        button: None,
        after: Vec::new(),
        signed: told.coordinator.as_ref().map_or_else(
            || organisation.to_owned(),
            |person| words.letter_signed(person.name.as_str(), organisation),
        ),
        small_print,
    }
}
