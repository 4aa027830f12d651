//! Owns the table application.
#![expect(clippy::disallowed_methods, reason = "SQL lives in store.rs")]

use std::collections::BTreeMap;

use dyad_people::account::PersonId;
use dyad_platform::clock::Moment;
use dyad_platform::db::Tx;
use dyad_platform::problem::Problem;

use super::own::{opened, unreadable, written};
pub use super::tally::store::counts;
use super::{Application, ApplicationId, NewApplication, Own, State, role_key, role_of};
use crate::batches;
use crate::cohort::CohortId;
use crate::import::Answer;
use crate::programme::ProgrammeId;
use crate::template::hours::WeekHours;
use crate::template::question::Role;
use crate::waitlist::{self, Place};

/// An application as the review desk knows it.
#[derive(Clone, Debug)]
pub(crate) struct Seen {
    pub(crate) id: ApplicationId,
    pub(crate) name: String,
    pub(crate) address: String,
    pub(crate) role: Role,
    pub(crate) state: State,
    pub(crate) answers: BTreeMap<String, Answer>,
    pub(crate) places: i64,
    pub(crate) import_id: Option<String>,
    pub(crate) applied_at: Moment,
    pub(crate) decided_at: Option<Moment>,
    /// Where they stand on the waiting list.
    pub(crate) place: Option<Place>,
}

#[derive(sqlx::FromRow)]
struct SeenRow {
    id: ApplicationId,
    name: String,
    address: String,
    role: String,
    state: String,
    answers: String,
    places: i64,
    import_id: Option<String>,
    applied_at: Moment,
    decided_at: Option<Moment>,
}

#[derive(sqlx::FromRow)]
pub(super) struct Row {
    id: ApplicationId,
    cohort_id: CohortId,
    person_id: PersonId,
    name: String,
    address: String,
    role: String,
    state: String,
    answers: String,
    beside: Option<String>,
    places: i64,
    applied_at: Moment,
    decided_at: Option<Moment>,
}

/// All applications to a cohort but for drafts, in the order in which they came. Filters, orders and
/// counts are made of them by rules and not in SQL, so that accents, case and answers mean the same
/// on both engines.
///
/// # Errors
/// Those of the database.
pub(crate) async fn everybody(tx: &mut Tx, cohort: &CohortId) -> Result<Vec<Seen>, Problem> {
    let rows: Vec<SeenRow> = sqlx::query_as(
        "SELECT application.id, person.name, person.address, role, state, answers, places, import_id, applied_at, decided_at \
         FROM application JOIN person ON person.id = application.person_id \
         WHERE cohort_id = $1 AND state <> 'draft' ORDER BY applied_at, application.id",
    )
    .bind(cohort)
    .fetch_all(tx.conn())
    .await?;
    let mut all = rows
        .into_iter()
        .map(seen)
        .collect::<Result<Vec<_>, Problem>>()?;
    let places = waitlist::places(&all, &waitlist::store::claims(tx, cohort).await?);
    for row in &mut all {
        row.place = places.get(&row.id).cloned();
    }
    Ok(all)
}

/// One application to a programme.
///
/// # Errors
/// Those of the database.
pub async fn by_id(
    tx: &mut Tx,
    programme: &ProgrammeId,
    id: &str,
) -> Result<Option<Application>, Problem> {
    let row: Option<Row> = sqlx::query_as(
        "SELECT application.id, cohort_id, person_id, name, address, role, state, answers, beside, places, applied_at, decided_at \
         FROM application JOIN person ON person.id = application.person_id \
         JOIN cohort ON cohort.id = application.cohort_id \
         WHERE application.id = $1 AND cohort.programme_id = $2 AND state <> 'draft'",
    )
    .bind(id)
    .bind(programme)
    .fetch_optional(tx.conn())
    .await?;
    row.map(read).transpose()
}

