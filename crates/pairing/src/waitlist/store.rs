//! Owns the table waitlist_letter; reads the views enrolled, applied and pair_facts.
#![expect(clippy::disallowed_methods, reason = "SQL lives in store.rs")]

use dyad_people::account::{Person, PersonId};
use dyad_platform::clock::Moment;
use dyad_platform::db::Tx;
use dyad_programme::cohort::CohortId;

use super::{Band, Waiting, in_order};

type Result<T> = std::result::Result<T, sqlx::Error>;

#[derive(sqlx::FromRow)]
struct Row {
    person_id: PersonId,
    name: String,
    address: String,
    zone: String,
    joined_at: Moment,
    ended_at: Option<Moment>,
    earlier: i64,
}

/// Who waits in a cohort, in the order of the list.
pub async fn of_cohort(tx: &mut Tx, cohort: &CohortId) -> Result<Vec<Waiting>> {
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT person_id, name, address, zone, joined_at, \
         (SELECT MAX(standing_since) FROM pair_facts WHERE pair_facts.cohort_id = $1 AND pair_facts.mentee_id = enrolled.person_id) AS ended_at, \
         (SELECT COUNT(*) FROM applied WHERE applied.person_id = enrolled.person_id AND applied.cohort_id <> $1 \
          AND applied.role = 'mentee' AND applied.state IN ('accepted', 'waitlisted')) AS earlier \
         FROM enrolled WHERE cohort_id = $1 AND role = 'mentee' \
         AND NOT EXISTS (SELECT 1 FROM pair_facts WHERE pair_facts.cohort_id = $1 AND pair_facts.mentee_id = enrolled.person_id AND standing <> 'ended') \
         AND NOT EXISTS (SELECT 1 FROM proposal WHERE proposal.cohort_id = $1 AND proposal.mentee_id = enrolled.person_id AND proposal.state IN ('mentor_asked', 'mentee_asked')) \
         ORDER BY joined_at, person_id",
    )
    .bind(cohort)
    .fetch_all(tx.conn())
    .await?;
    let mut list: Vec<Waiting> = rows.into_iter().map(read).collect();
    in_order(&mut list);
    Ok(list)
}

fn read(row: Row) -> Waiting {
    Waiting {
        person: Person {
            id: row.person_id,
            name: row.name,
            address: row.address,
            zone: row.zone,
        },
        since: row.ended_at.unwrap_or(row.joined_at),
        had_somebody: row.ended_at.is_some(),
        from_earlier: row.earlier > 0,
    }
}

/// Cohorts in which somebody takes part as a mentee and a round was released.
pub async fn cohorts_of(tx: &mut Tx, person: &PersonId) -> Result<Vec<CohortId>> {
    sqlx::query_scalar(
        "SELECT cohort_id FROM enrolled WHERE person_id = $1 AND role = 'mentee' \
         AND EXISTS (SELECT 1 FROM round WHERE round.cohort_id = enrolled.cohort_id AND round.state = 'released') ORDER BY joined_at",
    )
    .bind(person)
    .fetch_all(tx.conn())
    .await
}

/// Cohorts of which a round was released.
pub async fn with_a_release(tx: &mut Tx) -> Result<Vec<CohortId>> {
    sqlx::query_scalar("SELECT DISTINCT cohort_id FROM round WHERE state = 'released'")
        .fetch_all(tx.conn())
        .await
}

/// Mentors of a cohort with places that nobody holds: name and how many, by name.
pub async fn with_room(tx: &mut Tx, cohort: &CohortId) -> Result<Vec<(String, i64)>> {
    sqlx::query_as(
        "SELECT name, room FROM (SELECT name, person_id, places \
         - (SELECT COUNT(*) FROM pair_facts WHERE pair_facts.cohort_id = $1 AND pair_facts.mentor_id = enrolled.person_id AND standing <> 'ended') \
         - (SELECT COUNT(*) FROM proposal WHERE proposal.cohort_id = $1 AND proposal.mentor_id = enrolled.person_id AND proposal.state IN ('mentor_asked', 'mentee_asked')) AS room \
         FROM enrolled WHERE cohort_id = $1 AND role = 'mentor') AS mentors WHERE room > 0 ORDER BY name, person_id",
    )
    .bind(cohort)
    .fetch_all(tx.conn())
    .await
}

/// Mentors whom a round put to nobody.
pub async fn mentors_without_question(tx: &mut Tx, cohort: &CohortId) -> Result<Vec<Person>> {
    let rows: Vec<(PersonId, String, String, String)> = sqlx::query_as(
        "SELECT person_id, name, address, zone FROM enrolled WHERE cohort_id = $1 AND role = 'mentor' AND places > 0 \
         AND NOT EXISTS (SELECT 1 FROM proposal WHERE proposal.cohort_id = $1 AND proposal.mentor_id = enrolled.person_id AND proposal.state <> 'suggested') \
         AND NOT EXISTS (SELECT 1 FROM pair_facts WHERE pair_facts.cohort_id = $1 AND pair_facts.mentor_id = enrolled.person_id) \
         ORDER BY person_id",
    )
    .bind(cohort)
    .fetch_all(tx.conn())
    .await?;
    let person = |(id, name, address, zone)| Person {
        id,
        name,
        address,
        zone,
    };
    Ok(rows.into_iter().map(person).collect())
}

/// What somebody who waits was last told, and when.
pub async fn last_told(
    tx: &mut Tx,
    cohort: &CohortId,
    person: &PersonId,
) -> Result<Option<(Band, Moment)>> {
    let row: Option<(String, Moment)> = sqlx::query_as(
        "SELECT band, told_at FROM waitlist_letter WHERE cohort_id = $1 AND person_id = $2",
    )
    .bind(cohort)
    .bind(person)
    .fetch_optional(tx.conn())
    .await?;
    Ok(row.and_then(|(band, at)| {
        let known = Band::ALL.into_iter().find(|it| it.as_str() == band)?;
        Some((known, at))
    }))
}

/// Notes what somebody who waits is told.
pub async fn note_told(
    tx: &mut Tx,
    cohort: &CohortId,
    person: &PersonId,
    band: Band,
    now: Moment,
) -> Result<()> {
    sqlx::query(
        "INSERT INTO waitlist_letter (cohort_id, person_id, band, told_at) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (cohort_id, person_id) DO UPDATE SET band = excluded.band, told_at = excluded.told_at",
    )
    .bind(cohort)
    .bind(person)
    .bind(band.as_str())
    .bind(now)
    .execute(tx.conn())
    .await?;
    Ok(())
}
