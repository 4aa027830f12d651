//! Owns the table saved_view.
#![expect(clippy::disallowed_methods, reason = "SQL lives in store.rs")]

use dyad_platform::clock::Moment;
use dyad_platform::db::Tx;

use super::{SavedView, SavedViewId};
use crate::application::filter::plain;
use crate::programme::ProgrammeId;

/// The views that were kept for a programme, by name.
pub(crate) async fn of_programme(
    tx: &mut Tx,
    programme: &ProgrammeId,
) -> Result<Vec<SavedView>, sqlx::Error> {
    let mut views: Vec<SavedView> = sqlx::query_as(
        "SELECT saved_view.id, saved_view.name, query, made_by, person.name AS maker FROM saved_view \
         JOIN person ON person.id = made_by WHERE programme_id = $1",
    )
    .bind(programme)
    .fetch_all(tx.conn())
    .await?;
    // Engines order names by rules of their own.
    views.sort_by_cached_key(|view| (plain(&view.name), view.name.clone()));
    Ok(views)
}

/// Keeps a view; one of the same name becomes this one.
pub(crate) async fn keep(
    tx: &mut Tx,
    programme: &ProgrammeId,
    view: &SavedView,
    now: Moment,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO saved_view (id, programme_id, name, query, made_by, made_at) VALUES ($1, $2, $3, $4, $5, $6) \
         ON CONFLICT (programme_id, name) DO UPDATE SET query = $4, made_by = $5, made_at = $6",
    )
    .bind(&view.id)
    .bind(programme)
    .bind(&view.name)
    .bind(&view.query)
    .bind(&view.made_by)
    .bind(now)
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Forgets a view.
pub(crate) async fn forget(
    tx: &mut Tx,
    programme: &ProgrammeId,
    id: &SavedViewId,
) -> Result<(), sqlx::Error> {
    sqlx::query("DELETE FROM saved_view WHERE programme_id = $1 AND id = $2")
        .bind(programme)
        .bind(id)
        .execute(tx.conn())
        .await?;
    Ok(())
}
