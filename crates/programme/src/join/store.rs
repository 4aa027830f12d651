//! Owns the table intake_notice.
#![expect(clippy::disallowed_methods, reason = "SQL lives in store.rs")]

use dyad_platform::clock::Moment;
use dyad_platform::db::Tx;
use dyad_platform::keys::Sealed;

use crate::programme::ProgrammeId;

type Result<T> = std::result::Result<T, sqlx::Error>;

/// Notes an address; once, however often it is left.
pub(super) async fn note(
    tx: &mut Tx,
    programme: &ProgrammeId,
    digest: &str,
    address: &Sealed,
    now: Moment,
) -> Result<()> {
    sqlx::query("INSERT INTO intake_notice (programme_id, address_digest, address_sealed, asked_at) VALUES ($1, $2, $3, $4) ON CONFLICT (programme_id, address_digest) DO NOTHING")
        .bind(programme)
        .bind(digest)
        .bind(address)
        .bind(now)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// The programmes that somebody waits to hear of.
pub(super) async fn awaited(tx: &mut Tx) -> Result<Vec<ProgrammeId>> {
    sqlx::query_scalar("SELECT DISTINCT programme_id FROM intake_notice")
        .fetch_all(tx.conn())
        .await
}

/// Takes some of the addresses left for a programme away, to write to them.
pub(super) async fn take(
    tx: &mut Tx,
    programme: &ProgrammeId,
    most: i64,
) -> Result<Vec<(String, Sealed)>> {
    sqlx::query_as(
        "DELETE FROM intake_notice WHERE programme_id = $1 AND address_digest IN \
         (SELECT address_digest FROM intake_notice WHERE programme_id = $1 ORDER BY asked_at, address_digest LIMIT $2) \
         RETURNING address_digest, address_sealed",
    )
    .bind(programme)
    .bind(most)
    .fetch_all(tx.conn())
    .await
}
