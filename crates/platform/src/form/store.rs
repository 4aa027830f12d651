//! Owns the table form_key.
#![expect(clippy::disallowed_methods, reason = "SQL lives in store.rs")]

use crate::clock::Moment;
use crate::db::Tx;

pub(super) async fn result_of(tx: &mut Tx, key: &str) -> Result<Option<String>, sqlx::Error> {
    sqlx::query_scalar("SELECT leads_to FROM form_key WHERE key_hash = $1")
        .bind(key)
        .fetch_optional(tx.conn())
        .await
}

pub(super) async fn remember(
    tx: &mut Tx,
    key: &str,
    url: &str,
    now: Moment,
) -> Result<(), sqlx::Error> {
    sqlx::query("INSERT INTO form_key (key_hash, leads_to, done_at) VALUES ($1, $2, $3)")
        .bind(key)
        .bind(url)
        .bind(now)
        .execute(tx.conn())
        .await?;
    Ok(())
}

pub(super) async fn forget_before(tx: &mut Tx, moment: Moment) -> Result<(), sqlx::Error> {
    sqlx::query("DELETE FROM form_key WHERE done_at < $1")
        .bind(moment)
        .execute(tx.conn())
        .await?;
    Ok(())
}
