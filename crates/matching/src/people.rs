//! The people of a cohort, by opaque ids.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{LARGEST_SIDE, ProblemError};

/// Everyone who takes part. Somebody who does both stands on both sides under
/// the same id and is never paired with themselves.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct People {
    /// Those who look for mentors.
    pub mentees: Vec<Person>,
    /// Those who mentor.
    pub mentors: Vec<Person>,
}

/// One person on one side.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// An opaque id, unique on its side. Equal answers are drawn by it.
    pub id: String,
    /// For a mentee, how many mentors they want; for a mentor, how many mentees they take.
    pub places: u32,
    /// What they said, by column. A column that isn't here counts as missing.
    pub values: BTreeMap<String, Value>,
}

/// What somebody said in one column.
///
/// A blank text and an empty list count as missing, and a list is a set: order
/// and repeats make no difference, but where wishes are ranked. Rules that need one value or a number read
/// them from whichever form fits.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Value {
    /// Nothing.
    #[default]
    Missing,
    /// A number.
    Number(i64),
    /// A text, compared letter by letter.
    Text(String),
    /// Several texts.
    List(Vec<String>),
}

/// One of the two sides of a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    /// Those who look for mentors.
    Mentee,
    /// Those who mentor.
    Mentor,
}

impl Person {
    /// What they said in a column, as a set of texts in order; empty when missing.
    pub(crate) fn said(&self, column: &str) -> Vec<String> {
        let mut texts = match self.values.get(column) {
            None | Some(Value::Missing) => Vec::new(),
            Some(Value::Number(number)) => vec![number.to_string()],
            Some(Value::Text(text)) => vec![text.clone()],
            Some(Value::List(texts)) => texts.clone(),
        };
        texts.retain(|text| !text.trim().is_empty());
        texts.sort_unstable();
        texts.dedup();
        texts
    }

    /// The same in the order in which they said it, each text once.
    pub(crate) fn ranked(&self, column: &str) -> Vec<String> {
        let texts = match self.values.get(column) {
            None | Some(Value::Missing) => Vec::new(),
            Some(Value::Number(number)) => vec![number.to_string()],
            Some(Value::Text(text)) => vec![text.clone()],
            Some(Value::List(texts)) => texts.clone(),
        };
        let mut ranked: Vec<String> = Vec::new();
        for text in texts {
            if !text.trim().is_empty() && !ranked.contains(&text) {
                ranked.push(text);
            }
        }
        ranked
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<Vec<String>> for Value {
    fn from(texts: Vec<String>) -> Self {
        Self::List(texts)
    }
}

/// Sorts one side by id and says where each id stands, so that the order in
/// which people came is forgotten.
pub(crate) fn in_order(
    side: Side,
    people: &mut [Person],
) -> Result<BTreeMap<String, usize>, ProblemError> {
    people.sort_by(|a, b| a.id.cmp(&b.id));
    let mut at = BTreeMap::new();
    for (index, person) in people.iter().enumerate() {
        if person.id.is_empty() {
            return Err(ProblemError::NoId { side });
        }
        if at.insert(person.id.clone(), index).is_some() {
            return Err(ProblemError::SameIdTwice {
                side,
                id: person.id.clone(),
            });
        }
    }
    Ok(at)
}

/// Refuses sizes for which sums might no longer be exact.
pub(crate) fn few_enough(mentees: &[Person], mentors: &[Person]) -> Result<(), ProblemError> {
    let most = mentees.len().max(mentors.len());
    if most > LARGEST_SIDE || most_pairs(mentees, mentors) > LARGEST_SIDE as u64 {
        return Err(ProblemError::TooLarge);
    }
    Ok(())
}

/// No more pairs than this can be made: the smaller sum of places, where nobody
/// counts for more than there are people on the other side.
pub(crate) fn most_pairs(mentees: &[Person], mentors: &[Person]) -> u64 {
    let sum = |people: &[Person], others: usize| -> u64 {
        let usable = |person: &Person| u64::from(person.places).min(others as u64);
        people.iter().map(usable).sum()
    };
    sum(mentees, mentors.len()).min(sum(mentors, mentees.len()))
}

/// Counts one more lock of a person against their places.
pub(crate) fn one_more(side: Side, person: &Person, locks: &mut u32) -> Result<(), ProblemError> {
    *locks += 1;
    if *locks > person.places {
        return Err(ProblemError::TooManyLocks {
            side,
            id: person.id.clone(),
            places: person.places,
        });
    }
    Ok(())
}
