//! The subjects of the settings.

mod agreement;
mod asking;
mod care;
mod closing;
mod dates;
mod levels;
mod matching;
mod plan;
mod questions;
mod talking;
mod texts;

use super::shape::{Pick, Subject};

/// All of them, in the order in which they are shown.
pub(crate) static SUBJECTS: [&Subject; 11] = [
    &dates::DATES,
    &texts::TEXTS,
    &questions::QUESTIONS,
    &matching::MATCHING,
    &agreement::AGREEMENT,
    &plan::PLAN,
    &talking::TALKING,
    &asking::CHECK_INS,
    &closing::CLOSING,
    &levels::LEVELS,
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
