//! Letters of this chapter.

use dyad_platform::letter::Draft;
use dyad_platform::words::ENGLISH;

use crate::account::first_name;
use crate::words::Words;

/// The sign-in letter (N-01): a link and a code, nothing else. `to` is a name and an address.
#[must_use]
pub fn sign_in(organisation: &str, to: (&str, &str), link: &str, code: &str) -> Draft {
    let words = Words(ENGLISH);
    Draft {
        notice: "N-01",
        from_name: organisation.into(),
        to: (to.0.into(), to.1.into()),
        reply_to: None,
        subject: words.sign_in_letter_subject(organisation),
        greeting: words.letter_greeting(first_name(to.0)),
        paragraphs: vec![words.sign_in_letter_link()],
        button: Some((words.sign_in_letter_button(), link.into())),
        after: vec![words.sign_in_letter_code(code)],
        signed: organisation.into(),
        small_print: vec![words.sign_in_letter_not_you(), words.letter_no_replies()],
    }
}

/// The letter by which an applicant shows that the address is theirs (N-01). Without the name that
/// was typed beside the address: whoever typed it may be somebody else.
#[must_use]
pub fn confirm_address(organisation: &str, to: (&str, &str), link: &str, code: &str) -> Draft {
    let words = Words(ENGLISH);
    Draft {
        subject: words.confirm_letter_subject(organisation),
        greeting: words.confirm_letter_greeting(),
        paragraphs: vec![words.confirm_letter_why(organisation)],
        button: Some((words.confirm_letter_button(), link.into())),
        small_print: vec![words.confirm_letter_not_you(), words.letter_no_replies()],
        ..sign_in(organisation, (to.1, to.1), link, code)
    }
}
