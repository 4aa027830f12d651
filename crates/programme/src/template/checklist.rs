//! What the two can tick off while they get started.

use serde::{Deserialize, Serialize};

use super::Level;

/// A section of what the two tick off while they get started.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChecklistSection {
    /// A short name in lower case with underscores.
    pub key: String,
    /// The heading.
    pub title: String,
    /// What there is to tick.
    pub items: Vec<ChecklistItem>,
}

/// Something to tick off.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChecklistItem {
    /// A short name in lower case with underscores.
    pub key: String,
    /// What to do.
    pub text: String,
    /// Who ticks it.
    pub by: By,
    /// How binding it is.
    pub level: Level,
    /// Days after the start at which it should be done.
    pub within_days: Option<u32>,
}

/// Who ticks something off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum By {
    /// The mentor.
    Mentor,
    /// The mentee.
    Mentee,
    /// Each for themselves.
    Each,
    /// Both: it is done when both have ticked it.
    Both,
}
