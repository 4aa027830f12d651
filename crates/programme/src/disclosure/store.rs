//! Owns the table disclosure.
#![expect(clippy::disallowed_methods, reason = "SQL lives in store.rs")]

use dyad_platform::clock::Moment;
use dyad_platform::db::Tx;
use dyad_platform::keys::Sealed;

use super::{Consent, Disclosed};
use crate::application::ApplicationId;

type Result<T> = std::result::Result<T, sqlx::Error>;

/// Adds what somebody lets be used.
pub(super) async fn add(
    tx: &mut Tx,
    (id, application): (&str, &ApplicationId),
    disclosed: &Disclosed,
    answer: Option<&Sealed>,
    now: Moment,
) -> Result<()> {
    sqlx::query("INSERT INTO disclosure (id, application_id, question, answer_sealed, consent, agreed_at) VALUES ($1, $2, $3, $4, $5, $6)")
        .bind(id)
        .bind(application)
        .bind(&disclosed.question)
        .bind(answer)
        .bind(&disclosed.consent)
        .bind(now)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// What the author of an application agreed to.
pub(crate) async fn of(tx: &mut Tx, application: &ApplicationId) -> Result<Vec<Consent>> {
    let rows: Vec<(String, String, Moment)> = sqlx::query_as(
        "SELECT question, consent, agreed_at FROM disclosure WHERE application_id = $1 ORDER BY agreed_at, id",
    )
    .bind(application)
    .fetch_all(tx.conn())
    .await?;
    let consent = |(question, sentence, agreed_at)| Consent {
        question,
        sentence,
        agreed_at,
    };
    Ok(rows.into_iter().map(consent).collect())
}

/// Forgets one; whether it was there.
pub(super) async fn forget(
    tx: &mut Tx,
    application: &ApplicationId,
    question: &str,
) -> Result<bool> {
    let gone = sqlx::query("DELETE FROM disclosure WHERE application_id = $1 AND question = $2")
        .bind(application)
        .bind(question)
        .execute(tx.conn())
        .await?;
    Ok(gone.rows_affected() > 0)
}

/// Forgets all that an application disclosed.
pub(super) async fn forget_all(tx: &mut Tx, application: &ApplicationId) -> Result<()> {
    sqlx::query("DELETE FROM disclosure WHERE application_id = $1")
        .bind(application)
        .execute(tx.conn())
        .await?;
    Ok(())
}
