//! GET and POST /entered/{secret}: somebody whom a spreadsheet entered reads what is stored, fills in
//! what is missing, and says yes or no. Looking does nothing, since mail scanners look too.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use dyad_people::account::store::organisation_name;
use dyad_platform::app::App;
use dyad_platform::db::Tx;
use dyad_platform::form::Filled;
use dyad_platform::ids::hashed;
use dyad_platform::page::{Frame, go_to, show, show_again};
use dyad_platform::problem::Problem;
use dyad_platform::visit::Visit;
use dyad_platform::{read_tx, write_tx};

use crate::access::entered::{MayAnswer, prove_link};
use crate::application::pages::role_word;
use crate::applying::Raw;
use crate::applying::acknowledged::Acknowledged;
use crate::applying::form::{Field, Section, of_questions};
use crate::applying::reading::Mistake;
use crate::enrolment;
use crate::entry::answering::{Asked, say_no, say_yes};
use crate::import::Beside;
use crate::template::question::{Kind, Question, Role};
use crate::urls;
use crate::words::{Words, here};

/// The question.
#[derive(Template)]
#[template(path = "entry/pages/answer.html")]
struct Page {
    frame: Frame,
    words: Words,
    action: String,
    programme: String,
    title: String,
    lede: String,
    purpose: String,
    said: Vec<Said>,
    name: String,
    address: String,
    missing: Vec<Section>,
    pledges: Vec<String>,
    texts: Vec<(String, Vec<String>)>,
    /// What they say: the form is sent with it.
    texts_shown: String,
    days: i64,
}

/// An answer that a spreadsheet gave for somebody.
struct Said {
    label: String,
    value: String,
}

/// How it stands, where there is nothing to answer.
#[derive(Template)]
#[template(path = "entry/pages/stands.html")]
struct Stands {
    frame: Frame,
    title: String,
    text: String,
    next: Option<(String, String)>,
}

/// What a link leads to.
enum Seen {
    Open(Box<(Asked, Vec<String>)>),
    /// They have said yes.
    Yes(String),
    /// They have said no, or the link was never one.
    Nothing,
}

/// Shows what is stored and asks, or says how it stands.
///
/// # Errors
/// Those of the database.
pub async fn show_page(
    State(app): State<App>,
    visit: Visit,
    Path(secret): Path<String>,
) -> Result<Response, Problem> {
    let hash = hashed(&secret);
    let (organisation, seen) = read_tx!(app.db, |tx| {
        let organisation = organisation_name(tx).await?;
        Ok::<_, Problem>((organisation, see(tx, &app, &hash).await?))
    })?;
    let frame = Frame::new(&app, &visit, &organisation);
    match seen {
        Seen::Open(open) => {
            let (asked, apart) = *open;
            let action = urls::entered(&secret);
            show(&page(frame, action, &asked, &apart, &Raw::default(), &[]))
        }
        Seen::Yes(programme) => show(&said_yes(frame, &programme)),
        Seen::Nothing => show(&nothing(frame)),
    }
}

/// Takes the answer.
///
/// # Errors
/// Those of the database.
pub async fn answer(
    State(app): State<App>,
    visit: Visit,
    Path(secret): Path<String>,
    filled: Filled,
) -> Result<Response, Problem> {
    let (hash, url) = (hashed(&secret), urls::entered(&secret));
    let says_yes = match filled.text("answer") {
        "yes" => true,
        "no" => false,
        _ => return Ok(go_to(&url)),
    };
    let again = write_tx!(app.db, |tx| {
        let Some(MayAnswer::Open(asked)) = prove_link(tx, &app, &hash).await? else {
            return Ok(None);
        };
        if !says_yes {
            say_no(tx, &app, &asked.entry, Some(app.now())).await?;
            return Ok(None);
        }
        let shown = Acknowledged::digest(&asked.programme.template, &roles(&asked));
        if filled.text("texts") != shown {
            return Err(Problem::Conflict(here().check_texts_changed()));
        }
        let mut typed = Raw::default();
        typed.take(&filled, asked.missing().into_iter().map(|(_, it)| it));
        match asked.ready(&typed, app.now()) {
            Ok(ready) => {
                say_yes(tx, &app, &asked, &ready).await?;
                Ok::<_, Problem>(None)
            }
            Err(mistakes) => {
                let apart = kept_apart(tx, &asked).await?;
                let organisation = organisation_name(tx).await?;
                Ok(Some((asked, apart, typed, mistakes, organisation)))
            }
        }
    })?;
    let Some((asked, apart, typed, mistakes, organisation)) = again else {
        return Ok(go_to(&url));
    };
    let frame = Frame::new(&app, &visit, &organisation).with_errors();
    show_again(&page(frame, url, &asked, &apart, &typed, &mistakes))
}

