//! Whether the worst-off can't be raised any further, level by level.
//!
//! A pair is worth a list of numbers: 1 for being made, −1 at its level and 0 at others,
//! and its points, counted down from the highest. Lists are compared one number after the
//! other, and so are prices, which are lists too. The proof is then that of a single
//! number: no choice of pairs is worth more than the bound of the prices.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use crate::people::{Input, Person};
use crate::proof::Pair;
use crate::rules::Rules;
use crate::scores::Scores;
use crate::{People, Wrong, digest, made};

/// A confirmed fairest answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fair {
    /// Mentees with at least one mentor.
    pub mentees_served: usize,
    /// Pairs.
    pub pairs: usize,
    /// The points of all pairs.
    pub total: i64,
    /// The points of the worst pair.
    pub worst: Option<i64>,
    /// How many pairs of a mentee and a mentor were scored anew.
    pub pairs_scored: u64,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Fairest {
    input: String,
    level_points: i64,
    levels: Vec<i64>,
    highest: i64,
    worth_of_mentee: i64,
    mentees: Vec<Prices>,
    mentors: Vec<Prices>,
    pub(crate) pairs: Vec<Pair>,
    totals: Totals,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Prices {
    id: String,
    prices: Vec<i64>,
}

#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Totals {
    mentees_served: usize,
    pairs: usize,
    score: i64,
}

/// One number for each aim.
type List = Vec<i128>;

impl Fairest {
    pub(crate) fn read(json: &str) -> Result<Self, Wrong> {
        serde_json::from_str(json).map_err(|error| Wrong::Certificate(error.to_string()))
    }
}

/// Whether a certificate claims to be the fairest rather than the best.
#[must_use]
pub fn is_fair(certificate: &str) -> bool {
    let value: Result<serde_json::Value, _> = serde_json::from_str(certificate);
    value.is_ok_and(|value| value.get("level_points").is_some())
}

/// Checks that an answer is the fairest.
///
/// # Errors
/// When anything at all is wrong with inputs or answer.
pub fn check_fair(
    rules: &str,
    people: &People,
    forbidden: &[(String, String)],
    locked: &[(String, String)],
    certificate: &str,
) -> Result<Fair, Wrong> {
    let said = Fairest::read(certificate)?;
    let rules = Rules::read(rules)?;
    let input = Input::new(&rules, people, forbidden, locked)?;
    let found = digest::of(&input);
    if said.input != found {
        let said = said.input;
        return Err(Wrong::OtherInput { said, found });
    }
    let scores = Scores::new(&input)?;
    let pairs = made(&input, &scores, &said.pairs)?;
    let mentees: BTreeSet<usize> = pairs.iter().map(|pair| pair.0).collect();
    let totals = Totals {
        mentees_served: mentees.len(),
        pairs: pairs.len(),
        score: said.pairs.iter().map(|pair| pair.score).sum(),
    };
    if totals != said.totals {
        return Err(certificate_says("its totals aren't those of its pairs"));
    }
    let proof = Proof::new(&input, &scores, &said)?;
    let worth = proof.worth(&pairs)?;
    let bound = proof.bound()?;
    if worth != bound {
        return Err(certificate_says("its prices don't prove it the fairest"));
    }
    Ok(Fair {
        mentees_served: totals.mentees_served,
        pairs: totals.pairs,
        total: totals.score,
        worst: said.pairs.iter().map(|pair| pair.score).min(),
        pairs_scored: (input.mentees.len() * input.mentors.len()) as u64,
    })
}

struct Proof<'a> {
    input: &'a Input<'a>,
    scores: &'a Scores,
    said: &'a Fairest,
    mentees: Vec<List>,
    mentors: Vec<List>,
}

impl<'a> Proof<'a> {
    fn new(input: &'a Input<'a>, scores: &'a Scores, said: &'a Fairest) -> Result<Self, Wrong> {
        let ascend = said.levels.windows(2).all(|two| two[0] < two[1]);
        if said.level_points < 1 || !ascend {
            return Err(certificate_says("its levels make no sense"));
        }
        let pairs = pairs_at_most(input);
        let enough = match input.rules.people_first() {
            true => i128::from(said.worth_of_mentee) > pairs,
            false => said.worth_of_mentee == 0,
        };
        if !enough {
            return Err(Wrong::TierTooSmall("mentee"));
        }
        Ok(Self {
            mentees: lists(&input.mentees, &said.mentees, said.levels.len() + 2)?,
            mentors: lists(&input.mentors, &said.mentors, said.levels.len() + 2)?,
            input,
            scores,
            said,
        })
    }

    fn nothing(&self) -> List {
        vec![0; self.said.levels.len() + 2]
    }

    /// What a pair is worth; every one that may be made has to be at a level.
    fn of_pair(&self, score: i64) -> Result<List, Wrong> {
        let level = score.div_euclid(self.said.level_points);
        let at = self.said.levels.binary_search(&level);
        let at = at.map_err(|_| certificate_says("a pair is at a level it leaves out"))?;
        let mut worth = self.nothing();
        worth[0] = 1;
        worth[at + 1] = -1;
        let last = worth.len() - 1;
        worth[last] = i128::from(score) - i128::from(self.said.highest);
        Ok(worth)
    }

