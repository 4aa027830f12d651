//! The finder: in programmes where mentees ask, they see who fits and why, and ask. The mentor answers,
//! and a mentor's yes makes the pair, since the mentee said theirs by asking.

use std::collections::BTreeMap;

use dyad_programme::import::Answer;
use dyad_programme::template::kinds::{Form, Relationship, RequestPart};
use dyad_programme::template::question::Kind;
use dyad_programme::template::{Level, MatchingMode, Template};
use serde::{Deserialize, Serialize};

pub mod access;
pub mod pages;
pub mod store;

/// So many requests may wait at once: whoever asks everybody asks nobody.
pub const MOST_OPEN: i64 = 3;
/// So many people from outside may be invited.
pub const MOST_INVITED: i64 = 3;
/// The longest text, in characters.
pub const LONGEST: usize = 1_000;
/// So many are shown; who fits less is found by asking the coordinators.
pub const MOST_SHOWN: usize = 20;

/// What a request says. Between the two: sealed, and on no coordinator's page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// Why this person.
    pub why_you: String,
    /// What it is about.
    pub interest: String,
    /// What time the mentee promises.
    pub commitment: String,
}

/// Why a request can't be sent as it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// No kind was chosen that suits the mentor.
    NoKind,
    /// A part that this kind of request needs is empty.
    Lacks(RequestPart),
}

/// Why nothing can be asked now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotNow {
    /// As many requests wait as may.
    TooManyOpen,
    /// As many of this kind as one may have at once.
    EnoughOfThisKind,
}

/// Whether mentees ask in this programme.
#[must_use]
pub fn is_open(template: &Template) -> bool {
    matches!(
        template.policy.matching,
        MatchingMode::Request | MatchingMode::Hybrid
    )
}

/// The kinds of partnership that can be asked of a mentor: what they offered sets the limits.
#[must_use]
pub fn kinds_for<'t>(
    template: &'t Template,
    mentor: &BTreeMap<String, Answer>,
) -> Vec<&'t Relationship> {
    let chosen = |kind| {
        let mut questions = template.questions.iter();
        let question = questions.find(|question| question.kind == kind)?;
        match mentor.get(&question.key)? {
            Answer::Choice(key) => Some(key.as_str()),
            _ => None,
        }
    };
    let formality = chosen(Kind::Formality);
    let is_peer = chosen(Kind::SupporterKind) == Some("peer");
    let suits = |kind: &&Relationship| {
        let is_formal = kind.agreement != Level::Off;
        match kind.form {
            _ if kind.request.is_empty() => false,
            Form::Peer => is_peer,
            Form::OneToOne if is_peer => false,
            Form::OneToOne => match formality {
                Some("formal") => is_formal,
                Some("informal") => !is_formal,
                _ => true,
            },
            Form::Group => false,
            Form::Advice => true,
        }
    };
    template.kinds.iter().filter(suits).collect()
}

/// Whether a request says what its kind needs.
///
/// # Errors
/// What is missing.
pub fn fits(kind: Option<&Relationship>, said: &Said) -> Result<(), Unfit> {
    let kind = kind.ok_or(Unfit::NoKind)?;
    for part in &kind.request {
        let text = match part {
            RequestPart::WhyYou => &said.why_you,
            RequestPart::Interest => &said.interest,
            RequestPart::Commitment => &said.commitment,
        };
        if text.trim().is_empty() {
            return Err(Unfit::Lacks(*part));
        }
    }
    Ok(())
}

/// Whether one more request may be sent, with so many waiting and so many of its kind.
///
/// # Errors
/// Why not.
pub fn may_ask(kind: &Relationship, open: i64, of_kind: i64) -> Result<(), NotNow> {
    if open >= MOST_OPEN {
        return Err(NotNow::TooManyOpen);
    }
    if of_kind >= i64::from(kind.at_once) {
        return Err(NotNow::EnoughOfThisKind);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use dyad_programme::template::shipped_by_key;

    use super::*;

    fn template() -> Template {
        shipped_by_key("student-network").unwrap().unwrap()
    }

    fn keys(mentor: &[(&str, &str)]) -> Vec<String> {
        let answers = mentor
            .iter()
            .map(|(key, value)| ((*key).to_string(), Answer::Choice((*value).into())))
            .collect();
        let template = template();
        let kinds = kinds_for(&template, &answers);
        kinds.iter().map(|kind| kind.key.clone()).collect()
    }

    #[test]
    fn what_a_mentor_offered_sets_the_limits() {
        assert_eq!(keys(&[]), ["formal", "informal", "advice"]);
        assert_eq!(keys(&[("formality", "informal")]), ["informal", "advice"]);
        assert_eq!(keys(&[("formality", "formal")]), ["formal", "advice"]);
        let peer = [("supporter_kind", "peer"), ("formality", "either")];
        assert_eq!(keys(&peer), ["peer", "advice"]);
    }

    #[test]
    fn a_formal_request_promises_time_and_an_informal_one_need_not() {
        let template = template();
        let kind = |key: &str| template.kinds.iter().find(|kind| kind.key == key);
        let said = Said {
            why_you: "You run the ward I would like to learn on.".into(),
            interest: "Oncology".into(),
            commitment: "  ".into(),
        };
        let lacks = Err(Unfit::Lacks(RequestPart::Commitment));
        assert_eq!(fits(kind("formal"), &said), lacks);
        assert_eq!(fits(kind("informal"), &said), Ok(()));
        assert_eq!(fits(None, &said), Err(Unfit::NoKind));
    }

    #[test]
    fn whoever_asks_everybody_asks_nobody() {
        let template = template();
        let formal = &template.kinds[0];
        assert_eq!(may_ask(formal, 2, 0), Ok(()));
        assert_eq!(may_ask(formal, MOST_OPEN, 0), Err(NotNow::TooManyOpen));
        assert_eq!(may_ask(formal, 0, 3), Err(NotNow::EnoughOfThisKind));
    }
}
