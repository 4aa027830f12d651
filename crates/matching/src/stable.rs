//! Stable pairs: nobody leaves theirs for somebody who would leave theirs too.
//!
//! One side proposes, best first; the other keeps the best it was offered (deferred
//! acceptance; Gale and Shapley 1962, with places on both sides: Roth 1984). The side
//! that proposes gets the best that any stable answer gives it. What a side likes are
//! the points without those that are only the other side's wish; between equals the
//! draw decides.

use std::collections::VecDeque;

use serde::{Deserialize, Serialize};

use crate::certificate::Totals;
use crate::rules::Criterion;
use crate::{Answer, Loss, Pair, Problem, Side, assign};

/// A stable answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stable {
    /// The digest of the inputs, as in a [`crate::Certificate`].
    pub input: String,
    /// Which side proposed.
    pub proposing: Side,
    /// The pairs, locked ones included, by mentee id, then mentor id.
    pub pairs: Vec<Pair>,
    /// What they add up to.
    pub totals: Totals,
}

impl Stable {
    /// The price of stability: what it has less than the best answer.
    #[must_use]
    pub fn price(&self, best: &Answer) -> Loss {
        let (own, all) = (&self.totals, &best.certificate.totals);
        let less = |own: usize, all: usize| all as i64 - own as i64;
        Loss {
            served: less(own.mentees_served, all.mentees_served),
            pairs: less(own.pairs, all.pairs),
            points: all.score - own.score,
        }
    }
}

impl Problem {
    /// Stable pairs, with this side proposing. Locked pairs stay, and nobody leaves them.
    /// Holds a list of all who may be paired with each other.
    #[must_use]
    pub fn stable(&self, proposing: Side) -> Stable {
        let mut acceptance = Acceptance::new(self, proposing);
        acceptance.run();
        let mut pairs = self.locked.clone();
        pairs.extend(acceptance.pairs());
        let pairs: Vec<Pair> = pairs.iter().map(|&(i, j)| self.pair(i, j)).collect();
        Stable {
            input: self.digest(),
            proposing,
            totals: crate::certificate::totals(&pairs),
            pairs,
        }
    }

    /// What a side likes about a pair: all points but the other's own wishes.
    fn liked(&self, by: Side, mentee: usize, mentor: usize) -> i64 {
        let criteria = self.rules.criteria().iter().enumerate();
        let counting = criteria.filter(|(_, criterion)| counts_for(criterion, by));
        counting
            .map(|(index, _)| self.scorer.points(index, mentee, mentor))
            .sum()
    }
}

fn counts_for(criterion: &Criterion, side: Side) -> bool {
    criterion.wish_of().is_none_or(|whose| whose == side)
}

/// How much somebody likes somebody; the greatest is liked best.
type Liking = (i64, std::cmp::Reverse<u32>, usize);

struct Acceptance<'p> {
    problem: &'p Problem,
    proposing: Side,
    /// For everybody who proposes, whom they like, best first; and who has said no.
    lists: Vec<Vec<(usize, Liking)>>,
    refused: Vec<Vec<bool>>,
    /// Whom they propose to now.
    proposed: Vec<Vec<usize>>,
    /// Whom those who are asked keep, with how much they like them.
    kept: Vec<Vec<Liking>>,
    places: [Vec<u32>; 2],
}

impl<'p> Acceptance<'p> {
    fn new(problem: &'p Problem, proposing: Side) -> Self {
        let places = |people: &[crate::Person]| -> Vec<u32> {
            people.iter().map(|person| person.places).collect()
        };
        let mut places = [places(&problem.mentees), places(&problem.mentors)];
        for &(i, j) in &problem.locked {
            places[0][i] -= 1;
            places[1][j] -= 1;
        }
        if proposing == Side::Mentor {
            places.reverse();
        }
        let mut acceptance = Self {
            problem,
            proposing,
            lists: vec![Vec::new(); places[0].len()],
            refused: Vec::new(),
            proposed: vec![Vec::new(); places[0].len()],
            kept: vec![Vec::new(); places[1].len()],
            places,
        };
        acceptance.list();
        acceptance
    }

