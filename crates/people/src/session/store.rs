//! Owns the table session.
#![expect(clippy::disallowed_methods, reason = "SQL lives in store.rs")]

use dyad_platform::clock::Moment;
use dyad_platform::db::Tx;

use super::Session;
use crate::account::PersonId;

type Result<T> = std::result::Result<T, sqlx::Error>;

pub(super) async fn add(
    tx: &mut Tx,
    visit_hash: &str,
    session: &Session,
    network_hash: &str,
) -> Result<()> {
    sqlx::query(
        "INSERT INTO session (visit_hash, id, person_id, network_hash, agent, began_at, seen_at, ends_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(visit_hash)
    .bind(&session.id)
    .bind(&session.person_id)
    .bind(network_hash)
    .bind(&session.agent)
    .bind(session.began_at)
    .bind(session.seen_at)
    .bind(session.ends_at)
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// The session on this visit, unless it was ended.
pub async fn on_visit(tx: &mut Tx, visit_hash: &str) -> Result<Option<Session>> {
    sqlx::query_as("SELECT id, person_id, agent, began_at, seen_at, ends_at FROM session WHERE visit_hash = $1 AND ended_at IS NULL")
        .bind(visit_hash)
        .fetch_optional(tx.conn())
        .await
}

/// Whose session this visit carried, even if it is over: a form that came too late goes back to them.
pub async fn last_person(tx: &mut Tx, visit_hash: &str) -> Result<Option<PersonId>> {
    sqlx::query_scalar("SELECT person_id FROM session WHERE visit_hash = $1 AND ended_at IS NULL")
        .bind(visit_hash)
        .fetch_optional(tx.conn())
        .await
}

/// All sessions of a person that weren't ended, the newest first.
pub async fn of_person(tx: &mut Tx, person: &PersonId) -> Result<Vec<Session>> {
    sqlx::query_as("SELECT id, person_id, agent, began_at, seen_at, ends_at FROM session WHERE person_id = $1 AND ended_at IS NULL ORDER BY seen_at DESC")
        .bind(person)
        .fetch_all(tx.conn())
        .await
}

/// Notes that somebody came.
pub async fn notice(tx: &mut Tx, id: &str, now: Moment) -> Result<()> {
    sqlx::query("UPDATE session SET seen_at = $2 WHERE id = $1")
        .bind(id)
        .bind(now)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// Ends one session of a person.
pub async fn end(tx: &mut Tx, person: &PersonId, id: &str, now: Moment) -> Result<()> {
    sqlx::query("UPDATE session SET ended_at = $3 WHERE id = $1 AND person_id = $2")
        .bind(id)
        .bind(person)
        .bind(now)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// Ends the session that a visit carries, if it carries one.
pub async fn end_on_visit(tx: &mut Tx, visit_hash: &str, now: Moment) -> Result<()> {
    sqlx::query("UPDATE session SET ended_at = $2 WHERE visit_hash = $1 AND ended_at IS NULL")
        .bind(visit_hash)
        .bind(now)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// Whether this address was signed in with from this network before.
pub async fn knows_network(tx: &mut Tx, address: &str, network_hash: &str) -> Result<bool> {
    let found: Option<String> = sqlx::query_scalar(
        "SELECT session.id FROM session JOIN person ON person.id = session.person_id WHERE person.address = $1 AND session.network_hash = $2 LIMIT 1",
    )
    .bind(address)
    .bind(network_hash)
    .fetch_optional(tx.conn())
    .await?;
    Ok(found.is_some())
}

/// Forgets sessions that ended long ago.
pub async fn forget_before(tx: &mut Tx, moment: Moment) -> Result<()> {
    sqlx::query("DELETE FROM session WHERE ends_at < $1 OR ended_at < $1")
        .bind(moment)
        .execute(tx.conn())
        .await?;
    Ok(())
}
