//! GET /join/{programme}/as/{role}/form and …/form/{step}: the steps of an application. A mentor has
//! one page with everything, called `all`; a mentee a list of steps and one page for each.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, State as FromApp};
use axum::response::Response;
use dyad_platform::app::App;
use dyad_platform::form::Filled;
use dyad_platform::page::{Frame, go_to, show, show_again};
use dyad_platform::problem::Problem;
use dyad_platform::words::ENGLISH;
use dyad_platform::write_tx;

use crate::access::at_the_door::{Applicant, prove};
use crate::applying::draft::keep;
use crate::applying::form::{Section, sections};
use crate::applying::reading::{Mistake, read, refuse};
use crate::join::last_day;
use crate::template::question::{Question, Role};
use crate::urls;
use crate::words::Words;

#[derive(Template)]
#[template(path = "applying/pages/tasks.html")]
struct Tasks {
    frame: Frame,
    words: Words,
    programme: String,
    programme_url: String,
    title: String,
    intro: String,
    until: String,
    tasks: Vec<Task>,
    done: usize,
    total: usize,
    check_url: String,
    is_prefilled: bool,
}

struct Task {
    title: String,
    url: String,
    state: Progress,
    is_extra: bool,
}

/// How far a step is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Progress {
    NotStarted,
    Begun,
    Done,
}

#[derive(Template)]
#[template(path = "applying/pages/step.html")]
struct StepPage {
    frame: Frame,
    words: Words,
    programme: String,
    title: String,
    intro: String,
    back_url: String,
    action: String,
    sections: Vec<Section>,
    is_mentor: bool,
    is_prefilled: bool,
    at: String,
}

/// Which part of a form a page shows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Whole,
    Step(usize),
}

/// Shows the list of steps; a mentor's form is one page.
///
/// # Errors
/// Those of the database.
pub async fn show_tasks(
    FromApp(app): FromApp<App>,
    applicant: Applicant,
) -> Result<Response, Problem> {
    if !applicant.may_send(app.now()) {
        return Ok(go_to(&elsewhere(&applicant)));
    }
    if applicant.role == Role::Mentor {
        return Ok(go_to(&applicant.path("form/all")));
    }
    let (words, form) = (Words(ENGLISH), applicant.template().form(applicant.role));
    let tasks: Vec<Task> = form
        .steps
        .iter()
        .enumerate()
        .map(|(at, step)| Task {
            title: step.title.clone(),
            url: applicant.path(&format!("form/{}", at + 1)),
            state: progress(&applicant, at),
            is_extra: step.extra,
        })
        .collect();
    let until = applicant.cohort.apply_until;
    show(&Tasks {
        frame: applicant.frame(&app),
        words,
        programme: applicant.programme.name.clone(),
        programme_url: urls::join(&applicant.programme.slug),
        title: form.title.clone(),
        intro: form.intro.clone(),
        until: until.map_or_else(String::new, |until| {
            words.tasks_until(last_day(until).day(&applicant.programme.zone))
        }),
        done: tasks
            .iter()
            .filter(|task| task.state == Progress::Done && !task.is_extra)
            .count(),
        total: tasks.iter().filter(|task| !task.is_extra).count(),
        tasks,
        check_url: applicant.path("check"),
        is_prefilled: applicant.draft.is_prefilled,
    })
}

/// Shows one step, or the one page of a mentor.
///
/// # Errors
/// [`Problem::NotFound`] for a step that there isn't, and those of the database.
pub async fn show_step(
    FromApp(app): FromApp<App>,
    applicant: Applicant,
    Path(path): Path<HashMap<String, String>>,
) -> Result<Response, Problem> {
    let part = part(&applicant, &path)?;
    if !applicant.may_send(app.now()) {
        return Ok(go_to(&elsewhere(&applicant)));
    }
    show(&step_page(&app, &applicant, part, &[]))
}

/// Keeps what was typed, right or not, and goes on when it is right.
///
/// # Errors
/// As [`show_step`].
pub async fn save(
    FromApp(app): FromApp<App>,
    applicant: Applicant,
    Path(path): Path<HashMap<String, String>>,
    filled: Filled,
) -> Result<Response, Problem> {
    let part = part(&applicant, &path)?;
    if !applicant.may_send(app.now()) {
        return Ok(go_to(&elsewhere(&applicant)));
    }
    let mut applicant = applicant;
    let questions = questions(&applicant, part);
    let mut raw = applicant.draft.raw.clone();
    raw.take(&filled, questions.iter().copied());
    if let Part::Step(at) = part {
        raw.saved.insert(at);
    }
    let mistakes = mistakes(&applicant, part, &raw);
    applicant.draft.raw = raw;
    store(&app, &applicant).await?;
    applicant.draft.unconfirmed = None;
    if filled.text("do") == "later" {
        return Ok(go_to(dyad_people::urls::HOME));
    }
    if !mistakes.is_empty() {
        let mut page = step_page(&app, &applicant, part, &mistakes);
        page.frame = page.frame.with_errors();
        return show_again(&page);
    }
    Ok(go_to(&next(&applicant, part, filled.text("back"))))
}

