//! GET and POST /p/{partnership}/agreement/first-talk: the agreement as seven sentences.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use dyad_pairing::access::{self, Entered, InThePair};
use dyad_platform::app::App;
use dyad_platform::form::Filled;
use dyad_platform::page::{Frame, Readers, go_to, show};
use dyad_platform::problem::Problem;
use dyad_platform::words::ENGLISH;
use dyad_platform::write_tx;

use super::names;
use crate::agreement::first_talk::{self, Names, Sentence, sentences};
use crate::agreement::{Cadence, writing};
use crate::frame::{Here, frame};
use crate::urls;
use crate::words::Words;

#[derive(Template)]
#[template(path = "agreement/pages/first_talk.html")]
struct Page<'r> {
    frame: Frame,
    words: Words,
    room: &'r InThePair,
    names: Names<'r>,
    readers: Readers,
    sentences: Vec<Sentence>,
    until: String,
}

/// Shows the seven sentences, filled in as most pairs choose.
///
/// # Errors
/// Those of the database.
pub(crate) async fn show_form(
    State(app): State<App>,
    entered: Entered,
) -> Result<Response, Problem> {
    let (words, room) = (Words(ENGLISH), &entered.room);
    show(&Page {
        frame: frame(&app, &entered, Here::Agreement, false),
        words,
        names: names(&entered),
        readers: access::readers(room, ""),
        sentences: sentences(words, names(&entered), &Filled::default()),
        until: room.partnership().planned_end_at().date(&room.me().zone),
        room,
    })
}

/// Makes a version of the sentences and puts it up for signing.
///
/// # Errors
/// [`Problem::Conflict`] where nothing can be written any more, and those of the database.
pub(crate) async fn agree(
    State(app): State<App>,
    entered: Entered,
    filled: Filled,
) -> Result<Response, Problem> {
    let sentences = sentences(Words(ENGLISH), names(&entered), &filled);
    let clauses = first_talk::clauses(&sentences);
    let (talks_a_year, answer_within_days) = first_talk::numbers(&sentences);
    let url = urls::agreement(entered.room.id());
    write_tx!(app.db, |tx| {
        if filled.led_to(tx).await?.is_none() {
            let room = writing::enter(tx, &app, &entered).await?;
            writing::nothing_is_under_way(tx, &room).await?;
            let cadence = Cadence {
                talks_a_year,
                answer_within_days,
                ends_at: room.partnership().planned_end_at(),
            };
            writing::write_all(tx, &app, &room, &clauses, cadence).await?;
            writing::propose(tx, &app, &room).await?;
            filled.leads_to(tx, &url, app.now()).await?;
        }
        Ok::<_, Problem>(())
    })?;
    Ok(go_to(&url))
}
