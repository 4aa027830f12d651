//! How far places lie from each other, as `[distances]` says.

use std::collections::BTreeMap;

use super::fields::{Fields, number_of};
use super::mistake::{RulesError, Source};
use super::tree::Node;

/// Distances between places, the same in both directions.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Distances(BTreeMap<(String, String), i64>);

impl Distances {
    /// How far two places lie apart: 0 for one and the same place, nothing for two
    /// of which the table says nothing.
    #[must_use]
    pub fn between(&self, a: &str, b: &str) -> Option<i64> {
        if a == b {
            return Some(0);
        }
        self.0.get(&in_order(a, b)).copied()
    }

    /// Every two places that the table knows, once, with their distance.
    pub fn all(&self) -> impl Iterator<Item = (&str, &str, i64)> {
        let all = self.0.iter();
        all.map(|((a, b), distance)| (a.as_str(), b.as_str(), *distance))
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

fn in_order(a: &str, b: &str) -> (String, String) {
    let (first, second) = if a <= b { (a, b) } else { (b, a) };
    (first.to_owned(), second.to_owned())
}

/// Reads `"North" = { "South" = 300, "East" = 120 }`, line by line.
pub(super) fn read(source: Source<'_>, node: Option<Node>) -> Result<Distances, RulesError> {
    let mut distances = Distances::default();
    let Some(node) = node else {
        return Ok(distances);
    };
    let mut rows = Fields::open(source, node, "[distances]")?;
    for from in rows.take_all() {
        let what = format!("the row of \"{}\"", from.name);
        let mut row = Fields::open(source, from.value, &what)?;
        for to in row.take_all() {
            let distance = number_of(source, &to.value, &to.name)?;
            let again = distances.0.insert(in_order(&from.name, &to.name), distance);
            let wrong = if distance < 0 || (from.name == to.name && distance != 0) {
                "It should be 0 or more, and 0 for one and the same place."
            } else if again.is_some_and(|before| before != distance) {
                "It was given before, the other way round, as another number."
            } else {
                continue;
            };
            let said = format!(
                "\"{}\" and \"{}\" are {distance} apart.",
                from.name, to.name
            );
            let span = to.value.span.as_ref();
            return Err(source.mistake(span, &to.value.path, said, wrong));
        }
    }
    Ok(distances)
}
