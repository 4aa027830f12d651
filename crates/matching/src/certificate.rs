//! The proof that an answer is the best, for a checker that trusts nobody.
//!
//! With s the points of a pair, T the worth of a pair and F that of a mentee
//! served, every choice of mentee prices u and mentor prices v ≥ 0 bounds what
//! any cohort can reach (weak duality of linear programs):
//!
//! > Σ over mentees (max(0, F + u) + (wants − 1) · max(0, u)) + Σ over mentors places · v
//! > + Σ over mentees and fields the largest max(0, T + s − u − v).
//!
//! When a cohort reaches its bound, it is the best. What locked pairs hold is
//! taken out first: their places, their mentees' wants, their fields, and F for
//! mentees they serve. Where no field has to differ, every mentor counts as a
//! field of their own. All numbers are whole, in 128 bits.

pub mod digest;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::assign::{Prices, Worth};
use crate::{Answer, Pair, Problem};

/// The layout that this version writes.
pub const FORMAT: u32 = 1;

/// Everything a checker needs beside rules, people, forbidden and locked pairs.
///
/// Numbers of 128 bits are written as decimal texts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Certificate {
    /// The layout of this certificate: 1.
    pub format: u32,
    /// The digest of the inputs (see [`digest`]), in hexadecimal.
    pub input: String,
    /// The seed that drew between equally good answers.
    pub seed: u64,
    /// What was aimed at, as written in rules.
    pub order: Vec<String>,
    /// What a mentee served is worth besides the pair; 0 when pairs come first.
    #[serde(with = "as_text")]
    pub worth_of_mentee: i128,
    /// What a pair is worth besides its points.
    #[serde(with = "as_text")]
    pub worth_of_pair: i128,
    /// A price for each mentee, by id.
    pub mentees: Vec<Price>,
    /// A price for each mentor, by id.
    pub mentors: Vec<Price>,
    /// The pairs, locked ones included.
    pub pairs: Vec<Pair>,
    /// Earlier pairs that count for more where they stay; absent when nothing was to stay.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kept: Option<KeptPairs>,
    /// What the pairs add up to.
    pub totals: Totals,
    /// The worth of the answer.
    #[serde(with = "as_text")]
    pub primal: i128,
    /// The bound that no answer exceeds, in its parts.
    pub dual: Dual,
}

/// Earlier pairs, and what each is worth on top of its points where it stays. An answer
/// that is the best with that is the best of all that undo no more of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeptPairs {
    /// How much more, in points with tiers in them.
    #[serde(with = "as_text")]
    pub worth: i128,
    /// Which: mentee id and mentor id.
    pub pairs: Vec<(String, String)>,
}

/// The price of one person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Price {
    /// Whose.
    pub id: String,
    /// How much.
    #[serde(with = "as_text")]
    pub price: i128,
}

/// What pairs add up to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Totals {
    /// Mentees with at least one mentor.
    pub mentees_served: usize,
    /// Pairs.
    pub pairs: usize,
    /// Points.
    pub score: i64,
}

/// The bound in its parts; see the module's formula.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dual {
    /// The worth of the locked pairs.
    #[serde(with = "as_text")]
    pub locked: i128,
    /// The mentees' part.
    #[serde(with = "as_text")]
    pub mentees: i128,
    /// The mentors' part.
    #[serde(with = "as_text")]
    pub mentors: i128,
    /// The part of pairs that are worth more than their prices.
    #[serde(with = "as_text")]
    pub pairs: i128,
    /// The sum: equal to the worth of the answer.
    #[serde(with = "as_text")]
    pub total: i128,
}

/// Numbers of 128 bits as texts, which every JSON reader keeps whole.
mod as_text {
    use serde::{Deserialize, Deserializer, Serializer, de};

