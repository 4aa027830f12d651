//! Owns the table sign_in.
#![expect(clippy::disallowed_methods, reason = "SQL lives in store.rs")]

use dyad_platform::clock::Moment;
use dyad_platform::db::Tx;
use dyad_platform::keys::Sealed;

use super::SignIn;
use crate::account::PersonId;

type Result<T> = std::result::Result<T, sqlx::Error>;

const COLUMNS: &str =
    "id, leads_to, ends_at, person_id, newcomer_sealed, code_hash, tries, used_at";

/// Notes that somebody asked. The address is sealed by the caller.
pub(super) async fn ask(
    tx: &mut Tx,
    id: &str,
    visit_hash: &str,
    address: &Sealed,
    newcomer: Option<&Sealed>,
    leads_to: &str,
    now: Moment,
) -> Result<()> {
    sqlx::query("INSERT INTO sign_in (id, visit_hash, address, newcomer_sealed, leads_to, asked_at, ends_at, tries) VALUES ($1, $2, $3, $4, $5, $6, $7, 0)")
        .bind(id)
        .bind(visit_hash)
        .bind(address)
        .bind(newcomer)
        .bind(leads_to)
        .bind(now)
        .bind(now + super::HOLDS)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// The sealed address and name of a request that no letter was written for yet.
pub(super) async fn unwritten(tx: &mut Tx, id: &str) -> Result<Option<(Sealed, Option<Sealed>)>> {
    sqlx::query_as(
        "SELECT address, newcomer_sealed FROM sign_in WHERE id = $1 AND link_hash IS NULL",
    )
    .bind(id)
    .fetch_optional(tx.conn())
    .await
}

/// The sealed address of a request.
pub(super) async fn address(tx: &mut Tx, id: &str) -> Result<Sealed> {
    sqlx::query_scalar("SELECT address FROM sign_in WHERE id = $1")
        .bind(id)
        .fetch_one(tx.conn())
        .await
}

/// Notes what the letter carries.
pub(super) async fn write_letter(
    tx: &mut Tx,
    id: &str,
    person: Option<&PersonId>,
    link_hash: &str,
    code_hash: &str,
) -> Result<()> {
    sqlx::query("UPDATE sign_in SET person_id = $2, link_hash = $3, code_hash = $4 WHERE id = $1")
        .bind(id)
        .bind(person)
        .bind(link_hash)
        .bind(code_hash)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// The newest request of a visit.
pub(super) async fn newest_of(tx: &mut Tx, visit_hash: &str) -> Result<Option<SignIn>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM sign_in WHERE visit_hash = $1 ORDER BY asked_at DESC, id DESC LIMIT 1"
    );
    sqlx::query_as(sqlx::AssertSqlSafe(sql))
        .bind(visit_hash)
        .fetch_optional(tx.conn())
        .await
}

/// The request whose letter carries this link.
pub(super) async fn by_link(tx: &mut Tx, link_hash: &str) -> Result<Option<SignIn>> {
    let sql = format!("SELECT {COLUMNS} FROM sign_in WHERE link_hash = $1");
    sqlx::query_as(sqlx::AssertSqlSafe(sql))
        .bind(link_hash)
        .fetch_optional(tx.conn())
        .await
}

/// Counts a wrong code.
pub(super) async fn count_try(tx: &mut Tx, id: &str) -> Result<()> {
    sqlx::query("UPDATE sign_in SET tries = tries + 1 WHERE id = $1")
        .bind(id)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// Uses it up; whether it was still there to use.
pub(super) async fn use_up(tx: &mut Tx, id: &str, now: Moment) -> Result<bool> {
    let done = sqlx::query("UPDATE sign_in SET used_at = $2 WHERE id = $1 AND used_at IS NULL")
        .bind(id)
        .bind(now)
        .execute(tx.conn())
        .await?;
    Ok(done.rows_affected() == 1)
}

/// Forgets requests made long ago.
pub async fn forget_before(tx: &mut Tx, moment: Moment) -> Result<()> {
    sqlx::query("DELETE FROM sign_in WHERE ends_at < $1")
        .bind(moment)
        .execute(tx.conn())
        .await?;
    Ok(())
}
