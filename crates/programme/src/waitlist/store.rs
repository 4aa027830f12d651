//! Owns the table waiting_priority; reads application.
#![expect(clippy::disallowed_methods, reason = "SQL lives in store.rs")]

use std::collections::HashMap;

use dyad_people::account::PersonId;
use dyad_platform::clock::Moment;
use dyad_platform::db::Tx;

use super::{Claim, Given};
use crate::application::ApplicationId;
use crate::cohort::CohortId;

type Result<T> = std::result::Result<T, sqlx::Error>;

/// What speaks for those who wait in a cohort.
pub(crate) async fn claims(
    tx: &mut Tx,
    cohort: &CohortId,
) -> Result<HashMap<ApplicationId, Claim>> {
    let mut claims: HashMap<ApplicationId, Claim> = HashMap::new();
    let given: Vec<(ApplicationId, String, String, Moment)> = sqlx::query_as(
        "SELECT application.id, reason, person.name, given_at FROM waiting_priority \
         JOIN application ON application.id = waiting_priority.application_id JOIN person ON person.id = given_by \
         WHERE application.cohort_id = $1 AND application.state = 'waitlisted'",
    )
    .bind(cohort)
    .fetch_all(tx.conn())
    .await?;
    for (id, reason, by, at) in given {
        claims.entry(id).or_default().given = Some(Given { at, by, reason });
    }
    let before: Vec<ApplicationId> = sqlx::query_scalar(
        "SELECT DISTINCT application.id FROM application \
         JOIN cohort ON cohort.id = application.cohort_id \
         JOIN application AS earlier ON earlier.person_id = application.person_id AND earlier.role = application.role \
         JOIN cohort AS past ON past.id = earlier.cohort_id \
         WHERE application.cohort_id = $1 AND application.state = 'waitlisted' AND earlier.state = 'waitlisted' \
         AND past.programme_id = cohort.programme_id AND past.created_at < cohort.created_at",
    )
    .bind(cohort)
    .fetch_all(tx.conn())
    .await?;
    for id in before {
        claims.entry(id).or_default().waited_before = true;
    }
    Ok(claims)
}

/// Puts somebody first; a later reason takes the place of an earlier one.
pub(crate) async fn give(
    tx: &mut Tx,
    application: &ApplicationId,
    reason: &str,
    by: &PersonId,
    now: Moment,
) -> Result<()> {
    sqlx::query(
        "INSERT INTO waiting_priority (application_id, reason, given_by, given_at) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (application_id) DO UPDATE SET reason = $2, given_by = $3",
    )
    .bind(application)
    .bind(reason)
    .bind(by)
    .bind(now)
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Puts somebody back where they would stand.
pub(crate) async fn end(tx: &mut Tx, application: &ApplicationId) -> Result<()> {
    sqlx::query("DELETE FROM waiting_priority WHERE application_id = $1")
        .bind(application)
        .execute(tx.conn())
        .await?;
    Ok(())
}
