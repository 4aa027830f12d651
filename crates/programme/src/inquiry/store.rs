//! Owns the table inquiry.
#![expect(clippy::disallowed_methods, reason = "SQL lives in store.rs")]

use dyad_people::account::PersonId;
use dyad_platform::clock::Moment;
use dyad_platform::db::Tx;

use super::{Inquiry, InquiryId};
use crate::application::ApplicationId;

/// All questions to an applicant, the first one first.
pub async fn of_application(
    tx: &mut Tx,
    application: &ApplicationId,
) -> Result<Vec<Inquiry>, sqlx::Error> {
    sqlx::query_as(
        "SELECT id, application_id, question, asked_at, answer, answered_at FROM inquiry \
         WHERE application_id = $1 ORDER BY asked_at, id",
    )
    .bind(application)
    .fetch_all(tx.conn())
    .await
}

/// Those that wait for an answer.
pub async fn open_of(
    tx: &mut Tx,
    application: &ApplicationId,
) -> Result<Vec<Inquiry>, sqlx::Error> {
    let all = of_application(tx, application).await?;
    let open = all.into_iter().filter(|it| it.answered_at.is_none());
    Ok(open.collect())
}

/// Asks an applicant something.
pub(crate) async fn ask(tx: &mut Tx, inquiry: &Inquiry, by: &PersonId) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO inquiry (id, application_id, asked_by, question, asked_at) VALUES ($1, $2, $3, $4, $5)",
    )
    .bind(&inquiry.id)
    .bind(&inquiry.application_id)
    .bind(by)
    .bind(&inquiry.question)
    .bind(inquiry.asked_at)
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Keeps an answer; `false` where there is one.
pub(crate) async fn note_answer(
    tx: &mut Tx,
    id: &InquiryId,
    answer: &str,
    now: Moment,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "UPDATE inquiry SET answer = $2, answered_at = $3 WHERE id = $1 AND answered_at IS NULL",
    )
    .bind(id)
    .bind(answer)
    .bind(now)
    .execute(tx.conn())
    .await?;
    Ok(done.rows_affected() > 0)
}
