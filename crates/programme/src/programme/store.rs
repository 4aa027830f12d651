//! Owns the tables programme and coordinator.
#![expect(clippy::disallowed_methods, reason = "SQL lives in store.rs")]

use dyad_people::account::PersonId;
use dyad_platform::clock::Moment;
use dyad_platform::db::Tx;
use dyad_platform::problem::Problem;

use super::{Contact, Programme, ProgrammeId};
use crate::template::Template;

#[derive(sqlx::FromRow)]
struct Row {
    id: ProgrammeId,
    slug: String,
    name: String,
    zone: String,
    template: String,
    origin: String,
    published_at: Option<Moment>,
    archived_at: Option<Moment>,
    paused_at: Option<Moment>,
    safeguarding_name: String,
    safeguarding_address: String,
    keep_months: Option<i64>,
}

/// A line of a list of programmes.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Listed {
    /// Its name in URLs.
    pub slug: String,
    /// Its name.
    pub name: String,
}

/// A programme and who coordinates it, for those who administrate the organisation.
#[derive(Clone, Debug)]
pub struct Coordinated {
    /// Its name in URLs.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Names of those who coordinate it, the first appointed first.
    pub coordinators: Vec<String>,
}

fn read(row: Row) -> Result<Programme, Problem> {
    Ok(Programme {
        template: opened(&row.template)?,
        origin: opened(&row.origin)?,
        published_at: row.published_at,
        archived_at: row.archived_at,
        paused_at: row.paused_at,
        safeguarding: Contact {
            name: row.safeguarding_name,
            address: row.safeguarding_address,
        },
        keep_months: row.keep_months,
        id: row.id,
        slug: row.slug,
        name: row.name,
        zone: row.zone,
    })
}

fn opened(template: &str) -> Result<Template, Problem> {
    serde_json::from_str(template)
        .map_err(|_| Problem::broken("a programme whose template can't be read"))
}

fn written(template: &Template) -> Result<String, Problem> {
    serde_json::to_string(template).map_err(|_| Problem::broken("a template that can't be kept"))
}

/// The programme with this name in URLs.
pub async fn by_slug(tx: &mut Tx, slug: &str) -> Result<Option<Programme>, Problem> {
    let row: Option<Row> =
        sqlx::query_as("SELECT id, slug, name, zone, template, origin, published_at, archived_at, paused_at, safeguarding_name, safeguarding_address, keep_months FROM programme WHERE slug = $1")
            .bind(slug)
            .fetch_optional(tx.conn())
            .await?;
    row.map(read).transpose()
}

/// The programme with this id.
pub async fn by_id(tx: &mut Tx, id: &ProgrammeId) -> Result<Option<Programme>, Problem> {
    let row: Option<Row> =
        sqlx::query_as("SELECT id, slug, name, zone, template, origin, published_at, archived_at, paused_at, safeguarding_name, safeguarding_address, keep_months FROM programme WHERE id = $1")
            .bind(id)
            .fetch_optional(tx.conn())
            .await?;
    row.map(read).transpose()
}

/// The programme that a cohort belongs to.
pub async fn of_cohort(
    tx: &mut Tx,
    cohort: &crate::cohort::CohortId,
) -> Result<Option<Programme>, Problem> {
    let row: Option<Row> = sqlx::query_as(
        "SELECT programme.id, slug, name, zone, template, origin, published_at, archived_at, paused_at, safeguarding_name, safeguarding_address, keep_months FROM programme JOIN cohort ON cohort.programme_id = programme.id WHERE cohort.id = $1",
    )
    .bind(cohort)
    .fetch_optional(tx.conn())
    .await?;
    row.map(read).transpose()
}

/// The programmes with a public page, by name.
pub async fn published(tx: &mut Tx) -> Result<Vec<Programme>, Problem> {
    let rows: Vec<Row> = sqlx::query_as("SELECT id, slug, name, zone, template, origin, published_at, archived_at, paused_at, safeguarding_name, safeguarding_address, keep_months FROM programme WHERE published_at IS NOT NULL AND archived_at IS NULL ORDER BY name, id")
        .fetch_all(tx.conn())
        .await?;
    rows.into_iter().map(read).collect()
}

