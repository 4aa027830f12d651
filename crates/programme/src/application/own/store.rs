//! Owns no table: reads applications for their authors.
#![expect(clippy::disallowed_methods, reason = "SQL lives in store.rs")]

use std::collections::BTreeMap;

use dyad_people::account::PersonId;
use dyad_platform::db::Tx;
use dyad_platform::problem::Problem;

use super::opened;
use crate::application::store::{Row, read};
use crate::application::{Application, ApplicationId, role_key};
use crate::cohort::CohortId;
use crate::import::Answer;
use crate::template::hours::WeekHours;
use crate::template::question::Role;

/// Somebody's application to a cohort in a role.
pub async fn own(
    tx: &mut Tx,
    cohort: &CohortId,
    person: &PersonId,
    role: Role,
) -> Result<Option<Application>, Problem> {
    let row: Option<Row> = sqlx::query_as(
        "SELECT application.id, cohort_id, person_id, name, address, role, state, answers, beside, places, applied_at, decided_at \
         FROM application JOIN person ON person.id = application.person_id \
         WHERE cohort_id = $1 AND person_id = $2 AND role = $3 AND state <> 'draft'",
    )
    .bind(cohort)
    .bind(person)
    .bind(role_key(role))
    .fetch_optional(tx.conn())
    .await?;
    row.map(read).transpose()
}

/// All applications of somebody, the newest first.
pub async fn all_of(tx: &mut Tx, person: &PersonId) -> Result<Vec<Application>, Problem> {
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT application.id, cohort_id, person_id, name, address, role, state, answers, beside, places, applied_at, decided_at \
         FROM application JOIN person ON person.id = application.person_id \
         WHERE person_id = $1 AND state <> 'draft' ORDER BY applied_at DESC, application.id DESC",
    )
    .bind(person)
    .fetch_all(tx.conn())
    .await?;
    rows.into_iter().map(read).collect()
}

/// When the author of an application is free.
pub(crate) async fn free_hours(
    tx: &mut Tx,
    id: &ApplicationId,
) -> Result<Option<WeekHours>, Problem> {
    let hours: Option<String> =
        sqlx::query_scalar("SELECT free_hours FROM application WHERE id = $1")
            .bind(id)
            .fetch_optional(tx.conn())
            .await?
            .flatten();
    hours.as_deref().map(opened).transpose()
}

/// What somebody answered when they last applied, in any programme and role.
pub async fn latest_answers(
    tx: &mut Tx,
    person: &PersonId,
) -> Result<Option<BTreeMap<String, Answer>>, Problem> {
    let all = all_of(tx, person).await?;
    Ok(all.into_iter().next().map(|latest| latest.answers))
}

/// Ids and names of everybody who has applied to a cohort.
pub(crate) async fn people(
    tx: &mut Tx,
    cohort: &CohortId,
) -> Result<Vec<(PersonId, String)>, sqlx::Error> {
    sqlx::query_as(
        "SELECT DISTINCT person.id, person.name FROM application \
         JOIN person ON person.id = application.person_id WHERE cohort_id = $1",
    )
    .bind(cohort)
    .fetch_all(tx.conn())
    .await
}

/// An application, to write to its author about it.
pub(crate) async fn for_letter(tx: &mut Tx, id: &str) -> Result<Option<Application>, Problem> {
    let row: Option<Row> = sqlx::query_as(
        "SELECT application.id, cohort_id, person_id, name, address, role, state, answers, beside, places, applied_at, decided_at \
         FROM application JOIN person ON person.id = application.person_id WHERE application.id = $1",
    )
    .bind(id)
    .fetch_optional(tx.conn())
    .await?;
    row.map(read).transpose()
}
