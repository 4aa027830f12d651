//! Why somebody has no mentor, and the smallest change that would help.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::explain::RuleRef;
use crate::{Answer, Pair, Problem};

/// A mentee who wants a mentor and has none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unmatched {
    /// The mentee's id.
    pub mentee: String,
    /// Why.
    pub reason: Reason,
    /// What would help.
    pub helps: Helps,
}

/// Why a mentee has no mentor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "reason", rename_all = "snake_case")]
pub enum Reason {
    /// No mentor may be paired with them.
    NoEligibleMentor {
        /// How many mentors each rule refuses, in the order of the rules; rules
        /// that refuse nobody are left out.
        by_rule: Vec<RuleCount>,
    },
    /// Mentors may be paired with them, and all their places are taken.
    AllPlacesTaken {
        /// Those mentors' ids, in order.
        eligible: Vec<String>,
    },
}

/// How many mentors a rule refuses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleCount {
    /// The rule; absent for forbidden pairs that no rule mentions, and for being oneself.
    pub rule: Option<RuleRef>,
    /// The mentors it refuses.
    pub refused: usize,
    /// Those that nothing else refuses.
    pub alone: usize,
}

/// Single changes after each of which this mentee can have a mentor while everybody
/// else has as many as now, if not always the same ones.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Helps {
    /// Mentors at whom one more place would do, by id: first those whom the mentee
    /// may be paired with, then those for whom others would move along.
    pub one_more_place: Vec<String>,
    /// Rules that, relaxed for this mentee alone, would do. Where people come
    /// first, somebody with several mentors may give one up for it. Lists of
    /// forbidden pairs are never among them.
    pub relax: Vec<RuleRef>,
}

impl Problem {
    /// The mentees of an answer of this problem who want a mentor and have none,
    /// each with the reason and what would help.
    #[must_use]
    pub fn unmatched(&self, answer: &Answer) -> Vec<Unmatched> {
        self.left_out(&answer.pairs)
    }

    /// The same for pairs that are not an answer's: stable ones, or some by hand.
    #[must_use]
    pub fn left_out(&self, pairs: &[Pair]) -> Vec<Unmatched> {
        let standing = Standing::new(self, pairs);
        (0..self.mentees.len())
            .filter(|&i| self.mentees[i].places > 0 && standing.held[i].is_empty())
            .map(|i| Unmatched {
                mentee: self.mentees[i].id.clone(),
                reason: self.reason(i),
                helps: standing.helps(i),
            })
            .collect()
    }

    fn reason(&self, i: usize) -> Reason {
        let eligible: Vec<String> = (0..self.mentors.len())
            .filter(|&j| self.eligible(i, j))
            .map(|j| self.mentors[j].id.clone())
            .collect();
        if !eligible.is_empty() {
            return Reason::AllPlacesTaken { eligible };
        }
        let mut by_rule: Vec<RuleCount> = Vec::new();
        for j in 0..self.mentors.len() {
            let refusals = self.refusals(i, j);
            let alone = usize::from(refusals.len() == 1);
            for refusal in refusals {
                let known = by_rule.iter_mut().find(|count| count.rule == refusal.rule);
                match known {
                    Some(count) => {
                        count.refused += 1;
                        count.alone += alone;
                    }
                    None => by_rule.push(RuleCount {
                        rule: refusal.rule,
                        refused: 1,
                        alone,
                    }),
                }
            }
        }
        by_rule.sort_by(|a, b| a.rule.cmp(&b.rule));
        Reason::NoEligibleMentor { by_rule }
    }
}

/// Who holds whom in an answer, and who could move where.
struct Standing<'a> {
    problem: &'a Problem,
    /// The mentors of each mentee.
    held: Vec<BTreeSet<usize>>,
    /// The mentees of each mentor.
    mates: Vec<BTreeSet<usize>>,
    /// For each mentor, those to whom one of their mentees could move instead.
    moves: Vec<Vec<usize>>,
    /// Mentors at whom somebody new finds a place, others moving along.
    opens: Vec<bool>,
}

