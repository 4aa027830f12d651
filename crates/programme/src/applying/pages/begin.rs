//! GET and POST /join/{programme}/as/{role}: the way in. A mentor fills in the whole page before they
//! show that the address is theirs, a mentee says name and address and goes on from their mail. The
//! answer is the same whether the address is known, and nobody gets an account before they confirmed.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, State as FromApp};
use axum::response::Response;
use dyad_people::session::Browser;
use dyad_people::sign_in::asking::{self, Asking};
use dyad_people::urls::SIGN_IN_SENT;
use dyad_platform::app::App;
use dyad_platform::form::Filled;
use dyad_platform::page::{Frame, go_to, show, show_again};
use dyad_platform::problem::Problem;
use dyad_platform::words::ENGLISH;
use dyad_platform::{read_tx, write_tx};

use crate::access::at_the_door::AtTheDoor;
use crate::application::{self, State, role_of};
use crate::applying::Raw;
use crate::applying::draft::keep_unconfirmed;
use crate::applying::form::{Section, sections};
use crate::applying::reading::{Mistake, Reading, read, refuse};
use crate::cohort::Applying;
use crate::join::names;
use crate::join::pages::programme::{Window, window};
use crate::template::question::{Kind, Question, Role};
use crate::urls;
use crate::words::Words;

#[derive(Template)]
#[template(path = "applying/pages/begin.html")]
struct Page {
    frame: Frame,
    words: Words,
    programme: String,
    programme_url: String,
    action: String,
    title: String,
    intro: String,
    window: Window,
    is_late: bool,
    sections: Vec<Section>,
    is_mentor: bool,
    expected: Vec<String>,
    not_asked: String,
    next: String,
    coordinators: String,
    coordinating: usize,
}

/// Shows the way in; who is signed in goes on at their own application.
///
/// # Errors
/// [`Problem::NotFound`] when there is no such programme, and those of the database.
pub async fn show_form(
    FromApp(app): FromApp<App>,
    door: AtTheDoor,
    Path(path): Path<HashMap<String, String>>,
) -> Result<Response, Problem> {
    let role = role(&path)?;
    if let Some(url) = own_page(&app, &door, role).await? {
        return Ok(go_to(&url));
    }
    show(&page(&app, &door, role, &Raw::default(), &[]))
}

/// Keeps what was typed, and writes to the address.
///
/// # Errors
/// When there were too many letters, and those of the database.
pub async fn begin(
    FromApp(app): FromApp<App>,
    door: AtTheDoor,
    browser: Browser,
    Path(path): Path<HashMap<String, String>>,
    filled: Filled,
) -> Result<Response, Problem> {
    let role = role(&path)?;
    let mut raw = Raw::default();
    raw.take(&filled, asked_first(&door, role).into_iter());
    let reading = read_first(&door, role, &raw);
    let is_open = window(Words(ENGLISH), &door, &app).is_open;
    let (Some(name), Some(address), []) =
        (&reading.name, &reading.address, reading.mistakes.as_slice())
    else {
        let mut page = page(&app, &door, role, &raw, &reading.mistakes);
        page.frame = page.frame.with_errors();
        return show_again(&page);
    };
    if !is_open {
        return Ok(go_to(&urls::join(&door.programme.slug)));
    }
    ask(&app, &door, &browser, role, &filled, &raw, (name, address)).await?;
    Ok(go_to(SIGN_IN_SENT))
}

