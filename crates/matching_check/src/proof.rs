//! Reading a certificate and adding up both sides of its proof.

mod scan;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Deserializer, de};

use crate::people::{Input, Person};
use crate::scores::Scores;
use crate::{How, Verdict, Wrong};

/// A certificate as it stands in JSON.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Certificate {
    format: u32,
    pub(crate) input: String,
    #[serde(rename = "seed")]
    _seed: u64,
    pub(crate) order: Vec<String>,
    worth_of_mentee: Whole,
    worth_of_pair: Whole,
    mentees: Vec<Price>,
    mentors: Vec<Price>,
    pub(crate) pairs: Vec<Pair>,
    #[serde(default)]
    kept: Option<Kept>,
    totals: Totals,
    primal: Whole,
    dual: Dual,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Price {
    id: String,
    price: Whole,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Pair {
    pub(crate) mentee: String,
    pub(crate) mentor: String,
    pub(crate) score: i64,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kept {
    worth: Whole,
    pairs: Vec<(String, String)>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Totals {
    mentees_served: usize,
    pairs: usize,
    score: i64,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Dual {
    locked: Whole,
    mentees: Whole,
    mentors: Whole,
    pairs: Whole,
    total: Whole,
}

/// A number of up to 128 bits, written as a text.
#[derive(Debug, Clone, Copy)]
struct Whole(i128);

impl<'de> Deserialize<'de> for Whole {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        text.parse().map(Self).map_err(de::Error::custom)
    }
}

impl Certificate {
    /// The pairs it says stood before: mentee, mentor.
    pub(crate) fn kept_pairs(&self) -> &[(String, String)] {
        self.kept.as_ref().map_or(&[], |kept| &kept.pairs)
    }

    pub(crate) fn read(json: &str) -> Result<Self, Wrong> {
        let wrong = |error: serde_json::Error| Wrong::Certificate(error.to_string());
        let certificate: Self = serde_json::from_str(json).map_err(wrong)?;
        match certificate.format {
            1 => Ok(certificate),
            other => Err(Wrong::Certificate(format!("its format is {other}, not 1"))),
        }
    }
}

/// Scores every pair, checks the tiers, and compares the worth of the pairs with
/// the bound of the prices.
pub(crate) fn prove(
    input: &Input<'_>,
    scores: &Scores,
    certificate: &Certificate,
    pairs: &BTreeSet<(usize, usize)>,
    how: How,
) -> Result<Verdict, Wrong> {
    let proof = Proof {
        input,
        scores,
        mentee_locks: locks(input.mentees.len(), input.locked.iter().map(|pair| pair.0)),
        mentor_locks: locks(input.mentors.len(), input.locked.iter().map(|pair| pair.1)),
        served: certificate.worth_of_mentee.0,
        pair: certificate.worth_of_pair.0,
        mentees: prices(&input.mentees, &certificate.mentees)?,
        mentors: prices(&input.mentors, &certificate.mentors)?,
        kept: kept(input, certificate)?,
        stays: certificate.kept.as_ref().map_or(0, |kept| kept.worth.0),
    };
    proof.prices_in_bounds()?;
    let found = proof.outcome(pairs)?;
    equal(
        "the number of mentees served",
        certificate.totals.mentees_served as i128,
        found.served as i128,
    )?;
    equal(
        "the number of pairs",
        certificate.totals.pairs as i128,
        pairs.len() as i128,
    )?;
    equal(
        "the total score",
        certificate.totals.score.into(),
        found.score,
    )?;
    equal("the worth of the answer", certificate.primal.0, found.worth)?;
    proof.tiers(scores.largest().into())?;
    let scan = proof.scan(&scan::Extent {
        one_in: how.one_in.max(1),
        made: pairs,
        threads: how.threads,
    })?;
    let said = &certificate.dual;
    let locked = proof.outcome(&input.locked)?.worth;
    equal("the part of locked pairs", said.locked.0, locked)?;
    let mentees = proof.mentees_part()?;
    equal("the mentees' part of the bound", said.mentees.0, mentees)?;
    let mentors = proof.mentors_part()?;
    equal("the mentors' part of the bound", said.mentors.0, mentors)?;
    equal("the pairs' part of the bound", said.pairs.0, scan.surplus)?;
    let bound = sum([locked, mentees, mentors, scan.surplus])?;
    equal("the bound", said.total.0, bound)?;
    if bound != found.worth {
        let worth = found.worth;
        return Err(Wrong::NotProved { worth, bound });
    }
    Ok(Verdict {
        mentees_served: found.served,
        pairs: pairs.len(),
        total: certificate.totals.score,
        pairs_scored: scan.scored,
        worth: found.worth,
        kept: proof.kept.len(),
        moves: proof.kept.difference(pairs).count(),
    })
}

struct Proof<'a> {
    input: &'a Input<'a>,
    scores: &'a Scores,
    mentee_locks: Vec<u32>,
    mentor_locks: Vec<u32>,
    served: i128,
    pair: i128,
    mentees: Vec<i128>,
    mentors: Vec<i128>,
    /// Pairs that stood before, and what each is worth on top where it stays.
    kept: BTreeSet<(usize, usize)>,
    stays: i128,
}

struct Outcome {
    served: usize,
    score: i128,
    worth: i128,
}

impl Proof<'_> {
    /// A mentor's price is never negative; a mentee's never makes up for more
    /// than being served is worth, and is 0 when no wants are left.
    fn prices_in_bounds(&self) -> Result<(), Wrong> {
        for (person, &price) in self.input.mentors.iter().zip(&self.mentors) {
            if price < 0 {
                let id = person.id.clone();
                return Err(Wrong::Price {
                    id,
                    why: "is negative",
                });
            }
        }
        for (i, &price) in self.mentees.iter().enumerate() {
            let why = match self.wants(i) > 0 {
                true if sum([self.first(i), price])? < 0 => "is too low",
                false if price != 0 => "isn't 0, though no wants are left",
                _ => continue,
            };
            let id = self.input.mentees[i].id.clone();
            return Err(Wrong::Price { id, why });
        }
        Ok(())
    }

    /// What the first mentor of a mentee is still worth besides the pair.
    fn first(&self, i: usize) -> i128 {
        match self.mentee_locks(i) {
            0 => self.served,
            _ => 0,
        }
    }

    fn outcome(&self, pairs: &BTreeSet<(usize, usize)>) -> Result<Outcome, Wrong> {
        let mut score = 0;
        for &pair in pairs {
            match self.scores.of(pair) {
                Some(points) => score += i128::from(points),
                None => return Err(self.against_the_rules(pair)),
            }
        }
        let served: BTreeSet<usize> = pairs.iter().map(|&(i, _)| i).collect();
        let worth = sum([
            times(self.served, served.len() as i128)?,
            times(self.pair, pairs.len() as i128)?,
            times(self.stays, self.kept.intersection(pairs).count() as i128)?,
            score,
        ])?;
        let served = served.len();
        Ok(Outcome {
            served,
            score,
            worth,
        })
    }

    fn against_the_rules(&self, (i, j): (usize, usize)) -> Wrong {
        Wrong::Pair {
            mentee: self.input.mentees[i].id.clone(),
            mentor: self.input.mentors[j].id.clone(),
            why: "the rules don't allow it".to_owned(),
        }
    }

    /// Whether a pair is still to be decided: the mentee has wants beyond locked
    /// pairs, and the mentor isn't locked to them, nor is another of that field.
    fn is_open(&self, i: usize, j: usize) -> bool {
        let same_field = |&(k, held): &(usize, usize)| {
            k == i
                && self.input.field(held).is_some()
                && self.input.field(held) == self.input.field(j)
        };
        self.wants(i) > 0
            && (self.mentee_locks[i] == 0
                || (!self.input.locked.contains(&(i, j))
                    && !self.input.locked.iter().any(same_field)))
    }

    fn wants(&self, i: usize) -> i128 {
        i128::from(self.input.mentees[i].places) - self.mentee_locks(i)
    }

    fn mentee_locks(&self, i: usize) -> i128 {
        self.mentee_locks[i].into()
    }

    /// Each tier has to outweigh all that those below it can add up to.
    fn tiers(&self, largest: i128) -> Result<(), Wrong> {
        let usable = |people: &[Person], others: usize| -> i128 {
            let others = others as i128;
            people
                .iter()
                .map(|person| i128::from(person.places).min(others))
                .sum()
        };
        let (mentees, mentors) = (&self.input.mentees, &self.input.mentors);
        let pairs = usable(mentees, mentors.len()).min(usable(mentors, mentees.len()));
        if self.pair <= 2 * times(pairs, largest)? {
            return Err(Wrong::TierTooSmall("pair"));
        }
        let enough = match self.input.rules.people_first() {
            true => self.served >= times(pairs + 1, self.pair)?,
            false => self.served == 0,
        };
        if enough {
            Ok(())
        } else {
            Err(Wrong::TierTooSmall("mentee"))
        }
    }

    fn mentees_part(&self) -> Result<i128, Wrong> {
        let mut part = 0;
        for (i, &price) in self.mentees.iter().enumerate() {
            let wants = self.wants(i);
            if wants > 0 {
                let first = sum([self.first(i), price])?.max(0);
                part = sum([part, first, times(wants - 1, price.max(0))?])?;
            }
        }
        Ok(part)
    }

    fn mentors_part(&self) -> Result<i128, Wrong> {
        let mut part = 0;
        for (j, &price) in self.mentors.iter().enumerate() {
            let locks = i128::from(self.mentor_locks[j]);
            let free = i128::from(self.input.mentors[j].places) - locks;
            part = sum([part, times(free, price)?])?;
        }
        Ok(part)
    }
}

/// The pairs that a certificate says stood before, each of which could stay.
fn kept(input: &Input<'_>, certificate: &Certificate) -> Result<BTreeSet<(usize, usize)>, Wrong> {
    let Some(kept) = &certificate.kept else {
        return Ok(BTreeSet::new());
    };
    if kept.worth.0 < 0 {
        let why = "pairs that stay are worth less than others";
        return Err(Wrong::Certificate(why.to_owned()));
    }
    let places = kept.pairs.iter().map(|(a, b)| input.places_of(a, b));
    places.collect()
}

fn locks(people: usize, locked: impl Iterator<Item = usize>) -> Vec<u32> {
    let mut locks = vec![0; people];
    for at in locked {
        locks[at] += 1;
    }
    locks
}

/// One price for everyone, in id order.
fn prices(people: &[Person], prices: &[Price]) -> Result<Vec<i128>, Wrong> {
    let mut by_id: BTreeMap<&str, i128> = BTreeMap::new();
    for price in prices {
        if by_id.insert(&price.id, price.price.0).is_some() {
            let id = price.id.clone();
            return Err(Wrong::Price {
                id,
                why: "is given twice",
            });
        }
    }
    let missing = |person: &Person| Wrong::Price {
        id: person.id.clone(),
        why: "is missing",
    };
    let own = |person: &Person| {
        by_id
            .remove(person.id.as_str())
            .ok_or_else(|| missing(person))
    };
    let found = people.iter().map(own).collect::<Result<_, _>>()?;
    match by_id.keys().next() {
        None => Ok(found),
        Some(id) => Err(Wrong::Price {
            id: (*id).to_owned(),
            why: "belongs to nobody",
        }),
    }
}

fn equal(what: &'static str, said: i128, found: i128) -> Result<(), Wrong> {
    if said == found {
        Ok(())
    } else {
        Err(Wrong::Number { what, said, found })
    }
}

fn sum<const N: usize>(numbers: [i128; N]) -> Result<i128, Wrong> {
    let mut sum = 0i128;
    for number in numbers {
        sum = sum.checked_add(number).ok_or(Wrong::TooLarge)?;
    }
    Ok(sum)
}

fn times(a: i128, b: i128) -> Result<i128, Wrong> {
    a.checked_mul(b).ok_or(Wrong::TooLarge)
}
