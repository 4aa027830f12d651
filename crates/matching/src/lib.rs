#![doc = include_str!("../README.md")]

pub mod assign;
pub mod certificate;
pub mod compare;
pub mod explain;
pub mod fairest;
pub mod given;
mod market;
pub mod people;
pub mod problem_error;
pub mod rematch;
pub mod rules;
mod score;
pub mod solved;
pub mod stable;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

pub use certificate::Certificate;
pub use compare::{Became, Comparison, Moved};
pub use explain::unmatched::{Helps, Reason, RuleCount, Unmatched};
pub use explain::{Contribution, CriterionRef, Explanation, Fact, Refusal, RuleFact, RuleRef};
pub use fairest::Fairest;
pub use people::{People, Person, Side, Value};
pub use problem_error::{ProblemError, UnknownPerson};
pub use rematch::{Rearrangement, Rematch};
pub use rules::{Columns, CriterionKind, MustKind, Order, Place, Rules, RulesError};
pub use solved::{Contested, Loss, Solved, Swap, Together, WhyNot};
pub use stable::Stable;

use score::Scorer;

/// The most people on a side, and the most pairs that places allow: up to here
/// all sums are exact in 128 bits, whatever the rules.
pub const LARGEST_SIDE: usize = 1 << 20;

/// One cohort to be matched: rules, people, and what is already decided.
#[derive(Debug, Clone)]
pub struct Problem {
    rules: Rules,
    mentees: Vec<Person>,
    mentors: Vec<Person>,
    mentee_at: BTreeMap<String, usize>,
    mentor_at: BTreeMap<String, usize>,
    forbidden: BTreeSet<(usize, usize)>,
    locked: BTreeSet<(usize, usize)>,
    seed: u64,
    threads: usize,
    /// What people said goes into this and into the scorer, and isn't kept besides.
    said: certificate::digest::Begun,
    scorer: Scorer,
    kept: Kept,
}

/// Pairs that are worth more while they stay.
#[derive(Debug, Clone, Default)]
struct Kept {
    pairs: BTreeSet<(usize, usize)>,
    /// How much more, in points with tiers in them.
    bonus: i128,
}

impl Kept {
    /// What a pair is worth on top for staying; absent when it isn't one of them.
    fn worth(&self, mentee: usize, mentor: usize) -> Option<i128> {
        (!self.pairs.is_empty() && self.pairs.contains(&(mentee, mentor))).then_some(self.bonus)
    }
}

/// The best possible cohort, with the proof that it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// Who is paired with whom, locked pairs included, by mentee id, then mentor id.
    pub pairs: Vec<Pair>,
    /// Mentees with at least one mentor.
    pub mentees_served: usize,
    /// The points of all pairs.
    pub total: i64,
    /// What an independent checker needs to confirm that no answer is better.
    pub certificate: Certificate,
}

/// A mentee and a mentor, and the points the rules give them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Pair {
    /// The mentee's id.
    pub mentee: String,
    /// The mentor's id.
    pub mentor: String,
    /// Their points.
    pub score: i64,
}

impl Problem {
    /// Puts rules and people together and checks that they fit.
    ///
    /// `forbidden` pairs (mentee id, mentor id) are never made, whether or not
    /// the rules hold a "not in list"; `locked` ones are made, and keep their
    /// places. The order of people and pairs makes no difference to the answer.
    ///
    /// # Errors
    /// When an id is missing, unknown or used twice on a side, a value can't be
    /// read as its rule needs it, or locks break a rule, a ban or someone's places.
    pub fn new(
        rules: &Rules,
        people: People,
        forbidden: &[(String, String)],
        locked: &[(String, String)],
    ) -> Result<Self, ProblemError> {
        let People {
            mut mentees,
            mut mentors,
        } = people;
        let mentee_at = people::in_order(Side::Mentee, &mut mentees)?;
        let mentor_at = people::in_order(Side::Mentor, &mut mentors)?;
        people::few_enough(&mentees, &mentors)?;
        let scorer = Scorer::new(rules, &mentees, &mentors)?;
        let said = certificate::digest::Begun::of(rules, &mentees, &mentors);
        for person in mentees.iter_mut().chain(&mut mentors) {
            person.values = BTreeMap::new();
        }
        let mut problem = Self {
            rules: rules.clone(),
            mentees,
            mentors,
            mentee_at,
            mentor_at,
            forbidden: BTreeSet::new(),
            locked: BTreeSet::new(),
            seed: 0,
            threads: std::thread::available_parallelism().map_or(1, usize::from),
            said,
            scorer,
            kept: Kept::default(),
        };
        problem.forbidden = problem.known_pairs(forbidden)?;
        problem.locked = problem.known_pairs(locked)?;
        problem.check_locks()?;
        Ok(problem)
    }

    /// Chooses among equally good answers by another draw; the same seed always
    /// draws the same. Without it the seed is 0.
    #[must_use]
    pub fn with_seed(mut self, seed: u64) -> Self {
        self.seed = seed;
        self
    }

