//! What is done to a talk by its page: POST …/{meeting}/time, /word, /off and /lines.

use std::collections::HashMap;

use axum::extract::{Path, State};
use axum::response::Response;
use dyad_pairing::access::{self as pairing, Entered};
use dyad_platform::app::App;
use dyad_platform::clock::Moment;
use dyad_platform::db::Tx;
use dyad_platform::form::Filled;
use dyad_platform::page::{Mistake, go_to};
use dyad_platform::problem::Problem;
use dyad_platform::words::ENGLISH;
use dyad_platform::write_tx;

use super::one;
use crate::access::{self, AtMeeting};
use crate::meeting::line::{self, About, tidy_line};
use crate::meeting::{MeetingId, Word, acting};
use crate::message;
use crate::urls;
use crate::words::Words;

/// An act on a talk, as a form says it.
#[derive(Clone, Copy, Debug)]
enum Act {
    Pick(Moment),
    Say(Word),
    CallOff,
}

/// Picks a time.
///
/// # Errors
/// [`Problem::Conflict`] where the talk has moved on, [`Problem::NotFound`] where there is none.
pub(crate) async fn pick(
    State(app): State<App>,
    entered: Entered,
    Path(path): Path<HashMap<String, String>>,
    filled: Filled,
) -> Result<Response, Problem> {
    let time = filled.text("time").parse().map(Moment);
    let Ok(time) = time else {
        return Err(Problem::Conflict(Words(ENGLISH).meeting_moved_on()));
    };
    act(&app, &entered, &path, &filled, Act::Pick(time)).await
}

/// Says what came of it.
///
/// # Errors
/// As [`pick`].
pub(crate) async fn say(
    State(app): State<App>,
    entered: Entered,
    Path(path): Path<HashMap<String, String>>,
    filled: Filled,
) -> Result<Response, Problem> {
    let Some(word) = Word::parse(filled.text("word")) else {
        return Err(Problem::Conflict(Words(ENGLISH).meeting_moved_on()));
    };
    act(&app, &entered, &path, &filled, Act::Say(word)).await
}

/// Calls it off.
///
/// # Errors
/// As [`pick`].
pub(crate) async fn call_off(
    State(app): State<App>,
    entered: Entered,
    Path(path): Path<HashMap<String, String>>,
    filled: Filled,
) -> Result<Response, Problem> {
    act(&app, &entered, &path, &filled, Act::CallOff).await
}

async fn act(
    app: &App,
    entered: &Entered,
    path: &HashMap<String, String>,
    filled: &Filled,
    act: Act,
) -> Result<Response, Problem> {
    let id = MeetingId(path.get("meeting").cloned().unwrap_or_default());
    let url = urls::meeting(entered.room.id(), &id);
    write_tx!(app.db, |tx| {
        if filled.led_to(tx).await?.is_none() {
            let me = &entered.signed_in.person.id;
            let at = access::prove(tx, me, entered.room.id(), &id).await?;
            does(tx, app, &at, act).await?;
            filled.leads_to(tx, &url, app.now()).await?;
        }
        Ok::<_, Problem>(())
    })?;
    Ok(go_to(&url))
}

async fn does(tx: &mut Tx, app: &App, at: &AtMeeting, act: Act) -> Result<(), Problem> {
    match act {
        Act::Pick(time) => acting::pick(tx, app, at, time).await,
        Act::Say(word) => acting::say(tx, app, at, word).await,
        Act::CallOff => acting::call_off(tx, app, at).await,
    }
}

/// Writes where it is, what it is to be about, or what came of it.
///
/// # Errors
/// [`Problem::Conflict`] where nothing can be written any more, [`Problem::NotFound`] where there is
/// no such talk, and those of the database.
pub(crate) async fn write(
    State(app): State<App>,
    entered: Entered,
    Path(path): Path<HashMap<String, String>>,
    filled: Filled,
) -> Result<Response, Problem> {
    let id = MeetingId(path.get("meeting").cloned().unwrap_or_default());
    let (about, line) = match read(&filled) {
        Ok(read) => read,
        Err(mistake) => return one::show_mistake(&app, &entered, &id, &filled, mistake).await,
    };
    let url = urls::meeting(entered.room.id(), &id);
    write_tx!(app.db, |tx| {
        if filled.led_to(tx).await?.is_none() {
            let me = &entered.signed_in.person.id;
            let room = pairing::prove(tx, &app, me, entered.room.id()).await?;
            let at = access::prove(tx, me, entered.room.id(), &id).await?;
            if !room.partnership().is_open_for_words() {
                return Err(Problem::Conflict(Words(ENGLISH).room_is_closed()));
            }
            let (of, words) = (&at.meeting.id, line.as_deref());
            line::store::write(tx, &room, of, about, words, &app.chance, app.now()).await?;
            filled.leads_to(tx, &url, app.now()).await?;
        }
        Ok::<_, Problem>(())
    })?;
    Ok(go_to(&url))
}

/// What is written about what: a note says something, the others may be taken back.
fn read(filled: &Filled) -> Result<(About, Option<String>), Mistake> {
    let words = Words(ENGLISH);
    let line = |field, about| match tidy_line(filled.raw("words")) {
        Ok(line) => Ok((about, line)),
        Err(over) => Err(Mistake {
            field,
            sentence: words.meeting_line_too_long(over),
        }),
    };
    match filled.text("about") {
        "place" => line("place", About::Place),
        "topic" => line("topic", About::Topic),
        _ => match message::tidy(filled.raw("words")) {
            Ok(note) => Ok((About::Note, Some(note))),
            Err(unfit) => Err(Mistake {
                field: "note",
                sentence: match unfit {
                    message::Unfit::Empty => words.note_needed(),
                    message::Unfit::TooLong(over) => words.words_too_long(over),
                },
            }),
        },
    }
}
