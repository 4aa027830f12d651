//! Owns no table: reads what happened to an application.
#![expect(clippy::disallowed_methods, reason = "SQL lives in store.rs")]

use dyad_people::account::PersonId;
use dyad_platform::clock::Moment;
use dyad_platform::db::Tx;
use dyad_platform::problem::Problem;

use super::{Decided, Other, Traces};
use crate::application::own::unreadable;
use crate::application::{ApplicationId, State, role_of};
use crate::decision::Kind;

/// What was written down of an application besides its answers.
pub(crate) async fn traces(tx: &mut Tx, id: &ApplicationId) -> Result<Traces, sqlx::Error> {
    let found: Option<Traces> = sqlx::query_as(
        "SELECT import.done_at AS imported_at, person.name AS imported_by, application.changed_at, application.acknowledged \
         FROM application LEFT JOIN import ON import.id = application.import_id \
         LEFT JOIN person ON person.id = import.made_by WHERE application.id = $1",
    )
    .bind(id)
    .fetch_optional(tx.conn())
    .await?;
    Ok(found.unwrap_or_default())
}

/// All decisions on an application, the first one first.
pub(crate) async fn decisions(tx: &mut Tx, id: &ApplicationId) -> Result<Vec<Decided>, Problem> {
    let rows: Vec<(String, String, Moment, Option<Moment>)> = sqlx::query_as(
        "SELECT kind, person.name, made_at, done_at FROM decision JOIN person ON person.id = made_by \
         WHERE application_id = $1 ORDER BY made_at, decision.id",
    )
    .bind(id)
    .fetch_all(tx.conn())
    .await?;
    let read = |(kind, by, at, done_at): (String, String, Moment, Option<Moment>)| {
        let kind = Kind::of(&kind).ok_or_else(unreadable)?;
        Ok(Decided {
            kind,
            by,
            at,
            done_at,
        })
    };
    rows.into_iter().map(read).collect()
}

#[derive(sqlx::FromRow)]
struct OtherRow {
    slug: String,
    name: String,
    label: String,
    id: ApplicationId,
    role: String,
    state: String,
    applied_at: Moment,
}

/// What else somebody has applied for, in programmes that `reader` coordinates; the newest first.
pub(crate) async fn others(
    tx: &mut Tx,
    person: &PersonId,
    but: &ApplicationId,
    reader: &PersonId,
) -> Result<Vec<Other>, Problem> {
    let rows: Vec<OtherRow> = sqlx::query_as(
        "SELECT programme.slug, programme.name, cohort.label, application.id, role, state, applied_at FROM application \
         JOIN cohort ON cohort.id = application.cohort_id JOIN programme ON programme.id = cohort.programme_id \
         JOIN coordinator ON coordinator.programme_id = programme.id AND coordinator.person_id = $3 \
         WHERE application.person_id = $1 AND application.id <> $2 AND state <> 'draft' \
         ORDER BY applied_at DESC, application.id DESC",
    )
    .bind(person)
    .bind(but)
    .bind(reader)
    .fetch_all(tx.conn())
    .await?;
    let read = |row: OtherRow| {
        Ok(Other {
            role: role_of(&row.role).ok_or_else(unreadable)?,
            state: State::of(&row.state).ok_or_else(unreadable)?,
            slug: row.slug,
            programme: row.name,
            cohort: row.label,
            id: row.id,
            applied_at: row.applied_at,
        })
    };
    rows.into_iter().map(read).collect()
}
