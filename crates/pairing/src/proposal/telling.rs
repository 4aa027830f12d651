//! What one side of a proposal is told: by letter and on the page alike. Of the other one it holds
//! only answers that they showed to a possible partner (INV-12).

use std::collections::BTreeMap;

use dyad_people::account::{self, Person, first_name};
use dyad_platform::clock::Moment;
use dyad_platform::db::Tx;
use dyad_platform::problem::Problem;
use dyad_platform::words::ENGLISH;
use dyad_programme::import::Answer;
use dyad_programme::programme::{self, Programme};
use dyad_programme::template::question::{Kind, Question, Role as Asked, Use};
use dyad_programme::template::{Template, Texts};

use super::{Proposal, listing};
use crate::partnership::Role;
use crate::round::reasons::wording::{self, View};
use crate::words::Words;

/// What one side is told.
pub struct Told {
    /// Which side.
    pub side: Role,
    /// Who is told.
    pub me: Person,
    /// Of whom.
    pub other: Person,
    /// Name of the organisation.
    pub organisation: String,
    /// The programme.
    pub programme: Programme,
    /// Who coordinates it, where somebody does.
    pub coordinator: Option<Person>,
    /// What the other one answered.
    pub about: Vec<Said>,
    /// The same in a line that a letter may carry: chosen answers, nothing that was typed.
    pub in_short: String,
    /// One sentence on why these two.
    pub why: String,
    /// Until when they may answer.
    pub until: Option<Moment>,
    /// Whether the mentee asked.
    pub requested: bool,
}

/// An answer of the other one.
pub struct Said {
    /// The question as they were asked it.
    pub question: String,
    /// Their answer.
    pub answer: String,
    /// Whether it is a text of its own.
    pub is_long: bool,
}

impl Told {
    /// The first name of the other one.
    #[must_use]
    pub fn other_first(&self) -> &str {
        first_name(&self.other.name)
    }

    /// What it asks of this side's time.
    #[must_use]
    pub fn time(&self) -> &str {
        match self.side {
            Role::Mentor => &self.texts().time_of_mentors,
            Role::Mentee => &self.texts().time_of_mentees,
        }
    }

    /// What is expected of this side.
    #[must_use]
    pub fn expected(&self) -> &[String] {
        match self.side {
            Role::Mentor => &self.texts().expected_of_mentors,
            Role::Mentee => &self.texts().expected_of_mentees,
        }
    }

    /// What the other one wrote in their own words.
    #[must_use]
    pub fn own_words(&self) -> Vec<&Said> {
        self.about.iter().filter(|said| said.is_long).collect()
    }

    /// What the other one answered otherwise.
    #[must_use]
    pub fn facts(&self) -> Vec<&Said> {
        self.about.iter().filter(|said| !said.is_long).collect()
    }

    /// The texts of the programme.
    #[must_use]
    pub fn texts(&self) -> &Texts {
        &self.programme.template.texts
    }

    /// The last day to answer: "Monday 9 March 2026", on the calendar of the programme.
    #[must_use]
    pub fn until_day(&self) -> String {
        self.until
            .map(|until| until.day(&self.programme.zone))
            .unwrap_or_default()
    }
}

/// Gathers what `side` of a proposal is told.
///
/// # Errors
/// Those of the database.
pub async fn gather(tx: &mut Tx, it: &Proposal, side: Role) -> Result<Told, Problem> {
    let missing = || Problem::broken("a proposal without its people");
    let programme = programme::store::of_cohort(tx, &it.cohort_id)
        .await?
        .ok_or_else(missing)?;
    let me = account::store::person(tx, it.person(side))
        .await?
        .ok_or_else(missing)?;
    let their_side = other(side);
    let other = account::store::person(tx, it.person(their_side))
        .await?
        .ok_or_else(missing)?;
    let answers = listing::store::answers(tx, &it.cohort_id, &other.id, their_side).await?;
    let answers = answers.map(|text| serde_json::from_str(&text)).transpose();
    let answers: BTreeMap<String, Answer> = answers
        .map_err(|_| Problem::broken("answers that can't be read"))?
        .unwrap_or_default();
    let coordinators = programme::store::coordinators(tx, &programme.id).await?;
    let neither = coordinators
        .iter()
        .position(|c| c.id != me.id && c.id != other.id);
    let template = &programme.template;
    let words = Words(ENGLISH);
    Ok(Told {
        side,
        organisation: account::store::organisation_name(tx).await?,
        // Never one of the two: what one side says to the coordinators is not the other's.
        coordinator: neither.and_then(|at| coordinators.into_iter().nth(at)),
        about: about(template, their_side, &answers),
        in_short: in_short(words, template, their_side, &answers),
        why: wording::sentence(words, template, &it.reasons, View::Side(side)),
        until: it.expires_at,
        requested: it.is_requested(),
        me,
        other,
        programme,
    })
}

/// The other side.
#[must_use]
pub fn other(side: Role) -> Role {
    match side {
        Role::Mentor => Role::Mentee,
        Role::Mentee => Role::Mentor,
    }
}

fn as_asked(side: Role) -> Asked {
    match side {
        Role::Mentor => Asked::Mentor,
        Role::Mentee => Asked::Mentee,
    }
}

/// The questions whose answers a possible partner may see, in the order of the form.
fn shown(template: &Template, side: Role) -> impl Iterator<Item = &Question> {
    let asked = template.asked_of(as_asked(side));
    asked.filter(|question| question.readers.includes_candidates())
}

pub(crate) fn about(
    template: &Template,
    side: Role,
    answers: &BTreeMap<String, Answer>,
) -> Vec<Said> {
    shown(template, side)
        .filter_map(|question| {
            let answer = answers.get(&question.key)?.shown(question);
            let answer = answer.in_one_line();
            let question_text = question.label_for(as_asked(side)).to_owned();
            let is_long = question.kind == Kind::Long;
            (!answer.trim().is_empty()).then_some(Said {
                question: question_text,
                answer,
                is_long,
            })
        })
        .collect()
}

/// Country, years and chosen fields: typed text could carry links into a letter that we sign.
pub(crate) fn in_short(
    words: Words,
    template: &Template,
    side: Role,
    answers: &BTreeMap<String, Answer>,
) -> String {
    let introducing = shown(template, side).filter(|q| q.used_for.contains(&Use::Introduction));
    let facts = introducing.filter_map(|question| {
        let answer = answers.get(&question.key)?;
        match (question.kind, answer) {
            (Kind::Country, Answer::Choice(_)) => Some(answer.shown(question).in_one_line()),
            (Kind::Years, Answer::Number(years)) if side == Role::Mentor => {
                Some(words.years_in_practice(*years))
            }
            (Kind::Years, Answer::Number(year)) => Some(words.year_of_study(*year)),
            _ => None,
        }
    });
    let facts: Vec<String> = facts.collect();
    facts.join(", ")
}
