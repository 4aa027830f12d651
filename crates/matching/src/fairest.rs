//! The fairest answer: the worst-off pairs are raised first, level by level.
//!
//! As many mentees have a mentor, and as many pairs are made, as in the best answer. Among
//! those answers, as few pairs as possible are at the lowest level of points; among these,
//! as few as possible at the next; and so on (fair matchings; Huang, Kavitha, Mehlhorn and
//! Michail 2016). What is left open then has the highest total. Every level is followed on
//! the face of what the earlier ones leave open, with prices of its own, and all prices
//! together, compared one level after the other, prove the answer as one price would.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::assign::network::Network;
use crate::assign::{self, pairs_at_most};
use crate::certificate::Totals;
use crate::{Answer, Loss, Pair, Problem};

/// The fairest answer with its proof.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fairest {
    /// The digest of the inputs, as in a [`crate::Certificate`].
    pub input: String,
    /// How many points a level spans.
    pub level_points: i64,
    /// The levels that pairs can be at, the lowest first: points ÷ `level_points`, rounded
    /// down.
    pub levels: Vec<i64>,
    /// From which points the last aim counts down: the highest of a pair.
    pub highest: i64,
    /// What a mentee served is worth, counted in pairs; 0 when pairs come first.
    pub worth_of_mentee: i64,
    /// Prices by mentee: for people and pairs, then for each level (where a pair at it
    /// counts −1), then for the total (where a pair counts its points less `highest`).
    pub mentees: Vec<Prices>,
    /// Prices by mentor.
    pub mentors: Vec<Prices>,
    /// The pairs, locked ones included.
    pub pairs: Vec<Pair>,
    /// What they add up to.
    pub totals: Totals,
}

/// Somebody's prices, one for each aim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Prices {
    /// Whose.
    pub id: String,
    /// In the order of the aims.
    pub prices: Vec<i64>,
}

impl Fairest {
    /// The price of fairness: what it has less than the best answer. There are never fewer
    /// pairs, nor fewer mentees with a mentor where those come first.
    #[must_use]
    pub fn price(&self, best: &Answer) -> Loss {
        Loss {
            served: best.mentees_served as i64 - self.totals.mentees_served as i64,
            pairs: best.pairs.len() as i64 - self.totals.pairs as i64,
            points: best.total - self.totals.score,
        }
    }

    /// The points of the worst pair.
    #[must_use]
    pub fn worst(&self) -> Option<i64> {
        self.pairs.iter().map(|pair| pair.score).min()
    }
}

impl Problem {
    /// The fairest answer, where a level spans so many points (at least 1). It holds all
    /// pairs that may be made.
    #[must_use]
    pub fn fairest(&self, level_points: i64) -> Fairest {
        let step = level_points.max(1);
        let mut network = Network::unsolved(self);
        let levels: BTreeSet<i64> = network
            .scores()
            .map(|score| score.div_euclid(step))
            .collect();
        let levels: Vec<i64> = levels.into_iter().collect();
        let served = match self.rules.order().people_first() {
            true => pairs_at_most(self) as i64 + 1,
            false => 0,
        };
        let highest = network.scores().max().unwrap_or(0);
        let mut aims = vec![network.follow_first(1, served.into())];
        for &level in &levels {
            let at_level = |score: i64| i128::from(score.div_euclid(step) == level);
            aims.extend(network.follow(|score| -at_level(score)));
        }
        aims.extend(network.follow(|score| i128::from(score - highest)));
        network
            .follow_draws(|i, j| assign::draw(self.seed, &self.mentees[i].id, &self.mentors[j].id));
        let mut pairs = self.locked.clone();
        pairs.extend(network.pairs());
        let pairs: Vec<Pair> = pairs.iter().map(|&(i, j)| self.pair(i, j)).collect();
        let priced = |people: &[crate::Person], mentees: bool| {
            let prices = |at: usize| match mentees {
                true => aims.iter().map(|aim| aim.mentees[at]).collect(),
                false => never_below_nothing(aims.iter().map(|aim| aim.mentors[at])),
            };
            let people = people.iter().enumerate();
            people
                .map(|(at, person)| Prices {
                    id: person.id.clone(),
                    prices: prices(at),
                })
                .collect()
        };
        Fairest {
            input: self.digest(),
            level_points: step,
            highest,
            worth_of_mentee: served,
            mentees: priced(&self.mentees, true),
            mentors: priced(&self.mentors, false),
            totals: crate::certificate::totals(&pairs),
            levels,
            pairs,
        }
    }
}

/// Nobody pays to be taken: whoever would isn't asked for at nothing either.
fn never_below_nothing(prices: impl Iterator<Item = i64>) -> Vec<i64> {
    let mut prices: Vec<i64> = prices.collect();
    let first = prices.iter().position(|&price| price != 0);
    if let Some(first) = first.filter(|&first| prices[first] < 0) {
        prices[first..].fill(0);
    }
    prices
}
