//! The subjects of the settings.

mod agreement;
mod asking;
mod care;
mod closing;
mod dates;
mod extras;
mod kinds;
mod levels;
mod matching;
mod plan;
mod questions;
mod starting;
mod taking_part;
mod talking;
mod texts;

use super::shape::{Pick, Subject};

/// All of them, in the order in which they are shown.
pub(crate) static SUBJECTS: [&Subject; 15] = [
    &dates::DATES,
    &texts::TEXTS,
    &questions::QUESTIONS,
    &taking_part::TAKING_PART,
    &matching::MATCHING,
    &kinds::KINDS,
    &agreement::AGREEMENT,
    &starting::STARTING,
    &plan::PLAN,
    &talking::TALKING,
    &asking::CHECK_INS,
    &closing::CLOSING,
    &levels::LEVELS,
    &extras::EXTRAS,
    &care::CARE,
];

/// The subject with this name.
pub(crate) fn named(key: &str) -> Option<&'static Subject> {
    SUBJECTS.iter().copied().find(|subject| subject.key == key)
}

/// How binding something is.
pub(crate) const LEVEL: &[Pick] = &[
    Pick("required", |w| w.level_required()),
    Pick("expected", |w| w.level_expected()),
    Pick("suggested", |w| w.level_suggested()),
    Pick("off", |w| w.level_off()),
];
