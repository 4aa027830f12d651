//! GET and POST /p/{partnership}/meetings/new and …/{meeting}/move: times for a talk.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use dyad_pairing::access::{self as pairing, Entered, InThePair};
use dyad_people::account::first_name;
use dyad_platform::app::App;
use dyad_platform::form::Filled;
use dyad_platform::page::{Frame, Mistake, Readers, go_to, mistake_at, show, show_again};
use dyad_platform::problem::Problem;
use dyad_platform::words::ENGLISH;
use dyad_platform::{read_tx, write_tx};

use super::modes;
use crate::access;
use crate::frame::{Here, frame};
use crate::meeting::line::tidy_line;
use crate::meeting::{Meeting, MeetingId, Mode, Proposed, Unfit, acting, propose};
use crate::urls;
use crate::words::Words;

#[derive(Template)]
#[template(path = "meeting/pages/propose.html")]
struct Page<'r> {
    frame: Frame,
    words: Words,
    room: &'r InThePair,
    action: String,
    is_new: bool,
    modes: Vec<(&'static str, String)>,
    times: [String; 3],
    minutes: String,
    mode: String,
    place: String,
    mistakes: Vec<Mistake>,
}

/// Shows the form for a new talk.
///
/// # Errors
/// None of its own.
pub(crate) async fn show_new(
    State(app): State<App>,
    entered: Entered,
) -> Result<Response, Problem> {
    show(&empty(&app, &entered, None))
}

/// Puts times up for a new talk.
///
/// # Errors
/// [`Problem::Conflict`] where nothing can be written any more, and those of the database.
pub(crate) async fn add(
    State(app): State<App>,
    entered: Entered,
    filled: Filled,
) -> Result<Response, Problem> {
    let (proposed, place) = match read(&app, &entered, &filled) {
        Ok(read) => read,
        Err(mistakes) => return again(&app, &entered, None, &filled, mistakes),
    };
    let url = urls::meetings(entered.room.id());
    write_tx!(app.db, |tx| {
        if filled.led_to(tx).await?.is_none() {
            let me = &entered.signed_in.person.id;
            let room = pairing::prove(tx, &app, me, entered.room.id()).await?;
            acting::propose(tx, &app, &room, &proposed, place.as_deref()).await?;
            filled.leads_to(tx, &url, app.now()).await?;
        }
        Ok::<_, Problem>(())
    })?;
    Ok(go_to(&url))
}

/// Shows the form for other times.
///
/// # Errors
/// [`Problem::NotFound`] where there is no such talk.
pub(crate) async fn show_move(
    State(app): State<App>,
    entered: Entered,
    Path(path): Path<HashMap<String, String>>,
) -> Result<Response, Problem> {
    let meeting = meeting(&app, &entered, &path).await?;
    show(&empty(&app, &entered, Some(&meeting)))
}

/// Puts other times up.
///
/// # Errors
/// As [`add`], and [`Problem::NotFound`] where there is no such talk.
pub(crate) async fn move_to(
    State(app): State<App>,
    entered: Entered,
    Path(path): Path<HashMap<String, String>>,
    filled: Filled,
) -> Result<Response, Problem> {
    let meeting = meeting(&app, &entered, &path).await?;
    let (proposed, _) = match read(&app, &entered, &filled) {
        Ok(read) => read,
        Err(mistakes) => return again(&app, &entered, Some(&meeting), &filled, mistakes),
    };
    let url = urls::meeting(entered.room.id(), &meeting.id);
    write_tx!(app.db, |tx| {
        if filled.led_to(tx).await?.is_none() {
            let me = &entered.signed_in.person.id;
            let at = access::prove(tx, me, entered.room.id(), &meeting.id).await?;
            acting::move_to(tx, &app, &at, &proposed).await?;
            filled.leads_to(tx, &url, app.now()).await?;
        }
        Ok::<_, Problem>(())
    })?;
    Ok(go_to(&url))
}

