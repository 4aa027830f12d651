//! Owns the tables import, import_newcomer and remembered_column. Files are sealed: an upload holds
//! more than what is imported from it.
#![expect(clippy::disallowed_methods, reason = "SQL lives in store.rs")]

use std::collections::HashMap;

use dyad_people::account::PersonId;
use dyad_platform::clock::Moment;
use dyad_platform::db::Tx;
use dyad_platform::keys::{Place, Sealed};

use dyad_platform::problem::Problem;

use crate::access::Coordinates;
use crate::batches;
use crate::cohort::CohortId;
use crate::programme::ProgrammeId;

type Result<T> = std::result::Result<T, sqlx::Error>;

/// A spreadsheet on its way in, as it is stored.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub(crate) struct Parked {
    pub(crate) id: String,
    pub(crate) cohort_id: CohortId,
    /// Empty where rows were pasted.
    pub(crate) file_name: String,
    /// The file as it came.
    pub(crate) file: Sealed,
    /// What somebody said about how it is written, as JSON.
    pub(crate) hints: String,
    /// What its columns hold, as JSON.
    pub(crate) mapping: String,
    /// Cells that somebody wrote anew, as JSON.
    pub(crate) corrections: Option<Sealed>,
    pub(crate) made_by: PersonId,
    pub(crate) made_at: Moment,
    /// When its good rows first came in.
    pub(crate) done_at: Option<Moment>,
    /// When it was taken back.
    pub(crate) undone_at: Option<Moment>,
}

/// A line of the list of spreadsheets.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(crate) struct Listed {
    pub(crate) id: String,
    pub(crate) file_name: String,
    pub(crate) made_by: PersonId,
    pub(crate) made_at: Moment,
    pub(crate) done_at: Option<Moment>,
    pub(crate) undone_at: Option<Moment>,
}

/// Where a file is sealed.
pub(crate) fn place<'p>(id: &'p str, made_by: &'p PersonId) -> Place<'p> {
    Place {
        table: "import",
        row: id,
        owner: "house",
        author: made_by.as_str(),
    }
}

/// Where its corrections are sealed.
pub(crate) fn beside<'p>(id: &'p str, made_by: &'p PersonId) -> Place<'p> {
    Place {
        table: "import corrections",
        ..place(id, made_by)
    }
}

