//! Owns the table cohort.
#![expect(clippy::disallowed_methods, reason = "SQL lives in store.rs")]

use dyad_platform::clock::Moment;
use dyad_platform::db::Tx;

use super::{Cohort, CohortId};
use crate::programme::{Programme, ProgrammeId};
use crate::urls;

type Result<T> = std::result::Result<T, sqlx::Error>;

/// The newest cohort of a programme.
pub async fn newest(tx: &mut Tx, programme: &ProgrammeId) -> Result<Option<Cohort>> {
    sqlx::query_as("SELECT id, programme_id, label, starts_at, months, apply_from, apply_until, late_until, hoped_mentees FROM cohort WHERE programme_id = $1 ORDER BY created_at DESC, id DESC LIMIT 1")
        .bind(programme)
        .fetch_optional(tx.conn())
        .await
}

/// All cohorts of a programme, the first one first.
pub async fn all(tx: &mut Tx, programme: &ProgrammeId) -> Result<Vec<Cohort>> {
    sqlx::query_as("SELECT id, programme_id, label, starts_at, months, apply_from, apply_until, late_until, hoped_mentees FROM cohort WHERE programme_id = $1 ORDER BY created_at, id")
        .bind(programme)
        .fetch_all(tx.conn())
        .await
}

/// The cohort that a desk shows: the newest one, or the earlier one that its path names.
pub async fn of_desk(tx: &mut Tx, programme: &Programme) -> Result<Option<Cohort>> {
    match urls::cohort_in(&programme.slug) {
        None => newest(tx, &programme.id).await,
        Some(number) => Ok(all(tx, &programme.id)
            .await?
            .into_iter()
            .nth(number.saturating_sub(1))),
    }
}

/// The cohort with this id.
pub async fn by_id(tx: &mut Tx, id: &CohortId) -> Result<Option<Cohort>> {
    sqlx::query_as("SELECT id, programme_id, label, starts_at, months, apply_from, apply_until, late_until, hoped_mentees FROM cohort WHERE id = $1")
        .bind(id)
        .fetch_optional(tx.conn())
        .await
}

/// Adds a cohort.
pub async fn add(tx: &mut Tx, cohort: &Cohort, now: Moment) -> Result<()> {
    sqlx::query("INSERT INTO cohort (id, programme_id, label, starts_at, months, apply_from, apply_until, late_until, hoped_mentees, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)")
        .bind(&cohort.id)
        .bind(&cohort.programme_id)
        .bind(&cohort.label)
        .bind(cohort.starts_at)
        .bind(cohort.months)
        .bind(cohort.apply_from)
        .bind(cohort.apply_until)
        .bind(cohort.late_until)
        .bind(cohort.hoped_mentees)
        .bind(now)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// Changes name and dates of a cohort.
pub async fn change(tx: &mut Tx, cohort: &Cohort) -> Result<()> {
    sqlx::query("UPDATE cohort SET label = $2, starts_at = $3, months = $4, apply_from = $5, apply_until = $6, late_until = $7, hoped_mentees = $8 WHERE id = $1")
        .bind(&cohort.id)
        .bind(&cohort.label)
        .bind(cohort.starts_at)
        .bind(cohort.months)
        .bind(cohort.apply_from)
        .bind(cohort.apply_until)
        .bind(cohort.late_until)
        .bind(cohort.hoped_mentees)
        .execute(tx.conn())
        .await?;
    Ok(())
}
