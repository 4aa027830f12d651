//! A form as it is shown: a pure function of the template and of what was typed, so that an applicant's
//! page, a page with mistakes and a coordinator's preview are the same.

use dyad_platform::page;

use super::reading::Mistake;
use super::{Raw, consent_key, field_name, is_asked, whose_eyes};
use crate::import::countries;
use crate::template::Template;
use crate::template::question::{Kind, Question, Role, Shape};
use crate::words::Words;

/// One step of a form, as a page or as a section of one.
pub struct Section {
    /// Its heading; empty for the first section of a page.
    pub title: String,
    /// Whether it is folded away.
    pub is_folded: bool,
    /// Its questions.
    pub fields: Vec<Field>,
}

/// A question with what was typed.
pub struct Field {
    /// Id of the field that a mistake leads to.
    pub id: String,
    /// Name of the field.
    pub name: String,
    /// What is asked.
    pub label: String,
    /// A line of help; may be empty.
    pub hint: String,
    /// Who can read the answer.
    pub readers: page::Readers,
    /// How it is answered.
    pub control: Control,
    /// What is the matter; may be empty.
    pub mistake: String,
    /// What one has to agree to for the answer to be kept: its name, the sentence, whether it is ticked.
    pub consent: Option<(String, String, bool)>,
}

/// How a question is answered.
pub enum Control {
    /// A line.
    Line {
        /// The input's type.
        kind: &'static str,
        /// For browsers that fill in.
        autocomplete: &'static str,
        /// What stands in it.
        value: String,
    },
    /// Several lines.
    Lines(String),
    /// One of a long list.
    Select(Vec<Choice>),
    /// One of a few.
    Radios(Vec<Choice>),
    /// Any of them.
    Boxes(Vec<Choice>),
    /// Any of them, each with how much it matters.
    Rated(Vec<(String, Vec<Choice>)>),
    /// Something known already.
    Known(String),
}

/// One thing to choose.
pub struct Choice {
    /// Id of its field.
    pub id: String,
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: String,
    /// Whether it is chosen.
    pub is_chosen: bool,
}

/// The sections of a form, or the one of a step. `address` is known once somebody is signed in.
#[must_use]
pub fn sections(
    words: Words,
    template: &Template,
    role: Role,
    step: Option<usize>,
    raw: &Raw,
    address: Option<&str>,
    mistakes: &[Mistake],
) -> Vec<Section> {
    let steps = template.form(role).steps.iter().enumerate();
    let wanted = steps.filter(|(at, _)| step.is_none_or(|step| step == *at));
    let section = |(at, step): (usize, &crate::template::Step)| Section {
        is_folded: step.extra && role == Role::Mentor,
        title: if at == 0 {
            String::new()
        } else {
            step.title.clone()
        },
        fields: step
            .questions
            .iter()
            .filter_map(|key| template.question(key))
            .filter(|question| is_asked(question))
            .map(|question| field(words, question, role, raw, address, mistakes))
            .collect(),
    };
    wanted.map(section).collect()
}

/// Some questions alone, each as asked of a role.
#[must_use]
pub fn of_questions(
    words: Words,
    questions: &[(Role, &Question)],
    raw: &Raw,
    mistakes: &[Mistake],
) -> Vec<Field> {
    let asked = questions.iter();
    asked
        .map(|(role, question)| field(words, question, *role, raw, None, mistakes))
        .collect()
}

fn field(
    words: Words,
    question: &Question,
    role: Role,
    raw: &Raw,
    address: Option<&str>,
    mistakes: &[Mistake],
) -> Field {
    let name = field_name(&question.key);
    let control = control(words, question, raw, &name, address);
    let first_choice = match &control {
        Control::Radios(choices) | Control::Boxes(choices) => choices.first(),
        Control::Rated(rows) => rows.first().and_then(|(_, choices)| choices.first()),
        _ => None,
    };
    let label = question.label_for(role);
    let is_needed = question.required_of.contains(&role) || question.kind == Kind::Email;
    let mistake = mistakes.iter().find(|mistake| mistake.key == question.key);
    Field {
        id: first_choice.map_or_else(|| name.clone(), |choice| choice.id.clone()),
        label: if is_needed {
            label.to_string()
        } else {
            words.optional(label)
        },
        hint: hint(words, question),
        readers: page::Readers {
            sealed: false,
            text: whose_eyes(words, question.readers),
            id: "",
        },
        mistake: mistake.map_or_else(String::new, |mistake| mistake.sentence.clone()),
        consent: question.consent.as_ref().map(|sentence| {
            let key = consent_key(&question.key);
            (
                field_name(&key),
                sentence.clone(),
                !raw.one(&key).is_empty(),
            )
        }),
        control,
        name,
    }
}

