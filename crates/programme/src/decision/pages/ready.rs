//! GET and POST /programmes/{programme}/answers: the letters as they will read, and the button that
//! sends them together. For ten minutes they can be taken back, or sooner if the coordinator says so.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use dyad_people::account::Person;
use dyad_platform::app::App;
use dyad_platform::db::Tx;
use dyad_platform::form::Filled;
use dyad_platform::letter::Draft;
use dyad_platform::page::{Frame, Readers, go_to, show};
use dyad_platform::problem::Problem;
use dyad_platform::words::ENGLISH;
use dyad_platform::{jobs, mail, read_tx, write_tx};

use super::kind_word;
use crate::access::{Coordinates, Desk};
use crate::cohort::{self, Cohort};
use crate::decision::jobs::{LET_ANSWERS_LEAVE, sender};
use crate::decision::{Decision, Kind, Release, ReleaseId, TAKE_BACK, letters, store};
use crate::programme::pages::desk_readers;
use crate::words::Words;
use crate::{programme, urls};

#[derive(Template)]
#[template(path = "decision/pages/ready.html")]
struct Page {
    frame: Frame,
    words: Words,
    readers: Readers,
    place: String,
    count: usize,
    kinds: Vec<(String, usize)>,
    letter: Option<Shown>,
    held: Vec<Held>,
    earlier: Vec<Earlier>,
    was_tested: bool,
    own_url: String,
    people_url: String,
}

/// One of the letters, as it will read.
struct Shown {
    number: usize,
    kind: String,
    name: String,
    id: String,
    draft: Draft,
    text: String,
    before: Option<String>,
    next: Option<String>,
}

struct Held {
    id: String,
    count: i64,
    time: String,
}

struct Earlier {
    machine: String,
    day: String,
    count: i64,
    outcome: String,
}

struct Read {
    cohort: Cohort,
    prepared: Vec<Decision>,
    releases: Vec<Release>,
    sender: letters::Sender,
    coordinators: Vec<Person>,
}

/// Shows what is ready, one letter at a time.
///
/// # Errors
/// Those of the database.
pub async fn show_page(
    State(app): State<App>,
    desk: Coordinates,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let query = query.unwrap_or_default();
    let value = |name: &str| {
        let mut pairs = form_urlencoded::parse(query.as_bytes());
        pairs.find(|(key, _)| key == name).map(|(_, value)| value)
    };
    let number = value("letter").and_then(|number| number.parse().ok());
    let was_tested = value("tested").is_some();
    let read = read_tx!(app.db, |tx| {
        let cohort = newest(tx, &desk).await?;
        Ok::<_, Problem>(Read {
            prepared: store::prepared(tx, &cohort.id).await?,
            releases: store::releases(tx, &cohort.id).await?,
            sender: sender(tx, &app, &cohort.id).await?,
            coordinators: programme::store::coordinators(tx, &desk.programme.id).await?,
            cohort,
        })
    })?;
    show(&page(&app, &desk, &read, number.unwrap_or(1), was_tested)?)
}

fn page(
    app: &App,
    desk: &Coordinates,
    read: &Read,
    number: usize,
    was_tested: bool,
) -> Result<Page, Problem> {
    let words = Words(ENGLISH);
    let slug = &desk.programme.slug;
    let count_of = |kind: Kind| {
        let of_kind = read.prepared.iter().filter(|it| it.kind == kind);
        (kind_word(words, kind), of_kind.count())
    };
    Ok(Page {
        frame: desk.frame(app, Desk::People),
        words,
        readers: desk_readers(words, &desk.signed_in.person, &read.coordinators),
        place: words.place(desk.programme.name.as_str(), read.cohort.label.as_str()),
        count: read.prepared.len(),
        kinds: Kind::ALL
            .into_iter()
            .map(count_of)
            .filter(|(_, count)| *count > 0)
            .collect(),
        letter: shown(words, slug, read, number)?,
        held: held(app, desk, &read.releases),
        earlier: earlier(words, app, desk, &read.releases),
        was_tested,
        own_url: urls::answers(slug),
        people_url: urls::people(slug),
    })
}

fn shown(words: Words, slug: &str, read: &Read, number: usize) -> Result<Option<Shown>, Problem> {
    let last = read.prepared.len();
    let number = number.clamp(1, last.max(1));
    let Some(decision) = read.prepared.get(number - 1) else {
        return Ok(None);
    };
    let draft = letters::answer(&read.sender, decision);
    let at = |number: usize| format!("{}?letter={number}#letter", urls::answers(slug));
    Ok(Some(Shown {
        number,
        kind: kind_word(words, decision.kind),
        name: decision.name.clone(),
        id: decision.application_id.0.clone(),
        text: draft.set()?.text,
        draft,
        before: (number > 1).then(|| at(number - 1)),
        next: (number < last).then(|| at(number + 1)),
    }))
}

fn held(app: &App, desk: &Coordinates, releases: &[Release]) -> Vec<Held> {
    let held = releases.iter().filter(|it| it.is_held(app.now()));
    let shown = |it: &Release| Held {
        id: it.id.0.clone(),
        count: it.size,
        time: it.leaves_at.time(&desk.signed_in.person.zone),
    };
    held.map(shown).collect()
}

