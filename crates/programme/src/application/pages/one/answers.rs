//! What somebody answered, as far as coordinators may read it.

use dyad_platform::page::Readers;

use crate::application::Application;
use crate::template::Template;
use crate::template::question::{self, Kind, Question};
use crate::words::Words;

/// An answer, or why there is none to read.
pub(super) struct Answered {
    pub(super) label: String,
    pub(super) value: String,
    /// What was written but is no answer.
    pub(super) beside: Vec<String>,
    /// What is said instead of an answer that no page shows.
    pub(super) kept: Option<String>,
    pub(super) readers: Readers,
}

/// All that the form asks, that the head of the page doesn't say, and that coordinators may read.
pub(super) fn answers(
    words: Words,
    template: &Template,
    application: &Application,
) -> Vec<Answered> {
    let asked = template.asked_of(application.role);
    asked
        .filter(|question| !said_above(question) && may_be_read(question))
        .map(|question| answered(words, question, application))
        .collect()
}

fn said_above(question: &Question) -> bool {
    matches!(
        question.kind,
        Kind::Name | Kind::Email | Kind::Role | Kind::Moment
    )
}

/// What is only counted, or only its author's, isn't the coordinators' to read.
fn may_be_read(question: &Question) -> bool {
    question.readers.includes_coordinators() && !question.equity
}

/// Whom somebody would rather not meet may be a coordinator, by a name that nobody recognised: no
/// page shows it.
fn names_people(question: &Question) -> bool {
    matches!(question.kind, Kind::People | Kind::Assessors)
}

fn answered(words: Words, question: &Question, application: &Application) -> Answered {
    let label = question.label_for(application.role).to_string();
    let readers = Readers {
        sealed: false,
        text: readers(words, question.readers),
        id: "",
    };
    let beside = application
        .beside
        .iter()
        .filter(|beside| beside.question == question.key);
    if names_people(question) {
        return Answered {
            label,
            value: String::new(),
            kept: Some(match beside.count() {
                0 => words.one_kept_for_matching(),
                _ => words.one_kept_and_unknown(),
            }),
            beside: Vec::new(),
            readers,
        };
    }
    let answer = application.answers.get(&question.key);
    Answered {
        label,
        value: answer
            .map(|answer| answer.shown(question).in_one_line())
            .unwrap_or_default(),
        beside: beside.map(|beside| beside.value.clone()).collect(),
        kept: None,
        readers,
    }
}

fn readers(words: Words, readers: question::Readers) -> String {
    match readers {
        question::Readers::Author => words.readers_author(),
        question::Readers::Totals => words.readers_totals(),
        question::Readers::Members => words.readers_members(),
        question::Readers::Coordinators => words.readers_coordinators(),
        question::Readers::Candidate => words.readers_candidate(),
        question::Readers::Partner => words.readers_partner(),
        question::Readers::Private => words.readers_private(),
    }
}
