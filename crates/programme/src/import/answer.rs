//! Answers as they are stored, and as people read them.

use std::collections::BTreeMap;
use std::fmt;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
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
    /// A number that may have decimals.
    Decimal(Decimal),
    /// A day.
    Date(Date),
    /// The key of what was chosen; where a question is open, perhaps somebody's own words.
    Choice(String),
    /// The keys of what was chosen, in the order of the answer.
    Choices(Vec<String>),
    /// How much each of several options matters, from 1 to 5, by key.
    Ratings(BTreeMap<String, u8>),
    /// People by their addresses, or in the words somebody had for them; in order where that matters.
    People(Vec<String>),
    /// A time zone: an IANA name such as `"Europe/Lisbon"`, or a fixed difference such as
    /// `"UTC+5:30"`. [`super::zones::time_zone`] opens it.
    Zone(String),
}

/// A number with at most two decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Decimal {
    hundredths: i64,
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
            Self::Decimal(number) => Shown::Text(number.to_string()),
            Self::Date(day) => Shown::Text(day.to_string()),
            Self::Choice(key) => Shown::Text(label(question, key)),
            Self::Choices(keys) => {
                Shown::List(keys.iter().map(|key| label(question, key)).collect())
            }
            Self::Ratings(ratings) => {
                let said =
                    |(key, rating): (&String, &u8)| format!("{}: {rating}", label(question, key));
                Shown::List(ratings.iter().map(said).collect())
            }
            Self::People(people) => Shown::List(people.clone()),
        }
    }
}

impl Decimal {
    /// From hundredths: 3750 is 37.5.
    #[must_use]
    pub fn of_hundredths(hundredths: i64) -> Self {
        Self { hundredths }
    }

    /// In hundredths.
    #[must_use]
    pub fn hundredths(self) -> i64 {
        self.hundredths
    }

    /// Without what stands after the decimal sign, rounded down.
    #[must_use]
    pub fn whole(self) -> i64 {
        self.hundredths.div_euclid(100)
    }
}

impl From<i64> for Decimal {
    fn from(whole: i64) -> Self {
        Self::of_hundredths(whole.saturating_mul(100))
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.hundredths < 0 { "-" } else { "" };
        let (whole, rest) = (
            self.hundredths.unsigned_abs() / 100,
            self.hundredths.unsigned_abs() % 100,
        );
        match (rest, rest % 10) {
            (0, _) => write!(out, "{sign}{whole}"),
            (_, 0) => write!(out, "{sign}{whole}.{}", rest / 10),
            _ => write!(out, "{sign}{whole}.{rest:02}"),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_written_as_short_as_they_can_be() {
        let written = |hundredths| Decimal::of_hundredths(hundredths).to_string();
        assert_eq!(
            [3750, 8000, 5, -1250, 0, 2905].map(written),
            ["37.5", "80", "0.05", "-12.5", "0", "29.05"]
        );
        assert_eq!(
            (Decimal::from(3), Decimal::of_hundredths(-50).whole()),
            (Decimal::of_hundredths(300), -1)
        );
    }
}
