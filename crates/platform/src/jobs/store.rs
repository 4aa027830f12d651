//! Owns the tables job, happening and recurring.
#![expect(clippy::disallowed_methods, reason = "SQL lives in store.rs")]

use crate::clock::{Moment, Span};
use crate::db::Tx;

#[derive(sqlx::FromRow)]
pub(super) struct Job {
    pub(super) id: String,
    pub(super) kind: String,
    pub(super) subject: String,
    pub(super) tries: i64,
}

#[derive(sqlx::FromRow)]
pub(super) struct Happening {
    pub(super) what: String,
    pub(super) subject: String,
}

pub(super) async fn insert(
    tx: &mut Tx,
    id: &str,
    kind: &str,
    subject: &str,
    due: Moment,
    dedupe: Option<&str>,
) -> Result<(), sqlx::Error> {
    sqlx::query("INSERT INTO job (id, kind, subject, due_at, tries, dedupe) VALUES ($1, $2, $3, $4, 0, $5) ON CONFLICT (dedupe) DO NOTHING")
        .bind(id)
        .bind(kind)
        .bind(subject)
        .bind(due)
        .bind(dedupe)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// Takes the job that is due longest; a lease ends by itself when its worker dies.
pub(super) async fn claim_due(
    tx: &mut Tx,
    now: Moment,
    until: Moment,
) -> Result<Option<Job>, sqlx::Error> {
    let skip = tx.engine().for_update_skipping_locked();
    let sql = format!(
        "UPDATE job SET due_at = $2, tries = tries + 1 WHERE id = \
         (SELECT id FROM job WHERE aside_at IS NULL AND due_at <= $1 ORDER BY due_at, id LIMIT 1{skip}) \
         RETURNING id, kind, subject, tries"
    );
    sqlx::query_as(sqlx::AssertSqlSafe(sql))
        .bind(now)
        .bind(until)
        .fetch_optional(tx.conn())
        .await
}

pub(super) async fn finish(tx: &mut Tx, id: &str) -> Result<(), sqlx::Error> {
    sqlx::query("DELETE FROM job WHERE id = $1")
        .bind(id)
        .execute(tx.conn())
        .await?;
    Ok(())
}

pub(super) async fn put_back(tx: &mut Tx, id: &str, due: Moment) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE job SET due_at = $2 WHERE id = $1")
        .bind(id)
        .bind(due)
        .execute(tx.conn())
        .await?;
    Ok(())
}

pub(super) async fn put_aside(tx: &mut Tx, id: &str, now: Moment) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE job SET aside_at = $2 WHERE id = $1")
        .bind(id)
        .bind(now)
        .execute(tx.conn())
        .await?;
    Ok(())
}

pub(super) async fn next_due(tx: &mut Tx) -> Result<Option<Moment>, sqlx::Error> {
    sqlx::query_scalar("SELECT MIN(due_at) FROM job WHERE aside_at IS NULL")
        .fetch_one(tx.conn())
        .await
}

pub(super) async fn record(
    tx: &mut Tx,
    id: &str,
    what: &str,
    subject: &str,
    now: Moment,
) -> Result<(), sqlx::Error> {
    sqlx::query("INSERT INTO happening (id, what, subject, at) VALUES ($1, $2, $3, $4)")
        .bind(id)
        .bind(what)
        .bind(subject)
        .bind(now)
        .execute(tx.conn())
        .await?;
    Ok(())
}

pub(super) async fn take_happenings(tx: &mut Tx) -> Result<Vec<Happening>, sqlx::Error> {
    let rows = sqlx::query_as("SELECT what, subject FROM happening ORDER BY id")
        .fetch_all(tx.conn())
        .await?;
    if !rows.is_empty() {
        sqlx::query("DELETE FROM happening")
            .execute(tx.conn())
            .await?;
    }
    Ok(rows)
}

/// Whether `name` is due; if so, its next time is set. Missed times are made up for once.
pub(super) async fn claim_recurring(
    tx: &mut Tx,
    name: &str,
    now: Moment,
    every: Span,
) -> Result<bool, sqlx::Error> {
    let due: Option<Moment> = sqlx::query_scalar("SELECT due_at FROM recurring WHERE name = $1")
        .bind(name)
        .fetch_optional(tx.conn())
        .await?;
    if due.is_some_and(|due| due > now && due <= now + every) {
        return Ok(false);
    }
    sqlx::query("INSERT INTO recurring (name, due_at) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET due_at = excluded.due_at")
        .bind(name)
        .bind(now + every)
        .execute(tx.conn())
        .await?;
    Ok(true)
}