async fn see(tx: &mut Tx, app: &App, hash: &str) -> Result<Seen, Problem> {
    Ok(match prove_link(tx, app, hash).await? {
        Some(MayAnswer::Open(asked)) => {
            let apart = kept_apart(tx, &asked).await?;
            Seen::Open(Box::new((*asked, apart)))
        }
        Some(MayAnswer::Answered(programme)) => Seen::Yes(programme),
        None => Seen::Nothing,
    })
}

/// Whom the file says they are not to be paired with: their own to read.
async fn kept_apart(tx: &mut Tx, asked: &Asked) -> Result<Vec<String>, Problem> {
    let (cohort, me) = (&asked.entry.cohort_id, &asked.entry.person_id);
    let why = enrolment::Apart::Wish;
    Ok(enrolment::store::not_with(tx, cohort, me, me, why).await?)
}

fn page(
    frame: Frame,
    action: String,
    asked: &Asked,
    apart: &[String],
    typed: &Raw,
    mistakes: &[Mistake],
) -> Page {
    let words = here();
    let (programme, entry) = (&asked.programme, &asked.entry);
    let roles = roles(asked);
    let role = match roles.as_slice() {
        [only] => words.entry_role(role_word(words, *only)),
        _ => words.entry_both(),
    };
    let fields: Vec<Field> = of_questions(words, &asked.missing(), typed, mistakes);
    let template = &programme.template;
    Page {
        frame,
        words,
        action,
        programme: programme.name.clone(),
        title: words.entry_title(programme.name.as_str()),
        lede: words.entry_who(
            entry.entered_by.as_str(),
            role.as_str(),
            programme.name.as_str(),
        ),
        purpose: template.texts.purpose.clone(),
        said: said(asked, apart),
        name: entry.name.clone(),
        address: entry.address.clone(),
        missing: if fields.is_empty() {
            Vec::new()
        } else {
            vec![Section {
                title: String::new(),
                is_folded: false,
                fields,
            }]
        },
        pledges: roles
            .iter()
            .map(|role| template.form(*role).pledge.text.clone())
            .collect(),
        texts: texts(words, asked, &roles),
        texts_shown: Acknowledged::digest(template, &roles),
        days: crate::entry::FORGET_AFTER.millis() / 86_400_000,
    }
}

fn roles(asked: &Asked) -> Vec<Role> {
    asked.applications.iter().map(|it| it.role).collect()
}

/// Every answer that is stored, with what was no answer to its question.
fn said(asked: &Asked, apart: &[String]) -> Vec<Said> {
    let mut all: Vec<Said> = Vec::new();
    for it in &asked.applications {
        for question in asked.programme.template.asked_of(it.role) {
            let value = value(question, &it.answers, &it.beside, apart);
            let label = question.label_for(it.role).to_owned();
            let is_new = !all.iter().any(|known| known.label == label);
            if is_new && !value.is_empty() {
                all.push(Said { label, value });
            }
        }
    }
    all
}

fn value(
    question: &Question,
    answers: &std::collections::BTreeMap<String, crate::import::Answer>,
    beside: &[Beside],
    apart: &[String],
) -> String {
    let mut parts: Vec<String> = Vec::new();
    if question.kind == Kind::People {
        parts.extend(apart.iter().cloned());
    }
    if let Some(answer) = answers.get(&question.key) {
        parts.push(answer.shown(question).in_one_line());
    }
    let beside = beside.iter().filter(|it| it.question == question.key);
    parts.extend(beside.map(|it| it.value.clone()));
    parts.retain(|part| !part.trim().is_empty());
    parts.join(", ")
}

/// What somebody agrees to with their yes, to be read before.
fn texts(words: Words, asked: &Asked, roles: &[Role]) -> Vec<(String, Vec<String>)> {
    let texts = &asked.programme.template.texts;
    let expected = |role: &Role| match role {
        Role::Mentor => texts.expected_of_mentors.clone(),
        Role::Mentee => texts.expected_of_mentees.clone(),
    };
    let paragraphs = texts.confidentiality.split("\n\n").map(str::to_owned);
    vec![
        (
            words.entry_expected(),
            roles.iter().flat_map(expected).collect(),
        ),
        (words.entry_conduct(), texts.code_of_conduct.clone()),
        (words.entry_confidentiality(), paragraphs.collect()),
    ]
}

fn said_yes(frame: Frame, programme: &str) -> Stands {
    let words = here();
    Stands {
        frame,
        title: words.entry_yes_title(),
        text: words.entry_yes_text(programme),
        next: Some((words.entry_yes_next(), dyad_people::urls::HOME.into())),
    }
}

fn nothing(frame: Frame) -> Stands {
    let words = here();
    Stands {
        frame,
        title: words.entry_nothing_title(),
        text: words.entry_nothing_text(),
        next: None,
    }
}
