//! GET /programmes/{programme}/people/{application}: what somebody answered, how it stands, and what
//! coordinators do about it.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, State as FromApp};
use axum::response::Response;
use dyad_people::account;
use dyad_platform::app::App;
use dyad_platform::db::Tx;
use dyad_platform::page::{Frame, Mistake, Readers, mistake_at, show, show_again};
use dyad_platform::problem::Problem;
use dyad_platform::read_tx;
use dyad_platform::words::ENGLISH;

use self::answers::{Answered, answers};
use self::around::{Line, OtherOne, Waits};
use super::{role_word, state_word};
use crate::access::{Coordinates, Desk};
use crate::application::history::{self, Decided, Other, Traces};
use crate::application::view::missing_of;
use crate::application::{Application, State, store};
use crate::decision::Kind as Answer;
use crate::inquiry::{self, Inquiry};
use crate::note::{self, Note};
use crate::place_change::pages::ask::may_be_asked;
use crate::place_change::{self, PlaceChange};
use crate::programme::pages::desk_readers;
use crate::template::question;
use crate::waitlist::{self, Claim, Place};
use crate::words::Words;
use crate::{programme, urls};

mod answers;
mod around;

#[derive(Template)]
#[template(path = "application/pages/one.html")]
struct Page {
    frame: Frame,
    words: Words,
    readers: Readers,
    id: String,
    name: String,
    first: String,
    address: String,
    role: String,
    state: String,
    waits: bool,
    may_wait: bool,
    may_decline: bool,
    places: i64,
    is_mentor: bool,
    may_change_places: bool,
    places_asked: Option<String>,
    applied: String,
    applied_machine: String,
    decided: Option<(String, String)>,
    answers: Vec<Answered>,
    missing: Vec<String>,
    inquiries: Vec<Asked>,
    /// Whether the reader looks at their own application: then there are no notes and no history.
    is_own: bool,
    on_the_list: Option<Waits>,
    notes: Vec<Noted>,
    history: Vec<Line>,
    others: Vec<OtherOne>,
    texts: Option<String>,
    typed: Typed,
    own_url: String,
    people_url: String,
    answers_url: String,
}

/// A question to the applicant.
struct Asked {
    question: String,
    answer: Option<String>,
}

/// A note of a coordinator.
struct Noted {
    id: String,
    by: String,
    machine: String,
    day: String,
    words: String,
    is_mine: bool,
}

/// What a coordinator typed into one of the forms, and what is the matter with it.
#[derive(Default)]
pub(crate) struct Typed {
    pub(crate) note: String,
    pub(crate) reason: String,
    pub(crate) places: String,
    pub(crate) mistakes: Vec<Mistake>,
}

/// What the page is made of.
struct Read {
    application: Application,
    inquiries: Vec<Inquiry>,
    notes: Vec<Note>,
    place: Option<(Place, Claim)>,
    place_changes: Vec<(PlaceChange, String)>,
    decisions: Vec<Decided>,
    traces: Traces,
    others: Vec<Other>,
    readers: Readers,
}

impl Page {
    fn mistake(&self, field: &str) -> Option<&str> {
        mistake_at(&self.typed.mistakes, field)
    }
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
    let read = read_tx!(app.db, |tx| read(tx, &desk, id).await)?;
    show(&page(&app, &desk, read, Typed::default()))
}

/// Shows it again with what was typed and what is the matter with it.
pub(crate) async fn show_mistake(
    app: &App,
    desk: &Coordinates,
    id: &str,
    typed: Typed,
) -> Result<Response, Problem> {
    let read = read_tx!(app.db, |tx| read(tx, desk, id).await)?;
    let mut page = page(app, desk, read, typed);
    page.frame = page.frame.with_errors();
    show_again(&page)
}

