//! POST /programmes/{programme}/views: keeps a view of the desk under a name, or forgets one.

use axum::extract::State;
use axum::response::Response;
use dyad_platform::app::App;
use dyad_platform::form::Filled;
use dyad_platform::page::go_to;
use dyad_platform::problem::Problem;
use dyad_platform::write_tx;

use super::{SavedView, SavedViewId, store, tidy};
use crate::access::Coordinates;
use crate::application::filter::Filter;
use crate::urls;

/// Keeps the view that the form carries, or forgets the one that it names.
///
/// # Errors
/// Those of the database.
pub(crate) async fn keep_or_forget(
    State(app): State<App>,
    desk: Coordinates,
    filled: Filled,
) -> Result<Response, Problem> {
    let filter = Filter::read(filled.text("view")).at(1);
    let url = filter.on(&urls::people(&desk.programme.slug));
    let (by, now) = (&desk.signed_in.person.id, app.now());
    write_tx!(app.db, |tx| {
        let forgotten = filled.text("forget");
        if !forgotten.is_empty() {
            let id = SavedViewId(forgotten.into());
            store::forget(tx, &desk.programme.id, &id).await?;
        } else if let Some(name) = tidy(filled.raw("name")) {
            let view = SavedView {
                id: SavedViewId::new(&app.chance, now),
                name,
                query: filter.query(),
            };
            store::keep(tx, &desk.programme.id, &view, by, now).await?;
        }
        Ok::<_, Problem>(())
    })?;
    Ok(go_to(&url))
}
