//! GET and POST /join/{programme}/as/{role}/check: everything once more, and then it is sent.

use askama::Template;
use axum::extract::State as FromApp;
use axum::response::Response;
use dyad_platform::app::App;
use dyad_platform::form::Filled;
use dyad_platform::page::{Frame, Mistake, go_to, show, show_again};
use dyad_platform::problem::Problem;
use dyad_platform::words::ENGLISH;
use dyad_platform::write_tx;

use crate::access::at_the_door::{Applicant, prove};
use crate::application::State;
use crate::applying::acknowledged::Acknowledged;
use crate::applying::reading::Reading;
use crate::applying::sending::{send as send_it, whole};
use crate::applying::{field_name, is_asked, whose_eyes};
use crate::import::Answer;
use crate::template::question::{Kind, Question, Role};
use crate::urls;
use crate::which_one::{Outcome, pages::outcomes};
use crate::words::Words;

#[derive(Template)]
#[template(path = "applying/pages/check.html")]
struct Page {
    frame: Frame,
    words: Words,
    programme: String,
    title: String,
    action: String,
    groups: Vec<Group>,
    /// How many answers can't be sent as they are.
    unready: usize,
    pledge: String,
    texts: Vec<(String, Vec<String>)>,
    /// What the texts say: the form is sent with it.
    texts_shown: String,
    outcomes: Vec<(String, String)>,
    leaning: String,
    has_pledged: bool,
    has_read: bool,
    is_mentee: bool,
    is_change: bool,
    mistakes: Vec<Mistake>,
}

struct Group {
    title: String,
    change_url: String,
    rows: Vec<Row>,
}

struct Row {
    label: String,
    value: Vec<String>,
    mistake: String,
    who: String,
    change_url: String,
}

/// Shows all answers.
///
/// # Errors
/// Those of the database.
pub async fn show_page(
    FromApp(app): FromApp<App>,
    applicant: Applicant,
) -> Result<Response, Problem> {
    if !applicant.may_send(app.now()) {
        return Ok(go_to(&closed(&applicant)));
    }
    show(&page(&app, &applicant, &Filled::default(), Vec::new()))
}

/// Sends the application, or says what is missing.
///
/// # Errors
/// Those of the database.
pub async fn send(
    FromApp(app): FromApp<App>,
    applicant: Applicant,
    filled: Filled,
) -> Result<Response, Problem> {
    let words = Words(ENGLISH);
    let mut mistakes = Vec::new();
    if !filled.ticked("pledge") {
        mistakes.push(Mistake {
            field: "pledge",
            sentence: words.check_pledge_needed(),
        });
    }
    if !filled.ticked("read") {
        mistakes.push(Mistake {
            field: "read",
            sentence: words.check_read_needed(),
        });
    }
    let seen = filled.text("texts");
    let is_as_seen = seen == shown(&applicant);
    if !is_as_seen {
        mistakes.push(Mistake {
            field: "read",
            sentence: words.check_texts_changed(),
        });
    }
    let leaning = Outcome::read(filled.text("leaning")).and_then(|outcome| outcome.key());
    let status = urls::join_own(&applicant.programme.slug, applicant.role, "status");
    let is_ready = mistakes.is_empty() && whole(&applicant).mistakes.is_empty();
    if !is_ready && applicant.may_send(app.now()) {
        let mut page = page(&app, &applicant, &filled, mistakes);
        page.has_read &= is_as_seen;
        page.has_pledged &= is_as_seen;
        page.frame = page.frame.with_errors();
        return show_again(&page);
    }
    let led_to = write_tx!(app.db, |tx| {
        if let Some(led_to) = filled.led_to(tx).await? {
            return Ok(led_to);
        }
        let me = dyad_people::access::prove(tx, &app, &applicant.signed_in.visit).await?;
        let place = (applicant.programme.slug.as_str(), applicant.role);
        let wanted = applicant.draft.unconfirmed.as_deref();
        let now = prove(tx, &app, me, place, wanted).await?;
        let reading = whole(&now);
        if !now.may_send(app.now()) || !reading.mistakes.is_empty() {
            return Ok(closed(&now));
        }
        if seen != shown(&now) {
            return Err(Problem::Conflict(words.check_texts_changed()));
        }
        send_it(tx, &app, &now, &reading, leaning.as_deref()).await?;
        filled.leads_to(tx, &status, app.now()).await?;
        Ok::<_, Problem>(status.clone())
    })?;
    Ok(go_to(&led_to))
}