fn earlier(words: Words, app: &App, desk: &Coordinates, releases: &[Release]) -> Vec<Earlier> {
    let past = releases.iter().filter(|it| !it.is_held(app.now()));
    let shown = |it: &Release| Earlier {
        machine: it.made_at.machine(),
        day: it.made_at.day(&desk.signed_in.person.zone),
        count: it.size,
        outcome: match (it.taken_back_at, it.left_at) {
            (Some(_), _) => words.answers_was_taken_back(),
            (None, Some(_)) => words.answers_went(),
            (None, None) => words.answers_waits(),
        },
    };
    past.map(shown).collect()
}

async fn newest(tx: &mut Tx, desk: &Coordinates) -> Result<Cohort, Problem> {
    let cohort = cohort::store::of_desk(tx, &desk.programme).await?;
    cohort.ok_or(Problem::NotFound)
}

/// Sends what is prepared, takes it back, leaves one out, or sends one to the coordinator as a test.
///
/// # Errors
/// [`Problem::Conflict`] when it is too late to take letters back, and those of the database.
pub async fn act(
    State(app): State<App>,
    desk: Coordinates,
    filled: Filled,
) -> Result<Response, Problem> {
    let url = urls::answers(&desk.programme.slug);
    match filled.text("do") {
        "send" => send(&app, &desk, &filled, &url).await?,
        "take-back" => take_back(&app, &desk, filled.text("release")).await?,
        "now" => leave_now(&app, &desk, filled.text("release")).await?,
        "undo" => undo(&app, &desk, filled.text("application")).await?,
        "test" => {
            test(&app, &desk, filled.text("application")).await?;
            return Ok(go_to(&format!("{url}?tested=1")));
        }
        _ => return Err(Problem::NotFound),
    }
    Ok(go_to(&url))
}

async fn send(app: &App, desk: &Coordinates, filled: &Filled, url: &str) -> Result<(), Problem> {
    write_tx!(app.db, |tx| {
        if filled.led_to(tx).await?.is_some() {
            return Ok(());
        }
        let cohort = newest(tx, desk).await?;
        let prepared = store::prepared(tx, &cohort.id).await?;
        // What is sent is what was read.
        if filled.text("count") != prepared.len().to_string() {
            return Err(Problem::Conflict(Words(ENGLISH).answers_changed()));
        }
        if !prepared.is_empty() {
            let now = app.now();
            let release = Release {
                id: ReleaseId::new(&app.chance, now),
                cohort_id: cohort.id,
                made_at: now,
                leaves_at: now + TAKE_BACK,
                taken_back_at: None,
                left_at: None,
                size: 0,
            };
            store::release(tx, &release, &desk.signed_in.person.id).await?;
            let (id, due) = (release.id.as_str(), release.leaves_at);
            jobs::enqueue(tx, app, LET_ANSWERS_LEAVE, id, due).await?;
        }
        filled.leads_to(tx, url, app.now()).await?;
        Ok::<_, Problem>(())
    })
}

async fn take_back(app: &App, desk: &Coordinates, release: &str) -> Result<(), Problem> {
    let id = ReleaseId(release.into());
    write_tx!(app.db, |tx| {
        let release = of_programme(tx, desk, &id).await?;
        if release.taken_back_at.is_some() {
            return Ok(());
        }
        if !release.is_held(app.now()) {
            return Err(Problem::Conflict(Words(ENGLISH).answers_too_late()));
        }
        Ok(store::take_back(tx, &id, app.now()).await?)
    })
}

/// Ends the time in which letters can be taken back.
async fn leave_now(app: &App, desk: &Coordinates, release: &str) -> Result<(), Problem> {
    let id = ReleaseId(release.into());
    write_tx!(app.db, |tx| {
        let release = of_programme(tx, desk, &id).await?;
        let now = app.now();
        if release.is_held(now) {
            store::leave_at(tx, &id, now).await?;
            jobs::enqueue(tx, app, LET_ANSWERS_LEAVE, id.as_str(), now).await?;
        }
        Ok::<_, Problem>(())
    })
}

async fn of_programme(tx: &mut Tx, desk: &Coordinates, id: &ReleaseId) -> Result<Release, Problem> {
    let release = store::release_by_id(tx, id)
        .await?
        .ok_or(Problem::NotFound)?;
    let cohort = cohort::store::by_id(tx, &release.cohort_id).await?;
    let is_ours = cohort.is_some_and(|cohort| cohort.programme_id == desk.programme.id);
    is_ours.then_some(release).ok_or(Problem::NotFound)
}

async fn undo(app: &App, desk: &Coordinates, application: &str) -> Result<(), Problem> {
    write_tx!(app.db, |tx| {
        let one = prepared_for(tx, desk, application).await?;
        Ok::<_, Problem>(store::forget(tx, &[one.application_id]).await?)
    })
}

async fn test(app: &App, desk: &Coordinates, application: &str) -> Result<(), Problem> {
    write_tx!(app.db, |tx| {
        let cohort = newest(tx, desk).await?;
        let one = prepared_for(tx, desk, application).await?;
        let sender = sender(tx, app, &cohort.id).await?;
        let me = &desk.signed_in.person;
        let mut letter = letters::answer(&sender, &one).set()?;
        letter.to = me.address.clone();
        letter.to_name = me.name.clone();
        mail::post(tx, app, &letter, app.now()).await
    })
}

async fn prepared_for(
    tx: &mut Tx,
    desk: &Coordinates,
    application: &str,
) -> Result<Decision, Problem> {
    let cohort = newest(tx, desk).await?;
    let prepared = store::prepared(tx, &cohort.id).await?;
    let mut prepared = prepared.into_iter();
    let one = prepared.find(|it| it.application_id.0 == application);
    one.ok_or(Problem::NotFound)
}