/// Puts what was decided on many applications into force.
///
/// # Errors
/// Those of the database.
pub(crate) async fn settle(
    tx: &mut Tx,
    ids: &[ApplicationId],
    state: State,
    by: &PersonId,
    now: Moment,
) -> Result<(), sqlx::Error> {
    for some in ids.chunks(batches::SIZE) {
        let sql = format!(
            "UPDATE application SET state = $1, decided_at = $2, decided_by = $3 WHERE id IN ({})",
            batches::list(4, some.len())
        );
        let mut query = sqlx::query(sqlx::AssertSqlSafe(sql))
            .bind(state.key())
            .bind(now)
            .bind(by);
        for id in some {
            query = query.bind(id);
        }
        query.execute(tx.conn()).await?;
    }
    Ok(())
}

/// Turns an application from one state into another, where it is in the first.
///
/// # Errors
/// Those of the database.
pub(crate) async fn turn(
    tx: &mut Tx,
    id: &ApplicationId,
    from: State,
    to: State,
) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE application SET state = $3 WHERE id = $1 AND state = $2")
        .bind(id)
        .bind(from.key())
        .bind(to.key())
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// Adds applications from a spreadsheet, each in this state. Who has applied in the same role before
/// stays as they are.
///
/// # Errors
/// Those of the database.
pub(crate) async fn add_all(
    tx: &mut Tx,
    cohort: &CohortId,
    (import, state): (&str, State),
    applications: &[NewApplication],
) -> Result<(), Problem> {
    const WIDTH: usize = 11;
    for some in applications.chunks(batches::SIZE) {
        let sql = format!(
            "INSERT INTO application (id, cohort_id, person_id, role, state, answers, beside, free_hours, places, import_id, applied_at) \
             VALUES {} ON CONFLICT (cohort_id, person_id, role) DO NOTHING",
            batches::rows(1, some.len(), WIDTH)
        );
        let mut query = sqlx::query(sqlx::AssertSqlSafe(sql));
        for new in some {
            let beside = if new.beside.is_empty() {
                None
            } else {
                Some(written(&new.beside)?)
            };
            query = query
                .bind(&new.id)
                .bind(cohort)
                .bind(&new.person_id)
                .bind(role_key(new.role))
                .bind(state.key())
                .bind(written(&new.answers)?)
                .bind(beside)
                .bind(new.free_hours.as_ref().map(written).transpose()?)
                .bind(new.places)
                .bind(import)
                .bind(new.applied_at);
        }
        query.execute(tx.conn()).await?;
    }
    Ok(())
}

