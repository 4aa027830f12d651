//! Owns the table digest; reads application, inquiry and coordinator.
#![expect(clippy::disallowed_methods, reason = "SQL lives in store.rs")]

use dyad_people::account::{Person, PersonId};
use dyad_platform::clock::Moment;
use dyad_platform::db::Tx;

use super::Rhythm;
use crate::cohort::CohortId;
use crate::programme::ProgrammeId;

type Result<T> = std::result::Result<T, sqlx::Error>;

/// How often somebody is told what came in; daily where they never said.
pub(crate) async fn rhythm(
    tx: &mut Tx,
    programme: &ProgrammeId,
    person: &PersonId,
) -> Result<Rhythm> {
    let key: Option<String> =
        sqlx::query_scalar("SELECT rhythm FROM digest WHERE programme_id = $1 AND person_id = $2")
            .bind(programme)
            .bind(person)
            .fetch_optional(tx.conn())
            .await?;
    Ok(key
        .and_then(|key| Rhythm::of(&key))
        .unwrap_or(Rhythm::Daily))
}

/// Notes how often somebody likes to be told. What they were told until stays.
pub(crate) async fn choose(
    tx: &mut Tx,
    programme: &ProgrammeId,
    person: &PersonId,
    rhythm: Rhythm,
    untold_since: Moment,
) -> Result<()> {
    sqlx::query(
        "INSERT INTO digest (programme_id, person_id, rhythm, told_until) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (programme_id, person_id) DO UPDATE SET rhythm = $3",
    )
    .bind(programme)
    .bind(person)
    .bind(rhythm.key())
    .bind(untold_since)
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Notes until when somebody was told.
pub(crate) async fn note_told(
    tx: &mut Tx,
    programme: &ProgrammeId,
    person: &PersonId,
    rhythm: Rhythm,
    until: Moment,
) -> Result<()> {
    sqlx::query(
        "INSERT INTO digest (programme_id, person_id, rhythm, told_until) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (programme_id, person_id) DO UPDATE SET told_until = $4",
    )
    .bind(programme)
    .bind(person)
    .bind(rhythm.key())
    .bind(until)
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Until when somebody was told.
pub(crate) async fn told_until(
    tx: &mut Tx,
    programme: &ProgrammeId,
    person: &PersonId,
) -> Result<Option<Moment>> {
    sqlx::query_scalar("SELECT told_until FROM digest WHERE programme_id = $1 AND person_id = $2")
        .bind(programme)
        .bind(person)
        .fetch_optional(tx.conn())
        .await
}

/// A coordinator of a programme, how often they like to be told, and until when they were.
#[derive(Clone, Debug)]
pub(crate) struct Reader {
    pub(crate) programme: ProgrammeId,
    pub(crate) person: Person,
    pub(crate) rhythm: Rhythm,
    pub(crate) told_until: Option<Moment>,
}

/// Everybody who coordinates a programme that is not archived.
pub(crate) async fn readers(tx: &mut Tx) -> Result<Vec<Reader>> {
    type Row = (
        ProgrammeId,
        PersonId,
        String,
        String,
        String,
        Option<String>,
        Option<Moment>,
    );
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT coordinator.programme_id, person.id, person.name, person.address, person.zone, rhythm, told_until \
         FROM coordinator JOIN person ON person.id = coordinator.person_id \
         JOIN programme ON programme.id = coordinator.programme_id \
         LEFT JOIN digest ON digest.programme_id = coordinator.programme_id AND digest.person_id = coordinator.person_id \
         WHERE programme.archived_at IS NULL ORDER BY coordinator.programme_id, person.id",
    )
    .fetch_all(tx.conn())
    .await?;
    let read = |(programme, id, name, address, zone, rhythm, told_until): Row| Reader {
        programme,
        person: Person {
            id,
            name,
            address,
            zone,
        },
        rhythm: rhythm
            .and_then(|key| Rhythm::of(&key))
            .unwrap_or(Rhythm::Daily),
        told_until,
    };
    Ok(rows.into_iter().map(read).collect())
}

/// Somebody who applied, or answered a question.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(crate) struct Came {
    pub(crate) name: String,
    pub(crate) role: String,
    pub(crate) at: Moment,
}

/// Who applied by themselves from one moment on and before another. Whoever came with a spreadsheet was
/// brought by a coordinator, and is no news.
pub(crate) async fn came(
    tx: &mut Tx,
    cohort: &CohortId,
    (from, before): (Moment, Moment),
) -> Result<Vec<Came>> {
    sqlx::query_as(
        "SELECT person.name, role, applied_at AS at FROM application JOIN person ON person.id = application.person_id \
         WHERE cohort_id = $1 AND import_id IS NULL AND state NOT IN ('draft', 'withdrawn') \
         AND applied_at >= $2 AND applied_at < $3 ORDER BY applied_at, application.id",
    )
    .bind(cohort)
    .bind(from)
    .bind(before)
    .fetch_all(tx.conn())
    .await
}

/// Who answered what they were asked, from one moment on and before another.
pub(crate) async fn replied(
    tx: &mut Tx,
    cohort: &CohortId,
    (from, before): (Moment, Moment),
) -> Result<Vec<Came>> {
    sqlx::query_as(
        "SELECT person.name, role, answered_at AS at FROM inquiry \
         JOIN application ON application.id = inquiry.application_id JOIN person ON person.id = application.person_id \
         WHERE cohort_id = $1 AND answered_at >= $2 AND answered_at < $3 ORDER BY answered_at, inquiry.id",
    )
    .bind(cohort)
    .bind(from)
    .bind(before)
    .fetch_all(tx.conn())
    .await
}

/// Who waits for an answer, the longest first: so many of them at most, and how many there are.
pub(crate) async fn waiting(tx: &mut Tx, cohort: &CohortId, most: i64) -> Result<(i64, Vec<Came>)> {
    let all: i64 = sqlx::query_scalar(
        "SELECT COUNT(*) FROM application WHERE cohort_id = $1 AND state = 'submitted'",
    )
    .bind(cohort)
    .fetch_one(tx.conn())
    .await?;
    let longest = sqlx::query_as(
        "SELECT person.name, role, applied_at AS at FROM application JOIN person ON person.id = application.person_id \
         WHERE cohort_id = $1 AND state = 'submitted' ORDER BY applied_at, application.id LIMIT $2",
    )
    .bind(cohort)
    .bind(most)
    .fetch_all(tx.conn())
    .await?;
    Ok((all, longest))
}
