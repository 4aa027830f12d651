//! What belongs to applying: the forms, the promise at their end, who is admitted, and the questions
//! somebody asks themselves first.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Template;
use super::question::{Question, Role};
use crate::import::Answer;

/// Which questions are asked of whom.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Forms {
    /// Asked of mentors.
    pub mentor: Form,
    /// Asked of mentees.
    pub mentee: Form,
}

/// One application form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Form {
    /// The heading.
    pub title: String,
    /// What stands beneath it.
    pub intro: String,
    /// Its steps; a form of one page has one, and perhaps [`Step::extra`] ones.
    pub steps: Vec<Step>,
    /// What the applicant promises by sending it.
    pub pledge: Pledge,
}

/// One page of a form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// The heading of the page.
    pub title: String,
    /// Keys of questions, in order.
    pub questions: Vec<String>,
    /// Folded away beneath the others: nobody needs to open it, and nothing in it is required.
    #[serde(default)]
    pub extra: bool,
}

/// What an applicant promises.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pledge {
    /// The sentence to agree to.
    pub text: String,
    /// The hours a month that it comes to; for a mentor, for each mentee.
    pub hours_a_month: u32,
    /// For how many months; absent where there is no planned end.
    pub months: Option<u32>,
}

/// An answer that admits somebody to a role. Who leaves the question empty isn't turned away by it:
/// whether an answer is needed is said by [`Question::required_of`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Admission {
    /// A short name in lower case with underscores.
    pub key: String,
    /// Who it is about.
    pub role: Role,
    /// The question that decides.
    pub question: String,
    /// The options of which one admits; for a yes-or-no question usually `["yes"]`.
    #[serde(default)]
    pub admits: Vec<String>,
    /// The least number that admits.
    pub at_least: Option<i64>,
    /// The greatest number that admits.
    pub at_most: Option<i64>,
    /// The sentence for somebody who isn't admitted: it names the rule, and where to turn instead.
    pub says: String,
}

/// Ten statements that somebody weighs alone before applying. The answers are never sent to anybody
/// and decide nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SelfCheck {
    /// What stands above it.
    pub intro: String,
    /// What to make of many that don't fit.
    pub if_few_fit: String,
    /// Weighed by mentors.
    pub for_mentors: Vec<String>,
    /// Weighed by mentees.
    pub for_mentees: Vec<String>,
}

impl Admission {
    /// Whether an answer admits; no answer does.
    #[must_use]
    pub fn lets_in(&self, answer: Option<&Answer>) -> bool {
        let within = |number: i64| {
            self.at_least.is_none_or(|least| number >= least)
                && self.at_most.is_none_or(|most| number <= most)
        };
        let chosen = |key: &String| self.admits.is_empty() || self.admits.contains(key);
        match answer {
            Some(Answer::Choice(key)) => chosen(key),
            Some(Answer::Choices(keys)) => self.admits.is_empty() || keys.iter().any(chosen),
            Some(Answer::Number(number)) => within(*number),
            Some(Answer::Decimal(number)) => within(number.whole()),
            _ => true,
        }
    }
}

impl Form {
    /// The steps nobody can leave out.
    pub fn main_steps(&self) -> impl Iterator<Item = &Step> {
        self.steps.iter().filter(|step| !step.extra)
    }

    /// What may be added and is folded away.
    pub fn extra_steps(&self) -> impl Iterator<Item = &Step> {
        self.steps.iter().filter(|step| step.extra)
    }
}

impl Template {
    /// What keeps somebody with these answers from applying for a role.
    pub fn refusals<'t>(
        &'t self,
        role: Role,
        answers: &BTreeMap<String, Answer>,
    ) -> impl Iterator<Item = &'t Admission> {
        let rules = self
            .eligibility
            .iter()
            .filter(move |rule| rule.role == role);
        rules.filter(|rule| !rule.lets_in(answers.get(&rule.question)))
    }

    /// The questions of one step, in order.
    pub fn questions_of<'t>(&'t self, step: &'t Step) -> impl Iterator<Item = &'t Question> {
        step.questions.iter().filter_map(|key| self.question(key))
    }
}