/// Sends an application, or what its author changed in it. Whoever was asked something stays asked.
pub(crate) async fn send(
    tx: &mut Tx,
    cohort: &CohortId,
    new: &NewApplication,
    own: &Own,
    now: Moment,
) -> Result<(), Problem> {
    let beside = (!new.beside.is_empty()).then(|| written(&new.beside));
    sqlx::query(
        "INSERT INTO application (id, cohort_id, person_id, role, state, answers, beside, free_hours, places, applied_at, acknowledged, pledge, leaning) \
         VALUES ($1, $2, $3, $4, 'submitted', $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT (cohort_id, person_id, role) DO UPDATE SET \
         answers = $5, beside = $6, free_hours = $7, places = $8, changed_at = $9, acknowledged = $10, pledge = $11, leaning = $12, decided_at = NULL, \
         applied_at = CASE WHEN application.state IN ('withdrawn', 'entered') THEN $9 ELSE application.applied_at END, \
         state = CASE WHEN application.state = 'asked' THEN 'asked' ELSE 'submitted' END",
    )
    .bind(&new.id).bind(cohort).bind(&new.person_id).bind(role_key(new.role))
    .bind(written(&new.answers)?)
    .bind(beside.transpose()?)
    .bind(new.free_hours.as_ref().map(written).transpose()?)
    .bind(new.places).bind(now)
    .bind(&own.acknowledged).bind(&own.pledge).bind(own.leaning.as_deref())
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Makes an application that a spreadsheet entered its person's own.
pub(crate) async fn confirm(
    tx: &mut Tx,
    id: &ApplicationId,
    (answers, free_hours, places): (&BTreeMap<String, Answer>, Option<&WeekHours>, i64),
    own: &Own,
    now: Moment,
) -> Result<(), Problem> {
    sqlx::query(
        "UPDATE application SET state = 'submitted', answers = $2, free_hours = COALESCE($3, free_hours), places = $4, \
         changed_at = $5, acknowledged = $6, pledge = $7 WHERE id = $1 AND state = 'entered'",
    )
    .bind(id)
    .bind(written(answers)?)
    .bind(free_hours.map(written).transpose()?)
    .bind(places)
    .bind(now)
    .bind(&own.acknowledged)
    .bind(&own.pledge)
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Takes away what spreadsheets entered about somebody who doesn't want it.
pub(crate) async fn remove_entered(
    tx: &mut Tx,
    cohort: &CohortId,
    person: &PersonId,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "DELETE FROM application WHERE cohort_id = $1 AND person_id = $2 AND state = 'entered'",
    )
    .bind(cohort)
    .bind(person)
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Takes an application back, unless it has been decided; whether it was there to take back.
pub(crate) async fn withdraw(
    tx: &mut Tx,
    id: &ApplicationId,
    now: Moment,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query("UPDATE application SET state = 'withdrawn', changed_at = $2 WHERE id = $1 AND state IN ('submitted', 'asked', 'waitlisted')")
        .bind(id).bind(now).execute(tx.conn()).await?;
    Ok(done.rows_affected() == 1)
}

/// Sets how many partners a mentor takes, once the mentor has said so.
pub(crate) async fn set_places(
    tx: &mut Tx,
    id: &ApplicationId,
    answers: &BTreeMap<String, Answer>,
    places: i64,
) -> Result<(), Problem> {
    sqlx::query("UPDATE application SET answers = $2, places = $3 WHERE id = $1")
        .bind(id)
        .bind(written(answers)?)
        .bind(places)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// Keeps other answers than were sent.
pub(crate) async fn keep_answers(
    tx: &mut Tx,
    id: &ApplicationId,
    answers: &BTreeMap<String, Answer>,
    now: Moment,
) -> Result<(), Problem> {
    sqlx::query("UPDATE application SET answers = $2, changed_at = $3 WHERE id = $1")
        .bind(id)
        .bind(written(answers)?)
        .bind(now)
        .execute(tx.conn())
        .await?;
    Ok(())
}

fn seen(row: SeenRow) -> Result<Seen, Problem> {
    Ok(Seen {
        role: role_of(&row.role).ok_or_else(unreadable)?,
        state: State::of(&row.state).ok_or_else(unreadable)?,
        answers: opened(&row.answers)?,
        id: row.id,
        name: row.name,
        address: row.address,
        places: row.places,
        import_id: row.import_id,
        applied_at: row.applied_at,
        decided_at: row.decided_at,
        place: None,
    })
}

pub(super) fn read(row: Row) -> Result<Application, Problem> {
    Ok(Application {
        role: role_of(&row.role).ok_or_else(unreadable)?,
        state: State::of(&row.state).ok_or_else(unreadable)?,
        answers: opened(&row.answers)?,
        beside: row
            .beside
            .as_deref()
            .map(opened)
            .transpose()?
            .unwrap_or_default(),
        id: row.id,
        cohort_id: row.cohort_id,
        person_id: row.person_id,
        name: row.name,
        address: row.address,
        places: row.places,
        applied_at: row.applied_at,
        decided_at: row.decided_at,
    })
}

/// Takes back what a spreadsheet brought and nobody has acted on.
///
/// # Errors
/// Those of the database.
pub(crate) async fn take_back(tx: &mut Tx, import: &str) -> Result<u64, sqlx::Error> {
    let gone = sqlx::query(
        "DELETE FROM application WHERE import_id = $1 AND state IN ('entered', 'submitted') AND changed_at IS NULL \
         AND NOT EXISTS (SELECT 1 FROM decision WHERE decision.application_id = application.id) \
         AND NOT EXISTS (SELECT 1 FROM application_note WHERE application_note.application_id = application.id) \
         AND NOT EXISTS (SELECT 1 FROM place_change WHERE place_change.application_id = application.id) \
         AND NOT EXISTS (SELECT 1 FROM waiting_priority WHERE waiting_priority.application_id = application.id) \
         AND NOT EXISTS (SELECT 1 FROM inquiry WHERE inquiry.application_id = application.id)",
    )
    .bind(import)
    .execute(tx.conn())
    .await?;
    Ok(gone.rows_affected())
}