async fn read(tx: &mut Tx, desk: &Coordinates, id: &str) -> Result<Read, Problem> {
    let application = store::by_id(tx, &desk.programme.id, id)
        .await?
        .ok_or(Problem::NotFound)?;
    let (id, reader) = (&application.id, &desk.signed_in.person);
    let coordinators = programme::store::coordinators(tx, &desk.programme.id).await?;
    let mut place_changes = Vec::new();
    for asked in place_change::store::of_application(tx, id).await? {
        let by = account::store::person(tx, &asked.asked_by).await?;
        place_changes.push((asked, by.map(|by| by.name).unwrap_or_default()));
    }
    Ok(Read {
        inquiries: inquiry::store::of_application(tx, id).await?,
        notes: note::store::of_application(tx, id).await?,
        place: place_of(tx, &application).await?,
        place_changes,
        decisions: history::store::decisions(tx, id).await?,
        traces: history::store::traces(tx, id).await?,
        others: history::store::others(tx, &application.person_id, id, &reader.id).await?,
        readers: desk_readers(Words(ENGLISH), reader, &coordinators),
        application,
    })
}

/// Where somebody stands on the waiting list, and what speaks for them.
async fn place_of(
    tx: &mut Tx,
    application: &Application,
) -> Result<Option<(Place, Claim)>, Problem> {
    if application.state != State::Waitlisted {
        return Ok(None);
    }
    let (cohort, id) = (&application.cohort_id, &application.id);
    let claims = waitlist::store::claims(tx, cohort).await?;
    let all = store::everybody(tx, cohort).await?;
    let row = all.into_iter().find(|row| row.id == *id);
    let claim = claims.get(id).cloned().unwrap_or_default();
    Ok(row.and_then(|row| row.place).map(|place| (place, claim)))
}

fn page(app: &App, desk: &Coordinates, read: Read, typed: Typed) -> Page {
    let words = Words(ENGLISH);
    let (template, slug) = (&desk.programme.template, &desk.programme.slug);
    let (zone, now) = (&desk.signed_in.person.zone, app.now());
    let application = &read.application;
    let missing = missing_of(template, application.role, &application.answers);
    Page {
        frame: desk.frame(app, Desk::People),
        words,
        is_own: application.person_id == desk.signed_in.person.id,
        role: role_word(words, application.role),
        state: state_word(words, application.state),
        waits: Answer::Accept.suits(application.state),
        may_wait: Answer::Waitlist.suits(application.state),
        may_decline: Answer::Decline.suits(application.state),
        missing: missing
            .into_iter()
            .map(|question| question.label_for(application.role).to_string())
            .collect(),
        places: application.places,
        is_mentor: application.role == question::Role::Mentor,
        may_change_places: may_be_asked(application),
        places_asked: around::places_asked(words, &read.place_changes, now, zone),
        applied: application.applied_at.day(zone),
        applied_machine: application.applied_at.machine(),
        decided: application
            .decided_at
            .map(|at| (at.machine(), at.day(zone))),
        answers: answers(words, template, application),
        on_the_list: read.place.as_ref().map(|it| around::waits(words, it, zone)),
        notes: noted(desk, &read.notes),
        history: around::lines(words, &read.known(), zone),
        others: around::others(words, &read.others, zone),
        texts: around::texts(words, template, application, &read.traces, zone),
        inquiries: read.inquiries.into_iter().map(asked).collect(),
        own_url: urls::application(slug, &application.id),
        people_url: urls::people(slug),
        answers_url: urls::answers(slug),
        readers: read.readers,
        first: account::first_name(&application.name).to_string(),
        id: read.application.id.0,
        name: read.application.name,
        address: read.application.address,
        typed,
    }
}

impl Read {
    fn known(&self) -> history::Known<'_> {
        history::Known {
            applied_at: self.application.applied_at,
            state: self.application.state,
            traces: &self.traces,
            decisions: &self.decisions,
            inquiries: &self.inquiries,
            places: &self.place_changes,
        }
    }
}

fn asked(inquiry: Inquiry) -> Asked {
    Asked {
        question: inquiry.question,
        answer: inquiry.answer,
    }
}

fn noted(desk: &Coordinates, notes: &[Note]) -> Vec<Noted> {
    let me = &desk.signed_in.person;
    let one = |note: &Note| Noted {
        id: note.id.0.clone(),
        by: note.name.clone(),
        machine: note.written_at.machine(),
        day: note.written_at.day(&me.zone),
        words: note.words.clone(),
        is_mine: note.written_by == me.id,
    };
    notes.iter().map(one).collect()
}
