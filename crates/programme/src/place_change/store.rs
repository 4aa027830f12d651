//! Owns the table place_change.
#![expect(clippy::disallowed_methods, reason = "SQL lives in store.rs")]

use dyad_people::account::PersonId;
use dyad_platform::clock::Moment;
use dyad_platform::db::Tx;

use super::{PlaceChange, PlaceChangeId};
use crate::application::ApplicationId;

type Result<T> = std::result::Result<T, sqlx::Error>;

#[derive(sqlx::FromRow)]
struct Row {
    id: PlaceChangeId,
    application_id: ApplicationId,
    places_before: i64,
    places: i64,
    asked_by: PersonId,
    asked_at: Moment,
    answer_by: Moment,
    answer: Option<String>,
    answered_at: Option<Moment>,
}

fn read(row: Row) -> PlaceChange {
    PlaceChange {
        id: row.id,
        application_id: row.application_id,
        before: row.places_before,
        places: row.places,
        asked_by: row.asked_by,
        asked_at: row.asked_at,
        answer_by: row.answer_by,
        answer: row.answer.map(|answer| answer == "yes"),
        answered_at: row.answered_at,
    }
}

/// Keeps a question. One that still waits gives way to it.
pub(crate) async fn ask(tx: &mut Tx, asked: &PlaceChange) -> Result<()> {
    sqlx::query("DELETE FROM place_change WHERE application_id = $1 AND answer IS NULL")
        .bind(&asked.application_id)
        .execute(tx.conn())
        .await?;
    sqlx::query(
        "INSERT INTO place_change (id, application_id, places_before, places, asked_by, asked_at, answer_by) \
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(&asked.id)
    .bind(&asked.application_id)
    .bind(asked.before)
    .bind(asked.places)
    .bind(&asked.asked_by)
    .bind(asked.asked_at)
    .bind(asked.answer_by)
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// The question with this id.
pub(crate) async fn by_id(tx: &mut Tx, id: &PlaceChangeId) -> Result<Option<PlaceChange>> {
    let row: Option<Row> = sqlx::query_as(
        "SELECT id, application_id, places_before, places, asked_by, asked_at, answer_by, answer, answered_at \
         FROM place_change WHERE id = $1",
    )
    .bind(id)
    .fetch_optional(tx.conn())
    .await?;
    Ok(row.map(read))
}

/// The question of a letter, by the hash of its link.
pub(crate) async fn by_link(tx: &mut Tx, hash: &str) -> Result<Option<PlaceChange>> {
    let row: Option<Row> = sqlx::query_as(
        "SELECT id, application_id, places_before, places, asked_by, asked_at, answer_by, answer, answered_at \
         FROM place_change WHERE link_hash = $1",
    )
    .bind(hash)
    .fetch_optional(tx.conn())
    .await?;
    Ok(row.map(read))
}

/// The questions about an application, the first one first.
pub(crate) async fn of_application(
    tx: &mut Tx,
    application: &ApplicationId,
) -> Result<Vec<PlaceChange>> {
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT id, application_id, places_before, places, asked_by, asked_at, answer_by, answer, answered_at \
         FROM place_change WHERE application_id = $1 ORDER BY asked_at, id",
    )
    .bind(application)
    .fetch_all(tx.conn())
    .await?;
    Ok(rows.into_iter().map(read).collect())
}

/// Notes the link of a question's letter; `false` when there is one already.
pub(crate) async fn note_link(tx: &mut Tx, id: &PlaceChangeId, hash: &str) -> Result<bool> {
    let done =
        sqlx::query("UPDATE place_change SET link_hash = $2 WHERE id = $1 AND link_hash IS NULL")
            .bind(id)
            .bind(hash)
            .execute(tx.conn())
            .await?;
    Ok(done.rows_affected() == 1)
}

/// Notes an answer; `false` when there was one before.
pub(crate) async fn answer(
    tx: &mut Tx,
    id: &PlaceChangeId,
    is_yes: bool,
    now: Moment,
) -> Result<bool> {
    let done = sqlx::query(
        "UPDATE place_change SET answer = $2, answered_at = $3 WHERE id = $1 AND answer IS NULL",
    )
    .bind(id)
    .bind(if is_yes { "yes" } else { "no" })
    .bind(now)
    .execute(tx.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}
