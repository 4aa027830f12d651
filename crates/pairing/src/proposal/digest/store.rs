//! Owns the table answer_digest; reads what became of proposals.
#![expect(clippy::disallowed_methods, reason = "SQL lives in store.rs")]

use dyad_people::account::PersonId;
use dyad_platform::clock::Moment;
use dyad_platform::db::Tx;
use dyad_programme::cohort::CohortId;

use super::Answers;

type Result<T> = std::result::Result<T, sqlx::Error>;

/// When the coordinators of a cohort were last told.
pub async fn last(tx: &mut Tx, cohort: &CohortId) -> Result<Option<Moment>> {
    sqlx::query_scalar("SELECT told_at FROM answer_digest WHERE cohort_id = $1")
        .bind(cohort)
        .fetch_optional(tx.conn())
        .await
}

/// What came between two moments, but for what concerns the reader (INV-07).
pub async fn since(
    tx: &mut Tx,
    cohort: &CohortId,
    reader: &PersonId,
    from: Moment,
    until: Moment,
) -> Result<Answers> {
    let (declined, expired): (i64, i64) = sqlx::query_as(
        "SELECT COUNT(CASE WHEN state = 'declined' AND COALESCE(mentee_answered_at, mentor_answered_at) > $3 THEN 1 END), \
         COUNT(CASE WHEN state = 'expired' AND expires_at > $3 AND expires_at <= $4 THEN 1 END) \
         FROM proposal WHERE cohort_id = $1 AND mentor_id <> $2 AND mentee_id <> $2",
    )
    .bind(cohort)
    .bind(reader)
    .bind(from)
    .bind(until)
    .fetch_one(tx.conn())
    .await?;
    Ok(Answers { declined, expired })
}

/// Notes that they are told.
pub async fn note(tx: &mut Tx, cohort: &CohortId, now: Moment) -> Result<()> {
    sqlx::query(
        "INSERT INTO answer_digest (cohort_id, told_at) VALUES ($1, $2) \
         ON CONFLICT (cohort_id) DO UPDATE SET told_at = excluded.told_at",
    )
    .bind(cohort)
    .bind(now)
    .execute(tx.conn())
    .await?;
    Ok(())
}
