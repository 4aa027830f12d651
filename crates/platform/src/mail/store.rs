//! Owns the table letter.
#![expect(clippy::disallowed_methods, reason = "SQL lives in store.rs")]

use crate::clock::Moment;
use crate::db::Tx;
use crate::keys::Sealed;

/// A letter taken for sending.
#[derive(sqlx::FromRow)]
pub(crate) struct Waiting {
    pub(crate) id: String,
    pub(crate) notice: String,
    pub(crate) sealed: Option<Sealed>,
    pub(crate) tries: i64,
}

/// A letter on its way into the outbox.
pub(super) struct Queued<'q> {
    pub(super) id: &'q str,
    pub(super) notice: &'q str,
    pub(super) sealed: &'q Sealed,
    pub(super) due: Moment,
    pub(super) dedupe: Option<&'q str>,
}

pub(super) async fn enqueue(
    tx: &mut Tx,
    letter: &Queued<'_>,
    now: Moment,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO letter (id, notice, sealed, state, due_at, tries, dedupe, created_at) \
         VALUES ($1, $2, $3, 'queued', $4, 0, $5, $6) ON CONFLICT (dedupe) DO NOTHING",
    )
    .bind(letter.id)
    .bind(letter.notice)
    .bind(letter.sealed)
    .bind(letter.due)
    .bind(letter.dedupe)
    .bind(now)
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Takes the letter that is due longest. One whose sender died is due again when its lease ends.
pub(super) async fn claim_due(
    tx: &mut Tx,
    now: Moment,
    until: Moment,
) -> Result<Option<Waiting>, sqlx::Error> {
    let skip = tx.engine().for_update_skipping_locked();
    let sql = format!(
        "UPDATE letter SET state = 'sending', due_at = $2, tries = tries + 1 WHERE id = \
         (SELECT id FROM letter WHERE state IN ('queued', 'sending') AND due_at <= $1 ORDER BY due_at, id LIMIT 1{skip}) \
         RETURNING id, notice, sealed, tries"
    );
    sqlx::query_as(sqlx::AssertSqlSafe(sql))
        .bind(now)
        .bind(until)
        .fetch_optional(tx.conn())
        .await
}

pub(super) async fn mark_sent(tx: &mut Tx, id: &str, now: Moment) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE letter SET state = 'sent', sealed = NULL, sent_at = $2 WHERE id = $1")
        .bind(id)
        .bind(now)
        .execute(tx.conn())
        .await?;
    Ok(())
}

pub(super) async fn mark_failed(tx: &mut Tx, id: &str, now: Moment) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE letter SET state = 'failed', failed_at = $2 WHERE id = $1")
        .bind(id)
        .bind(now)
        .execute(tx.conn())
        .await?;
    Ok(())
}

pub(super) async fn put_back(tx: &mut Tx, id: &str, due: Moment) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE letter SET state = 'queued', due_at = $2 WHERE id = $1")
        .bind(id)
        .bind(due)
        .execute(tx.conn())
        .await?;
    Ok(())
}

pub(crate) async fn next_due(tx: &mut Tx) -> Result<Option<Moment>, sqlx::Error> {
    sqlx::query_scalar("SELECT MIN(due_at) FROM letter WHERE state IN ('queued', 'sending')")
        .fetch_one(tx.conn())
        .await
}
