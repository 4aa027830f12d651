//! Owns the table tries.
#![expect(clippy::disallowed_methods, reason = "SQL lives in store.rs")]

use crate::clock::Moment;
use crate::db::Tx;

pub(super) async fn add(
    tx: &mut Tx,
    bucket: &str,
    slot: i64,
    ends: Moment,
) -> Result<i64, sqlx::Error> {
    sqlx::query_scalar(
        "INSERT INTO tries (bucket, slot, number, ends_at) VALUES ($1, $2, 1, $3) \
         ON CONFLICT (bucket, slot) DO UPDATE SET number = tries.number + 1 RETURNING number",
    )
    .bind(bucket)
    .bind(slot)
    .bind(ends)
    .fetch_one(tx.conn())
    .await
}

pub(super) async fn forget(tx: &mut Tx, now: Moment) -> Result<(), sqlx::Error> {
    sqlx::query("DELETE FROM tries WHERE ends_at < $1")
        .bind(now)
        .execute(tx.conn())
        .await?;
    Ok(())
}
