//! GET and POST /programmes/{programme}/invitations: the letters as they will read, and the button that
//! sends them together. For ten minutes they can be taken back.

use std::collections::HashSet;

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

use crate::access::{Coordinates, Desk};
use crate::cohort::{self, Cohort};
use crate::invitation::gathering::{self, digest};
use crate::invitation::jobs::{LET_INVITATIONS_LEAVE, sender};
use crate::invitation::letters::{self, Sender};
use crate::invitation::{
    Invitation, InvitationId, InvitationReleaseId, Release, TAKE_BACK, store, tidy,
};
use crate::programme::pages::desk_readers;
use crate::words::Words;
use crate::{programme, urls};

#[derive(Template)]
#[template(path = "invitation/pages/ready.html")]
struct Page {
    frame: Frame,
    words: Words,
    readers: Readers,
    place: String,
    count: usize,
    is_open: bool,
    letter: Option<Shown>,
    held: Vec<Held>,
    /// How many were written to, how many of them applied since, and how many asked for silence.
    came_of_it: Option<(usize, usize, usize)>,
    was_tested: bool,
    own_url: String,
    people_url: String,
    invite_url: String,
}

/// One of the letters, as it will read.
struct Shown {
    number: usize,
    id: String,
    to: String,
    sentence: String,
    draft: Draft,
    before: Option<String>,
    next: Option<String>,
}

struct Held {
    id: String,
    count: i64,
    time: String,
}

struct Read {
    cohort: Cohort,
    prepared: Vec<Invitation>,
    releases: Vec<Release>,
    sender: Option<Sender>,
    coordinators: Vec<Person>,
    invited: Vec<String>,
    applied: HashSet<String>,
    refused: HashSet<String>,
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
    let read = read_tx!(app.db, |tx| read(tx, &app, &desk).await)?;
    show(&page(&app, &desk, &read, number.unwrap_or(1), was_tested))
}

async fn newest(tx: &mut Tx, desk: &Coordinates) -> Result<Cohort, Problem> {
    let cohort = cohort::store::newest(tx, &desk.programme.id).await?;
    cohort.ok_or(Problem::NotFound)
}

async fn read(tx: &mut Tx, app: &App, desk: &Coordinates) -> Result<Read, Problem> {
    let cohort = newest(tx, desk).await?;
    let applied = gathering::store::applied(tx, &cohort.id).await?;
    Ok(Read {
        prepared: store::prepared(tx, app, &cohort.id).await?,
        releases: store::releases(tx, &cohort.id).await?,
        sender: sender(tx, app, &cohort, &desk.signed_in.person.id).await?,
        coordinators: programme::store::coordinators(tx, &desk.programme.id).await?,
        invited: store::written_to(tx, &cohort.id).await?,
        applied: applied.iter().map(|it| digest(app, it)).collect(),
        refused: gathering::store::refused(tx).await?.into_iter().collect(),
        cohort,
    })
}

fn page(app: &App, desk: &Coordinates, read: &Read, number: usize, was_tested: bool) -> Page {
    let (words, slug) = (Words(ENGLISH), &desk.programme.slug);
    let among = |these: &HashSet<String>| {
        let found = read.invited.iter().filter(|digest| these.contains(*digest));
        found.count()
    };
    let counted = (
        read.invited.len(),
        among(&read.applied),
        among(&read.refused),
    );
    Page {
        frame: desk.frame(app, Desk::People),
        words,
        readers: desk_readers(words, &desk.signed_in.person, &read.coordinators),
        place: words.place(desk.programme.name.as_str(), read.cohort.label.as_str()),
        count: read.prepared.len(),
        is_open: read.sender.is_some(),
        letter: shown(app, slug, read, number),
        held: held(app, desk, &read.releases),
        came_of_it: (!read.invited.is_empty()).then_some(counted),
        was_tested,
        own_url: urls::invitations(slug),
        people_url: urls::people(slug),
        invite_url: urls::invite(slug, ""),
    }
}