    pub(super) fn serialize<S: Serializer>(number: &i128, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(number)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<i128, D::Error> {
        let text = String::deserialize(from)?;
        text.parse().map_err(de::Error::custom)
    }
}

/// An answer with its proof, from the positions of its pairs.
pub(crate) fn answer(
    problem: &Problem,
    pairs: &BTreeSet<(usize, usize)>,
    prices: &Prices,
) -> Answer {
    let pairs: Vec<Pair> = pairs.iter().map(|&(i, j)| problem.pair(i, j)).collect();
    let certificate = of(problem, prices, &pairs);
    Answer {
        mentees_served: certificate.totals.mentees_served,
        total: certificate.totals.score,
        certificate,
        pairs,
    }
}

pub(crate) fn of(problem: &Problem, prices: &Prices, pairs: &[Pair]) -> Certificate {
    let worth = Worth::of(problem);
    let totals = totals(pairs);
    let stay = pairs.iter().filter(|pair| {
        let two = problem.both(&pair.mentee, &pair.mentor);
        two.is_ok_and(|two| problem.kept.pairs.contains(&two))
    });
    let stay = match problem.kept.pairs.is_empty() {
        true => 0,
        false => stay.count() as i128 * problem.kept.bonus,
    };
    let total = worth.total(totals.mentees_served, totals.pairs, totals.score.into()) + stay;
    let order = problem.rules.order().phrases();
    Certificate {
        format: FORMAT,
        input: digest::of(problem),
        seed: problem.seed,
        order: order.iter().map(|&tier| tier.to_owned()).collect(),
        worth_of_mentee: worth.served,
        worth_of_pair: worth.pair,
        mentees: priced(problem.mentees.iter().map(|p| &p.id), &prices.mentees),
        mentors: priced(problem.mentors.iter().map(|p| &p.id), &prices.mentors),
        pairs: pairs.to_vec(),
        kept: kept(problem),
        totals,
        primal: total,
        dual: dual(problem, worth, prices),
    }
}

fn kept(problem: &Problem) -> Option<KeptPairs> {
    let pairs = problem.kept.pairs.iter();
    let ids = |&(i, j): &(usize, usize)| {
        let (mentee, mentor) = (&problem.mentees[i].id, &problem.mentors[j].id);
        (mentee.clone(), mentor.clone())
    };
    (!problem.kept.pairs.is_empty()).then(|| KeptPairs {
        worth: problem.kept.bonus,
        pairs: pairs.map(ids).collect(),
    })
}

pub(crate) fn totals(pairs: &[Pair]) -> Totals {
    let mut mentees: Vec<&str> = pairs.iter().map(|pair| pair.mentee.as_str()).collect();
    mentees.sort_unstable();
    mentees.dedup();
    Totals {
        mentees_served: mentees.len(),
        pairs: pairs.len(),
        score: pairs.iter().map(|pair| pair.score).sum(),
    }
}

fn priced<'p>(ids: impl Iterator<Item = &'p String>, prices: &[i128]) -> Vec<Price> {
    ids.zip(prices)
        .map(|(id, &price)| Price {
            id: id.clone(),
            price,
        })
        .collect()
}

fn dual(problem: &Problem, worth: Worth, prices: &Prices) -> Dual {
    let locked_pairs: Vec<Pair> = problem
        .locked
        .iter()
        .map(|&(i, j)| problem.pair(i, j))
        .collect();
    let held = totals(&locked_pairs);
    let locked = worth.total(held.mentees_served, held.pairs, held.score.into());
    let mut mentees = 0;
    for i in 0..problem.mentees.len() {
        let locks = problem.locks_of(i);
        let wants = i128::from(problem.mentees[i].places) - locks.len() as i128;
        if wants > 0 {
            let first = if locks.is_empty() { worth.served } else { 0 };
            let price = prices.mentees[i];
            mentees += (first + price).max(0) + (wants - 1) * price.max(0);
        }
    }
    let mentors = (0..problem.mentors.len()).map(|j| {
        let locks = problem.locked.iter().filter(|&&(_, at)| at == j).count();
        (i128::from(problem.mentors[j].places) - locks as i128) * prices.mentors[j]
    });
    let mentors = mentors.sum();
    Dual {
        locked,
        mentees,
        mentors,
        pairs: prices.surplus,
        total: locked + mentees + mentors + prices.surplus,
    }
}
