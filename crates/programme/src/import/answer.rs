//! Answers as they are stored, and as people read them.

use jiff::Timestamp;
use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};

use super::{countries, languages};
use crate::template::question::{Kind, Question};

/// The answer to one question, as it is stored. What is chosen is stored by key: the key of an
/// option, the ISO 3166 code of a country (`"PT"`), the language tag of a language (`"pt"`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// One or more lines of text; free times in the person's own words, too.
    Text(String),
    /// A whole number.
    Number(i64),
    /// The key of what was chosen.
    Choice(String),
    /// The keys of what was chosen, in the order of the answer.
    Choices(Vec<String>),
    /// A time zone: an IANA name such as `"Europe/Lisbon"`, or a fixed difference such as
    /// `"UTC+5:30"`. [`super::zones::time_zone`] opens it.
    Zone(String),
}

/// An answer in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Shown {
    /// Nothing was answered.
    Nothing(()),
    /// A number.
    Number(i64),
    /// A line or more.
    Text(String),
    /// Several things, in order.
    List(Vec<String>),
}

/// When something happened, as somebody's clock showed it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moment {
    /// The date and time as written.
    pub clock: DateTime,
    /// Minutes that the clock was ahead of UTC; 0 where the file doesn't say.
    pub ahead_of_utc: i32,
}

impl Answer {
    /// The answer in words.
    #[must_use]
    pub fn shown(&self, question: &Question) -> Shown {
        match self {
            Self::Text(text) | Self::Zone(text) => Shown::Text(text.clone()),
            Self::Number(number) => Shown::Number(*number),
            Self::Choice(key) => Shown::Text(label(question, key)),
            Self::Choices(keys) => {
                Shown::List(keys.iter().map(|key| label(question, key)).collect())
            }
        }
    }
}

impl Shown {
    /// Everything in one line, lists joined by commas.
    #[must_use]
    pub fn in_one_line(&self) -> String {
        match self {
            Self::Nothing(()) => String::new(),
            Self::Number(number) => number.to_string(),
            Self::Text(text) => text.clone(),
            Self::List(items) => items.join(", "),
        }
    }
}

impl Moment {
    /// The instant.
    #[must_use]
    pub fn instant(&self) -> Option<Timestamp> {
        let offset = jiff::tz::Offset::from_seconds(self.ahead_of_utc * 60).ok()?;
        offset.to_timestamp(self.clock).ok()
    }
}

/// The words for a key; the key itself where it is no longer known.
fn label(question: &Question, key: &str) -> String {
    let known = match question.kind {
        Kind::Country => countries::name(key),
        Kind::Languages => languages::name(key),
        _ => question.option_label(key),
    };
    known.unwrap_or(key).to_string()
}
