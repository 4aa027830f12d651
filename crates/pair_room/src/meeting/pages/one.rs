//! GET /p/{partnership}/meetings/{meeting}: one talk: when, where, what about, and what came of it.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use dyad_pairing::access::{self as pairing, Entered, InThePair};
use dyad_people::account::first_name;
use dyad_platform::app::App;
use dyad_platform::clock::Moment;
use dyad_platform::form::Filled;
use dyad_platform::keys::WillNotOpen;
use dyad_platform::page::{Frame, Mistake, Readers, mistake_at, show, show_again};
use dyad_platform::problem::Problem;
use dyad_platform::read_tx;
use dyad_platform::words::ENGLISH;

use super::{Time, my_word, stands, times};
use crate::access;
use crate::frame::{Here, frame};
use crate::meeting::line::{self, About, Line};
use crate::meeting::{Meeting, MeetingId, Stands, telling};
use crate::urls;
use crate::words::Words;

#[derive(Template)]
#[template(path = "meeting/pages/one.html")]
struct Page<'r> {
    frame: Frame,
    words: Words,
    room: &'r InThePair,
    now: Moment,
    meeting: Meeting,
    times: Vec<Time>,
    place: Option<Line>,
    topics: Vec<Line>,
    notes: Vec<Line>,
    /// What was just typed, and where.
    typed: Option<(String, String)>,
    mistakes: Vec<Mistake>,
}

/// Shows the talk.
///
/// # Errors
/// [`Problem::NotFound`] where there is no such talk, and those of the database.
pub(crate) async fn show_page(
    State(app): State<App>,
    entered: Entered,
    Path(path): Path<HashMap<String, String>>,
) -> Result<Response, Problem> {
    let id = MeetingId(path.get("meeting").cloned().unwrap_or_default());
    show(&page(&app, &entered, &id).await?)
}

/// Shows it again, with what was typed and what is the matter with it.
///
/// # Errors
/// As [`show_page`].
pub(crate) async fn show_mistake(
    app: &App,
    entered: &Entered,
    id: &MeetingId,
    filled: &Filled,
    mistake: Mistake,
) -> Result<Response, Problem> {
    let page = page(app, entered, id).await?;
    let frame = frame(app, entered, Here::Talks, true);
    show_again(&Page {
        frame,
        typed: Some((mistake.field.into(), filled.raw("words").into())),
        mistakes: vec![mistake],
        ..page
    })
}

async fn page<'r>(app: &App, entered: &'r Entered, id: &MeetingId) -> Result<Page<'r>, Problem> {
    let (room, me) = (&entered.room, &entered.signed_in.person.id);
    let (at, mut places, topics, notes) = read_tx!(app.db, |tx| {
        let at = access::prove(tx, me, room.id(), id).await?;
        let places = line::store::lines(tx, room, id, About::Place).await?;
        let topics = line::store::lines(tx, room, id, About::Topic).await?;
        let notes = line::store::lines(tx, room, id, About::Note).await?;
        Ok::<_, Problem>((at, places, topics, notes))
    })?;
    let words = Words(ENGLISH);
    Ok(Page {
        frame: frame(app, entered, Here::Talks, false),
        words,
        room,
        now: app.now(),
        times: times(words, &at.meeting, room.seat(), app.now()),
        meeting: at.meeting,
        place: places.pop(),
        topics,
        notes,
        typed: None,
        mistakes: Vec::new(),
    })
}

impl Page<'_> {
    fn partner(&self) -> &str {
        first_name(&self.room.partner().name)
    }

    fn title(&self) -> String {
        match self.meeting.starts_at {
            Some(at) => self.words.talk_on(at.day(&self.room.me().zone)),
            None => self.words.talk_without_date(),
        }
    }

    /// When and how, where there is a date.
    fn when(&self) -> Option<String> {
        let at = self.meeting.starts_at?;
        let words = self.words;
        let when = telling::when_for(words, at, self.room.seat());
        let by = telling::by(words, self.meeting.mode);
        Some(words.meeting_when_how(when, self.meeting.minutes, by))
    }

    fn stands(&self) -> String {
        stands(self.words, &self.meeting, self.room.seat(), self.now)
    }

    fn my_word(&self) -> Option<String> {
        my_word(self.words, &self.meeting, self.room.seat())
    }

    fn is_open(&self) -> bool {
        self.room.partnership().is_open_for_words()
    }

    fn may_pick(&self) -> bool {
        let me = &self.room.me().person_id;
        self.is_open() && self.meeting.may_be_picked_by(me, self.now)
    }

    fn may_move(&self) -> bool {
        self.is_open() && self.meeting.may_move(self.now)
    }

    fn may_speak(&self) -> bool {
        self.meeting.may_be_spoken_of(self.now)
    }

    /// What it is to be about is written before it, notes from its beginning on.
    fn is_ahead(&self) -> bool {
        matches!(
            self.meeting.stands(self.now),
            Stands::Proposed | Stands::Fixed | Stands::Moving
        )
    }

    fn may_note(&self) -> bool {
        self.is_open() && !self.is_ahead() && self.meeting.starts_at.is_some()
    }

    fn is_mine(&self, line: &Line) -> bool {
        line.author_id == self.room.me().person_id
    }

    fn author(&self, line: &Line) -> &str {
        if self.is_mine(line) {
            first_name(&self.room.me().name)
        } else {
            self.partner()
        }
    }

    fn at(&self, field: &str) -> Option<&str> {
        mistake_at(&self.mistakes, field)
    }

    /// What stands in a field: what was just typed, or what is kept.
    fn value(&self, field: &str) -> Result<&str, WillNotOpen> {
        if let Some((of, typed)) = &self.typed
            && of == field
        {
            return Ok(typed);
        }
        let kept = match field {
            "place" => self.place.as_ref(),
            "topic" => self.topics.iter().find(|line| self.is_mine(line)),
            _ => None,
        };
        match kept.and_then(|line| line.words.as_ref()) {
            Some(words) => Ok(words.shown_to(self.room)?),
            None => Ok(""),
        }
    }

    fn sealed(&self, id: &'static str) -> Readers {
        pairing::readers(self.room, id)
    }
}