/// The talk that a path names.
pub(crate) async fn meeting(
    app: &App,
    entered: &Entered,
    path: &HashMap<String, String>,
) -> Result<Meeting, Problem> {
    let id = MeetingId(path.get("meeting").cloned().unwrap_or_default());
    let me = &entered.signed_in.person.id;
    let at = read_tx!(app.db, |tx| access::prove(tx, me, entered.room.id(), &id)
        .await)?;
    Ok(at.meeting)
}

fn read(
    app: &App,
    entered: &Entered,
    filled: &Filled,
) -> Result<(Proposed, Option<String>), Vec<Mistake>> {
    let words = Words(ENGLISH);
    let mode = Mode::parse(filled.text("mode")).unwrap_or(Mode::Video);
    let typed = ["time-1", "time-2", "time-3"].map(|name| filled.text(name));
    let zone = &entered.room.me().zone;
    let proposed = propose(&typed, filled.text("minutes"), mode, zone, app.now());
    let place = tidy_line(filled.raw("place"));
    let mut mistakes = Vec::new();
    if let Err(unfit) = &proposed {
        mistakes.push(mistake(words, *unfit));
    }
    if let Err(over) = &place {
        mistakes.push(Mistake {
            field: "place",
            sentence: words.meeting_line_too_long(*over),
        });
    }
    match (proposed, place) {
        (Ok(proposed), Ok(place)) => Ok((proposed, place)),
        _ => Err(mistakes),
    }
}

fn mistake(words: Words, unfit: Unfit) -> Mistake {
    let (field, sentence) = match unfit {
        Unfit::NoTime => ("time-1", words.meeting_time_needed()),
        Unfit::NotATime => ("time-1", words.meeting_time_unread()),
        Unfit::Passed => ("time-1", words.meeting_time_passed()),
        Unfit::TooFar => ("time-1", words.meeting_time_far()),
        Unfit::Minutes => ("minutes", words.meeting_minutes_unfit()),
    };
    Mistake { field, sentence }
}

fn empty<'r>(app: &App, entered: &'r Entered, moved: Option<&Meeting>) -> Page<'r> {
    let room = &entered.room;
    Page {
        frame: frame(app, entered, Here::Talks, false),
        words: Words(ENGLISH),
        room,
        action: action(room, moved),
        is_new: moved.is_none(),
        modes: modes(Words(ENGLISH)),
        times: Default::default(),
        minutes: moved.map_or(60, |meeting| meeting.minutes).to_string(),
        mode: moved
            .map_or(Mode::Video, |meeting| meeting.mode)
            .as_str()
            .into(),
        place: String::new(),
        mistakes: Vec::new(),
    }
}

fn action(room: &InThePair, moved: Option<&Meeting>) -> String {
    match moved {
        Some(meeting) => urls::move_talk(room.id(), &meeting.id),
        None => urls::propose_times(room.id()),
    }
}

fn again(
    app: &App,
    entered: &Entered,
    moved: Option<&Meeting>,
    filled: &Filled,
    mistakes: Vec<Mistake>,
) -> Result<Response, Problem> {
    show_again(&Page {
        frame: frame(app, entered, Here::Talks, true),
        times: ["time-1", "time-2", "time-3"].map(|name| filled.raw(name).into()),
        minutes: filled.raw("minutes").into(),
        mode: filled.text("mode").into(),
        place: filled.raw("place").into(),
        mistakes,
        ..empty(app, entered, moved)
    })
}

impl Page<'_> {
    fn partner(&self) -> &str {
        first_name(&self.room.partner().name)
    }

    fn at(&self, field: &str) -> Option<&str> {
        mistake_at(&self.mistakes, field)
    }

    fn readers(&self) -> Readers {
        Readers {
            sealed: false,
            text: self.words.meeting_readers(self.partner()),
            id: "times-who",
        }
    }

    fn sealed(&self) -> Readers {
        pairing::readers(self.room, "place-who")
    }

    /// "Your clock: Europe/London."
    fn clock(&self) -> String {
        let city = self.room.me().zone.rsplit('/').next().unwrap_or_default();
        self.words.meeting_clock(city.replace('_', " "))
    }
}
