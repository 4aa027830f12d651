//! POST /programmes/{programme}/people/{application}/notes: keeps a note, or forgets one's own.

use std::collections::HashMap;

use axum::extract::{Path, State as FromApp};
use axum::response::Response;
use dyad_platform::app::App;
use dyad_platform::form::Filled;
use dyad_platform::page::{Mistake, go_to};
use dyad_platform::problem::Problem;
use dyad_platform::words::ENGLISH;
use dyad_platform::write_tx;

use super::{NoteId, store, tidy};
use crate::access::Coordinates;
use crate::application;
use crate::application::pages::one::{Typed, show_mistake};
use crate::urls;
use crate::words::Words;

/// Keeps a note, or forgets one.
///
/// # Errors
/// [`Problem::NotFound`] when there is no such application or it is the reader's own, and those of
/// the database.
pub(crate) async fn write(
    FromApp(app): FromApp<App>,
    desk: Coordinates,
    Path(path): Path<HashMap<String, String>>,
    filled: Filled,
) -> Result<Response, Problem> {
    let id = path.get("application").ok_or(Problem::NotFound)?;
    let forgotten = filled.text("forget");
    let words = tidy(filled.raw("note"));
    if forgotten.is_empty() && words.is_none() {
        let typed = Typed {
            note: filled.raw("note").into(),
            mistakes: vec![Mistake {
                field: "note",
                sentence: Words(ENGLISH).note_needed(),
            }],
            ..Typed::default()
        };
        return show_mistake(&app, &desk, id, typed).await;
    }
    let me = &desk.signed_in.person.id;
    let back = write_tx!(app.db, |tx| {
        let application = application::store::by_id(tx, &desk.programme.id, id)
            .await?
            .filter(|application| application.person_id != *me)
            .ok_or(Problem::NotFound)?;
        let url = format!(
            "{}#notes-h",
            urls::application(&desk.programme.slug, &application.id)
        );
        if filled.led_to(tx).await?.is_none() {
            match &words {
                Some(words) if forgotten.is_empty() => {
                    let note = NoteId::new(&app.chance, app.now());
                    store::add(tx, &application.id, &note, words, me, app.now()).await?;
                }
                _ => store::forget(tx, &application.id, forgotten, me).await?,
            }
            filled.leads_to(tx, &url, app.now()).await?;
        }
        Ok::<_, Problem>(url)
    })?;
    Ok(go_to(&back))
}
