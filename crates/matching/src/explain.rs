//! Why a pair has its points, and why it may not be.
//!
//! Everything here is structured, so that callers word it from their own
//! catalogue and show a person only what the other agreed to show.

pub mod unmatched;

use serde::{Deserialize, Serialize};

use crate::Problem;
use crate::problem_error::UnknownPerson;
use crate::rules::{Columns, CriterionKind, MustKind};

/// A pair's points, criterion by criterion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Explanation {
    /// One for each criterion, in the order of the rules; their points sum to `total`.
    pub contributions: Vec<Contribution>,
    /// What the hard rules found, in the order of the rules.
    pub musts: Vec<RuleFact>,
    /// The pair's score.
    pub total: i64,
}

/// What one criterion gave, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contribution {
    /// Which criterion.
    pub criterion: CriterionRef,
    /// Where it looked.
    pub columns: Columns,
    /// What it gave.
    pub points: i64,
    /// The most it can give to any pair.
    pub most: i64,
    /// Why.
    pub fact: Fact,
}

/// What one hard rule found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleFact {
    /// Which rule.
    pub rule: RuleRef,
    /// Where it looked; absent for "not in list".
    pub columns: Option<Columns>,
    /// Whether the pair passes.
    pub holds: bool,
    /// Why.
    pub fact: Fact,
}

/// Which `[[points]]` entry of the rules.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct CriterionRef {
    /// Its position among them, from 0.
    pub index: usize,
    /// Its kind.
    pub kind: CriterionKind,
    /// The `name` it has in the rules.
    pub name: Option<String>,
}

/// Which `[[must]]` entry of the rules.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct RuleRef {
    /// Its position among them, from 0.
    pub index: usize,
    /// Its kind.
    pub kind: MustKind,
    /// The `name` it has in the rules.
    pub name: Option<String>,
}

/// Why a pair may not be made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    /// The rule that refuses; absent for what holds without being written:
    /// the list of forbidden pairs, and being one and the same person.
    pub rule: Option<RuleRef>,
    /// Where it looked.
    pub columns: Option<Columns>,
    /// What it found.
    pub fact: Fact,
}

/// What two people's answers have to do with each other. Lists are in alphabetical order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "fact", rename_all = "snake_case")]
pub enum Fact {
    /// At least one of them said nothing.
    Missing {
        /// The mentee said nothing.
        mentee: bool,
        /// The mentor said nothing.
        mentor: bool,
    },
    /// What both lists hold; empty when nothing.
    Shared {
        /// The values.
        values: Vec<String>,
    },
    /// How much of what the mentee chose the mentor covers.
    ChoicesMet {
        /// How many.
        met: usize,
        /// Of how many.
        of: usize,
        /// Which.
        values: Vec<String>,
    },
    /// They said the same.
    Same {
        /// What both said: one value, or what two lists have in common.
        values: Vec<String>,
    },
    /// They said different things.
    Different {
        /// The mentee's.
        mentee: Vec<String>,
        /// The mentor's.
        mentor: Vec<String>,
    },
    /// They said different things of one family.
    Related {
        /// The mentee's.
        mentee: String,
        /// The mentor's.
        mentor: String,
        /// The family, as the rules call it.
        family: String,
    },
    /// By how many steps the mentor stands above; negative when below.
    StepsAbove {
        /// The steps.
        steps: i64,
    },
    /// How many steps lie between them, either way.
    StepsApart {
        /// The steps.
        steps: i64,
    },
    /// How far apart they are on a 24-hour clock.
    HoursApart {
        /// Whole hours.
        hours: i64,
        /// And minutes.
        minutes: i64,
    },
    /// The smaller of their two numbers.
    Smaller {
        /// The number.
        number: i64,
    },
    /// How much of what the mentee rated the mentor covers.
    RatedMet {
        /// The sum of the ratings covered.
        met: i64,
        /// The sum of all ratings.
        of: i64,
        /// What is covered.
        values: Vec<String>,
    },
    /// By how many steps the mentor falls short of what the mentee hoped for; 0
    /// when as hoped or better.
    StepsShort {
        /// The steps.
        steps: i64,
    },
    /// How far apart they are, in the rules' own measure.
    DistanceApart {
        /// The distance.
        distance: i64,
    },
    /// At which rank one wishes for the other by id.
    Ranked {
        /// Whose wishes they are.
        by: crate::Side,
        /// The rank, from 1; absent when the other isn't among the wishes.
        rank: Option<usize>,
    },
    /// Whether they name each other where a rule looks for that.
    Named {
        /// The mentee names the mentor.
        by_mentee: bool,
        /// The mentor names the mentee.
        by_mentor: bool,
    },
    /// Somebody didn't agree that this counts, so it doesn't.
    NotOptedIn,
    /// One of them asked for a kind of partner.
    Wish {
        /// What they asked for.
        wanted: Vec<String>,
        /// What the mentor said.
        found: Vec<String>,
    },
    /// Whoever was asked has no wish.
    NoWish,
    /// The pair is on the list of pairs never to be made.
    Forbidden,
    /// The pair isn't on that list.
    NotForbidden,
    /// Both are one person.
    SamePerson,
}

