//! The best assignment, exactly: a minimum-cost flow by shortest augmenting paths.
//!
//! One unit of a mentee's wants after the other is sent along the path that gains
//! most, ending at a free place or with somebody giving a mentor up (see
//! `search`). Since the value of a mentee's mentors only falls from the first
//! to the next, and places, wants and fields of diversity are nested limits, the
//! flow that no path improves is the best assignment of all.

mod face;
mod graph;
pub(crate) mod network;
pub(crate) mod prices;
mod search;
#[cfg(test)]
mod tests;
mod warm;

use std::collections::BTreeSet;

use crate::people::most_pairs;
use crate::{Order, Problem};
use network::Network;
pub(crate) use prices::Prices;

/// What one mentee served and one pair are worth, in points.
///
/// One unit of a tier outweighs all that the tiers below can add up to: with at
/// most P pairs of at most A points each (up or down), a pair is worth 2PA + 1
/// and a mentee served (P + 1) times that (see [`pairs_at_most`] for P).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Worth {
    /// For the first mentor of a mentee; 0 when the order starts with pairs.
    pub(crate) served: i128,
    /// For each pair.
    pub(crate) pair: i128,
}

/// The best assignment and prices that prove it.
#[derive(Debug, Clone)]
pub(crate) struct Solution {
    /// Positions of mentee and mentor in id order, locked pairs included.
    pub(crate) pairs: BTreeSet<(usize, usize)>,
    pub(crate) prices: Prices,
}

impl Worth {
    pub(crate) fn of(problem: &Problem) -> Self {
        let largest = problem.rules.largest_score();
        Self::for_at_most(pairs_at_most(problem), largest, problem.rules.order())
    }

    /// For so many pairs of so many points at most.
    pub(crate) fn for_at_most(pairs: u64, points: i64, order: Order) -> Self {
        let (pairs, points) = (i128::from(pairs), i128::from(points));
        let pair = 2 * pairs * points + 1;
        let served = if order.people_first() {
            (pairs + 1) * pair
        } else {
            0
        };
        Self { served, pair }
    }

    /// A difference of worths, tier by tier.
    pub(crate) fn in_tiers(self, worth: i128) -> crate::Loss {
        let people = match self.served {
            0 => 0,
            served => (worth + served / 2).div_euclid(served),
        };
        let rest = worth - people * self.served;
        let pairs = (rest + self.pair / 2).div_euclid(self.pair);
        let whole = |number: i128| i64::try_from(number).unwrap_or(i64::MAX);
        crate::Loss {
            served: whole(people),
            pairs: whole(pairs),
            points: whole(rest - pairs * self.pair),
        }
    }

    /// The worth of an outcome.
    pub(crate) fn total(self, served: usize, pairs: usize, points: i128) -> i128 {
        self.served * served as i128 + self.pair * pairs as i128 + points
    }
}

/// More pairs than can be made, also with one place more, and the same for most
/// problems that are nearly alike.
pub(crate) fn pairs_at_most(problem: &Problem) -> u64 {
    let most = most_pairs(&problem.mentees, &problem.mentors) + 1;
    most.next_power_of_two().min(crate::LARGEST_SIDE as u64 + 1)
}

pub(crate) fn solve(problem: &Problem) -> Solution {
    solution(problem, &Network::solved(problem))
}

/// A best network as pairs and prices.
pub(crate) fn solution(problem: &Problem, network: &Network) -> Solution {
    let mut pairs = problem.locked.clone();
    pairs.extend(network.pairs());
    let prices = prices::of(network);
    Solution { pairs, prices }
}

/// The draw that decides between equally good answers: the pairs of the chosen
/// one have the smallest sum of draws.
///
/// With `name(t)` the 64-bit FNV-1a hash of the bytes of `t`, and `mix` the
/// finishing step of SplitMix64, it is the upper half of
/// `mix(mix(seed ^ name(mentee)) ^ name(mentor))`.
#[must_use]
pub fn draw(seed: u64, mentee: &str, mentor: &str) -> u32 {
    drawn(mix(seed ^ name(mentee)), name(mentor))
}

fn drawn(mentee: u64, mentor: u64) -> u32 {
    (mix(mentee ^ mentor) >> 32) as u32
}

/// What a mentee brings to their draws.
pub(crate) fn mixed(seed: u64, mentee: &str) -> u64 {
    mix(seed ^ name(mentee))
}

/// A draw by position, where only the way to an answer depends on it.
pub(crate) fn drawn_for(mentee: u64, position: usize) -> u32 {
    drawn(mentee, position as u64)
}

fn name(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

fn mix(number: u64) -> u64 {
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}
