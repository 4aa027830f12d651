//! POST /p/{partnership}/messages: sends words to the partner.

use axum::extract::State;
use axum::response::Response;
use dyad_pairing::access::{self, Entered};
use dyad_platform::app::App;
use dyad_platform::db::Tx;
use dyad_platform::form::Filled;
use dyad_platform::page::{Mistake, go_to};
use dyad_platform::problem::Problem;
use dyad_platform::words::ENGLISH;
use dyad_platform::{jobs, write_tx};

use crate::home::pages::home;
use crate::message::jobs::WRITE_THAT_WORDS_CAME;
use crate::message::{MessageId, Telling, Unfit, store, telling, tidy};
use crate::urls;
use crate::words::Words;

/// Seals the words, and has the partner told that there are some.
///
/// # Errors
/// [`Problem::Conflict`] when nothing can be written any more, and those of the database.
pub(crate) async fn send(
    State(app): State<App>,
    entered: Entered,
    filled: Filled,
) -> Result<Response, Problem> {
    let words = match tidy(filled.raw("words")) {
        Ok(words) => words,
        Err(unfit) => return home::show_mistake(&app, &entered, &filled, mistake(unfit)).await,
    };
    let home = urls::pair(entered.room.id());
    write_tx!(app.db, |tx| {
        if filled.led_to(tx).await?.is_none() {
            add(tx, &app, &entered, &words).await?;
            filled.leads_to(tx, &home, app.now()).await?;
        }
        Ok::<_, Problem>(())
    })?;
    Ok(go_to(&home))
}

async fn add(tx: &mut Tx, app: &App, entered: &Entered, words: &str) -> Result<(), Problem> {
    // Proved again, since the partnership may have been paused since the page was asked for.
    let room = access::prove(tx, app, &entered.signed_in.person.id, entered.room.id()).await?;
    if !room.partnership().is_open_for_words() {
        return Err(Problem::Conflict(Words(ENGLISH).room_is_closed()));
    }
    let (id, now) = (MessageId::new(&app.chance, app.now()), app.now());
    match telling(store::last_letter_due(tx, &room).await?, now) {
        Telling::WithLetterAt(due) => {
            store::add(tx, &room, &id, words, due, &app.chance, now).await
        }
        Telling::ByLetterAt(due) => {
            store::add(tx, &room, &id, words, due, &app.chance, now).await?;
            Ok(jobs::enqueue(tx, app, WRITE_THAT_WORDS_CAME, id.as_str(), due).await?)
        }
    }
}

fn mistake(unfit: Unfit) -> Mistake {
    let words = Words(ENGLISH);
    let sentence = match unfit {
        Unfit::Empty => words.words_needed(),
        Unfit::TooLong(over) => words.words_too_long(over),
    };
    Mistake {
        field: "words",
        sentence,
    }
}