impl Problem {
    /// Why a pair has its score: what each criterion gave, summing to the total.
    /// Also answered for pairs that hard rules refuse.
    ///
    /// # Errors
    /// When one of the ids isn't in this problem.
    pub fn explain(&self, mentee: &str, mentor: &str) -> Result<Explanation, UnknownPerson> {
        let (i, j) = self.both(mentee, mentor)?;
        let contributions: Vec<_> = self.contributions(i, j).collect();
        Ok(Explanation {
            total: contributions.iter().map(|c| c.points).sum(),
            musts: self.rule_facts(i, j).collect(),
            contributions,
        })
    }

    /// The first hard rule that refuses a pair, or nothing when it may be made.
    ///
    /// # Errors
    /// When one of the ids isn't in this problem.
    pub fn why_not(&self, mentee: &str, mentor: &str) -> Result<Option<Refusal>, UnknownPerson> {
        let (i, j) = self.both(mentee, mentor)?;
        Ok(self.refusals(i, j).into_iter().next())
    }

    /// All that refuses a pair; empty when it may be made.
    ///
    /// # Errors
    /// When one of the ids isn't in this problem.
    pub fn all_refusals(&self, mentee: &str, mentor: &str) -> Result<Vec<Refusal>, UnknownPerson> {
        let (i, j) = self.both(mentee, mentor)?;
        Ok(self.refusals(i, j))
    }

    /// The pair's points, or nothing when it may not be made.
    ///
    /// # Errors
    /// When one of the ids isn't in this problem.
    pub fn score(&self, mentee: &str, mentor: &str) -> Result<Option<i64>, UnknownPerson> {
        let (i, j) = self.both(mentee, mentor)?;
        Ok(self.eligible(i, j).then(|| self.scorer.score(i, j)))
    }

    fn contributions(&self, i: usize, j: usize) -> impl Iterator<Item = Contribution> + '_ {
        let criteria = self.rules.criteria().iter().enumerate();
        criteria.map(move |(index, criterion)| Contribution {
            criterion: CriterionRef {
                index,
                kind: criterion.kind(),
                name: criterion.name.clone(),
            },
            columns: criterion.columns.clone(),
            points: self.scorer.points(index, i, j),
            most: criterion.most(),
            fact: self.scorer.measure_fact(index, i, j),
        })
    }

    fn rule_facts(&self, i: usize, j: usize) -> impl Iterator<Item = RuleFact> + '_ {
        let musts = self.rules.musts().iter().enumerate();
        musts.map(move |(index, must)| {
            let listed = must.reads_list() && self.forbidden.contains(&(i, j));
            RuleFact {
                rule: self.rule_ref(index),
                columns: must.columns.clone(),
                holds: !listed && self.scorer.holds(index, i, j),
                fact: match listed {
                    true => Fact::Forbidden,
                    false => self.scorer.test_fact(index, i, j),
                },
            }
        })
    }

    /// All that refuses a pair, bans that no rule states first.
    pub(crate) fn refusals(&self, i: usize, j: usize) -> Vec<Refusal> {
        let unwritten = |fact| Refusal {
            rule: None,
            columns: None,
            fact,
        };
        let mut refusals = Vec::new();
        if self.mentees[i].id == self.mentors[j].id {
            refusals.push(unwritten(Fact::SamePerson));
        }
        let stated = crate::rules::Must::reads_list;
        if self.forbidden.contains(&(i, j)) && !self.rules.musts().iter().any(stated) {
            refusals.push(unwritten(Fact::Forbidden));
        }
        let broken = self.rule_facts(i, j).filter(|fact| !fact.holds);
        refusals.extend(broken.map(|found| Refusal {
            rule: Some(found.rule),
            columns: found.columns,
            fact: found.fact,
        }));
        refusals
    }

    pub(crate) fn rule_ref(&self, index: usize) -> RuleRef {
        let must = &self.rules.musts()[index];
        RuleRef {
            index,
            kind: must.kind(),
            name: must.name.clone(),
        }
    }
}
