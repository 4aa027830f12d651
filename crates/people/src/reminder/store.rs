//! Owns the table reminder.
#![expect(clippy::disallowed_methods, reason = "SQL lives in store.rs")]

use dyad_platform::clock::Moment;
use dyad_platform::db::Tx;

use crate::account::PersonId;

/// How many reminders somebody got since a moment.
pub(super) async fn since(
    tx: &mut Tx,
    person: &PersonId,
    since: Moment,
) -> Result<i64, sqlx::Error> {
    sqlx::query_scalar("SELECT COUNT(*) FROM reminder WHERE person_id = $1 AND at > $2")
        .bind(person)
        .bind(since)
        .fetch_one(tx.conn())
        .await
}

/// Notes one.
pub(super) async fn add(
    tx: &mut Tx,
    person: &PersonId,
    notice: &str,
    now: Moment,
) -> Result<(), sqlx::Error> {
    sqlx::query("INSERT INTO reminder (person_id, notice, at) VALUES ($1, $2, $3)")
        .bind(person)
        .bind(notice)
        .bind(now)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// Forgets reminders that count no more.
pub(crate) async fn forget_before(tx: &mut Tx, moment: Moment) -> Result<(), sqlx::Error> {
    sqlx::query("DELETE FROM reminder WHERE at < $1")
        .bind(moment)
        .execute(tx.conn())
        .await?;
    Ok(())
}