    /// What the pairs are worth that aren't locked.
    fn worth(&self, pairs: &BTreeSet<(usize, usize)>) -> Result<List, Wrong> {
        let mut worth = self.nothing();
        let locked = &self.input.locked;
        let served = |pairs: &BTreeSet<(usize, usize)>| -> BTreeSet<usize> {
            pairs.iter().map(|pair| pair.0).collect()
        };
        let newly = served(pairs).len() - served(locked).len();
        worth[0] = i128::from(self.said.worth_of_mentee) * newly as i128;
        for &pair in pairs.difference(locked) {
            let score = self.scores.of(pair).ok_or(Wrong::TooLarge)?;
            add(&mut worth, &self.of_pair(score)?, 1)?;
        }
        Ok(worth)
    }

    fn bound(&self) -> Result<List, Wrong> {
        let mut bound = self.nothing();
        for (i, price) in self.mentees.iter().enumerate() {
            let locks = self.locks(|pair| pair.0 == i);
            let wants = i128::from(self.input.mentees[i].places) - locks;
            if wants > 0 {
                let mut first = price.clone();
                if locks == 0 {
                    first[0] += i128::from(self.said.worth_of_mentee);
                }
                add_above(&mut bound, &first, 1)?;
                add_above(&mut bound, price, wants - 1)?;
            }
        }
        for (j, price) in self.mentors.iter().enumerate() {
            let free = i128::from(self.input.mentors[j].places) - self.locks(|pair| pair.1 == j);
            if is_above(price) == Ordering::Less && free > 0 {
                let id = self.input.mentors[j].id.clone();
                let why = "is negative";
                return Err(Wrong::Price { id, why });
            }
            add(&mut bound, price, free)?;
        }
        self.add_pairs(&mut bound)?;
        Ok(bound)
    }

    fn locks(&self, of: impl Fn(&&(usize, usize)) -> bool) -> i128 {
        self.input.locked.iter().filter(of).count() as i128
    }

    /// What open pairs are worth above the prices of their two, the best of each field.
    fn add_pairs(&self, bound: &mut List) -> Result<(), Wrong> {
        for i in 0..self.input.mentees.len() {
            let mut by_field: BTreeMap<&str, List> = BTreeMap::new();
            for j in 0..self.input.mentors.len() {
                let score = self.scores.of((i, j));
                let Some(score) = score.filter(|_| self.input.is_undecided((i, j))) else {
                    continue;
                };
                let mut more = self.of_pair(score)?;
                add(&mut more, &self.mentees[i], -1)?;
                add(&mut more, &self.mentors[j], -1)?;
                if is_above(&more) != Ordering::Greater {
                    continue;
                }
                match self.input.field(j) {
                    None => add(bound, &more, 1)?,
                    Some(field) => {
                        let best = by_field.entry(field).or_insert_with(|| more.clone());
                        if more > *best {
                            *best = more;
                        }
                    }
                }
            }
            for more in by_field.values() {
                add(bound, more, 1)?;
            }
        }
        Ok(())
    }
}

/// Whether the first number that isn't 0 is above it.
fn is_above(list: &List) -> Ordering {
    let first = list.iter().find(|number| **number != 0);
    first.map_or(Ordering::Equal, |number| number.cmp(&0))
}

fn add_above(sum: &mut List, list: &List, times: i128) -> Result<(), Wrong> {
    match is_above(list) {
        Ordering::Greater => add(sum, list, times),
        _ => Ok(()),
    }
}

fn add(sum: &mut List, list: &List, times: i128) -> Result<(), Wrong> {
    for (sum, number) in sum.iter_mut().zip(list) {
        let more = number.checked_mul(times).ok_or(Wrong::TooLarge)?;
        *sum = sum.checked_add(more).ok_or(Wrong::TooLarge)?;
    }
    Ok(())
}

fn pairs_at_most(input: &Input<'_>) -> i128 {
    let usable = |people: &[Person], others: usize| -> i128 {
        let places = people.iter().map(|person| i128::from(person.places));
        places.map(|places| places.min(others as i128)).sum()
    };
    let (mentees, mentors) = (&input.mentees, &input.mentors);
    usable(mentees, mentors.len()).min(usable(mentors, mentees.len()))
}

/// One list for everybody, in id order.
fn lists(people: &[Person], said: &[Prices], aims: usize) -> Result<Vec<List>, Wrong> {
    let wrong = |id: &str, why| Wrong::Price {
        id: id.to_owned(),
        why,
    };
    if people.len() != said.len() {
        return Err(certificate_says("prices are missing"));
    }
    let own = |(person, said): (&Person, &Prices)| {
        if person.id != said.id {
            return Err(wrong(
                &said.id,
                "belongs to nobody, or stands in the wrong place",
            ));
        }
        if said.prices.len() != aims {
            return Err(wrong(&said.id, "isn't there for every aim"));
        }
        Ok(said.prices.iter().map(|&price| price.into()).collect())
    };
    people.iter().zip(said).map(own).collect()
}

fn certificate_says(why: &str) -> Wrong {
    Wrong::Certificate(why.to_owned())
}
