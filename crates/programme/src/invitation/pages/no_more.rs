//! GET and POST /no-invitations/{secret}: "please don't write to me again". Looking does nothing.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use dyad_people::account::store::organisation_name;
use dyad_platform::app::App;
use dyad_platform::form::Filled;
use dyad_platform::ids::hashed;
use dyad_platform::page::{Frame, go_to, show};
use dyad_platform::problem::Problem;
use dyad_platform::visit::Visit;
use dyad_platform::words::ENGLISH;
use dyad_platform::{read_tx, write_tx};

use crate::invitation::store;
use crate::urls;
use crate::words::Words;

#[derive(Template)]
#[template(path = "invitation/pages/no_more.html")]
struct Page {
    frame: Frame,
    words: Words,
    organisation: String,
    action: String,
    is_known: bool,
    is_done: bool,
}

/// Shows the button, or that it was pressed.
///
/// # Errors
/// Those of the database.
pub async fn show_page(
    State(app): State<App>,
    visit: Visit,
    Path(secret): Path<String>,
) -> Result<Response, Problem> {
    let hash = hashed(&secret);
    let (organisation, is_known, is_done) = read_tx!(app.db, |tx| {
        let organisation = organisation_name(tx).await?;
        let found = store::by_link(tx, &hash).await?;
        let is_done = match &found {
            Some((digest, _)) => store::has_refused(tx, digest).await?,
            None => false,
        };
        Ok::<_, Problem>((organisation, found.is_some(), is_done))
    })?;
    show(&Page {
        frame: Frame::new(&app, &visit, &organisation),
        words: Words(ENGLISH),
        action: urls::no_invitations(&secret),
        organisation,
        is_known,
        is_done,
    })
}

/// Notes it for ever.
///
/// # Errors
/// Those of the database.
pub async fn refuse(
    State(app): State<App>,
    Path(secret): Path<String>,
    _filled: Filled,
) -> Result<Response, Problem> {
    let hash = hashed(&secret);
    write_tx!(app.db, |tx| {
        if let Some((digest, _)) = store::by_link(tx, &hash).await? {
            store::refuse(tx, &digest, app.now()).await?;
        }
        Ok::<_, Problem>(())
    })?;
    Ok(go_to(&urls::no_invitations(&secret)))
}