async fn ask(
    app: &App,
    door: &AtTheDoor,
    browser: &Browser,
    role: Role,
    filled: &Filled,
    raw: &Raw,
    (name, address): (&str, &str),
) -> Result<(), Problem> {
    let slug = &door.programme.slug;
    let cohort = door.cohort.as_ref().ok_or(Problem::NotFound)?;
    write_tx!(app.db, |tx| {
        if filled.led_to(tx).await?.is_some() {
            return Ok(());
        }
        let leads_to = match role {
            Role::Mentor => {
                let id = keep_unconfirmed(tx, app, (&cohort.id, role), address, raw).await?;
                format!("{}?draft={id}", urls::join_own(slug, role, "check"))
            }
            Role::Mentee => urls::join_own(slug, role, "form"),
        };
        let asking = Asking {
            visit: &door.guest.visit,
            browser,
            address,
            leads_to: &leads_to,
            newcomer: Some(name),
        };
        asking::ask(tx, app, &asking).await?;
        filled.leads_to(tx, SIGN_IN_SENT, app.now()).await?;
        Ok::<_, Problem>(())
    })
}

fn role(path: &HashMap<String, String>) -> Result<Role, Problem> {
    let role = path.get("role").and_then(|role| role_of(role));
    role.ok_or(Problem::NotFound)
}

/// Where somebody who is signed in goes on.
async fn own_page(app: &App, door: &AtTheDoor, role: Role) -> Result<Option<String>, Problem> {
    let (Some(me), Some(cohort)) = (&door.guest.me, &door.cohort) else {
        return Ok(None);
    };
    let sent = read_tx!(app.db, |tx| application::own::store::own(
        tx,
        &cohort.id,
        &me.person.id,
        role
    )
    .await)?;
    let has_sent =
        sent.is_some_and(|sent| !matches!(sent.state, State::Withdrawn | State::Entered));
    let tail = if has_sent { "status" } else { "form" };
    if !has_sent && !window(Words(ENGLISH), door, app).is_open {
        return Ok(None);
    }
    Ok(Some(urls::join_own(&door.programme.slug, role, tail)))
}

/// What is asked before somebody has shown that the address is theirs.
fn asked_first(door: &AtTheDoor, role: Role) -> Vec<&Question> {
    let asked = door.programme.template.asked_of(role);
    match role {
        Role::Mentor => asked.collect(),
        Role::Mentee => asked
            .filter(|question| matches!(question.kind, Kind::Name | Kind::Email))
            .collect(),
    }
}

fn read_first(door: &AtTheDoor, role: Role, raw: &Raw) -> Reading {
    let starts_at = door.cohort.as_ref().map(|cohort| cohort.starts_at);
    let on = starts_at.map_or(jiff::civil::date(2026, 1, 1), |at| {
        at.in_zone(&door.programme.zone).date()
    });
    let questions = asked_first(door, role).into_iter();
    let mut reading = read(Words(ENGLISH), questions, role, raw, on);
    refuse(&door.programme.template, role, &mut reading);
    reading
}

fn page(app: &App, door: &AtTheDoor, role: Role, raw: &Raw, mistakes: &[Mistake]) -> Page {
    let words = Words(ENGLISH);
    let template = &door.programme.template;
    let form = template.form(role);
    let mut sections = sections(words, template, role, None, raw, None, mistakes);
    if role == Role::Mentee {
        let first: Vec<String> = asked_first(door, role)
            .iter()
            .map(|question| crate::applying::field_name(&question.key))
            .collect();
        for section in &mut sections {
            section.fields.retain(|field| first.contains(&field.name));
        }
        sections.retain(|section| !section.fields.is_empty());
    }
    let expected = match role {
        Role::Mentor => &template.texts.expected_of_mentors,
        Role::Mentee => &template.texts.expected_of_mentees,
    };
    Page {
        frame: door.frame(app, false),
        words,
        programme: door.programme.name.clone(),
        programme_url: urls::join(&door.programme.slug),
        action: urls::join_as(&door.programme.slug, role),
        title: form.title.clone(),
        intro: form.intro.clone(),
        window: window(words, door, app),
        is_late: matches!(door.applying(app.now()), Applying::Late(_)),
        sections,
        is_mentor: role == Role::Mentor,
        expected: expected.clone(),
        not_asked: template.texts.not_asked.clone(),
        next: template.texts.what_happens_next.clone(),
        coordinators: names(&door.coordinators),
        coordinating: door.coordinators.len(),
    }
}
