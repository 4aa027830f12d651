//! Owns the table master_key.
#![expect(clippy::disallowed_methods, reason = "SQL lives in store.rs")]

use crate::clock::Moment;
use crate::db::Tx;

/// The name of the key that this database was written with.
pub(super) async fn name(tx: &mut Tx) -> Result<Option<String>, sqlx::Error> {
    sqlx::query_scalar("SELECT name FROM master_key")
        .fetch_optional(tx.conn())
        .await
}

pub(super) async fn note(tx: &mut Tx, name: &str, now: Moment) -> Result<(), sqlx::Error> {
    sqlx::query("INSERT INTO master_key (name, since) VALUES ($1, $2)")
        .bind(name)
        .bind(now)
        .execute(tx.conn())
        .await?;
    Ok(())
}