pub(crate) async fn add(tx: &mut Tx, new: &Parked) -> Result<()> {
    sqlx::query(
        "INSERT INTO import (id, cohort_id, file_name, file, hints, mapping, made_by, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(&new.id)
    .bind(&new.cohort_id)
    .bind(&new.file_name)
    .bind(&new.file)
    .bind(&new.hints)
    .bind(&new.mapping)
    .bind(&new.made_by)
    .bind(new.made_at)
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// One spreadsheet of a programme.
pub(crate) async fn by_id(
    tx: &mut Tx,
    programme: &ProgrammeId,
    id: &str,
) -> Result<Option<Parked>> {
    sqlx::query_as(
        "SELECT import.id, cohort_id, file_name, file, hints, mapping, corrections, made_by, made_at, done_at, undone_at FROM import \
         JOIN cohort ON cohort.id = import.cohort_id WHERE import.id = $1 AND cohort.programme_id = $2",
    )
    .bind(id)
    .bind(programme)
    .fetch_optional(tx.conn())
    .await
}

/// The same for whoever brought it in. Its rows may say whom somebody must not meet, and another
/// coordinator may be the one who is meant (INV-10): nobody else looks into it.
pub(crate) async fn by_its_maker(
    tx: &mut Tx,
    desk: &Coordinates,
    id: &str,
) -> std::result::Result<Parked, Problem> {
    let parked = by_id(tx, &desk.programme.id, id).await?;
    parked
        .filter(|parked| parked.made_by == desk.signed_in.person.id)
        .ok_or(Problem::NotFound)
}

/// The spreadsheets of a cohort, the newest first.
pub(crate) async fn of_cohort(tx: &mut Tx, cohort: &CohortId) -> Result<Vec<Listed>> {
    sqlx::query_as(
        "SELECT id, file_name, made_by, made_at, done_at, undone_at FROM import WHERE cohort_id = $1 ORDER BY made_at DESC, id DESC LIMIT 50",
    )
    .bind(cohort)
    .fetch_all(tx.conn())
    .await
}

/// Keeps corrected cells.
pub(crate) async fn correct(tx: &mut Tx, id: &str, corrections: &Sealed) -> Result<()> {
    sqlx::query("UPDATE import SET corrections = $2 WHERE id = $1")
        .bind(id)
        .bind(corrections)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// Keeps what the columns hold.
pub(crate) async fn map(tx: &mut Tx, id: &str, mapping: &str) -> Result<()> {
    sqlx::query("UPDATE import SET mapping = $2 WHERE id = $1")
        .bind(id)
        .bind(mapping)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// Keeps how cells are written, where the rows stay what they were.
pub(crate) async fn written_as(tx: &mut Tx, id: &str, hints: &str) -> Result<()> {
    sqlx::query("UPDATE import SET hints = $2 WHERE id = $1")
        .bind(id)
        .bind(hints)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// Keeps how the file is to be read. Corrections belong to the rows as they were read before.
pub(crate) async fn read_as(tx: &mut Tx, id: &str, hints: &str, mapping: &str) -> Result<()> {
    sqlx::query("UPDATE import SET hints = $2, mapping = $3, corrections = NULL WHERE id = $1")
        .bind(id)
        .bind(hints)
        .bind(mapping)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// What columns held in the spreadsheets before, by header.
pub(crate) async fn remembered(
    tx: &mut Tx,
    programme: &ProgrammeId,
) -> Result<HashMap<String, String>> {
    let rows: Vec<(String, String)> =
        sqlx::query_as("SELECT header, target FROM remembered_column WHERE programme_id = $1")
            .bind(programme)
            .fetch_all(tx.conn())
            .await?;
    Ok(rows.into_iter().collect())
}

/// Remembers what a column with this header holds.
pub(crate) async fn remember(
    tx: &mut Tx,
    programme: &ProgrammeId,
    header: &str,
    target: &str,
) -> Result<()> {
    sqlx::query(
        "INSERT INTO remembered_column (programme_id, header, target) VALUES ($1, $2, $3) \
         ON CONFLICT (programme_id, header) DO UPDATE SET target = excluded.target",
    )
    .bind(programme)
    .bind(header)
    .bind(target)
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Notes who has an account only because of this spreadsheet.
pub(crate) async fn newcomers(tx: &mut Tx, id: &str, people: &[PersonId]) -> Result<()> {
    for some in people.chunks(batches::SIZE) {
        let sql = format!(
            "INSERT INTO import_newcomer (import_id, person_id) VALUES {}",
            batches::rows(1, some.len(), 2)
        );
        let mut query = sqlx::query(sqlx::AssertSqlSafe(sql));
        for person in some {
            query = query.bind(id).bind(person);
        }
        query.execute(tx.conn()).await?;
    }
    Ok(())
}

/// People who are here only because of this spreadsheet and have no application any more, nor any
/// office. From now on nothing says that they came by it.
pub(crate) async fn nobody_needs(tx: &mut Tx, id: &str) -> Result<Vec<PersonId>> {
    let found: Vec<PersonId> = sqlx::query_scalar(
        "SELECT person_id FROM import_newcomer WHERE import_id = $1 \
         AND NOT EXISTS (SELECT 1 FROM application WHERE application.person_id = import_newcomer.person_id) \
         AND NOT EXISTS (SELECT 1 FROM coordinator WHERE coordinator.person_id = import_newcomer.person_id) \
         AND NOT EXISTS (SELECT 1 FROM entry WHERE entry.person_id = import_newcomer.person_id) \
         AND NOT EXISTS (SELECT 1 FROM draft WHERE draft.person_id = import_newcomer.person_id) \
         AND NOT EXISTS (SELECT 1 FROM import_newcomer AS other WHERE other.person_id = import_newcomer.person_id \
                         AND other.import_id <> import_newcomer.import_id)",
    )
    .bind(id)
    .fetch_all(tx.conn())
    .await?;
    sqlx::query("DELETE FROM import_newcomer WHERE import_id = $1")
        .bind(id)
        .execute(tx.conn())
        .await?;
    Ok(found)
}

/// Whether somebody would stay if nothing were known of them but that a spreadsheet named them.
pub(crate) async fn is_needed(tx: &mut Tx, person: &PersonId) -> Result<bool> {
    let alone: Option<String> = sqlx::query_scalar(
        "SELECT person_id FROM import_newcomer WHERE person_id = $1 \
         AND NOT EXISTS (SELECT 1 FROM application WHERE application.person_id = import_newcomer.person_id) \
         AND NOT EXISTS (SELECT 1 FROM entry WHERE entry.person_id = import_newcomer.person_id) \
         AND NOT EXISTS (SELECT 1 FROM draft WHERE draft.person_id = import_newcomer.person_id) \
         AND NOT EXISTS (SELECT 1 FROM coordinator WHERE coordinator.person_id = import_newcomer.person_id) LIMIT 1",
    )
    .bind(person)
    .fetch_optional(tx.conn())
    .await?;
    Ok(alone.is_none())
}

/// Whether somebody has an application, is writing one, or coordinates.
pub async fn takes_part(tx: &mut Tx, person: &PersonId) -> Result<bool> {
    let found: i64 = sqlx::query_scalar(
        "SELECT (SELECT COUNT(*) FROM application WHERE person_id = $1) + (SELECT COUNT(*) FROM entry WHERE person_id = $1) \
         + (SELECT COUNT(*) FROM draft WHERE person_id = $1) + (SELECT COUNT(*) FROM coordinator WHERE person_id = $1)",
    )
    .bind(person)
    .fetch_one(tx.conn())
    .await?;
    Ok(found > 0)
}

/// From now on nothing says that somebody came by a spreadsheet.
pub async fn forget_newcomer(tx: &mut Tx, person: &PersonId) -> Result<()> {
    sqlx::query("DELETE FROM import_newcomer WHERE person_id = $1")
        .bind(person)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// Notes that it was taken back.
pub(crate) async fn undone(tx: &mut Tx, id: &str, now: Moment) -> Result<()> {
    sqlx::query("UPDATE import SET undone_at = $2, done_at = NULL WHERE id = $1")
        .bind(id)
        .bind(now)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// Notes that the good rows came in.
pub(crate) async fn done(tx: &mut Tx, id: &str, now: Moment) -> Result<()> {
    sqlx::query(
        "UPDATE import SET done_at = $2, undone_at = NULL WHERE id = $1 AND done_at IS NULL",
    )
    .bind(id)
    .bind(now)
    .execute(tx.conn())
    .await?;
    Ok(())
}
