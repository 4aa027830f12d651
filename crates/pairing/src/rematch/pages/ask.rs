//! GET and POST /p/{partnership}/another: would you like another partner? The partner hears nothing
//! of it.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use dyad_platform::app::App;
use dyad_platform::clock::Moment;
use dyad_platform::form::Filled;
use dyad_platform::page::{Frame, Readers, go_to, show};
use dyad_platform::problem::Problem;
use dyad_platform::words::ENGLISH;
use dyad_platform::{jobs, read_tx, write_tx};

use crate::access::Entered;
use crate::partnership::Standing;
use crate::rematch::{LONGEST_REASON, REMATCH_ASKED, RematchId, store};
use crate::urls;
use crate::words::Words;

#[derive(Template)]
#[template(path = "rematch/pages/ask.html")]
struct Page {
    frame: Frame,
    words: Words,
    readers: Readers,
    home: String,
    action: String,
    partner: String,
    zone: String,
    asked_at: Option<Moment>,
    has_ended: bool,
}

/// Shows the question, or that it was asked.
///
/// # Errors
/// Those of the database.
pub async fn show_page(State(app): State<App>, entered: Entered) -> Result<Response, Problem> {
    let room = &entered.room;
    let asked_at = read_tx!(app.db, |tx| Ok::<_, Problem>(
        store::asked_at(tx, room.id(), &room.me().person_id).await?
    ))?;
    let words = Words(ENGLISH);
    show(&Page {
        words,
        readers: Readers {
            sealed: false,
            text: words.another_readers(),
            id: "reason-readers",
        },
        home: urls::pair(room.id()),
        action: urls::another(room.id()),
        partner: dyad_people::account::first_name(&room.partner().name).to_owned(),
        zone: entered.signed_in.person.zone.clone(),
        has_ended: room.partnership().standing() == Standing::Ended,
        asked_at,
        frame: entered.signed_in.frame(&app, Vec::new()),
    })
}

/// Keeps the request, or takes it back.
///
/// # Errors
/// Those of the database.
pub async fn act(
    State(app): State<App>,
    entered: Entered,
    filled: Filled,
) -> Result<Response, Problem> {
    let room = &entered.room;
    let reason: String = filled.text("reason").chars().take(LONGEST_REASON).collect();
    let takes_back = filled.ticked("back");
    write_tx!(app.db, |tx| {
        let (pair, me, now) = (room.id(), &room.me().person_id, app.now());
        if takes_back {
            return Ok(store::take_back(tx, pair, me, now).await?);
        }
        if room.partnership().standing() == Standing::Ended {
            return Ok(());
        }
        let id = RematchId::new(&app.chance, now);
        let reason = (!reason.is_empty()).then_some(reason.as_str());
        if store::ask(tx, &id, pair, me, reason, now).await? {
            jobs::happened(tx, &app, REMATCH_ASKED, id.as_str()).await?;
        }
        Ok::<_, Problem>(())
    })?;
    Ok(go_to(&urls::another(room.id())))
}
