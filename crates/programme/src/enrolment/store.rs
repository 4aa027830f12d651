//! Owns the tables enrolment, exclusion, named_exclusion and exclusion_by_name; reads the view enrolled.
#![expect(clippy::disallowed_methods, reason = "SQL lives in store.rs")]

use dyad_people::account::PersonId;
use dyad_platform::clock::Moment;
use dyad_platform::db::Tx;
use dyad_platform::problem::Problem;

use super::{Apart, Enrolled, EnrolmentId};
use crate::application::ApplicationId;
use crate::batches;
use crate::cohort::CohortId;

#[derive(sqlx::FromRow)]
struct Row {
    enrolment_id: EnrolmentId,
    person_id: PersonId,
    role: String,
    places: i64,
    name: String,
    address: String,
    answers: String,
    free_hours: Option<String>,
}

fn read(row: Row) -> Result<Enrolled, Problem> {
    let unreadable = |_| Problem::broken("answers that can't be read");
    Ok(Enrolled {
        id: row.enrolment_id,
        person_id: row.person_id,
        is_mentor: row.role == "mentor",
        places: row.places,
        name: row.name,
        address: row.address,
        answers: serde_json::from_str(&row.answers).map_err(unreadable)?,
        free_hours: row
            .free_hours
            .as_deref()
            .map(serde_json::from_str)
            .transpose()
            .map_err(unreadable)?,
    })
}

/// Everybody in a cohort, in a stable order.
pub async fn of_cohort(tx: &mut Tx, cohort: &CohortId) -> Result<Vec<Enrolled>, Problem> {
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT enrolment_id, person_id, role, places, name, address, answers, free_hours FROM enrolled WHERE cohort_id = $1 ORDER BY enrolment_id",
    )
    .bind(cohort)
    .fetch_all(tx.conn())
    .await?;
    rows.into_iter().map(read).collect()
}

/// How many partners somebody takes in a cohort in this role; nobody when they are not in it.
pub async fn places(
    tx: &mut Tx,
    cohort: &CohortId,
    person: &PersonId,
    role: &str,
) -> Result<Option<i64>, sqlx::Error> {
    sqlx::query_scalar(
        "SELECT places FROM enrolment WHERE cohort_id = $1 AND person_id = $2 AND role = $3",
    )
    .bind(cohort)
    .bind(person)
    .bind(role)
    .fetch_optional(tx.conn())
    .await
}

