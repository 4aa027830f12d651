//! The cards in the margin: what my partner shows me, and what I show them.

use std::collections::BTreeMap;

use dyad_pairing::access::{Confidential, InThePair};
use dyad_pairing::partnership::Role;
use dyad_platform::form::Filled;
use dyad_programme::import::Answer;
use dyad_programme::template::Template;
use dyad_programme::template::question::{self, Kind};

/// An answer of my partner's, as the programme lets me see it.
pub(crate) struct Shown {
    pub(crate) label: String,
    pub(crate) answer: String,
}

/// My partner's card.
pub(crate) struct PartnersCard {
    pub(crate) answers: Vec<Shown>,
    pub(crate) address: Option<String>,
    pub(crate) line: Option<Confidential<String>>,
}

/// My card, as the form for it shows it.
pub(crate) struct MyCard {
    pub(crate) shares: bool,
    pub(crate) address: String,
    pub(crate) line: Line,
}

/// The line in the form.
pub(crate) enum Line {
    /// None yet, or taken back.
    None,
    /// As it is kept.
    Kept(Confidential<String>),
    /// As it was just typed, where it can't be kept.
    Typed(String),
}

/// My card: as it was just typed, or as it is kept.
pub(crate) fn my_card(
    room: &InThePair,
    kept: Option<Confidential<String>>,
    typed: Option<&Filled>,
) -> MyCard {
    let line = match (typed, kept) {
        (Some(filled), _) => Line::Typed(filled.raw("line").into()),
        (None, Some(line)) => Line::Kept(line),
        (None, None) => Line::None,
    };
    let me = room.me();
    MyCard {
        shares: typed.map_or(me.shares_address_since.is_some(), |filled| {
            filled.ticked("share")
        }),
        address: me.address.clone(),
        line,
    }
}

/// What a partner of `role` answered and the programme shows to candidates or partners, in the
/// order of the form. Who they are is said elsewhere.
pub(crate) fn shown_to_partner(
    template: &Template,
    role: Role,
    answers: &BTreeMap<String, Answer>,
) -> Vec<Shown> {
    let role = match role {
        Role::Mentor => question::Role::Mentor,
        Role::Mentee => question::Role::Mentee,
    };
    let shown = template
        .asked_of(role)
        .filter(|question| question.readers.includes_partner());
    shown
        .filter(|question| {
            !matches!(
                question.kind,
                Kind::Name
                    | Kind::Email
                    | Kind::Role
                    | Kind::Moment
                    | Kind::People
                    | Kind::Assessors
            )
        })
        .filter_map(|question| {
            let answer = answers.get(&question.key)?.shown(question).in_one_line();
            let label = question.label_for(role).to_string();
            (!answer.is_empty()).then_some(Shown { label, answer })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_answers_meant_for_the_partner_are_on_the_card() {
        let template = dyad_programme::template::shipped().unwrap().remove(0);
        let everything: BTreeMap<String, Answer> = template
            .questions
            .iter()
            .map(|question| {
                (
                    question.key.clone(),
                    Answer::Text(format!("about {}", question.key)),
                )
            })
            .collect();
        let card = shown_to_partner(&template, Role::Mentor, &everything);
        assert!(!card.is_empty());
        for question in &template.questions {
            let is_on_it = card
                .iter()
                .any(|shown| shown.answer == format!("about {}", question.key));
            if !question.readers.includes_partner() {
                assert!(!is_on_it, "{} is not for the partner", question.key);
            }
        }
    }

    #[test]
    fn what_was_not_answered_leaves_no_gap() {
        let template = dyad_programme::template::shipped().unwrap().remove(0);
        assert!(shown_to_partner(&template, Role::Mentee, &BTreeMap::new()).is_empty());
    }
}