/// What somebody agrees to here, as it reads now.
fn shown(applicant: &Applicant) -> String {
    Acknowledged::digest(applicant.template(), &[applicant.role])
}

fn closed(applicant: &Applicant) -> String {
    match applicant.sent {
        Some(_) => urls::join_own(&applicant.programme.slug, applicant.role, "status"),
        None => urls::join(&applicant.programme.slug),
    }
}

fn page(app: &App, applicant: &Applicant, filled: &Filled, mistakes: Vec<Mistake>) -> Page {
    let words = Words(ENGLISH);
    let (template, role) = (applicant.template(), applicant.role);
    let reading = whole(applicant);
    let texts = &template.texts;
    let expected = match role {
        Role::Mentor => &texts.expected_of_mentors,
        Role::Mentee => &texts.expected_of_mentees,
    };
    Page {
        frame: applicant.frame(app),
        words,
        programme: applicant.programme.name.clone(),
        title: words.check_title(),
        action: applicant.path("check"),
        groups: groups(words, applicant, &reading),
        unready: reading.mistakes.len(),
        pledge: template.form(role).pledge.text.clone(),
        texts: vec![
            (words.check_expected(), expected.clone()),
            (words.check_conduct(), texts.code_of_conduct.clone()),
            (
                words.check_confidentiality(),
                crate::join::paragraphs(&texts.confidentiality),
            ),
        ],
        texts_shown: shown(applicant),
        outcomes: outcomes(words),
        leaning: filled.text("leaning").to_string(),
        has_pledged: filled.ticked("pledge"),
        has_read: filled.ticked("read"),
        is_mentee: role == Role::Mentee,
        is_change: applicant
            .sent
            .as_ref()
            .is_some_and(|sent| !matches!(sent.state, State::Withdrawn | State::Entered)),
        mistakes,
    }
}

fn groups(words: Words, applicant: &Applicant, reading: &Reading) -> Vec<Group> {
    let (template, role) = (applicant.template(), applicant.role);
    let steps = template.form(role).steps.iter().enumerate();
    let url = |at: usize| match role {
        Role::Mentor => applicant.path("form/all"),
        Role::Mentee => applicant.path(&format!("form/{}", at + 1)),
    };
    let group = |(at, step): (usize, &crate::template::Step)| Group {
        title: step.title.clone(),
        change_url: url(at),
        rows: step
            .questions
            .iter()
            .filter_map(|key| template.question(key))
            .filter(|question| is_asked(question))
            .map(|question| row(words, applicant, question, reading, &url(at)))
            .collect(),
    };
    steps.map(group).collect()
}

fn row(
    words: Words,
    applicant: &Applicant,
    question: &Question,
    reading: &Reading,
    url: &str,
) -> Row {
    let said = applicant.draft.raw.one(&question.key).to_string();
    let value = match question.kind {
        Kind::Email => vec![applicant.signed_in.person.address.clone()],
        Kind::Name => vec![reading.name.clone().unwrap_or_default()],
        Kind::People => reading
            .apart
            .get(&question.key)
            .cloned()
            .unwrap_or_default(),
        _ => match reading.answers.get(&question.key) {
            Some(Answer::Text(text)) if question.kind == Kind::Long => {
                text.lines().map(str::to_string).collect()
            }
            Some(answer) => vec![answer.shown(question).in_one_line()],
            None => vec![said],
        },
    };
    let mistake = reading.mistakes.iter().find(|m| m.key == question.key);
    Row {
        label: question.label_for(applicant.role).to_string(),
        value: value.into_iter().filter(|line| !line.is_empty()).collect(),
        mistake: mistake.map_or_else(String::new, |mistake| mistake.sentence.clone()),
        who: whose_eyes(words, question.readers),
        change_url: format!("{url}#{}", field_name(&question.key)),
    }
}
