//! How contested a mentor is: what a place more would add, what a place less would cost.

use serde::{Deserialize, Serialize};

use super::{Loss, Solved};
use crate::assign::network::{Step, Ways};
use crate::{Comparison, Side, UnknownPerson};

/// How contested a mentor is. Prices of places aren't unique; these two are their
/// bounds, and mean something by themselves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contested {
    /// The mentor's id.
    pub mentor: String,
    /// The least price of a place: what one place more would add to the best answer.
    pub one_more_adds: Loss,
    /// Who would move for it.
    pub one_more: Comparison,
    /// The greatest price: what the best answer would lose with one place less. Nothing
    /// while a place is free; absent where the mentor has no place that isn't locked.
    pub one_less_costs: Option<Loss>,
    /// Mentees who may be paired with this mentor and aren't, and who have no mentor or
    /// would have more points here than with one of theirs.
    pub wanted_by: Vec<String>,
}

impl Solved {
    /// How contested a mentor is.
    ///
    /// # Errors
    /// When there is no mentor with this id.
    pub fn contested(&self, mentor: &str) -> Result<Contested, UnknownPerson> {
        let ways = self.ways_from_root();
        self.mentor_at(mentor).map(|j| self.contested_at(&ways, j))
    }

    /// How contested every mentor is, by id.
    #[must_use]
    pub fn all_contested(&self) -> Vec<Contested> {
        let ways = self.ways_from_root();
        let mentors = 0..self.problem.mentors.len();
        mentors.map(|j| self.contested_at(&ways, j)).collect()
    }

    pub(super) fn mentor_at(&self, mentor: &str) -> Result<usize, UnknownPerson> {
        let at = self.problem.mentor_at.get(mentor).copied();
        at.ok_or_else(|| UnknownPerson {
            side: Side::Mentor,
            id: mentor.to_owned(),
        })
    }

    fn ways_from_root(&self) -> Ways {
        self.network.ways(self.network.root(), |_| false, |_| true)
    }

    fn contested_at(&self, from_root: &Ways, j: usize) -> Contested {
        let node = self.network.mentor_node(j);
        // A place more closes a round from the root to the mentor and back.
        let adds = self.network.length(from_root, node);
        let one_more = match adds {
            Some(cost) if self.network.points(cost) < 0 => {
                self.changed(&self.network.way(from_root, node))
            }
            _ => Comparison::default(),
        };
        Contested {
            mentor: self.problem.mentors[j].id.clone(),
            one_more_adds: Loss {
                served: one_more.served,
                pairs: one_more.pairs,
                points: one_more.points,
            },
            one_more,
            one_less_costs: self.one_less(j),
            wanted_by: self.wanted_by(j),
        }
    }

    fn one_less(&self, j: usize) -> Option<Loss> {
        let (load, places) = self.network.places_of(j);
        if load < places {
            return Some(Loss::default());
        }
        if places == 0 {
            return None;
        }
        let node = self.network.mentor_node(j);
        let root = self.network.root();
        let ways = self.network.ways(node, |node| node == root, |_| true);
        let steps: Vec<Step> = self.network.way(&ways, root);
        Some(Loss::from(&self.changed(&steps)))
    }

    fn wanted_by(&self, j: usize) -> Vec<String> {
        let problem = &self.problem;
        let worst = self.worst_of_mentees();
        let wants = |&i: &usize| {
            let here = |score| worst[i].is_none_or(|worst| score > worst);
            problem.mentees[i].places > 0
                && !self.are_together(i, j)
                && problem.eligible(i, j)
                && here(problem.scorer.score(i, j))
        };
        let mentees = (0..problem.mentees.len()).filter(wants);
        mentees.map(|i| problem.mentees[i].id.clone()).collect()
    }

    /// The points of each mentee's worst pair.
    pub(super) fn worst_of_mentees(&self) -> Vec<Option<i64>> {
        let problem = &self.problem;
        let mut worst: Vec<Option<i64>> = vec![None; problem.mentees.len()];
        for (i, j) in self.all_pairs() {
            let score = problem.scorer.score(i, j);
            worst[i] = Some(worst[i].map_or(score, |worst| worst.min(score)));
        }
        worst
    }

    pub(super) fn all_pairs(&self) -> std::collections::BTreeSet<(usize, usize)> {
        let mut pairs = self.problem.locked.clone();
        pairs.extend(self.network.pairs());
        pairs
    }

    fn are_together(&self, i: usize, j: usize) -> bool {
        let made = |arc| self.network.is_made(arc);
        self.problem.locked.contains(&(i, j)) || self.network.arc_of(i, j).is_some_and(made)
    }
}
