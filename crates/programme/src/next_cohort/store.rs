//! Owns the tables carried and carried_link.
#![expect(clippy::disallowed_methods, reason = "SQL lives in store.rs")]

use dyad_people::account::PersonId;
use dyad_platform::clock::Moment;
use dyad_platform::db::Tx;

use super::{Carried, CarriedId, Word};
use crate::application::{ApplicationId, State, role_key, role_of};
use crate::cohort::CohortId;
use crate::template::question::Role;

type Result<T> = std::result::Result<T, sqlx::Error>;

/// Somebody who could be asked along: their application, who they are, and how it stands.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    pub(crate) application: ApplicationId,
    pub(crate) person: PersonId,
    pub(crate) role: Role,
    pub(crate) state: State,
}

/// A line of the list of those who are asked.
#[derive(Clone, Debug)]
pub(crate) struct Listed {
    pub(crate) carried: Carried,
    pub(crate) name: String,
    pub(crate) line: String,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: CarriedId,
    cohort_id: CohortId,
    application_id: ApplicationId,
    role: String,
    asked_at: Option<Moment>,
    word: Option<String>,
    answered_at: Option<Moment>,
    name: String,
    line: Option<String>,
}

fn read(row: Row) -> Option<Listed> {
    let word = row.word.as_deref().and_then(Word::read);
    Some(Listed {
        carried: Carried {
            id: row.id,
            cohort_id: row.cohort_id,
            application_id: row.application_id,
            role: role_of(&row.role)?,
            asked_at: row.asked_at,
            answered: word.zip(row.answered_at),
        },
        name: row.name,
        line: row.line.unwrap_or_default(),
    })
}

/// Everybody of a cohort with the state of their application.
pub(crate) async fn candidates(tx: &mut Tx, cohort: &CohortId) -> Result<Vec<Candidate>> {
    let rows: Vec<(ApplicationId, PersonId, String, String)> = sqlx::query_as(
        "SELECT id, person_id, role, state FROM application WHERE cohort_id = $1 AND state IN ('waitlisted', 'accepted') ORDER BY applied_at, id",
    )
    .bind(cohort)
    .fetch_all(tx.conn())
    .await?;
    let read = |(application, person, role, state): (_, _, String, String)| {
        Some(Candidate {
            application,
            person,
            role: role_of(&role)?,
            state: State::of(&state)?,
        })
    };
    Ok(rows.into_iter().filter_map(read).collect())
}

/// Notes that somebody will be asked along.
pub(crate) async fn add(
    tx: &mut Tx,
    id: &CarriedId,
    cohort: &CohortId,
    candidate: &Candidate,
    leaves_at: Moment,
) -> Result<()> {
    sqlx::query("INSERT INTO carried (id, cohort_id, application_id, person_id, role, leaves_at) VALUES ($1, $2, $3, $4, $5, $6)")
        .bind(id)
        .bind(cohort)
        .bind(&candidate.application)
        .bind(&candidate.person)
        .bind(role_key(candidate.role))
        .bind(leaves_at)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// Somebody by the id of their being asked.
pub(crate) async fn by_id(tx: &mut Tx, id: &CarriedId) -> Result<Option<Carried>> {
    let row: Option<Row> = sqlx::query_as(
        "SELECT carried.id, cohort_id, application_id, role, asked_at, word, answered_at, person.name, line FROM carried \
         JOIN person ON person.id = carried.person_id WHERE carried.id = $1",
    )
    .bind(id)
    .fetch_optional(tx.conn())
    .await?;
    Ok(row.and_then(read).map(|listed| listed.carried))
}

/// Somebody by the hash of a letter's link.
pub(crate) async fn by_link(tx: &mut Tx, hash: &str) -> Result<Option<Carried>> {
    let id: Option<CarriedId> =
        sqlx::query_scalar("SELECT carried_id FROM carried_link WHERE hash = $1")
            .bind(hash)
            .fetch_optional(tx.conn())
            .await?;
    match id {
        Some(id) => by_id(tx, &id).await,
        None => Ok(None),
    }
}

/// Notes the link of a letter by its hash.
pub(crate) async fn note_link(tx: &mut Tx, hash: &str, id: &CarriedId) -> Result<()> {
    sqlx::query("INSERT INTO carried_link (hash, carried_id) VALUES ($1, $2)")
        .bind(hash)
        .bind(id)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// Notes that somebody is being asked; false where they were before.
pub(crate) async fn note_asked(tx: &mut Tx, id: &CarriedId, now: Moment) -> Result<bool> {
    let done = sqlx::query("UPDATE carried SET asked_at = $2 WHERE id = $1 AND asked_at IS NULL")
        .bind(id)
        .bind(now)
        .execute(tx.conn())
        .await?;
    Ok(done.rows_affected() > 0)
}

/// Notes that somebody is being reminded; false where they were before, or have answered.
pub(crate) async fn note_reminded(tx: &mut Tx, id: &CarriedId, now: Moment) -> Result<bool> {
    let done = sqlx::query("UPDATE carried SET reminded_at = $2 WHERE id = $1 AND reminded_at IS NULL AND word IS NULL")
        .bind(id)
        .bind(now)
        .execute(tx.conn())
        .await?;
    Ok(done.rows_affected() > 0)
}

/// Notes what somebody said.
pub(crate) async fn answer(
    tx: &mut Tx,
    id: &CarriedId,
    word: Word,
    line: &str,
    now: Moment,
) -> Result<()> {
    sqlx::query("UPDATE carried SET word = $2, line = $3, answered_at = $4 WHERE id = $1")
        .bind(id)
        .bind(word.key())
        .bind(line)
        .bind(now)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// Everybody who is asked into a cohort, by name.
pub(crate) async fn of_cohort(tx: &mut Tx, cohort: &CohortId) -> Result<Vec<Listed>> {
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT carried.id, cohort_id, application_id, role, asked_at, word, answered_at, person.name, line FROM carried \
         JOIN person ON person.id = carried.person_id WHERE cohort_id = $1 ORDER BY person.name, carried.id",
    )
    .bind(cohort)
    .fetch_all(tx.conn())
    .await?;
    Ok(rows.into_iter().filter_map(read).collect())
}

/// When the letters to a cohort that are still held leave.
pub(crate) async fn leaves_at(tx: &mut Tx, cohort: &CohortId) -> Result<Option<Moment>> {
    sqlx::query_scalar(
        "SELECT MAX(leaves_at) FROM carried WHERE cohort_id = $1 AND asked_at IS NULL",
    )
    .bind(cohort)
    .fetch_one(tx.conn())
    .await
}

/// Takes back whoever hasn't been written to.
pub(crate) async fn take_back(tx: &mut Tx, cohort: &CohortId) -> Result<u64> {
    let done = sqlx::query("DELETE FROM carried WHERE cohort_id = $1 AND asked_at IS NULL")
        .bind(cohort)
        .execute(tx.conn())
        .await?;
    Ok(done.rows_affected())
}