    /// Works on so many threads at most. The answer doesn't depend on it.
    #[must_use]
    pub fn with_threads(mut self, threads: usize) -> Self {
        self.threads = threads.max(1);
        self
    }

    /// The best possible answer: no other has more of the first tier of the
    /// rules' order, nor, with as much of it, more of the next, and so on.
    ///
    /// Among equally good answers it is the one whose pairs have the smallest
    /// sum of [`assign::draw`]s, a hash of seed and ids. Hence the order of the
    /// people doesn't matter, and locking a pair of the answer, or forbidding a
    /// pair outside it, changes nothing.
    #[must_use]
    pub fn solve(&self) -> Answer {
        let pairs = self.mentees.len() * self.mentors.len();
        let solution = if pairs >= market::LARGE && market::fits(self) {
            market::solve(self)
        } else {
            assign::solve(self)
        };
        certificate::answer(self, &solution.pairs, &solution.prices)
    }

    /// The rules of this problem.
    #[must_use]
    pub fn rules(&self) -> &Rules {
        &self.rules
    }

    /// The digest over rules, people and decided pairs that certificates carry.
    #[must_use]
    pub fn digest(&self) -> String {
        certificate::digest::of(self)
    }

    fn pair(&self, mentee: usize, mentor: usize) -> Pair {
        Pair {
            mentee: self.mentees[mentee].id.clone(),
            mentor: self.mentors[mentor].id.clone(),
            score: self.scorer.score(mentee, mentor),
        }
    }

    /// Whether rules and bans allow a pair.
    fn eligible(&self, mentee: usize, mentor: usize) -> bool {
        !self.banned(mentee, mentor) && self.scorer.allows(mentee, mentor)
    }

    /// Bans that hold whatever the rules say: the list, and being oneself.
    fn banned(&self, mentee: usize, mentor: usize) -> bool {
        self.forbidden.contains(&(mentee, mentor))
            || self.mentees[mentee].id == self.mentors[mentor].id
    }

    /// The mentors locked to a mentee.
    fn locks_of(&self, mentee: usize) -> BTreeSet<usize> {
        let locks = self.locked.range((mentee, 0)..(mentee + 1, 0));
        locks.map(|&(_, mentor)| mentor).collect()
    }

    /// The mentors that a mentee's remaining wants may still turn to.
    fn open_to(&self, mentee: usize) -> Vec<usize> {
        let locks = self.locks_of(mentee);
        if self.mentees[mentee].places as usize <= locks.len() {
            return Vec::new();
        }
        let taken: BTreeSet<u32> = locks.iter().filter_map(|&j| self.scorer.field(j)).collect();
        let field_taken = |j| {
            self.scorer
                .field(j)
                .is_some_and(|field| taken.contains(&field))
        };
        (0..self.mentors.len())
            .filter(|j| !locks.contains(j) && !field_taken(*j))
            .filter(|&j| self.eligible(mentee, j))
            .collect()
    }

    fn known_pairs(
        &self,
        pairs: &[(String, String)],
    ) -> Result<BTreeSet<(usize, usize)>, ProblemError> {
        let find = |(mentee, mentor): &(String, String)| self.both(mentee, mentor);
        Ok(pairs.iter().map(find).collect::<Result<_, _>>()?)
    }

    fn both(&self, mentee: &str, mentor: &str) -> Result<(usize, usize), UnknownPerson> {
        let unknown = |side, id: &str| UnknownPerson {
            side,
            id: id.to_owned(),
        };
        let i = self.mentee_at.get(mentee);
        let j = self.mentor_at.get(mentor);
        Ok((
            *i.ok_or_else(|| unknown(Side::Mentee, mentee))?,
            *j.ok_or_else(|| unknown(Side::Mentor, mentor))?,
        ))
    }

    fn check_locks(&self) -> Result<(), ProblemError> {
        let mut mentee_locks = vec![0; self.mentees.len()];
        let mut mentor_locks = vec![0; self.mentors.len()];
        let mut fields = BTreeSet::new();
        for &(i, j) in &self.locked {
            let (mentee, mentor) = (&self.mentees[i], &self.mentors[j]);
            if let Some(refusal) = self.refusals(i, j).into_iter().next() {
                return Err(ProblemError::LockRefused {
                    mentee: mentee.id.clone(),
                    mentor: mentor.id.clone(),
                    refusal: Box::new(refusal),
                });
            }
            people::one_more(Side::Mentee, mentee, &mut mentee_locks[i])?;
            people::one_more(Side::Mentor, mentor, &mut mentor_locks[j])?;
            let field = self.scorer.field(j);
            if field.is_some_and(|field| !fields.insert((i, field))) {
                return Err(ProblemError::LocksNotDiverse {
                    mentee: mentee.id.clone(),
                    mentor: mentor.id.clone(),
                });
            }
        }
        Ok(())
    }
}
