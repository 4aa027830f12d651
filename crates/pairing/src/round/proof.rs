//! The proof of a round, read by the independent checker. It is handed the rules as a text and the
//! people as plain texts, and shares no code with the matching that made the answer.

use dyad_matching::{Person, Value};
use dyad_matching_check as check;
use dyad_programme::template::Template;

use super::edit::Hand;
use super::problem::{self, Given, Unfit};

/// What the checker says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The answer keeps to the rules, and none is better.
    Confirmed(check::Verdict),
    /// Rules, people or decided pairs are no longer those of the certificate.
    OtherInputs,
    /// It doesn't hold.
    Refused,
}

/// Lets the checker read a certificate beside what the cohort is now.
///
/// # Errors
/// When rules and people don't fit together.
pub fn verify(
    template: &Template,
    given: &Given,
    hand: &Hand,
    certificate: &str,
) -> Result<Verdict, Unfit> {
    let parts = problem::parts(template, given, hand, &[])?;
    let people = check::People {
        mentees: parts.people.mentees.iter().map(plain).collect(),
        mentors: parts.people.mentors.iter().map(plain).collect(),
    };
    let rules = parts.rules.to_toml();
    let outcome = check::check(
        &rules,
        &people,
        &parts.forbidden,
        &parts.locked,
        certificate,
    );
    Ok(match outcome {
        Ok(verdict) => Verdict::Confirmed(verdict),
        Err(check::Wrong::OtherInput { .. }) => Verdict::OtherInputs,
        Err(_) => Verdict::Refused,
    })
}

fn plain(person: &Person) -> check::Person {
    let values = person.values.iter();
    let values = values.map(|(column, value)| (column.clone(), texts(value)));
    check::Person {
        id: person.id.clone(),
        places: person.places,
        values: values.collect(),
    }
}

fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::Missing => Vec::new(),
        Value::Number(number) => vec![number.to_string()],
        Value::Text(text) => vec![text.clone()],
        Value::List(texts) => texts.clone(),
    }
}
