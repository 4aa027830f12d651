//! Owns no table: reads which proposals wait, and whom they reminded.
#![expect(clippy::disallowed_methods, reason = "SQL lives in store.rs")]

use dyad_people::account::PersonId;
use dyad_platform::clock::Moment;
use dyad_platform::db::Tx;

use crate::proposal::ProposalId;

type Result<T> = std::result::Result<T, sqlx::Error>;

/// Proposals whose reader was written to, has let half of the time go by, and was not reminded.
pub async fn half_way(tx: &mut Tx, now: Moment) -> Result<Vec<ProposalId>> {
    sqlx::query_scalar(
        "SELECT id FROM proposal WHERE expires_at >= $1 AND wants_to_talk IS NULL AND ( \
         (state = 'mentor_asked' AND (phone_yes IS NULL OR phone_yes <> 'mentor') AND mentor_reminded_at IS NULL AND mentor_asked_at + (expires_at - mentor_asked_at) / 2 <= $1) OR \
         (state = 'mentee_asked' AND (phone_yes IS NULL OR phone_yes <> 'mentee') AND mentee_reminded_at IS NULL AND mentee_asked_at + (expires_at - mentee_asked_at) / 2 <= $1)) \
         ORDER BY expires_at, id",
    )
    .bind(now)
    .fetch_all(tx.conn())
    .await
}

/// How many reminders somebody got since a moment.
pub async fn reminders_since(tx: &mut Tx, person: &PersonId, since: Moment) -> Result<i64> {
    sqlx::query_scalar(
        "SELECT COUNT(*) FROM proposal WHERE (mentor_id = $1 AND mentor_reminded_at > $2) OR (mentee_id = $1 AND mentee_reminded_at > $2)",
    )
    .bind(person)
    .bind(since)
    .fetch_one(tx.conn())
    .await
}
