//! Owns the tables decision and answer_release; reads application and person.
#![expect(clippy::disallowed_methods, reason = "SQL lives in store.rs")]

use dyad_people::account::PersonId;
use dyad_platform::clock::Moment;
use dyad_platform::db::Tx;
use dyad_platform::problem::Problem;

use super::{Decision, DecisionId, Kind, Release, ReleaseId, UnderWay};
use crate::application::filter::plain;
use crate::application::{ApplicationId, State, role_of};
use crate::batches;
use crate::cohort::CohortId;

#[derive(sqlx::FromRow)]
struct Row {
    id: DecisionId,
    application_id: ApplicationId,
    kind: String,
    reason: String,
    line: String,
    made_by: PersonId,
    name: String,
    address: String,
    role: String,
    state: String,
}

fn read(row: Row) -> Result<Decision, Problem> {
    let unreadable = || Problem::broken("a decision that can't be read");
    Ok(Decision {
        kind: Kind::of(&row.kind).ok_or_else(unreadable)?,
        role: role_of(&row.role).ok_or_else(unreadable)?,
        state: State::of(&row.state).ok_or_else(unreadable)?,
        id: row.id,
        application_id: row.application_id,
        reason: row.reason,
        line: row.line,
        made_by: row.made_by,
        name: row.name,
        address: row.address,
    })
}

/// What is prepared in a cohort and not on its way, by kind and name.
pub(crate) async fn prepared(tx: &mut Tx, cohort: &CohortId) -> Result<Vec<Decision>, Problem> {
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT decision.id, application_id, kind, reason, line, made_by, person.name, person.address, application.role, application.state \
         FROM decision JOIN application ON application.id = decision.application_id JOIN person ON person.id = application.person_id \
         WHERE decision.cohort_id = $1 AND done_at IS NULL AND release_id IS NULL ORDER BY decision.id",
    )
    .bind(cohort)
    .fetch_all(tx.conn())
    .await?;
    let mut prepared = rows
        .into_iter()
        .map(read)
        .collect::<Result<Vec<_>, Problem>>()?;
    // Engines order names by rules of their own.
    prepared.sort_by_cached_key(|decision| (decision.kind, plain(&decision.name)));
    Ok(prepared)
}

/// The decisions of a release: all of them, or those nobody was told of yet.
pub(crate) async fn of_release(tx: &mut Tx, release: &ReleaseId) -> Result<Vec<Decision>, Problem> {
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT decision.id, application_id, kind, reason, line, made_by, person.name, person.address, application.role, application.state \
         FROM decision JOIN application ON application.id = decision.application_id JOIN person ON person.id = application.person_id \
         WHERE release_id = $1 AND told_at IS NULL ORDER BY decision.id",
    )
    .bind(release)
    .fetch_all(tx.conn())
    .await?;
    rows.into_iter().map(read).collect()
}

/// Forgets what is prepared for these applications and not on its way.
pub(crate) async fn forget(tx: &mut Tx, applications: &[ApplicationId]) -> Result<(), sqlx::Error> {
    for some in applications.chunks(batches::SIZE) {
        let sql = format!(
            "DELETE FROM decision WHERE done_at IS NULL AND release_id IS NULL AND application_id IN ({})",
            batches::list(1, some.len())
        );
        let mut query = sqlx::query(sqlx::AssertSqlSafe(sql));
        for id in some {
            query = query.bind(id);
        }
        query.execute(tx.conn()).await?;
    }
    Ok(())
}

/// What is prepared for many at once.
pub(crate) struct Prepared<'p> {
    pub(crate) cohort: &'p CohortId,
    pub(crate) kind: Kind,
    pub(crate) reason: &'p str,
    pub(crate) line: &'p str,
    pub(crate) by: &'p PersonId,
    pub(crate) now: Moment,
}

/// Prepares one decision for each application; one that is on its way already stays as it is.
pub(crate) async fn prepare(
    tx: &mut Tx,
    what: &Prepared<'_>,
    whom: &[(DecisionId, ApplicationId)],
) -> Result<(), sqlx::Error> {
    const WIDTH: usize = 8;
    for some in whom.chunks(batches::SIZE) {
        let sql = format!(
            "INSERT INTO decision (id, cohort_id, application_id, kind, reason, line, made_by, made_at) \
             VALUES {} ON CONFLICT DO NOTHING",
            batches::rows(1, some.len(), WIDTH)
        );
        let mut query = sqlx::query(sqlx::AssertSqlSafe(sql));
        for (id, application) in some {
            query = query
                .bind(id)
                .bind(what.cohort)
                .bind(application)
                .bind(what.kind.key())
                .bind(what.reason)
                .bind(what.line)
                .bind(what.by)
                .bind(what.now);
        }
        query.execute(tx.conn()).await?;
    }
    Ok(())
}

