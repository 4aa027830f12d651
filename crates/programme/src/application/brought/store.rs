//! Owns no table: reads applications and people for spreadsheets.
#![expect(clippy::disallowed_methods, reason = "SQL lives in store.rs")]

use std::collections::HashMap;

use dyad_people::account::PersonId;
use dyad_platform::clock::Moment;
use dyad_platform::db::Tx;

use crate::application::filter::plain;
use crate::application::role_of;
use crate::batches;
use crate::cohort::CohortId;
use crate::import::arrivals::Known;

/// Who of these addresses has an account, and in which roles they have applied to the cohort.
///
/// # Errors
/// Those of the database.
pub(crate) async fn known(
    tx: &mut Tx,
    cohort: &CohortId,
    addresses: &[&str],
) -> Result<HashMap<String, Known>, sqlx::Error> {
    let mut everybody = HashMap::new();
    for some in addresses.chunks(batches::SIZE) {
        let sql = format!(
            "SELECT person.id, person.address, application.role FROM person \
             LEFT JOIN application ON application.person_id = person.id AND application.cohort_id = $1 \
             AND application.state <> 'draft' WHERE person.address IN ({})",
            batches::list(2, some.len())
        );
        let mut query = sqlx::query_as(sqlx::AssertSqlSafe(sql)).bind(cohort);
        for address in some {
            query = query.bind(*address);
        }
        let rows: Vec<(PersonId, String, Option<String>)> = query.fetch_all(tx.conn()).await?;
        for (person_id, address, role) in rows {
            let known = everybody.entry(address).or_insert(Known {
                person_id,
                roles: Vec::new(),
            });
            known.roles.extend(role.as_deref().and_then(role_of));
        }
    }
    Ok(everybody)
}

/// What became of an application that a spreadsheet brought.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(crate) struct Brought {
    pub(crate) name: String,
    pub(crate) state: String,
    pub(crate) changed_at: Option<Moment>,
    /// What coordinators did about it: an answer prepared, a question, a note.
    pub(crate) touched: i64,
}

/// Everything that a spreadsheet brought, by name.
///
/// # Errors
/// Those of the database.
pub(crate) async fn brought_by(tx: &mut Tx, import: &str) -> Result<Vec<Brought>, sqlx::Error> {
    let mut brought: Vec<Brought> = sqlx::query_as(
        "SELECT person.name, state, changed_at, \
         (SELECT COUNT(*) FROM decision WHERE decision.application_id = application.id) \
         + (SELECT COUNT(*) FROM inquiry WHERE inquiry.application_id = application.id) \
         + (SELECT COUNT(*) FROM place_change WHERE place_change.application_id = application.id) \
         + (SELECT COUNT(*) FROM waiting_priority WHERE waiting_priority.application_id = application.id) \
         + (SELECT COUNT(*) FROM application_note WHERE application_note.application_id = application.id) AS touched \
         FROM application JOIN person ON person.id = application.person_id WHERE import_id = $1 ORDER BY application.id",
    )
    .bind(import)
    .fetch_all(tx.conn())
    .await?;
    // Engines order names by rules of their own.
    brought.sort_by_cached_key(|one| plain(&one.name));
    Ok(brought)
}
