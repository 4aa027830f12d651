//! GET and POST /me: name, time zone, and where one is signed in.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use dyad_platform::app::App;
use dyad_platform::form::Filled;
use dyad_platform::page::{Frame, Mistake, go_to, show, show_again};
use dyad_platform::problem::Problem;
use dyad_platform::words::ENGLISH;
use dyad_platform::{read_tx, write_tx};

use crate::access::SignedIn;
use crate::account::{is_zone, store};
use crate::session::{self, Session};
use crate::urls;
use crate::words::Words;

#[derive(Template)]
#[template(path = "account/pages/me.html")]
struct Page {
    frame: Frame,
    words: Words,
    address: String,
    name: String,
    zone: String,
    sessions: Vec<Row>,
    mistakes: Vec<Mistake>,
}

struct Row {
    id: String,
    agent: String,
    began: String,
    is_this: bool,
}

/// Shows the account.
///
/// # Errors
/// Those of the database.
pub async fn show_form(State(app): State<App>, signed_in: SignedIn) -> Result<Response, Problem> {
    let (name, zone) = (signed_in.person.name.clone(), signed_in.person.zone.clone());
    show(&page(&app, &signed_in, name, zone, Vec::new()).await?)
}

/// Changes name and zone.
///
/// # Errors
/// Those of the database.
pub async fn change(
    State(app): State<App>,
    signed_in: SignedIn,
    filled: Filled,
) -> Result<Response, Problem> {
    let (words, name, zone) = (Words(ENGLISH), filled.text("name"), filled.text("zone"));
    let mut mistakes = Vec::new();
    if name.is_empty() || name.chars().count() > 120 {
        mistakes.push(Mistake {
            field: "name",
            sentence: words.name_needed(),
        });
    }
    if !is_zone(zone) {
        mistakes.push(Mistake {
            field: "zone",
            sentence: words.not_a_zone(),
        });
    }
    if !mistakes.is_empty() {
        let mut page = page(
            &app,
            &signed_in,
            filled.raw("name").into(),
            filled.raw("zone").into(),
            mistakes,
        )
        .await?;
        page.frame = page.frame.with_errors();
        return show_again(&page);
    }
    write_tx!(app.db, |tx| store::change(
        tx,
        &signed_in.person.id,
        name,
        zone
    )
    .await)?;
    Ok(go_to(urls::ME))
}

/// Ends one of one's own sessions.
///
/// # Errors
/// Those of the database.
pub async fn end_session(
    State(app): State<App>,
    signed_in: SignedIn,
    filled: Filled,
) -> Result<Response, Problem> {
    write_tx!(app.db, |tx| session::store::end(
        tx,
        &signed_in.person.id,
        filled.text("session"),
        app.now()
    )
    .await)?;
    Ok(go_to(urls::ME))
}

async fn page(
    app: &App,
    signed_in: &SignedIn,
    name: String,
    zone: String,
    mistakes: Vec<Mistake>,
) -> Result<Page, Problem> {
    let sessions = read_tx!(app.db, |tx| session::store::of_person(
        tx,
        &signed_in.person.id
    )
    .await)?;
    let sessions = sessions
        .into_iter()
        .filter(|session| session.holds(app.now()));
    let sessions = sessions.map(|session| row(&session, signed_in)).collect();
    Ok(Page {
        frame: signed_in.frame(app, Vec::new()),
        words: Words(ENGLISH),
        address: signed_in.person.address.clone(),
        name,
        zone,
        sessions,
        mistakes,
    })
}

fn row(session: &Session, signed_in: &SignedIn) -> Row {
    let zone = &signed_in.person.zone;
    Row {
        id: session.id.clone(),
        agent: session.agent.clone(),
        began: session.began_at.date(zone),
        is_this: session.id == signed_in.session.id,
    }
}