fn shown(app: &App, slug: &str, read: &Read, number: usize) -> Option<Shown> {
    let last = read.prepared.len();
    let number = number.clamp(1, last.max(1));
    let (invitation, sender) = (read.prepared.get(number - 1)?, read.sender.as_ref()?);
    let at = |number: usize| format!("{}?letter={number}#letter", urls::invitations(slug));
    let no_more = app.absolute(&urls::no_invitations("…"));
    Some(Shown {
        number,
        id: invitation.id.0.clone(),
        to: match invitation.whom.name.as_str() {
            "" => invitation.whom.address.clone(),
            name => format!("{name} <{}>", invitation.whom.address),
        },
        sentence: invitation.words.clone(),
        draft: letters::invite(sender, invitation, &no_more),
        before: (number > 1).then(|| at(number - 1)),
        next: (number < last).then(|| at(number + 1)),
    })
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

/// Sends what is prepared, takes it back, changes the sentence, leaves one out, or sends one to the
/// coordinator as a test.
///
/// # Errors
/// [`Problem::Conflict`] when it is too late, and those of the database.
pub async fn act(
    State(app): State<App>,
    desk: Coordinates,
    filled: Filled,
) -> Result<Response, Problem> {
    let url = urls::invitations(&desk.programme.slug);
    let invitation = InvitationId(filled.text("invitation").into());
    match filled.text("do") {
        "send" => send(&app, &desk, &filled, &url).await?,
        "take-back" => take_back(&app, &desk, filled.text("release")).await?,
        "now" => leave_now(&app, &desk, filled.text("release")).await?,
        "undo" => leave_out(&app, &desk, &invitation).await?,
        "reword" => reword(&app, &desk, Some(&invitation), filled.raw("words")).await?,
        "reword-all" => reword(&app, &desk, None, filled.raw("words")).await?,
        "test" => {
            test(&app, &desk, &invitation).await?;
            return Ok(go_to(&format!("{url}?tested=1")));
        }
        _ => return Err(Problem::NotFound),
    }
    Ok(go_to(&url))
}

async fn send(app: &App, desk: &Coordinates, filled: &Filled, url: &str) -> Result<(), Problem> {
    let words = Words(ENGLISH);
    write_tx!(app.db, |tx| {
        if filled.led_to(tx).await?.is_some() {
            return Ok(());
        }
        let cohort = newest(tx, desk).await?;
        let me = &desk.signed_in.person.id;
        if sender(tx, app, &cohort, me).await?.is_none() {
            return Err(Problem::Conflict(words.invite_closed()));
        }
        let prepared = store::prepared(tx, app, &cohort.id).await?;
        // What is sent is what was read.
        if filled.text("count") != prepared.len().to_string() {
            return Err(Problem::Conflict(words.answers_changed()));
        }
        if !prepared.is_empty() {
            let now = app.now();
            let release = Release {
                id: InvitationReleaseId::new(&app.chance, now),
                cohort_id: cohort.id,
                made_at: now,
                leaves_at: now + TAKE_BACK,
                taken_back_at: None,
                size: 0,
                sent: 0,
            };
            store::release(tx, &release, me).await?;
            let (id, due) = (release.id.as_str(), release.leaves_at);
            jobs::enqueue(tx, app, LET_INVITATIONS_LEAVE, id, due).await?;
        }
        filled.leads_to(tx, url, app.now()).await?;
        Ok::<_, Problem>(())
    })
}

async fn of_programme(
    tx: &mut Tx,
    desk: &Coordinates,
    id: &InvitationReleaseId,
) -> Result<Release, Problem> {
    let release = store::release_by_id(tx, id)
        .await?
        .ok_or(Problem::NotFound)?;
    let cohort = cohort::store::by_id(tx, &release.cohort_id).await?;
    let is_ours = cohort.is_some_and(|cohort| cohort.programme_id == desk.programme.id);
    is_ours.then_some(release).ok_or(Problem::NotFound)
}

async fn take_back(app: &App, desk: &Coordinates, release: &str) -> Result<(), Problem> {
    let id = InvitationReleaseId(release.into());
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

async fn leave_now(app: &App, desk: &Coordinates, release: &str) -> Result<(), Problem> {
    let id = InvitationReleaseId(release.into());
    write_tx!(app.db, |tx| {
        let now = app.now();
        if of_programme(tx, desk, &id).await?.is_held(now) {
            store::leave_at(tx, &id, now).await?;
            jobs::enqueue(tx, app, LET_INVITATIONS_LEAVE, id.as_str(), now).await?;
        }
        Ok::<_, Problem>(())
    })
}

/// A prepared invitation of this programme.
async fn prepared(
    tx: &mut Tx,
    app: &App,
    desk: &Coordinates,
    id: &InvitationId,
) -> Result<(Cohort, Invitation), Problem> {
    let cohort = newest(tx, desk).await?;
    let mut all = store::prepared(tx, app, &cohort.id).await?.into_iter();
    let one = all.find(|it| it.id == *id).ok_or(Problem::NotFound)?;
    Ok((cohort, one))
}

async fn leave_out(app: &App, desk: &Coordinates, id: &InvitationId) -> Result<(), Problem> {
    write_tx!(app.db, |tx| {
        let (_, one) = prepared(tx, app, desk, id).await?;
        Ok::<_, Problem>(store::leave_out(tx, &one.id).await?)
    })
}

async fn reword(
    app: &App,
    desk: &Coordinates,
    only: Option<&InvitationId>,
    typed: &str,
) -> Result<(), Problem> {
    let Some(words) = tidy(typed) else {
        return Err(Problem::Conflict(Words(ENGLISH).invite_words_needed()));
    };
    write_tx!(app.db, |tx| {
        let cohort = newest(tx, desk).await?;
        Ok::<_, Problem>(store::reword(tx, &cohort.id, only, &words).await?)
    })
}

async fn test(app: &App, desk: &Coordinates, id: &InvitationId) -> Result<(), Problem> {
    let me = &desk.signed_in.person;
    write_tx!(app.db, |tx| {
        let (cohort, one) = prepared(tx, app, desk, id).await?;
        let sender = sender(tx, app, &cohort, &me.id).await?;
        let closed = || Problem::Conflict(Words(ENGLISH).invite_closed());
        let sender = sender.ok_or_else(closed)?;
        let no_more = app.absolute(&urls::no_invitations("test"));
        let mut letter = letters::invite(&sender, &one, &no_more).set()?;
        letter.to = me.address.clone();
        letter.to_name = me.name.clone();
        mail::post(tx, app, &letter, app.now()).await
    })
}
