//! POST /programmes/{programme}/standing: publishes, pauses and archives a programme, and takes each back.

use axum::extract::State;
use axum::response::Response;
use dyad_platform::app::App;
use dyad_platform::db::Tx;
use dyad_platform::form::Filled;
use dyad_platform::page::go_to;
use dyad_platform::problem::Problem;
use dyad_platform::words::ENGLISH;
use dyad_platform::write_tx;

use super::missing_name;
use crate::access::Coordinates;
use crate::programme::{Programme, store};
use crate::settings::{self, Act};
use crate::urls;
use crate::words::Words;

/// Does what the button said, where that is still possible.
///
/// # Errors
/// Those of the database; [`Problem::Conflict`] where something is missing before publishing.
pub async fn change(
    State(app): State<App>,
    desk: Coordinates,
    filled: Filled,
) -> Result<Response, Problem> {
    let act = Act::parse(filled.text("do")).ok_or(Problem::NotFound)?;
    let url = urls::programme(&desk.programme.slug);
    write_tx!(app.db, |tx| {
        if filled.led_to(tx).await?.is_none() {
            go_on(tx, &app, &desk, act).await?;
            filled.leads_to(tx, &url, app.now()).await?;
        }
        Ok::<_, Problem>(())
    })?;
    Ok(go_to(&url))
}

async fn go_on(tx: &mut Tx, app: &App, desk: &Coordinates, act: Act) -> Result<(), Problem> {
    let mut programme = store::by_id(tx, &desk.programme.id)
        .await?
        .ok_or(Problem::NotFound)?;
    if act == Act::Published {
        let coordinators = store::coordinators(tx, &programme.id).await?.len();
        let missing = programme.missing(coordinators);
        if !missing.is_empty() {
            let words = Words(ENGLISH);
            let names: Vec<String> = missing.iter().map(|it| missing_name(words, *it)).collect();
            return Err(Problem::Conflict(words.publish_refused(names.join("; "))));
        }
    }
    if stands(&mut programme, act, app) {
        store::change(tx, &programme).await?;
        settings::note(
            tx,
            app,
            &programme.id,
            &desk.signed_in.person,
            act,
            &programme.name,
        )
        .await?;
    }
    Ok(())
}

/// Changes how a programme stands; false where it stands so already, or can't.
fn stands(programme: &mut Programme, act: Act, app: &App) -> bool {
    let now = Some(app.now());
    let is_public = programme.is_public();
    match act {
        Act::Published if programme.published_at.is_none() => programme.published_at = now,
        Act::Paused if programme.takes_applications() => programme.paused_at = now,
        Act::Resumed if is_public && programme.paused_at.is_some() => programme.paused_at = None,
        Act::Archived if programme.archived_at.is_none() => programme.archived_at = now,
        Act::Reopened if programme.archived_at.is_some() => programme.archived_at = None,
        _ => return false,
    }
    true
}
