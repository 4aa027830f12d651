//! GET /programmes/{programme}/people/{application}: all that somebody answered.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, State as FromApp};
use axum::response::Response;
use dyad_platform::app::App;
use dyad_platform::page::{Frame, Readers, show};
use dyad_platform::problem::Problem;
use dyad_platform::read_tx;
use dyad_platform::words::ENGLISH;

use super::{role_word, state_word};
use crate::access::{Coordinates, Desk};
use crate::application::view::missing_of;
use crate::application::{Application, store};
use crate::decision::Kind as Answer;
use crate::enrolment;
use crate::inquiry;
use crate::template::question::{self, Kind, Question};
use crate::urls;
use crate::words::Words;

#[derive(Template)]
#[template(path = "application/pages/one.html")]
struct Page {
    frame: Frame,
    words: Words,
    id: String,
    name: String,
    address: String,
    role: String,
    state: String,
    waits: bool,
    may_wait: bool,
    may_decline: bool,
    places: i64,
    is_mentor: bool,
    applied: String,
    applied_machine: String,
    decided: Option<(String, String)>,
    answers: Vec<Answered>,
    missing: Vec<String>,
    inquiries: Vec<Asked>,
    people_url: String,
    answers_url: String,
}

/// A question to the applicant.
struct Asked {
    question: String,
    answer: Option<String>,
}

struct Answered {
    label: String,
    value: String,
    /// What was written but is no answer.
    beside: Vec<String>,
    readers: Readers,
}

/// Shows one application.
///
/// # Errors
/// [`Problem::NotFound`] when there is none in this programme, and those of the database.
pub async fn show_page(
    FromApp(app): FromApp<App>,
    desk: Coordinates,
    Path(path): Path<HashMap<String, String>>,
) -> Result<Response, Problem> {
    let id = path.get("application").ok_or(Problem::NotFound)?;
    let reader = &desk.signed_in.person.id;
    let (application, not_with, inquiries) = read_tx!(app.db, |tx| {
        let application = store::by_id(tx, &desk.programme.id, id)
            .await?
            .ok_or(Problem::NotFound)?;
        let (cohort, person) = (&application.cohort_id, &application.person_id);
        let wish = enrolment::Apart::Wish;
        let wished = enrolment::store::not_with(tx, cohort, person, reader, wish).await?;
        let assessor = enrolment::Apart::Assessor;
        let assessed = enrolment::store::not_with(tx, cohort, person, reader, assessor).await?;
        let not_with = NotWith { wished, assessed };
        let inquiries = inquiry::store::of_application(tx, &application.id).await?;
        Ok::<_, Problem>((application, not_with, inquiries))
    })?;
    let words = Words(ENGLISH);
    let zone = &desk.signed_in.person.zone;
    show(&Page {
        frame: desk.frame(&app, Desk::People),
        words,
        role: role_word(words, application.role),
        state: state_word(words, application.state),
        waits: Answer::Accept.suits(application.state),
        may_wait: Answer::Waitlist.suits(application.state),
        may_decline: Answer::Decline.suits(application.state),
        missing: missing_of(
            &desk.programme.template,
            application.role,
            &application.answers,
        )
        .into_iter()
        .map(|question| question.label_for(application.role).to_string())
        .collect(),
        inquiries: inquiries
            .into_iter()
            .map(|it| Asked {
                question: it.question,
                answer: it.answer,
            })
            .collect(),
        answers_url: urls::answers(&desk.programme.slug),
        places: application.places,
        is_mentor: application.role == question::Role::Mentor,
        applied: application.applied_at.day(zone),
        applied_machine: application.applied_at.machine(),
        decided: application
            .decided_at
            .map(|at| (at.machine(), at.day(zone))),
        answers: answers(words, &desk, &application, &not_with),
        people_url: urls::people(&desk.programme.slug),
        id: application.id.0,
        name: application.name,
        address: application.address,
    })
}

/// Whom somebody must not be paired with: by their own wish, or as their assessor.
struct NotWith {
    wished: Vec<String>,
    assessed: Vec<String>,
}

/// All that the form asks and the head of the page doesn't say.
fn answers(
    words: Words,
    desk: &Coordinates,
    application: &Application,
    not_with: &NotWith,
) -> Vec<Answered> {
    let asked = desk.programme.template.asked_of(application.role);
    let said_above = |question: &&Question| {
        matches!(
            question.kind,
            Kind::Name | Kind::Email | Kind::Role | Kind::Moment
        )
    };
    // What is only counted, or only its author's, isn't the coordinators' to read.
    asked
        .filter(|question| !said_above(question))
        .filter(|question| question.readers.includes_coordinators() && !question.equity)
        .map(|question| answered(words, question, application, not_with))
        .collect()
}

fn answered(
    words: Words,
    question: &Question,
    application: &Application,
    not_with: &NotWith,
) -> Answered {
    let value = match question.kind {
        Kind::People => not_with.wished.join(", "),
        Kind::Assessors => not_with.assessed.join(", "),
        _ => application
            .answers
            .get(&question.key)
            .map(|answer| answer.shown(question).in_one_line())
            .unwrap_or_default(),
    };
    let beside = application
        .beside
        .iter()
        .filter(|beside| beside.question == question.key);
    Answered {
        label: question.label_for(application.role).to_string(),
        value,
        beside: beside.map(|beside| beside.value.clone()).collect(),
        readers: readers(words, question.readers),
    }
}

fn readers(words: Words, readers: question::Readers) -> Readers {
    let text = match readers {
        question::Readers::Author => words.readers_author(),
        question::Readers::Totals => words.readers_totals(),
        question::Readers::Members => words.readers_members(),
        question::Readers::Coordinators => words.readers_coordinators(),
        question::Readers::Candidate => words.readers_candidate(),
        question::Readers::Partner => words.readers_partner(),
        question::Readers::Private => words.readers_private(),
    };
    Readers {
        sealed: false,
        text,
        id: "",
    }
}
