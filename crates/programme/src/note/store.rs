//! Owns the table application_note.
#![expect(clippy::disallowed_methods, reason = "SQL lives in store.rs")]

use dyad_people::account::PersonId;
use dyad_platform::clock::Moment;
use dyad_platform::db::Tx;

use super::{Note, NoteId};
use crate::application::ApplicationId;

type Result<T> = std::result::Result<T, sqlx::Error>;

/// The notes on an application, the first one first.
pub(crate) async fn of_application(tx: &mut Tx, application: &ApplicationId) -> Result<Vec<Note>> {
    sqlx::query_as(
        "SELECT application_note.id, written_by, person.name, words, written_at FROM application_note \
         JOIN person ON person.id = written_by WHERE application_id = $1 ORDER BY written_at, application_note.id",
    )
    .bind(application)
    .fetch_all(tx.conn())
    .await
}

/// Keeps a note.
pub(crate) async fn add(
    tx: &mut Tx,
    application: &ApplicationId,
    id: &NoteId,
    words: &str,
    by: &PersonId,
    now: Moment,
) -> Result<()> {
    sqlx::query("INSERT INTO application_note (id, application_id, written_by, words, written_at) VALUES ($1, $2, $3, $4, $5)")
        .bind(id)
        .bind(application)
        .bind(by)
        .bind(words)
        .bind(now)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// Forgets a note, where it is this person's own.
pub(crate) async fn forget(
    tx: &mut Tx,
    application: &ApplicationId,
    id: &str,
    by: &PersonId,
) -> Result<()> {
    sqlx::query(
        "DELETE FROM application_note WHERE id = $1 AND application_id = $2 AND written_by = $3",
    )
    .bind(id)
    .bind(application)
    .bind(by)
    .execute(tx.conn())
    .await?;
    Ok(())
}