/// Sends all that is prepared on its way.
pub(crate) async fn release(
    tx: &mut Tx,
    release: &Release,
    by: &PersonId,
) -> Result<(), sqlx::Error> {
    sqlx::query("INSERT INTO answer_release (id, cohort_id, made_by, made_at, leaves_at) VALUES ($1, $2, $3, $4, $5)")
        .bind(&release.id)
        .bind(&release.cohort_id)
        .bind(by)
        .bind(release.made_at)
        .bind(release.leaves_at)
        .execute(tx.conn())
        .await?;
    sqlx::query("UPDATE decision SET release_id = $1 WHERE cohort_id = $2 AND done_at IS NULL AND release_id IS NULL")
        .bind(&release.id)
        .bind(&release.cohort_id)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// The releases of a cohort, the newest first.
pub(crate) async fn releases(tx: &mut Tx, cohort: &CohortId) -> Result<Vec<Release>, sqlx::Error> {
    sqlx::query_as(
        "SELECT id, cohort_id, made_at, leaves_at, taken_back_at, left_at, \
         (SELECT COUNT(*) FROM decision WHERE release_id = answer_release.id) AS size \
         FROM answer_release WHERE cohort_id = $1 ORDER BY made_at DESC, id DESC LIMIT 20",
    )
    .bind(cohort)
    .fetch_all(tx.conn())
    .await
}

/// One release.
pub(crate) async fn release_by_id(
    tx: &mut Tx,
    id: &ReleaseId,
) -> Result<Option<Release>, sqlx::Error> {
    sqlx::query_as(
        "SELECT id, cohort_id, made_at, leaves_at, taken_back_at, left_at, \
         (SELECT COUNT(*) FROM decision WHERE release_id = answer_release.id) AS size \
         FROM answer_release WHERE id = $1",
    )
    .bind(id)
    .fetch_optional(tx.conn())
    .await
}

/// Takes a release back: all of it is prepared again.
pub(crate) async fn take_back(tx: &mut Tx, id: &ReleaseId, now: Moment) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE answer_release SET taken_back_at = $2 WHERE id = $1 AND left_at IS NULL")
        .bind(id)
        .bind(now)
        .execute(tx.conn())
        .await?;
    sqlx::query("UPDATE decision SET release_id = NULL WHERE release_id = $1 AND done_at IS NULL")
        .bind(id)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// Sets when a release that is held leaves.
pub(crate) async fn leave_at(tx: &mut Tx, id: &ReleaseId, at: Moment) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE answer_release SET leaves_at = $2 WHERE id = $1 AND left_at IS NULL AND taken_back_at IS NULL")
        .bind(id)
        .bind(at)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// Notes that a release has left and its decisions are in force.
pub(crate) async fn note_left(tx: &mut Tx, id: &ReleaseId, now: Moment) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE answer_release SET left_at = $2 WHERE id = $1")
        .bind(id)
        .bind(now)
        .execute(tx.conn())
        .await?;
    sqlx::query("UPDATE decision SET done_at = $2 WHERE release_id = $1 AND done_at IS NULL")
        .bind(id)
        .bind(now)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// Notes that nobody needs to be told of a decision any more.
pub(crate) async fn note_told(
    tx: &mut Tx,
    id: &DecisionId,
    now: Moment,
) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE decision SET told_at = $2 WHERE id = $1")
        .bind(id)
        .bind(now)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// The acceptances of a cohort that are not in force yet.
pub(crate) async fn under_way(tx: &mut Tx, cohort: &CohortId) -> Result<UnderWay, sqlx::Error> {
    let (prepared, leaving, at): (i64, i64, Option<Moment>) = sqlx::query_as(
        "SELECT COUNT(*) - COUNT(answer_release.id), COUNT(answer_release.id), MAX(answer_release.leaves_at) \
         FROM decision LEFT JOIN answer_release ON answer_release.id = decision.release_id \
         WHERE decision.cohort_id = $1 AND kind = 'accept' AND done_at IS NULL",
    )
    .bind(cohort)
    .fetch_one(tx.conn())
    .await?;
    Ok(UnderWay {
        prepared,
        leaving,
        at,
    })
}

/// The decisions that are prepared or on their way, by application.
pub(crate) async fn open_kinds(
    tx: &mut Tx,
    cohort: &CohortId,
) -> Result<Vec<(ApplicationId, String)>, sqlx::Error> {
    sqlx::query_as(
        "SELECT application_id, kind FROM decision WHERE cohort_id = $1 AND done_at IS NULL",
    )
    .bind(cohort)
    .fetch_all(tx.conn())
    .await
}
