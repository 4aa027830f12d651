//! Letters of this chapter.

use dyad_platform::letter::Draft;
use dyad_platform::words::ENGLISH;

use crate::account::Person;
use crate::words::Words;

/// The sign-in letter (N-01): a link and a code, nothing else.
#[must_use]
pub fn sign_in(organisation: &str, person: &Person, link: &str, code: &str) -> Draft {
    let words = Words(ENGLISH);
    Draft {
        notice: "N-01",
        from_name: organisation.into(),
        to: (person.name.clone(), person.address.clone()),
        reply_to: None,
        subject: words.sign_in_letter_subject(organisation),
        greeting: words.letter_greeting(person.first_name()),
        paragraphs: vec![words.sign_in_letter_link()],
        button: Some((words.sign_in_letter_button(), link.into())),
        after: vec![words.sign_in_letter_code(code)],
        signed: organisation.into(),
        small_print: vec![words.sign_in_letter_not_you(), words.letter_no_replies()],
    }
}
