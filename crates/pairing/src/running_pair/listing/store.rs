//! Owns no table: reads running_pair and person for the page.
#![expect(clippy::disallowed_methods, reason = "SQL lives in store.rs")]

use dyad_platform::clock::Moment;
use dyad_platform::db::Tx;
use dyad_programme::cohort::CohortId;

use crate::running_pair::BatchId;

type Result<T> = std::result::Result<T, sqlx::Error>;

/// A line of the list of pairs that were entered.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(crate) struct Listed {
    pub(crate) mentor: String,
    pub(crate) mentee: String,
    pub(crate) began_at: Moment,
    pub(crate) state: String,
    pub(crate) mentor_yes_at: Option<Moment>,
    pub(crate) mentee_yes_at: Option<Moment>,
}

/// Pairs whose letters can still be taken back.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(crate) struct Held {
    pub(crate) batch_id: BatchId,
    pub(crate) leaves_at: Moment,
    pub(crate) size: i64,
}

/// The pairs that were entered into a cohort, the newest first.
pub(crate) async fn of_cohort(tx: &mut Tx, cohort: &CohortId) -> Result<Vec<Listed>> {
    sqlx::query_as(
        "SELECT mentor.name AS mentor, mentee.name AS mentee, began_at, state, mentor_yes_at, mentee_yes_at FROM running_pair \
         JOIN person AS mentor ON mentor.id = mentor_id JOIN person AS mentee ON mentee.id = mentee_id \
         WHERE cohort_id = $1 AND state <> 'held' ORDER BY running_pair.made_at DESC, running_pair.id LIMIT 500",
    )
    .bind(cohort)
    .fetch_all(tx.conn())
    .await
}

/// Batches whose letters can still be taken back.
pub(crate) async fn held(tx: &mut Tx, cohort: &CohortId, now: Moment) -> Result<Vec<Held>> {
    sqlx::query_as(
        "SELECT batch_id, leaves_at, COUNT(*) AS size FROM running_pair WHERE cohort_id = $1 AND state = 'held' AND leaves_at > $2 \
         GROUP BY batch_id, leaves_at ORDER BY leaves_at",
    )
    .bind(cohort)
    .bind(now)
    .fetch_all(tx.conn())
    .await
}
