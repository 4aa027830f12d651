//! GET and POST /programmes/{programme}/imports/{import}/letters: the letters to people whom a
//! spreadsheet entered, as they will read, and the button that sends them together. For ten minutes
//! they can be taken back.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, RawQuery, State};
use axum::response::Response;
use dyad_people::account::Person;
use dyad_platform::app::App;
use dyad_platform::db::Tx;
use dyad_platform::form::Filled;
use dyad_platform::letter::Draft;
use dyad_platform::page::{Frame, Readers, go_to, show};
use dyad_platform::problem::Problem;
use dyad_platform::{jobs, mail, read_tx, write_tx};

use crate::access::{Coordinates, Desk};
use crate::entry::answering::asked;
use crate::entry::jobs::{LET_ENTRIES_LEAVE, sender, stored};
use crate::entry::{
    Entry, EntryReleaseId, Release, Standing, TAKE_BACK, letters as wording, store,
};
use crate::import;
use crate::import::pages::bring::named;
use crate::programme::pages::desk_readers;
use crate::words::{Words, here};
use crate::{programme, urls};

#[derive(Template)]
#[template(path = "entry/pages/letters.html")]
struct Page {
    frame: Frame,
    words: Words,
    readers: Readers,
    file: String,
    count: usize,
    standing: Standing,
    letter: Option<Shown>,
    held: Vec<Held>,
    earlier: Vec<Earlier>,
    was_tested: bool,
    own_url: String,
    import_url: String,
}

/// One of the letters, as it will read.
struct Shown {
    number: usize,
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
    file: String,
    unasked: Vec<Entry>,
    number: usize,
    draft: Option<Draft>,
    standing: Standing,
    releases: Vec<Release>,
    coordinators: Vec<Person>,
}

/// Shows the letters, one at a time.
///
/// # Errors
/// [`Problem::NotFound`] when there is no such spreadsheet, and those of the database.
pub async fn show_page(
    State(app): State<App>,
    desk: Coordinates,
    Path(path): Path<HashMap<String, String>>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let id = path.get("import").ok_or(Problem::NotFound)?;
    let query = query.unwrap_or_default();
    let value = |name: &str| {
        let mut pairs = form_urlencoded::parse(query.as_bytes());
        pairs.find(|(key, _)| key == name).map(|(_, value)| value)
    };
    let number = value("letter").and_then(|number| number.parse().ok());
    let was_tested = value("tested").is_some();
    let read = read_tx!(app.db, |tx| read(tx, &app, &desk, id, number.unwrap_or(1))
        .await)?;
    show(&page(&app, &desk, id, read, was_tested)?)
}

async fn read(
    tx: &mut Tx,
    app: &App,
    desk: &Coordinates,
    id: &str,
    number: usize,
) -> Result<Read, Problem> {
    let parked = import::store::by_id(tx, &desk.programme.id, id)
        .await?
        .ok_or(Problem::NotFound)?;
    let unasked = store::unasked(tx, id).await?;
    let number = number.clamp(1, unasked.len().max(1));
    let draft = match unasked.get(number - 1) {
        Some(entry) => draft(tx, app, entry).await?,
        None => None,
    };
    Ok(Read {
        file: named(here(), &parked.file_name),
        number,
        draft,
        standing: store::standing(tx, id).await?,
        releases: store::releases(tx, id).await?,
        coordinators: programme::store::coordinators(tx, &desk.programme.id).await?,
        unasked,
    })
}

/// A letter as it will read; its link is made only when it leaves.
async fn draft(tx: &mut Tx, app: &App, entry: &Entry) -> Result<Option<Draft>, Problem> {
    let Some(asked) = asked(tx, app, entry.clone()).await? else {
        return Ok(None);
    };
    let sender = sender(tx, &asked).await?;
    let link = app.absolute(&urls::entered("…"));
    Ok(Some(wording::ask(&sender, entry, &stored(&asked), &link)))
}

fn page(
    app: &App,
    desk: &Coordinates,
    id: &str,
    mut read: Read,
    was_tested: bool,
) -> Result<Page, Problem> {
    let (words, slug) = (here(), &desk.programme.slug);
    let own_url = urls::entry_letters(slug, id);
    Ok(Page {
        frame: desk.frame(app, Desk::People),
        words,
        readers: desk_readers(words, &desk.signed_in.person, &read.coordinators),
        count: read.unasked.len(),
        standing: read.standing,
        held: held(app, desk, &read.releases),
        earlier: earlier(words, app, desk, &read.releases),
        letter: shown(&own_url, &mut read)?,
        was_tested,
        file: read.file,
        own_url,
        import_url: urls::one_import(slug, id),
    })
}

