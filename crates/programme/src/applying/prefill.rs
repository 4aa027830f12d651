//! Answers back into what somebody would have typed, to begin from.

use std::collections::BTreeMap;

use super::{Raw, is_asked};
use crate::import::{Answer, languages};
use crate::template::Template;
use crate::template::question::{Kind, Question};

/// What the form begins with: answers to questions that exist, of a kind that they can have. What was
/// agreed to another time is asked anew.
#[must_use]
pub fn raw(template: &Template, answers: &BTreeMap<String, Answer>) -> Raw {
    let mut raw = Raw::default();
    let asked = |question: &&Question| is_asked(question) && question.consent.is_none();
    for question in template.questions.iter().filter(asked) {
        let Some(answer) = answers.get(&question.key) else {
            continue;
        };
        let values = values(question, answer);
        if !values.is_empty() {
            raw.values.insert(question.key.clone(), values);
        }
    }
    raw
}

fn values(question: &Question, answer: &Answer) -> Vec<String> {
    let known = |key: &&String| question.open || question.option_label(key).is_some();
    let words = |key: &String| question.option_label(key).unwrap_or(key).to_string();
    match (question.kind, answer) {
        (Kind::Languages, Answer::Choices(tags)) => {
            let names = tags.iter().filter_map(|tag| languages::name(tag));
            vec![names.collect::<Vec<_>>().join(", ")]
        }
        (Kind::FreeTimes, Answer::Text(said)) => {
            let said: Vec<&str> = said.split(", ").collect();
            let options = question.options.iter();
            let chosen = options.filter(|option| said.contains(&option.label.as_str()));
            chosen.map(|option| option.key.clone()).collect()
        }
        (Kind::Country, Answer::Choice(code)) => vec![code.clone()],
        (_, Answer::Choice(key)) if question.open => vec![words(key)],
        (_, Answer::Choice(key)) => Some(key).filter(known).into_iter().cloned().collect(),
        (_, Answer::Choices(keys)) if question.open => {
            vec![keys.iter().map(words).collect::<Vec<_>>().join("\n")]
        }
        (_, Answer::Choices(keys)) => keys.iter().filter(known).cloned().collect(),
        (_, Answer::Ratings(ratings)) => ratings
            .iter()
            .filter(|(key, _)| known(key))
            .map(|(key, rating)| format!("{key}={rating}"))
            .collect(),
        (_, Answer::Zone(text) | Answer::Text(text)) => vec![text.clone()],
        (_, Answer::Number(number)) => vec![number.to_string()],
        (_, Answer::Decimal(number)) => vec![number.to_string()],
        (_, Answer::Date(day)) => vec![day.to_string()],
        (_, Answer::People(people)) => vec![people.join("\n")],
    }
}
