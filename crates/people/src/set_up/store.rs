//! Owns the table set_up_link.
#![expect(clippy::disallowed_methods, reason = "SQL lives in store.rs")]

use dyad_platform::clock::Moment;
use dyad_platform::db::Tx;

type Result<T> = std::result::Result<T, sqlx::Error>;

pub(super) async fn replace(tx: &mut Tx, hash: &str, now: Moment) -> Result<()> {
    use_up(tx).await?;
    sqlx::query("INSERT INTO set_up_link (secret_hash, made_at) VALUES ($1, $2)")
        .bind(hash)
        .bind(now)
        .execute(tx.conn())
        .await?;
    Ok(())
}

pub(super) async fn is_known(tx: &mut Tx, hash: &str) -> Result<bool> {
    let found: Option<String> =
        sqlx::query_scalar("SELECT secret_hash FROM set_up_link WHERE secret_hash = $1")
            .bind(hash)
            .fetch_optional(tx.conn())
            .await?;
    Ok(found.is_some())
}

pub(super) async fn use_up(tx: &mut Tx) -> Result<()> {
    sqlx::query("DELETE FROM set_up_link")
        .execute(tx.conn())
        .await?;
    Ok(())
}
