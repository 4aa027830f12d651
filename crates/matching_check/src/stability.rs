//! Whether anybody would leave their pair for somebody who would leave theirs too.

use std::collections::BTreeSet;

use serde::Deserialize;

use crate::people::Input;
use crate::proof::Pair;
use crate::rules::Rules;
use crate::scores::Scores;
use crate::{People, Wrong, digest, made};

/// A confirmed stable answer: it keeps to the rules, and no two would both rather be a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Steady {
    /// Mentees with at least one mentor.
    pub mentees_served: usize,
    /// Pairs.
    pub pairs: usize,
    /// The points of all pairs.
    pub total: i64,
    /// How many pairs of a mentee and a mentor were looked at.
    pub pairs_scored: u64,
}

/// A stable answer as it stands in JSON.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Stable {
    input: String,
    #[serde(rename = "proposing")]
    _proposing: String,
    pub(crate) pairs: Vec<Pair>,
    totals: Totals,
}

#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Totals {
    mentees_served: usize,
    pairs: usize,
    score: i64,
}

impl Stable {
    pub(crate) fn read(json: &str) -> Result<Self, Wrong> {
        serde_json::from_str(json).map_err(|error| Wrong::Certificate(error.to_string()))
    }
}

/// Whether a certificate claims to be stable rather than the best.
#[must_use]
pub fn is_stable(certificate: &str) -> bool {
    let value: Result<serde_json::Value, _> = serde_json::from_str(certificate);
    value.is_ok_and(|value| value.get("proposing").is_some())
}

/// Checks that an answer is stable, by looking at every pair.
///
/// # Errors
/// When anything at all is wrong with inputs or answer.
pub fn check_stable(
    rules: &str,
    people: &People,
    forbidden: &[(String, String)],
    locked: &[(String, String)],
    certificate: &str,
) -> Result<Steady, Wrong> {
    let said = Stable::read(certificate)?;
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
        return Err(Wrong::Certificate(
            "its totals aren't those of its pairs".to_owned(),
        ));
    }
    let looked = Standing::new(&input, &pairs)?.no_two_would_leave()?;
    Ok(Steady {
        mentees_served: totals.mentees_served,
        pairs: totals.pairs,
        total: totals.score,
        pairs_scored: looked,
    })
}

/// Who is with whom, and what each side likes about it.
struct Standing<'a> {
    input: &'a Input<'a>,
    /// What mentees like, and what mentors like.
    likes: [Scores; 2],
    pairs: &'a BTreeSet<(usize, usize)>,
    mentors: Vec<Vec<usize>>,
    mentees: Vec<Vec<usize>>,
}

impl<'a> Standing<'a> {
    fn new(input: &'a Input<'a>, pairs: &'a BTreeSet<(usize, usize)>) -> Result<Self, Wrong> {
        let mut standing = Self {
            input,
            likes: [
                Scores::counting(input, |entry| entry.counts_for(true))?,
                Scores::counting(input, |entry| entry.counts_for(false))?,
            ],
            pairs,
            mentors: vec![Vec::new(); input.mentees.len()],
            mentees: vec![Vec::new(); input.mentors.len()],
        };
        for &(i, j) in pairs {
            standing.mentors[i].push(j);
            standing.mentees[j].push(i);
        }
        Ok(standing)
    }

    fn no_two_would_leave(&self) -> Result<u64, Wrong> {
        let mut looked = 0;
        for i in 0..self.input.mentees.len() {
            for j in 0..self.input.mentors.len() {
                looked += 1;
                let may = !self.pairs.contains(&(i, j)) && self.likes[0].of((i, j)).is_some();
                if may && self.mentee_would(i, j) && self.mentor_would(i, j) {
                    return Err(Wrong::NotStable {
                        mentee: self.input.mentees[i].id.clone(),
                        mentor: self.input.mentors[j].id.clone(),
                    });
                }
            }
        }
        Ok(looked)
    }

    /// Whether a side likes this pair better than one that it could leave.
    fn better(&self, side: usize, new: (usize, usize), old: (usize, usize)) -> bool {
        !self.input.locked.contains(&old) && self.likes[side].of(new) > self.likes[side].of(old)
    }

    fn mentee_would(&self, i: usize, j: usize) -> bool {
        let held = &self.mentors[i];
        let field = self.input.field(j);
        let alike = |&&old: &&usize| field.is_some() && self.input.field(old) == field;
        if let Some(&old) = held.iter().find(alike) {
            return self.better(0, (i, j), (i, old));
        }
        let places = self.input.mentees[i].places as usize;
        held.len() < places || held.iter().any(|&old| self.better(0, (i, j), (i, old)))
    }

    fn mentor_would(&self, i: usize, j: usize) -> bool {
        let held = &self.mentees[j];
        let places = self.input.mentors[j].places as usize;
        held.len() < places || held.iter().any(|&old| self.better(1, (i, j), (old, j)))
    }
}
