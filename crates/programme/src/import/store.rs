//! Owns the table import. The sheet is sealed: an upload holds more than what is imported from it.
#![expect(clippy::disallowed_methods, reason = "SQL lives in store.rs")]

use dyad_people::account::PersonId;
use dyad_platform::clock::Moment;
use dyad_platform::db::Tx;
use dyad_platform::keys::{Place, Sealed};

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
    /// The sheet as JSON, corrections included.
    pub(crate) sheet: Sealed,
    /// What its columns hold, as JSON.
    pub(crate) mapping: String,
    pub(crate) made_by: PersonId,
    pub(crate) made_at: Moment,
    /// When its good rows first came in.
    pub(crate) done_at: Option<Moment>,
}

/// A line of the list of spreadsheets.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(crate) struct Listed {
    pub(crate) id: String,
    pub(crate) file_name: String,
    pub(crate) made_at: Moment,
    pub(crate) done_at: Option<Moment>,
}

/// Where a sheet is sealed.
pub(crate) fn place<'p>(id: &'p str, made_by: &'p PersonId) -> Place<'p> {
    Place {
        table: "import",
        row: id,
        owner: "house",
        author: made_by.as_str(),
    }
}

pub(crate) async fn add(tx: &mut Tx, new: &Parked) -> Result<()> {
    sqlx::query(
        "INSERT INTO import (id, cohort_id, file_name, sheet, mapping, made_by, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(&new.id)
    .bind(&new.cohort_id)
    .bind(&new.file_name)
    .bind(&new.sheet)
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
        "SELECT import.id, cohort_id, file_name, sheet, mapping, made_by, made_at, done_at FROM import \
         JOIN cohort ON cohort.id = import.cohort_id WHERE import.id = $1 AND cohort.programme_id = $2",
    )
    .bind(id)
    .bind(programme)
    .fetch_optional(tx.conn())
    .await
}

/// The spreadsheets of a cohort, the newest first.
pub(crate) async fn of_cohort(tx: &mut Tx, cohort: &CohortId) -> Result<Vec<Listed>> {
    sqlx::query_as(
        "SELECT id, file_name, made_at, done_at FROM import WHERE cohort_id = $1 ORDER BY made_at DESC, id DESC LIMIT 50",
    )
    .bind(cohort)
    .fetch_all(tx.conn())
    .await
}

/// Keeps corrected cells.
pub(crate) async fn correct(tx: &mut Tx, id: &str, sheet: &Sealed) -> Result<()> {
    sqlx::query("UPDATE import SET sheet = $2 WHERE id = $1")
        .bind(id)
        .bind(sheet)
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

/// Notes that the good rows came in.
pub(crate) async fn done(tx: &mut Tx, id: &str, now: Moment) -> Result<()> {
    sqlx::query("UPDATE import SET done_at = $2 WHERE id = $1 AND done_at IS NULL")
        .bind(id)
        .bind(now)
        .execute(tx.conn())
        .await?;
    Ok(())
}
