//! Two answers side by side: who moved, who gained a mentor, who lost one.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::{Answer, Pair};

/// What is different between two sets of pairs, the later against the earlier.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Comparison {
    /// Mentees whose mentors aren't the same, by id.
    pub mentees: Vec<Moved>,
    /// Mentors whose mentees aren't the same, by id.
    pub mentors: Vec<Moved>,
    /// Pairs that are there only later.
    pub made: Vec<Pair>,
    /// Pairs that were there only earlier.
    pub unmade: Vec<Pair>,
    /// Pairs that are there both times.
    pub kept: usize,
    /// How many more mentees have a mentor.
    pub served: i64,
    /// How many more pairs there are.
    pub pairs: i64,
    /// How many more points all pairs have together, each with its own points.
    pub points: i64,
}

/// Somebody whose partners aren't the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moved {
    /// Who.
    pub id: String,
    /// Partners only earlier, by id.
    pub from: Vec<String>,
    /// Partners only later, by id.
    pub to: Vec<String>,
    /// How many more points their pairs have together.
    pub points: i64,
}

/// What became of somebody's pairs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Became {
    /// They have more partners than before.
    Gained,
    /// They have as many, and others.
    Moved,
    /// They have fewer.
    Lost,
}

impl Moved {
    /// Whether they gained, moved or lost.
    #[must_use]
    pub fn became(&self) -> Became {
        match self.to.len().cmp(&self.from.len()) {
            std::cmp::Ordering::Greater => Became::Gained,
            std::cmp::Ordering::Equal => Became::Moved,
            std::cmp::Ordering::Less => Became::Lost,
        }
    }
}

impl Comparison {
    /// What is different in `after`. Pairs are told apart by their two, so that one with
    /// other points (other rules, say) is the same pair, and its points count in `points`.
    #[must_use]
    pub fn between(before: &[Pair], after: &[Pair]) -> Self {
        let then: BTreeMap<(&str, &str), &Pair> = before.iter().map(by_two).collect();
        let now: BTreeMap<(&str, &str), &Pair> = after.iter().map(by_two).collect();
        let only = |these: &BTreeMap<_, &Pair>, others: &BTreeMap<_, &Pair>| -> Vec<Pair> {
            let only = these.iter().filter(|(two, _)| !others.contains_key(*two));
            only.map(|(_, &pair)| pair.clone()).collect()
        };
        let (made, unmade) = (only(&now, &then), only(&then, &now));
        let served = |pairs: &[Pair]| {
            let mentees: BTreeSet<&str> = pairs.iter().map(|pair| pair.mentee.as_str()).collect();
            mentees.len() as i64
        };
        let points = |pairs: &[Pair]| pairs.iter().map(|pair| pair.score).sum::<i64>();
        Self {
            mentees: moved(&made, &unmade, |pair| (&pair.mentee, &pair.mentor)),
            mentors: moved(&made, &unmade, |pair| (&pair.mentor, &pair.mentee)),
            kept: now.len() - made.len(),
            served: served(after) - served(before),
            pairs: after.len() as i64 - before.len() as i64,
            points: points(after) - points(before),
            made,
            unmade,
        }
    }

    /// Whether the same two are together in both.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.made.is_empty() && self.unmade.is_empty()
    }
}

impl Answer {
    /// What is different in a later answer.
    #[must_use]
    pub fn compared_with(&self, later: &Self) -> Comparison {
        Comparison::between(&self.pairs, &later.pairs)
    }
}

fn by_two(pair: &Pair) -> ((&str, &str), &Pair) {
    ((pair.mentee.as_str(), pair.mentor.as_str()), pair)
}

fn moved(made: &[Pair], unmade: &[Pair], seen: impl Fn(&Pair) -> (&String, &String)) -> Vec<Moved> {
    let mut people: BTreeMap<&String, Moved> = BTreeMap::new();
    let both = unmade.iter().map(|pair| (pair, -1));
    for (pair, sign) in both.chain(made.iter().map(|pair| (pair, 1))) {
        let (id, other) = seen(pair);
        let moved = people.entry(id).or_insert_with(|| Moved {
            id: id.clone(),
            from: Vec::new(),
            to: Vec::new(),
            points: 0,
        });
        moved.points += sign * pair.score;
        let partners = if sign < 0 {
            &mut moved.from
        } else {
            &mut moved.to
        };
        partners.push(other.clone());
    }
    people.into_values().collect()
}