impl<'a> Standing<'a> {
    fn new(problem: &'a Problem, pairs: &[Pair]) -> Self {
        let mentors = problem.mentors.len();
        let mut standing = Self {
            problem,
            held: vec![BTreeSet::new(); problem.mentees.len()],
            mates: vec![BTreeSet::new(); mentors],
            moves: Vec::new(),
            opens: Vec::new(),
        };
        for pair in pairs {
            if let Ok((i, j)) = problem.both(&pair.mentee, &pair.mentor) {
                standing.held[i].insert(j);
                standing.mates[j].insert(i);
            }
        }
        let wanting = |i: usize| problem.mentees[i].places > 0 && standing.held[i].is_empty();
        if (0..problem.mentees.len()).any(wanting) {
            standing.moves = (0..mentors).map(|j| standing.moves_from(j)).collect();
            standing.opens = standing.openings();
        }
        standing
    }

    fn helps(&self, i: usize) -> Helps {
        let problem = self.problem;
        let allowed = (0..problem.mentors.len()).filter(|&j| problem.eligible(i, j));
        let direct: Vec<usize> = allowed.collect();
        let mut moved = self.reach(&direct).split_off(direct.len());
        moved.sort_unstable();
        let reached = direct.iter().chain(&moved);
        Helps {
            one_more_place: reached.map(|&j| problem.mentors[j].id.clone()).collect(),
            relax: self.relaxable(i),
        }
    }

    fn relaxable(&self, i: usize) -> Vec<RuleRef> {
        let helps = |&index: &usize| {
            (0..self.opens.len()).any(|j| self.opens[j] && self.refused_only_by(index, i, j))
        };
        let musts = 0..self.problem.rules.musts().len();
        let helping = musts.filter(helps);
        helping.map(|index| self.problem.rule_ref(index)).collect()
    }

    /// Bans aren't rules that could be relaxed, so who is banned never counts.
    fn refused_only_by(&self, index: usize, i: usize, j: usize) -> bool {
        let problem = self.problem;
        let holds = |must: usize| problem.scorer.holds(must, i, j);
        !problem.banned(i, j)
            && !holds(index)
            && (0..problem.rules.musts().len()).all(|must| must == index || holds(must))
    }

    /// The mentors that can be reached from these, breadth first, these included.
    fn reach(&self, start: &[usize]) -> Vec<usize> {
        let mut seen = vec![false; self.moves.len()];
        start.iter().for_each(|&j| seen[j] = true);
        let mut reached = start.to_vec();
        let mut at = 0;
        while let Some(&j) = reached.get(at) {
            at += 1;
            for &to in &self.moves[j] {
                if !std::mem::replace(&mut seen[to], true) {
                    reached.push(to);
                }
            }
        }
        reached
    }

    fn moves_from(&self, j: usize) -> Vec<usize> {
        let mut to = BTreeSet::new();
        for k in self.movable(j) {
            to.extend((0..self.problem.mentors.len()).filter(|&to| self.can_move(k, j, to)));
        }
        to.into_iter().collect()
    }

    fn can_move(&self, k: usize, from: usize, to: usize) -> bool {
        let problem = self.problem;
        let field = problem.scorer.field(to);
        let clash =
            |&held: &usize| held != from && field.is_some() && problem.scorer.field(held) == field;
        !self.held[k].contains(&to) && problem.eligible(k, to) && !self.held[k].iter().any(clash)
    }

    /// The mentees of a mentor whom no lock holds there.
    fn movable(&self, j: usize) -> impl Iterator<Item = usize> + '_ {
        let mates = self.mates[j].iter().copied();
        mates.filter(move |&k| !self.problem.locked.contains(&(k, j)))
    }

    /// Where a newcomer would find a place: at a mentor with room, where somebody
    /// with several mentors can spare this one if people come first, and wherever
    /// a mentee could move on to such a mentor.
    fn openings(&self) -> Vec<bool> {
        let may_spare = self.problem.rules.order().people_first();
        let spared = |j| may_spare && self.movable(j).any(|k| self.held[k].len() > 1);
        let room = |j: usize| self.mates[j].len() < self.problem.mentors[j].places as usize;
        let mut opens: Vec<bool> = (0..self.mates.len())
            .map(|j| room(j) || spared(j))
            .collect();
        loop {
            let leads = |j: &usize| !opens[*j] && self.moves[*j].iter().any(|&to| opens[to]);
            let new: Vec<usize> = (0..opens.len()).filter(leads).collect();
            if new.is_empty() {
                return opens;
            }
            new.into_iter().for_each(|j| opens[j] = true);
        }
    }
}
