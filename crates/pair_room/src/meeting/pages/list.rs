//! GET /p/{partnership}/meetings: the talks of the two, and POST …/held: one that took place.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use dyad_pairing::access::{self, Entered, InThePair};
use dyad_people::account::first_name;
use dyad_platform::app::App;
use dyad_platform::clock::Moment;
use dyad_platform::form::Filled;
use dyad_platform::page::{Frame, Mistake, Readers, go_to, mistake_at, show, show_again};
use dyad_platform::problem::Problem;
use dyad_platform::words::ENGLISH;
use dyad_platform::{read_tx, write_tx};

use super::{modes, stands};
use crate::frame::{Here, frame};
use crate::meeting::{Meeting, Mode, Proposed, Stands, acting, day_past, store, telling};
use crate::urls;
use crate::words::Words;

#[derive(Template)]
#[template(path = "meeting/pages/list.html")]
struct Page<'r> {
    frame: Frame,
    words: Words,
    room: &'r InThePair,
    ahead: Vec<Row>,
    behind: Vec<Row>,
    modes: Vec<(&'static str, String)>,
    day: String,
    mode: String,
    mistakes: Vec<Mistake>,
}

/// A talk in the list.
struct Row {
    href: String,
    when: String,
    stands: String,
}

/// Shows the talks.
///
/// # Errors
/// Those of the database.
pub(crate) async fn show_page(
    State(app): State<App>,
    entered: Entered,
) -> Result<Response, Problem> {
    show(&page(&app, &entered, None, Vec::new()).await?)
}

/// Notes a talk that took place without a date here.
///
/// # Errors
/// [`Problem::Conflict`] where nothing can be written any more, and those of the database.
pub(crate) async fn log(
    State(app): State<App>,
    entered: Entered,
    filled: Filled,
) -> Result<Response, Problem> {
    let (mode, day) = (Mode::parse(filled.text("mode")), filled.text("day"));
    let held_at = day_past(day, &entered.room.me().zone, app.now());
    let (Some(mode), Some(held_at)) = (mode, held_at) else {
        let mistake = Mistake {
            field: "day",
            sentence: Words(ENGLISH).meeting_day_needed(),
        };
        return show_again(&page(&app, &entered, Some(&filled), vec![mistake]).await?);
    };
    let url = urls::meetings(entered.room.id());
    let held = Proposed {
        times: Vec::new(),
        minutes: 60,
        mode,
    };
    write_tx!(app.db, |tx| {
        if filled.led_to(tx).await?.is_none() {
            let me = &entered.signed_in.person.id;
            let seat = access::seat(tx, me, entered.room.id()).await?;
            acting::log(tx, &app, &seat, held_at, &held).await?;
            filled.leads_to(tx, &url, app.now()).await?;
        }
        Ok::<_, Problem>(())
    })?;
    Ok(go_to(&url))
}

async fn page<'r>(
    app: &App,
    entered: &'r Entered,
    filled: Option<&Filled>,
    mistakes: Vec<Mistake>,
) -> Result<Page<'r>, Problem> {
    let (words, room, now) = (Words(ENGLISH), &entered.room, app.now());
    let meetings = read_tx!(app.db, |tx| Ok::<_, Problem>(
        store::all(tx, room.seat()).await?
    ))?;
    let (mut ahead, mut behind): (Vec<&Meeting>, Vec<&Meeting>) = meetings
        .iter()
        .filter(|meeting| is_shown(meeting, now))
        .partition(|meeting| is_ahead(meeting, now));
    ahead.sort_by_key(|meeting| first_time(meeting));
    behind.sort_by_key(|meeting| std::cmp::Reverse(first_time(meeting)));
    let rows = |meetings: Vec<&Meeting>| {
        let row = |meeting| row(words, room, meeting, now);
        meetings.into_iter().map(row).collect()
    };
    Ok(Page {
        frame: frame(app, entered, Here::Talks, !mistakes.is_empty()),
        words,
        room,
        ahead: rows(ahead),
        behind: rows(behind),
        modes: modes(words),
        day: filled.map_or_else(|| today(room, now), |filled| filled.raw("day").into()),
        mode: filled
            .map_or(Mode::Video.as_str(), |filled| filled.text("mode"))
            .into(),
        mistakes,
    })
}

fn today(room: &InThePair, now: Moment) -> String {
    now.in_zone(&room.me().zone).date().to_string()
}

/// What was called off before it had a date is of no interest any more.
fn is_shown(meeting: &Meeting, now: Moment) -> bool {
    meeting.stands(now) != Stands::CalledOff || meeting.starts_at.is_some()
}

fn is_ahead(meeting: &Meeting, now: Moment) -> bool {
    matches!(
        meeting.stands(now),
        Stands::Proposed | Stands::Lapsed | Stands::Fixed | Stands::Moving
    )
}

fn first_time(meeting: &Meeting) -> Moment {
    let first = meeting.starts_at.or_else(|| meeting.times.first().copied());
    first.unwrap_or(Moment(i64::MAX))
}

fn row(words: Words, room: &InThePair, meeting: &Meeting, now: Moment) -> Row {
    let when = match meeting.starts_at {
        Some(at) => telling::when_for(words, at, room.seat()),
        None => words.meeting_times(meeting.times.len()),
    };
    Row {
        href: urls::meeting(room.id(), &meeting.id),
        when,
        stands: stands(words, meeting, room.seat(), now),
    }
}

impl Page<'_> {
    fn partner(&self) -> &str {
        first_name(&self.room.partner().name)
    }

    fn is_open(&self) -> bool {
        self.room.partnership().is_open_for_words()
    }

    fn at(&self, field: &str) -> Option<&str> {
        mistake_at(&self.mistakes, field)
    }

    fn readers(&self, id: &'static str) -> Readers {
        Readers {
            sealed: false,
            text: self.words.meeting_readers(self.partner()),
            id,
        }
    }
}
