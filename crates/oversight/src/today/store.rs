//! Owns no table; reads the view pair_facts.
#![expect(clippy::disallowed_methods, reason = "SQL lives in store.rs")]

use dyad_platform::db::Tx;
use dyad_programme::access::Coordinates;
use dyad_programme::cohort::CohortId;

/// How far the pairs of a cohort are.
#[derive(Clone, Copy, Debug, Default, sqlx::FromRow)]
pub(crate) struct Pairs {
    /// Pairs there ever were.
    pub(crate) begun: i64,
    /// Of these, who met or logged a contact by hand.
    pub(crate) in_touch: i64,
    /// Of these, whose agreement is signed.
    pub(crate) agreed: i64,
    /// Of these, who have ended or are closing.
    pub(crate) closing: i64,
    /// Under way now.
    pub(crate) under_way: i64,
}

/// The pairs of a cohort in numbers, without those that the coordinator belongs to.
pub(crate) async fn pairs(
    tx: &mut Tx,
    desk: &Coordinates,
    cohort: &CohortId,
) -> Result<Pairs, sqlx::Error> {
    sqlx::query_as(
        "SELECT COUNT(*) AS begun, COUNT(CASE WHEN talks_held > 0 OR last_touchpoint_at IS NOT NULL THEN 1 END) AS in_touch, \
         COUNT(agreed_since) AS agreed, \
         COUNT(CASE WHEN phase = 'closure' OR standing = 'ended' THEN 1 END) AS closing, \
         COUNT(CASE WHEN standing <> 'ended' THEN 1 END) AS under_way \
         FROM pair_facts WHERE cohort_id = $1 AND mentor_id <> $2 AND mentee_id <> $2",
    )
    .bind(cohort)
    .bind(&desk.signed_in.person.id)
    .fetch_one(tx.conn())
    .await
}
