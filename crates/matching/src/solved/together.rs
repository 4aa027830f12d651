//! Who would rather be with somebody else, and could.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Solved;
use crate::Pair;

/// Two pairs whose mentees would both have more points with the other's mentor.
///
/// The best answer has none beyond locked pairs: both would gain, and so would the total.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Swap {
    /// One pair as it is.
    pub one: Pair,
    /// The other as it is.
    pub other: Pair,
    /// How many points more there would be.
    pub points: i64,
}

/// Two people who aren't a pair and would both have more points together than in one
/// of their pairs, or than with a place left free.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Together {
    /// What they would have.
    pub pair: Pair,
    /// Which pair the mentee would leave for it; none where a want is open.
    pub mentee_leaves: Option<Pair>,
    /// Which pair the mentor would leave for it; none where a place is free.
    pub mentor_leaves: Option<Pair>,
}

impl Solved {
    /// Pairs whose mentees would both rather swap mentors.
    #[must_use]
    pub fn swaps(&self) -> Vec<Swap> {
        let problem = &self.problem;
        let pairs: Vec<(usize, usize, i64)> = self
            .all_pairs()
            .into_iter()
            .map(|(i, j)| (i, j, problem.scorer.score(i, j)))
            .collect();
        let mut swaps = Vec::new();
        for (at, &(i, j, own)) in pairs.iter().enumerate() {
            for &(k, l, other) in &pairs[at + 1..] {
                if i == k || j == l || !self.could_swap((i, j), (k, l)) {
                    continue;
                }
                let (mine, theirs) = (problem.scorer.score(i, l), problem.scorer.score(k, j));
                if mine > own && theirs > other {
                    swaps.push(Swap {
                        one: problem.pair(i, j),
                        other: problem.pair(k, l),
                        points: mine + theirs - own - other,
                    });
                }
            }
        }
        swaps
    }

    fn could_swap(&self, (i, j): (usize, usize), (k, l): (usize, usize)) -> bool {
        let problem = &self.problem;
        problem.eligible(i, l)
            && problem.eligible(k, j)
            && self.could_have(i, l, Some(j))
            && self.could_have(k, j, Some(l))
    }

    /// Whether a mentee could have a mentor beside those they have, but for one.
    fn could_have(&self, i: usize, j: usize, but_for: Option<usize>) -> bool {
        let field = self.problem.scorer.field(j);
        self.mentors_of(i).into_iter().all(|held| {
            let alike = field.is_some() && self.problem.scorer.field(held) == field;
            held != j && (Some(held) == but_for || !alike)
        })
    }

    fn mentors_of(&self, i: usize) -> Vec<usize> {
        let mut mentors: Vec<usize> = self.problem.locks_of(i).into_iter().collect();
        mentors.extend(self.network.mentors_of(i));
        mentors
    }

    /// Pairs of people who would both rather be together: what the highest total asks of
    /// them. None in a stable answer.
    #[must_use]
    pub fn rather_together(&self) -> Vec<Together> {
        let problem = &self.problem;
        let mut of_mentor: BTreeMap<usize, Vec<(i64, usize)>> = BTreeMap::new();
        for (i, j) in self.all_pairs() {
            let score = problem.scorer.score(i, j);
            of_mentor.entry(j).or_default().push((score, i));
        }
        let mut found = Vec::new();
        for i in 0..problem.mentees.len() {
            let held: Vec<(i64, usize)> = self
                .mentors_of(i)
                .into_iter()
                .map(|j| (problem.scorer.score(i, j), j))
                .collect();
            for j in problem.open_to(i) {
                let mates = of_mentor.get(&j).map_or(&[][..], Vec::as_slice);
                found.extend(self.rather(i, j, &held, mates));
            }
        }
        found
    }

    fn rather(
        &self,
        i: usize,
        j: usize,
        held: &[(i64, usize)],
        mates: &[(i64, usize)],
    ) -> Option<Together> {
        let problem = &self.problem;
        if held.iter().any(|&(_, at)| at == j) || problem.mentors[j].places == 0 {
            return None;
        }
        let score = problem.scorer.score(i, j);
        let wants = held.len() < problem.mentees[i].places as usize;
        let room = mates.len() < problem.mentors[j].places as usize;
        let movable = |two: (usize, usize)| !problem.locked.contains(&two);
        let left = held.iter().filter(|&&(own, at)| {
            own < score && movable((i, at)) && self.could_have(i, j, Some(at))
        });
        let mentee_leaves = left.min().map(|&(_, at)| problem.pair(i, at));
        let left = mates
            .iter()
            .filter(|&&(own, at)| own < score && movable((at, j)));
        let mentor_leaves = left.min().map(|&(_, at)| problem.pair(at, j));
        let mentee_open = wants && self.could_have(i, j, None);
        if !mentee_open && mentee_leaves.is_none() || !room && mentor_leaves.is_none() {
            return None;
        }
        Some(Together {
            pair: problem.pair(i, j),
            mentee_leaves: mentee_leaves.filter(|_| !mentee_open),
            mentor_leaves: mentor_leaves.filter(|_| !room),
        })
    }
}
