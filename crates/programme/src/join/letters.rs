//! The letter to whoever left an address.

use dyad_platform::letter::Draft;

use crate::programme::Programme;
use crate::words;

/// "Applications are open": the one notice that was asked for.
pub(super) fn intake_is_open(
    organisation: &str,
    programme: &Programme,
    address: &str,
    day: &str,
    link: &str,
) -> Draft {
    let words = words::here();
    Draft {
        notice: "intake",
        from_name: organisation.into(),
        to: (address.into(), address.into()),
        reply_to: None,
        subject: words.intake_subject(),
        greeting: words.letter_hello(),
        paragraphs: vec![words.intake_open(programme.name.as_str(), day)],
        button: Some((words.intake_button(), link.into())),
        after: Vec::new(),
        signed: organisation.into(),
        small_print: vec![words.intake_once(), words.letter_replies_nowhere()],
    }
}
