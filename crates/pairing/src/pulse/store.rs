//! Owns the table pulse.
#![expect(clippy::disallowed_methods, reason = "SQL lives in store.rs")]

use dyad_platform::clock::Moment;
use dyad_platform::db::Tx;

use crate::partnership::PartnershipId;

pub(super) async fn add(
    tx: &mut Tx,
    id: &str,
    partnership: &PartnershipId,
    kind: &str,
    at: Moment,
) -> Result<(), sqlx::Error> {
    sqlx::query("INSERT INTO pulse (id, partnership_id, kind, at) VALUES ($1, $2, $3, $4)")
        .bind(id)
        .bind(partnership)
        .bind(kind)
        .bind(at)
        .execute(tx.conn())
        .await?;
    Ok(())
}

pub(super) async fn last(
    tx: &mut Tx,
    partnership: &PartnershipId,
    kind: &str,
) -> Result<Option<Moment>, sqlx::Error> {
    sqlx::query_scalar("SELECT MAX(at) FROM pulse WHERE partnership_id = $1 AND kind = $2")
        .bind(partnership)
        .bind(kind)
        .fetch_one(tx.conn())
        .await
}
