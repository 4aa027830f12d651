//! From answers to the columns that the rules of matching look at. The rule language itself is
//! [`dyad_matching::Rules`]; a column there is the key of a question, or one of [`DERIVED`].

use std::collections::BTreeMap;

use dyad_matching::{Rules, RulesError, Value};

use super::Template;
use super::hours::WeekHours;
use super::question::Kind;
use crate::import::{Answer, countries};

/// The hours of the week in UTC in which somebody is free and awake, from free times and time zone.
pub const FREE_HOURS: &str = "free_hours";
/// The part of the world in which somebody's country lies.
pub const REGION: &str = "region";
/// The stage of a career that a supporter is at, from what kind of supporter they are.
pub const STAGE: &str = "stage";
/// The stages of the supporters that a mentee has already, worked out from their pairs.
pub const STAGES_SO_FAR: &str = "stages_so_far";
/// Columns that are worked out from answers.
pub const DERIVED: [&str; 4] = [FREE_HOURS, REGION, STAGE, STAGES_SO_FAR];
/// A rating from which on an option counts as chosen.
const MATTERS: u8 = 3;

impl Template {
    /// The rules of matching, ready to use.
    ///
    /// # Errors
    /// None for a template that was read by [`Template::parse`].
    pub fn rules(&self) -> Result<Rules, RulesError> {
        Rules::from_table(&self.matching, &self.key)
    }

    /// What somebody says in the columns of the rules, derived ones included. Texts are made
    /// comparable: rules compare letter by letter, and people write one school in many ways.
    #[must_use]
    pub fn matching_values(
        &self,
        answers: &BTreeMap<String, Answer>,
        free_hours: Option<&WeekHours>,
    ) -> BTreeMap<String, Value> {
        let known = answers
            .iter()
            .filter(|(key, _)| self.question(key).is_some());
        let mut values: BTreeMap<String, Value> = known
            .map(|(key, answer)| (key.clone(), value(answer)))
            .collect();
        if let Some(hours) = free_hours {
            values.insert(
                FREE_HOURS.into(),
                Value::List(hours.iter().map(|hour| hour.to_string()).collect()),
            );
        }
        if let Some(stage) = self.stage(answers) {
            values.insert(STAGE.into(), Value::Text(stage.into()));
        }
        let country = self
            .questions
            .iter()
            .find(|question| question.kind == Kind::Country);
        if let Some(Answer::Choice(code)) = country.and_then(|question| answers.get(&question.key))
            && let Some(region) = countries::region(code)
        {
            values.insert(REGION.into(), Value::Text(region.into()));
        }
        values
    }

    /// The stage of a career that goes with the kind of supporter somebody says to be.
    #[must_use]
    pub fn stage(&self, answers: &BTreeMap<String, Answer>) -> Option<&str> {
        let mut kinds = self.questions.iter();
        let question = kinds.find(|question| question.kind == Kind::SupporterKind)?;
        let Some(Answer::Choice(kind)) = answers.get(&question.key) else {
            return None;
        };
        let mut options = question.options.iter();
        options.find(|option| option.key == *kind)?.stage.as_deref()
    }
}

/// What holds for every text of rules: reading it doesn't panic, and what is read is the same after
/// being written. For tests and fuzzing.
#[doc(hidden)]
pub fn fuzzed(text: &str) {
    if let Ok(rules) = Rules::parse(text, "fuzzed.toml") {
        let again = Rules::parse(&rules.to_toml(), "again.toml");
        assert!(again.is_ok_and(|again| again.table() == rules.table()));
    }
}

/// What is rated so high that it matters, the most important first.
fn matters(ratings: &BTreeMap<String, u8>) -> Vec<String> {
    let mut rated: Vec<(&String, &u8)> = ratings
        .iter()
        .filter(|(_, rating)| **rating >= MATTERS)
        .collect();
    rated.sort_by_key(|(_, rating)| std::cmp::Reverse(**rating));
    rated.into_iter().map(|(key, _)| key.clone()).collect()
}

fn value(answer: &Answer) -> Value {
    match answer {
        Answer::Text(text) => Value::Text(crate::import::comparable(text)),
        Answer::Number(number) => Value::Number(*number),
        Answer::Decimal(number) => Value::Number(number.whole()),
        Answer::Date(day) => Value::Text(day.to_string()),
        Answer::Choice(text) | Answer::Zone(text) => Value::Text(text.clone()),
        Answer::Choices(keys) | Answer::People(keys) => Value::List(keys.clone()),
        Answer::Ratings(ratings) => Value::List(matters(ratings)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::template::shipped_by_key;

    #[test]
    fn no_damage_to_rules_breaks_what_holds() {
        let template = shipped_by_key("med-faculty-12m").unwrap().unwrap();
        let text = template.rules().unwrap().to_toml();
        fuzzed(&text);
        for (at, _) in text.char_indices().step_by(7) {
            fuzzed(&text[..at]);
            fuzzed(&format!("{}9{}", &text[..at], &text[at..]));
            fuzzed(&format!("{}\n[{}", &text[..at], &text[at..]));
        }
    }

    #[test]
    fn one_school_in_two_spellings_is_one_school() {
        let template = shipped_by_key("intl-student-practitioner")
            .unwrap()
            .unwrap();
        let said = |school: &str| {
            let answers = BTreeMap::from([
                ("workplace".to_string(), Answer::Text(school.into())),
                ("country".to_string(), Answer::Choice("PT".into())),
                ("no_longer_asked".to_string(), Answer::Number(1)),
            ]);
            template.matching_values(&answers, Some(&[3, 5].into_iter().collect()))
        };
        let values = said("Veterinary School of Vale Claro");
        assert_eq!(
            values["workplace"],
            said(" VETERINARY school of Vale-Claro.")["workplace"]
        );
        assert_ne!(
            values["workplace"],
            said("Veterinary School of Northbridge")["workplace"]
        );
        assert_eq!(values[REGION], Value::Text("Southern Europe".into()));
        assert_eq!(
            values[FREE_HOURS],
            Value::List(vec!["3".into(), "5".into()])
        );
        assert!(!values.contains_key("no_longer_asked"));
    }
}