fn hint(words: Words, question: &Question) -> String {
    let own = question.hint.clone().unwrap_or_default();
    match question.kind {
        Kind::Languages => words.hint_languages(own.as_str()),
        Kind::People | Kind::Assessors | Kind::Wishes | Kind::Emails => {
            words.hint_people(own.as_str())
        }
        _ if question.open && !question.options.is_empty() => {
            let some: Vec<&str> = question
                .options
                .iter()
                .map(|option| option.label.as_str())
                .collect();
            words.hint_open(own.as_str(), some.join(", "))
        }
        _ => match &question.unit {
            Some(unit) => words.hint_unit(own.as_str(), unit.as_str()),
            None => own,
        },
    }
}

fn control(
    words: Words,
    question: &Question,
    raw: &Raw,
    name: &str,
    address: Option<&str>,
) -> Control {
    let value = raw.all(&question.key).first().cloned().unwrap_or_default();
    let line = |kind, autocomplete| Control::Line {
        kind,
        autocomplete,
        value: value.clone(),
    };
    match (question.kind, question.kind.shape()) {
        (Kind::Email, _) => match address {
            Some(address) => Control::Known(address.to_string()),
            None => line("email", "email"),
        },
        (Kind::Name, _) => line("text", "name"),
        (Kind::Country, _) => Control::Select(country_choices(words, &value)),
        (Kind::FreeTimes, _) => Control::Boxes(choices(question, raw, name)),
        (Kind::Languages, _) | (_, Shape::Line) => line("text", "off"),
        (_, Shape::One) if question.open => line("text", "off"),
        (_, Shape::Several) if question.open => Control::Lines(value),
        (_, Shape::One) => Control::Radios(choices(question, raw, name)),
        (_, Shape::Several) => Control::Boxes(choices(question, raw, name)),
        (_, Shape::Rated) => Control::Rated(rated(words, question, raw, name)),
        (_, Shape::Number) if question.decimals.is_some() => line("text", "off"),
        (_, Shape::Number) => line("number", "off"),
        (_, Shape::Day) => line("date", "off"),
        (_, Shape::Lines | Shape::People) => Control::Lines(value),
    }
}

/// For each option how much it matters, from not at all to 5.
fn rated(words: Words, question: &Question, raw: &Raw, name: &str) -> Vec<(String, Vec<Choice>)> {
    let said = raw.all(&question.key);
    let ends = question.ends.as_ref();
    let label = |rating: u8| match (rating, ends) {
        (1, Some([low, _])) => format!("1 · {low}"),
        (5, Some([_, high])) => format!("5 · {high}"),
        _ => rating.to_string(),
    };
    let row = |option: &crate::template::Choice| {
        let id = format!("{name}-{}", option.key);
        let mut choices = vec![Choice {
            id: id.clone(),
            value: String::new(),
            label: words.rating_none(),
            is_chosen: false,
        }];
        choices.extend((1..=5).map(|rating| {
            let value = format!("{}={rating}", option.key);
            Choice {
                id: id.clone(),
                is_chosen: said.contains(&value),
                label: label(rating),
                value,
            }
        }));
        (option.label.clone(), choices)
    };
    question.options.iter().map(row).collect()
}

fn choices(question: &Question, raw: &Raw, name: &str) -> Vec<Choice> {
    let said = raw.all(&question.key);
    let choice = |option: &crate::template::Choice| Choice {
        id: format!("{name}-{}", option.key),
        value: option.key.clone(),
        label: option.label.clone(),
        is_chosen: said.contains(&option.key),
    };
    question.options.iter().map(choice).collect()
}

fn country_choices(words: Words, said: &str) -> Vec<Choice> {
    let choice = |value: &str, label: String| Choice {
        id: String::new(),
        value: value.to_string(),
        label,
        is_chosen: value == said,
    };
    let mut choices = vec![choice("", words.choose_country())];
    choices.extend(countries::all().map(|(code, name)| choice(code, name.to_string())));
    choices
}

/// Who can read what only its author can read.
#[must_use]
pub fn only_you(words: Words) -> String {
    words.eyes_only_you()
}
