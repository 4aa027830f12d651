//! GET /help, /who-reads-what and /not-right: pages of plain text.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use dyad_platform::app::App;
use dyad_platform::page::{Frame, show};
use dyad_platform::problem::Problem;
use dyad_platform::read_tx;
use dyad_platform::visit::Visit;
use dyad_platform::words::ENGLISH;

use crate::account::{Organisation, store::organisation};
use crate::words::Words;

#[derive(Template)]
#[template(path = "visitor/pages/help.html")]
struct Help {
    frame: Frame,
    words: Words,
}

#[derive(Template)]
#[template(path = "visitor/pages/who_reads_what.html")]
struct WhoReadsWhat {
    frame: Frame,
    words: Words,
    rows: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "visitor/pages/not_right.html")]
struct NotRight {
    frame: Frame,
    words: Words,
    organisation: Option<Organisation>,
}

/// Where to turn with a question.
///
/// # Errors
/// Those of the database.
pub async fn help(State(app): State<App>, visit: Visit) -> Result<Response, Problem> {
    let (frame, _) = framed(&app, &visit).await?;
    show(&Help {
        frame,
        words: Words(ENGLISH),
    })
}

/// The promise of confidentiality, with its limits.
///
/// # Errors
/// Those of the database.
pub async fn who_reads_what(State(app): State<App>, visit: Visit) -> Result<Response, Problem> {
    let (frame, _) = framed(&app, &visit).await?;
    let words = Words(ENGLISH);
    let rows = vec![
        (words.reads_application(), words.reads_application_who()),
        (words.reads_card(), words.reads_card_who()),
        (words.reads_messages(), words.reads_messages_who()),
        (words.reads_facts(), words.reads_facts_who()),
        (words.reads_refusal(), words.reads_refusal_who()),
    ];
    show(&WhoReadsWhat { frame, words, rows })
}

/// Whom to tell when something is wrong.
///
/// # Errors
/// Those of the database.
pub async fn not_right(State(app): State<App>, visit: Visit) -> Result<Response, Problem> {
    let (frame, organisation) = framed(&app, &visit).await?;
    show(&NotRight {
        frame,
        words: Words(ENGLISH),
        organisation,
    })
}

async fn framed(app: &App, visit: &Visit) -> Result<(Frame, Option<Organisation>), Problem> {
    let organisation = read_tx!(app.db, |tx| organisation(tx).await)?;
    let brand = organisation
        .as_ref()
        .map_or("", |organisation| &organisation.name);
    Ok((Frame::new(app, visit, brand), organisation))
}