fn shown(own_url: &str, read: &mut Read) -> Result<Option<Shown>, Problem> {
    let (number, last) = (read.number, read.unasked.len());
    let (Some(entry), Some(draft)) = (read.unasked.get(number - 1), read.draft.take()) else {
        return Ok(None);
    };
    let at = |number: usize| format!("{own_url}?letter={number}#letter");
    Ok(Some(Shown {
        number,
        name: entry.name.clone(),
        id: entry.id.0.clone(),
        text: draft.set()?.text,
        before: (number > 1).then(|| at(number - 1)),
        next: (number < last).then(|| at(number + 1)),
        draft,
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

/// Sends the letters, takes them back, or sends one to the coordinator as a test.
///
/// # Errors
/// [`Problem::Conflict`] when it is too late to take letters back, and those of the database.
pub async fn act(
    State(app): State<App>,
    desk: Coordinates,
    Path(path): Path<HashMap<String, String>>,
    filled: Filled,
) -> Result<Response, Problem> {
    let id = path.get("import").ok_or(Problem::NotFound)?;
    let url = urls::entry_letters(&desk.programme.slug, id);
    match filled.text("do") {
        "send" => send(&app, &desk, id, &filled, &url).await?,
        "take-back" => take_back(&app, &desk, id, filled.text("release")).await?,
        "now" => leave_now(&app, &desk, id, filled.text("release")).await?,
        "test" => {
            test(&app, &desk, id, filled.text("entry")).await?;
            return Ok(go_to(&format!("{url}?tested=1")));
        }
        _ => return Err(Problem::NotFound),
    }
    Ok(go_to(&url))
}

async fn send(
    app: &App,
    desk: &Coordinates,
    id: &str,
    filled: &Filled,
    url: &str,
) -> Result<(), Problem> {
    write_tx!(app.db, |tx| {
        if filled.led_to(tx).await?.is_some() {
            return Ok(());
        }
        of_programme(tx, desk, id).await?;
        let unasked = store::unasked(tx, id).await?;
        // What is sent is what was read.
        if filled.text("count") != unasked.len().to_string() {
            return Err(Problem::Conflict(here().answers_changed()));
        }
        if !unasked.is_empty() {
            let now = app.now();
            let release = Release {
                id: EntryReleaseId::new(&app.chance, now),
                import_id: id.to_owned(),
                made_at: now,
                leaves_at: now + TAKE_BACK,
                taken_back_at: None,
                left_at: None,
                size: 0,
            };
            store::release(tx, &release, &desk.signed_in.person.id).await?;
            let due = release.leaves_at;
            jobs::enqueue(tx, app, LET_ENTRIES_LEAVE, release.id.as_str(), due).await?;
        }
        filled.leads_to(tx, url, app.now()).await?;
        Ok::<_, Problem>(())
    })
}

async fn take_back(app: &App, desk: &Coordinates, id: &str, release: &str) -> Result<(), Problem> {
    let release_id = EntryReleaseId(release.into());
    write_tx!(app.db, |tx| {
        let release = release_of(tx, desk, id, &release_id).await?;
        if release.taken_back_at.is_some() {
            return Ok(());
        }
        if !release.is_held(app.now()) {
            return Err(Problem::Conflict(here().answers_too_late()));
        }
        Ok(store::take_back(tx, &release_id, app.now()).await?)
    })
}

/// Ends the time in which letters can be taken back.
async fn leave_now(app: &App, desk: &Coordinates, id: &str, release: &str) -> Result<(), Problem> {
    let release_id = EntryReleaseId(release.into());
    write_tx!(app.db, |tx| {
        let release = release_of(tx, desk, id, &release_id).await?;
        let now = app.now();
        if release.is_held(now) {
            store::leave_at(tx, &release_id, now).await?;
            jobs::enqueue(tx, app, LET_ENTRIES_LEAVE, release_id.as_str(), now).await?;
        }
        Ok::<_, Problem>(())
    })
}

async fn of_programme(tx: &mut Tx, desk: &Coordinates, id: &str) -> Result<(), Problem> {
    let parked = import::store::by_id(tx, &desk.programme.id, id).await?;
    parked.map(|_| ()).ok_or(Problem::NotFound)
}

async fn release_of(
    tx: &mut Tx,
    desk: &Coordinates,
    id: &str,
    release: &EntryReleaseId,
) -> Result<Release, Problem> {
    of_programme(tx, desk, id).await?;
    let release = store::release_by_id(tx, release).await?;
    let ours = release.filter(|release| release.import_id == id);
    ours.ok_or(Problem::NotFound)
}

async fn test(app: &App, desk: &Coordinates, id: &str, entry: &str) -> Result<(), Problem> {
    write_tx!(app.db, |tx| {
        of_programme(tx, desk, id).await?;
        let unasked = store::unasked(tx, id).await?;
        let entry = unasked.into_iter().find(|it| it.id.0 == entry);
        let entry = entry.ok_or(Problem::NotFound)?;
        let draft = draft(tx, app, &entry).await?.ok_or(Problem::NotFound)?;
        let me = &desk.signed_in.person;
        let mut letter = draft.set()?;
        letter.to = me.address.clone();
        letter.to_name = me.name.clone();
        mail::post(tx, app, &letter, app.now()).await
    })
}