async fn store(app: &App, applicant: &Applicant) -> Result<(), Problem> {
    let person = &applicant.signed_in.person;
    write_tx!(app.db, |tx| {
        // What another tab saved in the meantime stays, but for the questions of this page.
        let me = dyad_people::access::prove(tx, app, &applicant.signed_in.visit).await?;
        let place = (applicant.programme.slug.as_str(), applicant.role);
        let wanted = applicant.draft.unconfirmed.as_deref();
        let mut now = prove(tx, app, me, place, wanted).await?;
        now.draft.raw = applicant.draft.raw.clone();
        let place = (&now.cohort.id, now.role);
        keep(tx, app, place, person, &now.draft).await?;
        Ok::<_, Problem>(())
    })
}

/// Where somebody goes who can't change anything here.
fn elsewhere(applicant: &Applicant) -> String {
    match applicant.sent {
        Some(_) => urls::join_own(&applicant.programme.slug, applicant.role, "status"),
        None => urls::join(&applicant.programme.slug),
    }
}

fn part(applicant: &Applicant, path: &HashMap<String, String>) -> Result<Part, Problem> {
    let said = path.get("step").map_or("", String::as_str);
    if said == "all" {
        return Ok(Part::Whole);
    }
    let steps = applicant.template().form(applicant.role).steps.len();
    let number = said.parse::<usize>().map_err(|_| Problem::NotFound)?;
    let at = number.checked_sub(1).filter(|at| *at < steps);
    at.map(Part::Step).ok_or(Problem::NotFound)
}

fn questions(applicant: &Applicant, part: Part) -> Vec<&Question> {
    let template = applicant.template();
    let steps = template.form(applicant.role).steps.iter().enumerate();
    let wanted = steps.filter(|(at, _)| part == Part::Whole || part == Part::Step(*at));
    let keys = wanted.flat_map(|(_, step)| &step.questions);
    keys.filter_map(|key| template.question(key)).collect()
}

fn mistakes(applicant: &Applicant, part: Part, raw: &crate::applying::Raw) -> Vec<Mistake> {
    let on = applicant
        .cohort
        .starts_at
        .in_zone(&applicant.programme.zone);
    // The address is known, so that it isn't asked for.
    let questions = questions(applicant, part)
        .into_iter()
        .filter(|question| question.kind != crate::template::question::Kind::Email);
    let mut reading = read(Words(ENGLISH), questions, applicant.role, raw, on.date());
    refuse(applicant.template(), applicant.role, &mut reading);
    reading.mistakes
}

fn progress(applicant: &Applicant, at: usize) -> Progress {
    let raw = &applicant.draft.raw;
    match raw.saved.contains(&at) {
        false => Progress::NotStarted,
        true if mistakes(applicant, Part::Step(at), raw).is_empty() => Progress::Done,
        true => Progress::Begun,
    }
}

/// The page after this one: back to where the change came from, the next step, or the last look.
fn next(applicant: &Applicant, part: Part, back: &str) -> String {
    let steps = &applicant.template().form(applicant.role).steps;
    let goes_on = |at: usize| steps.get(at + 1).is_some_and(|next| !next.extra);
    match part {
        _ if back == "check" => applicant.path("check"),
        Part::Step(at) if goes_on(at) => applicant.path(&format!("form/{}", at + 2)),
        Part::Step(_) => applicant.path("form"),
        Part::Whole => applicant.path("check"),
    }
}

fn step_page(app: &App, applicant: &Applicant, part: Part, mistakes: &[Mistake]) -> StepPage {
    let (words, role) = (Words(ENGLISH), applicant.role);
    let form = applicant.template().form(role);
    let (step, tail) = match part {
        Part::Whole => (None, "form/all".to_string()),
        Part::Step(at) => (Some(at), format!("form/{}", at + 1)),
    };
    let title = step
        .and_then(|at| form.steps.get(at))
        .map_or(&form.title, |step| &step.title);
    let mut sections = sections(
        words,
        applicant.template(),
        role,
        step,
        &applicant.draft.raw,
        Some(&applicant.signed_in.person.address),
        mistakes,
    );
    if step.is_some() {
        sections
            .iter_mut()
            .for_each(|section| section.title.clear());
    }
    StepPage {
        frame: applicant.frame(app),
        words,
        programme: applicant.programme.name.clone(),
        title: title.clone(),
        intro: if step.is_none() {
            form.intro.clone()
        } else {
            String::new()
        },
        back_url: match part {
            Part::Step(at) if at > 0 => applicant.path(&format!("form/{at}")),
            Part::Step(_) => applicant.path("form"),
            Part::Whole => urls::join(&applicant.programme.slug),
        },
        action: applicant.path(&tail),
        sections,
        is_mentor: role == Role::Mentor,
        is_prefilled: applicant.draft.is_prefilled,
        at: step.map_or_else(String::new, |at| {
            words.step_of(
                i64::try_from(at + 1).unwrap_or(1),
                i64::try_from(form.steps.len()).unwrap_or(1),
            )
        }),
    }
}
