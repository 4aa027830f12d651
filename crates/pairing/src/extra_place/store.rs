//! Owns the table extra_place.
#![expect(clippy::disallowed_methods, reason = "SQL lives in store.rs")]

use dyad_people::account::PersonId;
use dyad_platform::clock::Moment;
use dyad_platform::db::Tx;
use dyad_programme::cohort::CohortId;

use super::{ExtraPlace, ExtraPlaceId};
use crate::round::RoundId;

type Result<T> = std::result::Result<T, sqlx::Error>;

#[derive(sqlx::FromRow)]
struct Row {
    id: ExtraPlaceId,
    round_id: RoundId,
    cohort_id: CohortId,
    mentor_id: PersonId,
    asked_by: PersonId,
    asked_at: Moment,
    answer_by: Moment,
    answer: Option<String>,
}

fn read(row: Row) -> ExtraPlace {
    ExtraPlace {
        id: row.id,
        round_id: row.round_id,
        cohort_id: row.cohort_id,
        mentor_id: row.mentor_id,
        asked_by: row.asked_by,
        asked_at: row.asked_at,
        answer_by: row.answer_by,
        answer: row.answer.map(|answer| answer == "yes"),
    }
}

/// Keeps a question.
pub async fn add(tx: &mut Tx, asked: &ExtraPlace) -> Result<()> {
    sqlx::query(
        "INSERT INTO extra_place (id, round_id, cohort_id, mentor_id, asked_by, asked_at, answer_by) \
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(&asked.id)
    .bind(&asked.round_id)
    .bind(&asked.cohort_id)
    .bind(&asked.mentor_id)
    .bind(&asked.asked_by)
    .bind(asked.asked_at)
    .bind(asked.answer_by)
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// The question with this id.
pub async fn by_id(tx: &mut Tx, id: &ExtraPlaceId) -> Result<Option<ExtraPlace>> {
    let row: Option<Row> = sqlx::query_as(
        "SELECT id, round_id, cohort_id, mentor_id, asked_by, asked_at, answer_by, answer FROM extra_place WHERE id = $1",
    )
    .bind(id)
    .fetch_optional(tx.conn())
    .await?;
    Ok(row.map(read))
}

/// The question of a letter, by the hash of its link.
pub async fn by_link(tx: &mut Tx, hash: &str) -> Result<Option<ExtraPlace>> {
    let row: Option<Row> = sqlx::query_as(
        "SELECT id, round_id, cohort_id, mentor_id, asked_by, asked_at, answer_by, answer FROM extra_place WHERE link_hash = $1",
    )
    .bind(hash)
    .fetch_optional(tx.conn())
    .await?;
    Ok(row.map(read))
}

/// The questions of a round, the newest first.
pub async fn of_round(tx: &mut Tx, round: &RoundId) -> Result<Vec<ExtraPlace>> {
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT id, round_id, cohort_id, mentor_id, asked_by, asked_at, answer_by, answer FROM extra_place \
         WHERE round_id = $1 ORDER BY asked_at DESC, id",
    )
    .bind(round)
    .fetch_all(tx.conn())
    .await?;
    Ok(rows.into_iter().map(read).collect())
}

/// Notes the link of a question's letter; `false` when there is one already.
pub async fn note_link(tx: &mut Tx, id: &ExtraPlaceId, hash: &str) -> Result<bool> {
    let done =
        sqlx::query("UPDATE extra_place SET link_hash = $2 WHERE id = $1 AND link_hash IS NULL")
            .bind(id)
            .bind(hash)
            .execute(tx.conn())
            .await?;
    Ok(done.rows_affected() == 1)
}

/// Notes an answer; `false` when there was one before.
pub async fn answer(tx: &mut Tx, id: &ExtraPlaceId, is_yes: bool, now: Moment) -> Result<bool> {
    let done = sqlx::query(
        "UPDATE extra_place SET answer = $2, answered_at = $3 WHERE id = $1 AND answer IS NULL",
    )
    .bind(id)
    .bind(if is_yes { "yes" } else { "no" })
    .bind(now)
    .execute(tx.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}