    fn list(&mut self) {
        for i in 0..self.problem.mentees.len() {
            for j in self.problem.open_to(i) {
                let (own, other) = self.turned((i, j));
                let liking = self.liking(self.proposing, own, other);
                self.lists[own].push((other, liking));
            }
        }
        for list in &mut self.lists {
            list.sort_by_key(|entry| std::cmp::Reverse(entry.1));
        }
        self.refused = self
            .lists
            .iter()
            .map(|list| vec![false; list.len()])
            .collect();
    }

    /// Mentee and mentor as who proposes and who is asked, or back.
    fn turned(&self, (a, b): (usize, usize)) -> (usize, usize) {
        match self.proposing {
            Side::Mentee => (a, b),
            Side::Mentor => (b, a),
        }
    }

    /// How much `by` likes the other of these two.
    fn liking(&self, by: Side, own: usize, other: usize) -> Liking {
        let (i, j) = self.turned((own, other));
        let problem = self.problem;
        let (mentee, mentor) = (&problem.mentees[i].id, &problem.mentors[j].id);
        let draw = assign::draw(problem.seed, mentee, mentor);
        let whom = if by == self.proposing { other } else { own };
        (problem.liked(by, i, j), std::cmp::Reverse(draw), whom)
    }

    fn run(&mut self) {
        let mut asking: VecDeque<usize> = (0..self.lists.len()).collect();
        while let Some(own) = asking.pop_front() {
            while let Some(at) = self.next(own) {
                let other = self.lists[own][at].0;
                self.proposed[own].push(other);
                if let Some(left) = self.answer(other, own) {
                    self.refuse(left, other);
                    asking.push_back(left);
                }
            }
        }
    }

    /// Whom somebody would ask next.
    fn next(&self, own: usize) -> Option<usize> {
        let held = &self.proposed[own];
        if held.len() >= self.places[0][own] as usize {
            return None;
        }
        let free = |other: usize| {
            !held.contains(&other)
                && (self.proposing == Side::Mentor
                    || held.iter().all(|&held| !self.alike(held, other)))
        };
        let list = self.lists[own].iter().zip(&self.refused[own]);
        let mut list = list.enumerate();
        let next = list.find(|(_, ((other, _), refused))| !**refused && free(*other));
        next.map(|(at, _)| at)
    }

    fn alike(&self, one: usize, other: usize) -> bool {
        let field = self.problem.scorer.field(one);
        field.is_some() && field == self.problem.scorer.field(other)
    }

    /// Somebody is asked; whom they send away for it, which may be who asks.
    fn answer(&mut self, other: usize, own: usize) -> Option<usize> {
        let by = match self.proposing {
            Side::Mentee => Side::Mentor,
            Side::Mentor => Side::Mentee,
        };
        let liking = self.liking(by, own, other);
        let places = self.places[1][other] as usize;
        let kept = &self.kept[other];
        let in_field = |kept: &&Liking| self.proposing == Side::Mentor && self.alike(kept.2, own);
        let worst = match kept.iter().find(in_field) {
            Some(alike) => Some(*alike),
            None if kept.len() >= places => kept.iter().min().copied(),
            None => {
                self.kept[other].push(liking);
                return None;
            }
        };
        let Some(worst) = worst.filter(|worst| *worst < liking) else {
            return Some(own);
        };
        self.kept[other].retain(|kept| *kept != worst);
        self.kept[other].push(liking);
        Some(worst.2)
    }

    fn refuse(&mut self, own: usize, other: usize) {
        self.proposed[own].retain(|&held| held != other);
        let at = self.lists[own].iter().position(|entry| entry.0 == other);
        if let Some(at) = at {
            self.refused[own][at] = true;
        }
    }

    fn pairs(&self) -> Vec<(usize, usize)> {
        let proposed = self.proposed.iter().enumerate();
        let pairs = proposed.flat_map(|(own, held)| held.iter().map(move |&other| (own, other)));
        pairs.map(|two| self.turned(two)).collect()
    }
}
