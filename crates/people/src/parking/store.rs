//! Owns the table parked_form.
#![expect(clippy::disallowed_methods, reason = "SQL lives in store.rs")]

use dyad_platform::clock::Moment;
use dyad_platform::db::Tx;
use dyad_platform::keys::Sealed;

use crate::account::PersonId;

type Result<T> = std::result::Result<T, sqlx::Error>;

#[derive(sqlx::FromRow)]
pub(super) struct Parked {
    pub(super) id: String,
    pub(super) path: String,
    pub(super) fields: Sealed,
}

pub(super) async fn add(
    tx: &mut Tx,
    id: &str,
    person: &PersonId,
    path: &str,
    fields: &Sealed,
    now: Moment,
) -> Result<()> {
    sqlx::query("INSERT INTO parked_form (id, person_id, path, fields, parked_at) VALUES ($1, $2, $3, $4, $5)")
        .bind(id)
        .bind(person)
        .bind(path)
        .bind(fields)
        .bind(now)
        .execute(tx.conn())
        .await?;
    Ok(())
}

pub(super) async fn newest_of(
    tx: &mut Tx,
    person: &PersonId,
    since: Moment,
) -> Result<Option<Parked>> {
    sqlx::query_as("SELECT id, path, fields FROM parked_form WHERE person_id = $1 AND parked_at > $2 ORDER BY parked_at DESC, id DESC LIMIT 1")
        .bind(person)
        .bind(since)
        .fetch_optional(tx.conn())
        .await
}

/// Keeps the newest forms of a person and lets the others go.
pub(super) async fn keep_only(tx: &mut Tx, person: &PersonId, number: i64) -> Result<()> {
    sqlx::query(
        "DELETE FROM parked_form WHERE person_id = $1 AND id NOT IN \
         (SELECT id FROM parked_form WHERE person_id = $1 ORDER BY parked_at DESC, id DESC LIMIT $2)",
    )
    .bind(person)
    .bind(number)
    .execute(tx.conn())
    .await?;
    Ok(())
}

pub(super) async fn remove(tx: &mut Tx, person: &PersonId, id: &str) -> Result<()> {
    sqlx::query("DELETE FROM parked_form WHERE person_id = $1 AND id = $2")
        .bind(person)
        .bind(id)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// Forgets forms that nobody came back for.
pub async fn forget_before(tx: &mut Tx, moment: Moment) -> Result<()> {
    sqlx::query("DELETE FROM parked_form WHERE parked_at < $1")
        .bind(moment)
        .execute(tx.conn())
        .await?;
    Ok(())
}
