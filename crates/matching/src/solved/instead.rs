//! Why not somebody else: the rule, or exactly what it would cost and who would move.

use serde::{Deserialize, Serialize};

use super::{Loss, Solved};
use crate::assign::network::Step;
use crate::{Comparison, Pair, Refusal, Side, UnknownPerson};

/// Why two people aren't a pair in the best answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "why", rename_all = "snake_case")]
pub enum WhyNot {
    /// They are a pair.
    TheyAre,
    /// They may not be: all that stands against it.
    Refused {
        /// Rules and bans, as [`crate::Problem::all_refusals`] says them.
        refusals: Vec<Refusal>,
    },
    /// One of them has no place, whatever happens.
    NoPlace {
        /// On which side.
        side: Side,
    },
    /// Pairs that are locked leave no room: one of these would have to be let go.
    Locked {
        /// Which.
        by: Vec<Pair>,
    },
    /// They could be, at a price.
    Costs {
        /// What the best answer with this pair has less than the best of all; nothing
        /// when it is just as good, and only a draw decided.
        loss: Loss,
        /// What would be different, this pair included.
        change: Comparison,
    },
}

impl Solved {
    /// Why a mentee and a mentor aren't a pair. The loss is exact: that of the best
    /// answer of all in which they are one, found by a single shortest path.
    ///
    /// # Errors
    /// When one of the ids isn't in this problem.
    pub fn why_not_these(&self, mentee: &str, mentor: &str) -> Result<WhyNot, UnknownPerson> {
        let (i, j) = self.problem.both(mentee, mentor)?;
        if self.problem.locked.contains(&(i, j)) {
            return Ok(WhyNot::TheyAre);
        }
        let refusals = self.problem.refusals(i, j);
        if !refusals.is_empty() {
            return Ok(WhyNot::Refused { refusals });
        }
        for (side, person) in [
            (Side::Mentee, &self.problem.mentees[i]),
            (Side::Mentor, &self.problem.mentors[j]),
        ] {
            if person.places == 0 {
                return Ok(WhyNot::NoPlace { side });
            }
        }
        Ok(self.cost_of(i, j).unwrap_or_else(|| WhyNot::Locked {
            by: self.in_the_way(i, j),
        }))
    }

    fn cost_of(&self, i: usize, j: usize) -> Option<WhyNot> {
        let arc = self.network.arc_of(i, j)?;
        if self.network.is_made(arc) {
            return Some(WhyNot::TheyAre);
        }
        let row = self.network.row_of(arc);
        let mentor = self.network.mentor_node(j);
        let ways = self.network.ways(mentor, |node| node == row, |_| true);
        self.network.length(&ways, row)?;
        let mut steps = self.network.way(&ways, row);
        steps.push(Step::Make(arc));
        let change = self.changed(&steps);
        Some(WhyNot::Costs {
            loss: Loss::from(&change),
            change,
        })
    }

    /// The locks that hold the mentee's wants, the mentor's places, or the field.
    fn in_the_way(&self, i: usize, j: usize) -> Vec<Pair> {
        let problem = &self.problem;
        let full = |places: u32, locks: usize| places as usize <= locks;
        let of_mentee = problem.locks_of(i);
        let of_mentor = problem.locked.iter().filter(|pair| pair.1 == j).count();
        let mentee_full = full(problem.mentees[i].places, of_mentee.len());
        let mentor_full = full(problem.mentors[j].places, of_mentor);
        let field = problem.scorer.field(j);
        let stands = |&&(k, l): &&(usize, usize)| {
            let alike = field.is_some() && problem.scorer.field(l) == field;
            k == i && (mentee_full || alike) || l == j && mentor_full
        };
        let locks = problem.locked.iter().filter(stands);
        locks.map(|&(k, l)| problem.pair(k, l)).collect()
    }
}