/// Sets the places of whoever takes part by this application.
pub(crate) async fn set_places(
    tx: &mut Tx,
    application: &ApplicationId,
    places: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE enrolment SET places = $2 WHERE application_id = $1")
        .bind(application)
        .bind(places)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// Gives a mentor one more place.
pub async fn one_more_place(
    tx: &mut Tx,
    cohort: &CohortId,
    mentor: &PersonId,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "UPDATE enrolment SET places = places + 1 WHERE cohort_id = $1 AND person_id = $2 AND role = 'mentor'",
    )
    .bind(cohort)
    .bind(mentor)
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Everybody who must not be paired, both ways round.
pub async fn exclusions(
    tx: &mut Tx,
    cohort: &CohortId,
) -> Result<Vec<(PersonId, PersonId)>, sqlx::Error> {
    sqlx::query_as("SELECT person_id, not_with FROM exclusion WHERE cohort_id = $1")
        .bind(cohort)
        .fetch_all(tx.conn())
        .await
}

/// Notes whom somebody must not be paired with.
pub async fn exclude(
    tx: &mut Tx,
    cohort: &CohortId,
    person: &PersonId,
    not_with: &PersonId,
    why: Apart,
) -> Result<(), sqlx::Error> {
    sqlx::query("INSERT INTO exclusion (cohort_id, person_id, not_with, why) VALUES ($1, $2, $3, $4) ON CONFLICT (cohort_id, person_id, not_with) DO NOTHING")
        .bind(cohort)
        .bind(person)
        .bind(not_with)
        .bind(why.key())
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// What somebody wished of whom not to be paired with in one cohort holds in another one, too.
pub(crate) async fn carry_exclusions(
    tx: &mut Tx,
    (from, to): (&CohortId, &CohortId),
    person: &PersonId,
) -> Result<(), sqlx::Error> {
    for sql in [
        "INSERT INTO exclusion (cohort_id, person_id, not_with, why) \
         SELECT $2, person_id, not_with, why FROM exclusion WHERE cohort_id = $1 AND person_id = $3 \
         ON CONFLICT (cohort_id, person_id, not_with) DO NOTHING",
        "INSERT INTO named_exclusion (cohort_id, person_id, address, why) \
         SELECT $2, person_id, address, why FROM named_exclusion WHERE cohort_id = $1 AND person_id = $3 \
         ON CONFLICT (cohort_id, person_id, address) DO NOTHING",
        "INSERT INTO exclusion_by_name (cohort_id, person_id, name, why) \
         SELECT $2, person_id, name, why FROM exclusion_by_name WHERE cohort_id = $1 AND person_id = $3 \
         ON CONFLICT (cohort_id, person_id, name) DO NOTHING",
    ] {
        sqlx::query(sql)
            .bind(from)
            .bind(to)
            .bind(person)
            .execute(tx.conn())
            .await?;
    }
    Ok(())
}

/// Takes away whom somebody wanted not to be paired with, before what they say now is noted.
pub(crate) async fn take_back_exclusions(
    tx: &mut Tx,
    cohort: &CohortId,
    person: &PersonId,
) -> Result<(), sqlx::Error> {
    for sql in [
        "DELETE FROM exclusion WHERE cohort_id = $1 AND person_id = $2",
        "DELETE FROM named_exclusion WHERE cohort_id = $1 AND person_id = $2",
        "DELETE FROM exclusion_by_name WHERE cohort_id = $1 AND person_id = $2",
    ] {
        sqlx::query(sql)
            .bind(cohort)
            .bind(person)
            .execute(tx.conn())
            .await?;
    }
    Ok(())
}

/// Enrols an accepted applicant.
pub async fn enrol(
    tx: &mut Tx,
    id: &EnrolmentId,
    application: &str,
    now: Moment,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO enrolment (id, cohort_id, application_id, person_id, role, places, joined_at) \
         SELECT $1, cohort_id, id, person_id, role, places, $3 FROM application WHERE id = $2 \
         ON CONFLICT (application_id) DO NOTHING",
    )
    .bind(id)
    .bind(application)
    .bind(now)
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Enrols many accepted applicants, each under the id made for them. Who is enrolled stays so.
pub(crate) async fn enrol_all(
    tx: &mut Tx,
    accepted: &[(EnrolmentId, ApplicationId)],
    now: Moment,
) -> Result<(), sqlx::Error> {
    for some in accepted.chunks(batches::SIZE) {
        // A list of values names its columns column1 and column2 on both engines.
        let sql = format!(
            "INSERT INTO enrolment (id, cohort_id, application_id, person_id, role, places, joined_at) \
             SELECT chosen.column1, cohort_id, application.id, person_id, role, places, $1 \
             FROM (VALUES {}) AS chosen JOIN application ON application.id = chosen.column2 \
             WHERE application.state = 'accepted' ON CONFLICT (application_id) DO NOTHING",
            batches::rows(2, some.len(), 2)
        );
        let mut query = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(now);
        for (id, application) in some {
            query = query.bind(id).bind(application);
        }
        query.execute(tx.conn()).await?;
    }
    Ok(())
}

/// Notes by address whom people must not be paired with; the address may still be nobody's.
pub(crate) async fn exclude_by_address(
    tx: &mut Tx,
    cohort: &CohortId,
    named: &[(PersonId, String, Apart)],
) -> Result<(), sqlx::Error> {
    for some in named.chunks(batches::SIZE) {
        let sql = format!(
            "INSERT INTO named_exclusion (cohort_id, person_id, address, why) VALUES {} \
             ON CONFLICT (cohort_id, person_id, address) DO NOTHING",
            batches::rows(1, some.len(), 4)
        );
        let mut query = sqlx::query(sqlx::AssertSqlSafe(sql));
        for (person, address, why) in some {
            let query_so_far = query.bind(cohort).bind(person).bind(address);
            query = query_so_far.bind(why.key());
        }
        query.execute(tx.conn()).await?;
    }
    Ok(())
}

/// Notes by name, as names are compared, whom somebody must not be paired with.
pub(crate) async fn exclude_by_name(
    tx: &mut Tx,
    cohort: &CohortId,
    person: &PersonId,
    name: &str,
    why: Apart,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO exclusion_by_name (cohort_id, person_id, name, why) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (cohort_id, person_id, name) DO NOTHING",
    )
    .bind(cohort)
    .bind(person)
    .bind(name)
    .bind(why.key())
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// What was noted by name: who wrote it, the name as names are compared, and why.
pub(super) async fn by_name(
    tx: &mut Tx,
    cohort: &CohortId,
) -> Result<Vec<(PersonId, String, String)>, sqlx::Error> {
    sqlx::query_as("SELECT person_id, name, why FROM exclusion_by_name WHERE cohort_id = $1")
        .bind(cohort)
        .fetch_all(tx.conn())
        .await
}

/// Makes exclusions of what was noted by address, as far as the addresses belong to people by now.
/// Called whenever people come into a cohort.
pub(super) async fn settle_exclusions(tx: &mut Tx, cohort: &CohortId) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO exclusion (cohort_id, person_id, not_with, why) \
         SELECT named_exclusion.cohort_id, named_exclusion.person_id, person.id, named_exclusion.why FROM named_exclusion \
         JOIN person ON person.address = named_exclusion.address \
         WHERE named_exclusion.cohort_id = $1 AND person.id <> named_exclusion.person_id \
         ON CONFLICT (cohort_id, person_id, not_with) DO NOTHING",
    )
    .bind(cohort)
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Whom somebody must not be paired with in a cohort, as far as `reader` may know: never whether
/// it is the reader. Names where they are known, addresses otherwise.
pub(crate) async fn not_with(
    tx: &mut Tx,
    cohort: &CohortId,
    person: &PersonId,
    reader: &PersonId,
    why: Apart,
) -> Result<Vec<String>, sqlx::Error> {
    sqlx::query_scalar(
        "SELECT other.name FROM exclusion JOIN person AS other ON other.id = exclusion.not_with \
         WHERE cohort_id = $1 AND person_id = $2 AND not_with <> $3 AND why = $4 \
         UNION SELECT address FROM named_exclusion WHERE cohort_id = $1 AND person_id = $2 AND why = $4 \
         AND NOT EXISTS (SELECT 1 FROM person WHERE person.address = named_exclusion.address) ORDER BY 1",
    )
    .bind(cohort)
    .bind(person)
    .bind(reader)
    .bind(why.key())
    .fetch_all(tx.conn())
    .await
}

/// Forgets whom people didn't want to be paired with who have no application in a cohort any more: no
/// page of theirs would show it.
pub(crate) async fn forget_stray_exclusions(
    tx: &mut Tx,
    cohort: &CohortId,
) -> Result<(), sqlx::Error> {
    for sql in [
        "DELETE FROM exclusion WHERE cohort_id = $1 AND person_id NOT IN (SELECT person_id FROM application WHERE cohort_id = $1)",
        "DELETE FROM named_exclusion WHERE cohort_id = $1 AND person_id NOT IN (SELECT person_id FROM application WHERE cohort_id = $1)",
        "DELETE FROM exclusion_by_name WHERE cohort_id = $1 AND person_id NOT IN (SELECT person_id FROM application WHERE cohort_id = $1)",
    ] {
        sqlx::query(sql).bind(cohort).execute(tx.conn()).await?;
    }
    Ok(())
}

/// Forgets whom somebody who takes part in nothing any more didn't want to be paired with, and keeps
/// by address what others said about them.
pub async fn forget_exclusions(tx: &mut Tx, person: &PersonId) -> Result<(), sqlx::Error> {
    for sql in [
        "DELETE FROM exclusion WHERE person_id = $1",
        "DELETE FROM named_exclusion WHERE person_id = $1",
        "DELETE FROM exclusion_by_name WHERE person_id = $1",
        "INSERT INTO named_exclusion (cohort_id, person_id, address, why) \
         SELECT exclusion.cohort_id, exclusion.person_id, person.address, exclusion.why FROM exclusion \
         JOIN person ON person.id = exclusion.not_with WHERE not_with = $1 \
         ON CONFLICT (cohort_id, person_id, address) DO NOTHING",
        "DELETE FROM exclusion WHERE not_with = $1",
    ] {
        sqlx::query(sql).bind(person).execute(tx.conn()).await?;
    }
    Ok(())
}