/// Adds a programme.
pub async fn add(tx: &mut Tx, programme: &Programme, now: Moment) -> Result<(), Problem> {
    sqlx::query(
        "INSERT INTO programme (id, slug, name, zone, template, origin, published_at, archived_at, paused_at, \
         safeguarding_name, safeguarding_address, keep_months, created_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
    )
        .bind(&programme.id)
        .bind(&programme.slug)
        .bind(&programme.name)
        .bind(&programme.zone)
        .bind(written(&programme.template)?)
        .bind(written(&programme.origin)?)
        .bind(programme.published_at)
        .bind(programme.archived_at)
        .bind(programme.paused_at)
        .bind(&programme.safeguarding.name)
        .bind(&programme.safeguarding.address)
        .bind(programme.keep_months)
        .bind(now)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// Changes what its coordinators may change of a programme: everything but its id, its name in URLs
/// and the template it was opened from.
pub async fn change(tx: &mut Tx, programme: &Programme) -> Result<(), Problem> {
    sqlx::query(
        "UPDATE programme SET name = $2, template = $3, published_at = $4, archived_at = $5, paused_at = $6, \
         safeguarding_name = $7, safeguarding_address = $8, keep_months = $9, zone = $10 WHERE id = $1",
    )
    .bind(&programme.id)
    .bind(&programme.name)
    .bind(written(&programme.template)?)
    .bind(programme.published_at)
    .bind(programme.archived_at)
    .bind(programme.paused_at)
    .bind(&programme.safeguarding.name)
    .bind(&programme.safeguarding.address)
    .bind(programme.keep_months)
    .bind(&programme.zone)
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Whether a name in URLs is taken.
pub async fn is_taken(tx: &mut Tx, slug: &str) -> Result<bool, sqlx::Error> {
    let found: Option<String> = sqlx::query_scalar("SELECT id FROM programme WHERE slug = $1")
        .bind(slug)
        .fetch_optional(tx.conn())
        .await?;
    Ok(found.is_some())
}

/// Makes a person coordinator of a programme.
pub async fn appoint(
    tx: &mut Tx,
    programme: &ProgrammeId,
    person: &PersonId,
    now: Moment,
) -> Result<(), sqlx::Error> {
    sqlx::query("INSERT INTO coordinator (programme_id, person_id, since) VALUES ($1, $2, $3) ON CONFLICT (programme_id, person_id) DO NOTHING")
        .bind(programme)
        .bind(person)
        .bind(now)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// Ends somebody's coordinating.
pub async fn dismiss(
    tx: &mut Tx,
    programme: &ProgrammeId,
    person: &PersonId,
) -> Result<(), sqlx::Error> {
    sqlx::query("DELETE FROM coordinator WHERE programme_id = $1 AND person_id = $2")
        .bind(programme)
        .bind(person)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// Notes that a coordinator is being written to; false where they were before, or coordinate no longer.
pub async fn note_invited(
    tx: &mut Tx,
    programme: &ProgrammeId,
    person: &PersonId,
    now: Moment,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query("UPDATE coordinator SET invited_at = $3 WHERE programme_id = $1 AND person_id = $2 AND invited_at IS NULL")
        .bind(programme)
        .bind(person)
        .bind(now)
        .execute(tx.conn())
        .await?;
    Ok(done.rows_affected() > 0)
}

/// Whether a person coordinates a programme.
pub async fn coordinates(
    tx: &mut Tx,
    person: &PersonId,
    programme: &ProgrammeId,
) -> Result<bool, sqlx::Error> {
    let found: Option<String> = sqlx::query_scalar(
        "SELECT person_id FROM coordinator WHERE programme_id = $1 AND person_id = $2",
    )
    .bind(programme)
    .bind(person)
    .fetch_optional(tx.conn())
    .await?;
    Ok(found.is_some())
}

/// Names and addresses of those who coordinate a programme, the first appointed first.
pub async fn coordinators(
    tx: &mut Tx,
    programme: &ProgrammeId,
) -> Result<Vec<dyad_people::account::Person>, sqlx::Error> {
    sqlx::query_as(
        "SELECT person.id, person.name, person.address, person.zone FROM coordinator \
         JOIN person ON person.id = coordinator.person_id WHERE coordinator.programme_id = $1 ORDER BY coordinator.since, person.id",
    )
    .bind(programme)
    .fetch_all(tx.conn())
    .await
}

/// Since when somebody coordinates a programme, if they do.
pub async fn since(
    tx: &mut Tx,
    programme: &ProgrammeId,
    person: &PersonId,
) -> Result<Option<Moment>, sqlx::Error> {
    sqlx::query_scalar("SELECT since FROM coordinator WHERE programme_id = $1 AND person_id = $2")
        .bind(programme)
        .bind(person)
        .fetch_optional(tx.conn())
        .await
}

/// The programmes that a person coordinates, the newest first.
pub async fn coordinated_by(tx: &mut Tx, person: &PersonId) -> Result<Vec<Listed>, sqlx::Error> {
    sqlx::query_as(
        "SELECT slug, name FROM programme JOIN coordinator ON coordinator.programme_id = programme.id \
         WHERE coordinator.person_id = $1 ORDER BY programme.created_at DESC",
    )
    .bind(person)
    .fetch_all(tx.conn())
    .await
}

/// All programmes, the newest first.
pub async fn all(tx: &mut Tx) -> Result<Vec<Coordinated>, sqlx::Error> {
    let rows: Vec<(String, String, String)> = sqlx::query_as(
        "SELECT programme.slug, programme.name, person.name FROM programme \
         JOIN coordinator ON coordinator.programme_id = programme.id JOIN person ON person.id = coordinator.person_id \
         ORDER BY programme.created_at DESC, programme.id, coordinator.since, person.id",
    )
    .fetch_all(tx.conn())
    .await?;
    let mut all: Vec<Coordinated> = Vec::new();
    for (slug, name, coordinator) in rows {
        match all.last_mut().filter(|last| last.slug == slug) {
            Some(last) => last.coordinators.push(coordinator),
            None => all.push(Coordinated {
                slug,
                name,
                coordinators: vec![coordinator],
            }),
        }
    }
    Ok(all)
}
