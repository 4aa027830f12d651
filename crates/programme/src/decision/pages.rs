//! Pages on which answers are prepared, read and sent.

pub mod prepare;
pub mod ready;

use super::Kind;
use crate::words::Words;

/// A decision in a word.
pub(crate) fn kind_word(words: Words, kind: Kind) -> String {
    match kind {
        Kind::Accept => words.answers_kind_accept(),
        Kind::Waitlist => words.answers_kind_waitlist(),
        Kind::Decline => words.answers_kind_decline(),
        Kind::Ask => words.answers_kind_ask(),
    }
}

/// A reason, for coordinators.
pub(crate) fn reason_word(words: Words, reason: &str) -> String {
    match reason {
        "field" => words.reason_field(),
        "places" => words.reason_places(),
        "late" => words.reason_late(),
        "eligible" => words.reason_eligible(),
        "incomplete" => words.reason_incomplete(),
        _ => words.reason_other(),
    }
}
