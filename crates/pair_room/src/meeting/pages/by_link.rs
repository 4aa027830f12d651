//! GET and POST /talk/{secret}: a talk by the link of a letter. Looking does nothing; what it shows
//! is when and how, and no word that the two wrote.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use dyad_people::account::{first_name, store::organisation_name};
use dyad_platform::app::App;
use dyad_platform::clock::Moment;
use dyad_platform::db::Tx;
use dyad_platform::form::Filled;
use dyad_platform::ids::hashed;
use dyad_platform::page::{Frame, go_to, show};
use dyad_platform::problem::Problem;
use dyad_platform::visit::Visit;
use dyad_platform::words::ENGLISH;
use dyad_platform::{read_tx, write_tx};

use super::{Time, my_word, stands, times};
use crate::access::{AtMeeting, prove_link};
use crate::meeting::{Stands, Word, acting, telling};
use crate::urls;
use crate::words::Words;

#[derive(Template)]
#[template(path = "meeting/pages/by_link.html")]
struct Page {
    frame: Frame,
    words: Words,
    action: String,
    /// Nothing where no letter has this link.
    talk: Option<Talk>,
}

/// A talk as its link shows it.
struct Talk {
    partner: String,
    when: Option<String>,
    stands: String,
    my_word: Option<String>,
    times: Vec<Time>,
    may_pick: bool,
    may_speak: bool,
    /// The same hour a week later, where it can be put up.
    later: Option<String>,
    page: String,
}

/// Shows it.
///
/// # Errors
/// Those of the database.
pub(crate) async fn show_page(
    State(app): State<App>,
    visit: Visit,
    Path(secret): Path<String>,
) -> Result<Response, Problem> {
    let hash = hashed(&secret);
    let (organisation, at) = read_tx!(app.db, |tx| {
        let organisation = organisation_name(tx).await?;
        Ok::<_, Problem>((organisation, prove_link(tx, &hash).await?))
    })?;
    show(&Page {
        frame: Frame::new(&app, &visit, &organisation),
        words: Words(ENGLISH),
        action: urls::talk_by_link(&secret),
        talk: at.map(|at| talk(&at, app.now())),
    })
}

fn talk(at: &AtMeeting, now: Moment) -> Talk {
    let (words, seat, meeting) = (Words(ENGLISH), &at.seat, &at.meeting);
    let is_open = seat.partnership().is_open_for_words();
    let is_fixed = meeting.stands(now) == Stands::Fixed;
    let when = meeting.starts_at.map(|starts_at| {
        let when = telling::when_for(words, starts_at, seat);
        words.meeting_when_how(when, meeting.minutes, telling::by(words, meeting.mode))
    });
    let later = meeting.starts_at.filter(|_| is_fixed && is_open);
    Talk {
        partner: first_name(&seat.partner().name).into(),
        when,
        stands: stands(words, meeting, seat, now),
        my_word: my_word(words, meeting, seat),
        times: times(words, meeting, seat, now),
        may_pick: is_open && meeting.may_be_picked_by(&seat.me().person_id, now),
        may_speak: meeting.may_be_spoken_of(now),
        later: later.map(|starts_at| {
            let later = acting::a_week_later(starts_at, &seat.me().zone);
            telling::when_for(words, later, seat)
        }),
        page: urls::meeting(seat.id(), &meeting.id),
    }
}

/// Does what a button says; what was done before, or can't be done any more, changes nothing and the
/// page says how it stands.
///
/// # Errors
/// Those of the database.
pub(crate) async fn act(
    State(app): State<App>,
    Path(secret): Path<String>,
    filled: Filled,
) -> Result<Response, Problem> {
    let (hash, url) = (hashed(&secret), urls::talk_by_link(&secret));
    let done = write_tx!(app.db, |tx| {
        if filled.led_to(tx).await?.is_none()
            && let Some(at) = prove_link(tx, &hash).await?
        {
            does(tx, &app, &at, &filled).await?;
            filled.leads_to(tx, &url, app.now()).await?;
        }
        Ok::<_, Problem>(())
    });
    match done {
        Ok(()) | Err(Problem::Conflict(_)) => Ok(go_to(&url)),
        Err(problem) => Err(problem),
    }
}

async fn does(tx: &mut Tx, app: &App, at: &AtMeeting, filled: &Filled) -> Result<(), Problem> {
    if let Ok(time) = filled.text("time").parse() {
        return acting::pick(tx, app, at, Moment(time)).await;
    }
    if let Some(word) = Word::parse(filled.text("word")) {
        return acting::say(tx, app, at, word).await;
    }
    if filled.text("do") == "later" {
        return acting::postpone(tx, app, at).await;
    }
    Ok(())
}
