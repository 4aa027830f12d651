//! A cohort with its best pairs, kept ready for questions and small changes.
//!
//! Everything here is exact, and costs one shortest path where a new answer would cost
//! hundreds: what would be lost if two people were a pair, how contested a mentor is,
//! what a lock or a ban changes.

mod change;
mod contested;
mod instead;
mod together;

use serde::{Deserialize, Serialize};

use crate::assign::network::{Network, Step};
use crate::assign::{self, Solution};
use crate::{Answer, Comparison, Pair, Problem, certificate};

pub use contested::Contested;
pub use instead::WhyNot;
pub use together::{Swap, Together};

/// A problem with its best answer, and what it takes to change or to question it quickly.
///
/// It holds all pairs that may be made: some 50 bytes for each.
#[derive(Debug, Clone)]
pub struct Solved {
    problem: Problem,
    network: Network,
}

/// What a change would take away, tier by tier; negative where it would add.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Loss {
    /// Mentees with a mentor.
    pub served: i64,
    /// Pairs.
    pub pairs: i64,
    /// Points.
    pub points: i64,
}

impl Problem {
    /// Solves, and keeps what questions and small changes need. The answer is that of
    /// [`Problem::solve`] wherever that one searches all pairs itself.
    #[must_use]
    pub fn solved(self) -> Solved {
        let network = Network::solved(&self);
        Solved {
            problem: self,
            network,
        }
    }

    /// The same, starting from the answer to nearly the same question: other weights,
    /// people, places, locks or bans. The answer is the one found from nothing.
    #[must_use]
    pub fn solved_from(self, earlier: &Solved) -> Solved {
        let network = Network::solved_from(&self, &earlier.problem, &earlier.network);
        Solved {
            problem: self,
            network,
        }
    }
}

impl Solved {
    /// The problem as it stands.
    #[must_use]
    pub fn problem(&self) -> &Problem {
        &self.problem
    }

    /// The problem, to be changed and solved again.
    #[must_use]
    pub fn into_problem(self) -> Problem {
        self.problem
    }

    /// The best answer with its proof.
    #[must_use]
    pub fn answer(&self) -> Answer {
        let Solution { pairs, prices } = assign::solution(&self.problem, &self.network);
        certificate::answer(&self.problem, &pairs, &prices)
    }

    /// The pairs alone, by mentee id, then mentor id, without a proof.
    #[must_use]
    pub fn pairs(&self) -> Vec<Pair> {
        let mut pairs = self.problem.locked.clone();
        pairs.extend(self.network.pairs());
        let pairs = pairs.iter();
        pairs.map(|&(i, j)| self.problem.pair(i, j)).collect()
    }

    #[cfg(test)]
    pub(crate) fn network(&self) -> &Network {
        &self.network
    }

    /// What becomes of the pairs when these steps are taken.
    fn changed(&self, steps: &[Step]) -> Comparison {
        let before = self.pairs();
        let mut after = before.clone();
        for &step in steps {
            match step {
                Step::Make(arc) => {
                    let (i, j, _) = self.network.pair_of(arc);
                    after.push(self.problem.pair(i, j));
                }
                Step::Undo(arc) => {
                    let (i, j, _) = self.network.pair_of(arc);
                    let (mentee, mentor) =
                        (&self.problem.mentees[i].id, &self.problem.mentors[j].id);
                    after.retain(|pair| (&pair.mentee, &pair.mentor) != (mentee, mentor));
                }
                _ => {}
            }
        }
        Comparison::between(&before, &after)
    }
}

impl From<&Comparison> for Loss {
    fn from(change: &Comparison) -> Self {
        Self {
            served: -change.served,
            pairs: -change.pairs,
            points: -change.points,
        }
    }
}
