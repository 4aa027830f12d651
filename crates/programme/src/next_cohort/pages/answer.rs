//! GET and POST /another-round/{secret}: yes or not this time, by the link of a letter. Looking does
//! nothing, since mail scanners look too.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use dyad_people::account::store::organisation_name;
use dyad_platform::app::App;
use dyad_platform::form::Filled;
use dyad_platform::ids::hashed;
use dyad_platform::page::{Frame, Readers, go_to, show};
use dyad_platform::problem::Problem;
use dyad_platform::visit::Visit;
use dyad_platform::words::ENGLISH;
use dyad_platform::{read_tx, write_tx};

use crate::applying::acknowledged::Acknowledged;
use crate::join::{last_day, paragraphs};
use crate::next_cohort::answering::{Asked, gather, take};
use crate::next_cohort::{Standing, Word, store, until};
use crate::template::question::Role;
use crate::urls;
use crate::words::Words;

#[derive(Template)]
#[template(path = "next_cohort/pages/answer.html")]
struct Page {
    frame: Frame,
    words: Words,
    action: String,
    programme: String,
    title: String,
    lede: String,
    /// Whether it can be answered, and until when.
    until: Option<String>,
    has_said_no: bool,
    texts: Vec<(String, Vec<String>)>,
    /// What they say: the form is sent with it.
    texts_shown: String,
    readers: Readers,
    /// Where to go on, where there is nothing to answer.
    next: Option<(String, String)>,
}

/// Shows the question, or how it stands.
///
/// # Errors
/// Those of the database.
pub async fn show_page(
    State(app): State<App>,
    visit: Visit,
    Path(secret): Path<String>,
) -> Result<Response, Problem> {
    let hash = hashed(&secret);
    let (organisation, asked) = read_tx!(app.db, |tx| {
        let organisation = organisation_name(tx).await?;
        let asked = match store::by_link(tx, &hash).await? {
            Some(carried) => Some(gather(tx, carried).await?),
            None => None,
        };
        Ok::<_, Problem>((organisation, asked))
    })?;
    let asked = asked.ok_or(Problem::NotFound)?;
    let frame = Frame::new(&app, &visit, &organisation);
    show(&page(&app, frame, &secret, &asked))
}

/// Takes the answer.
///
/// # Errors
/// Those of the database.
pub async fn answer(
    State(app): State<App>,
    Path(secret): Path<String>,
    filled: Filled,
) -> Result<Response, Problem> {
    let hash = hashed(&secret);
    let word = Word::read(filled.text("word"));
    write_tx!(app.db, |tx| {
        let carried = store::by_link(tx, &hash).await?.ok_or(Problem::NotFound)?;
        let asked = gather(tx, carried).await?;
        if word == Some(Word::Yes) && filled.text("texts") != shown(&asked) {
            return Err(Problem::Conflict(Words(ENGLISH).check_texts_changed()));
        }
        if let Some(word) = word {
            take(tx, &app, &asked, word, filled.raw("line")).await?;
        }
        Ok::<_, Problem>(())
    })?;
    Ok(go_to(&urls::next_cohort_answer(&secret)))
}

fn page(app: &App, frame: Frame, secret: &str, asked: &Asked) -> Page {
    let (words, programme) = (Words(ENGLISH), &asked.programme);
    let (name, role) = (programme.name.as_str(), asked.earlier.role);
    let standing = asked.carried.standing(&asked.cohort, app.now());
    let last = asked.carried.asked_at.map(|at| until(&asked.cohort, at));
    let is_open = last.is_some_and(|last| app.now() < last) && programme.archived_at.is_none();
    let until = last.map(|last| last_day(last).day(&programme.zone));
    let starts = asked.cohort.starts_at.day(&programme.zone);
    let begin = (
        words.along_status(),
        urls::join_own(&programme.slug, role, "status"),
    );
    let apply = (words.along_apply(), urls::join(&programme.slug));
    let (title, lede, next) = match standing {
        Standing::Said(Word::Yes) => (words.along_yes_title(), words.along_yes_text(), Some(begin)),
        Standing::Said(Word::NotThisTime) => (
            words.along_no_title(),
            words.along_no_text(),
            (!is_open).then_some(apply),
        ),
        Standing::Held | Standing::Open(_) if is_open => (
            words.along_title(),
            words.along_text(name, asked.cohort.label.as_str(), starts),
            None,
        ),
        _ => (
            words.along_over_title(),
            words.along_over_text(),
            Some(apply),
        ),
    };
    let can_answer = is_open && standing != Standing::Said(Word::Yes);
    Page {
        frame,
        words,
        action: urls::next_cohort_answer(secret),
        programme: name.into(),
        title,
        lede,
        until: until.filter(|_| can_answer),
        has_said_no: standing == Standing::Said(Word::NotThisTime),
        texts: texts(words, asked),
        texts_shown: shown(asked),
        readers: Readers {
            sealed: false,
            text: words.eyes_coordinators(),
            id: "line-readers",
        },
        next,
    }
}

/// What is agreed to, as it reads now.
fn shown(asked: &Asked) -> String {
    Acknowledged::digest(&asked.programme.template, &[asked.earlier.role])
}

/// What somebody agrees to again by saying yes.
fn texts(words: Words, asked: &Asked) -> Vec<(String, Vec<String>)> {
    let (template, texts) = (&asked.programme.template, &asked.programme.template.texts);
    let role = asked.earlier.role;
    let expected = match role {
        Role::Mentor => &texts.expected_of_mentors,
        Role::Mentee => &texts.expected_of_mentees,
    };
    let mut expected = expected.clone();
    expected.push(template.form(role).pledge.text.clone());
    vec![
        (words.check_expected(), expected),
        (words.check_conduct(), texts.code_of_conduct.clone()),
        (
            words.check_confidentiality(),
            paragraphs(&texts.confidentiality),
        ),
    ]
}
