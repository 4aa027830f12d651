//! Owns the table draft.
#![expect(clippy::disallowed_methods, reason = "SQL lives in store.rs")]

use dyad_people::account::PersonId;
use dyad_platform::clock::Moment;
use dyad_platform::db::Tx;
use dyad_platform::keys::Sealed;

use crate::application::role_key;
use crate::cohort::CohortId;
use crate::template::question::Role;

type Result<T> = std::result::Result<T, sqlx::Error>;

/// A draft whose author may have to be reminded.
#[derive(sqlx::FromRow)]
pub(super) struct Unfinished {
    pub(super) id: String,
    pub(super) cohort_id: CohortId,
    pub(super) begun_at: Moment,
    pub(super) reminded: Option<i64>,
    pub(super) apply_until: Moment,
}

/// Adds a draft.
pub(super) async fn add(
    tx: &mut Tx,
    id: &str,
    (cohort, role): (&CohortId, Role),
    person: Option<&PersonId>,
    digest: &str,
    form: &Sealed,
    now: Moment,
) -> Result<()> {
    sqlx::query("INSERT INTO draft (id, cohort_id, role, person_id, address_digest, form_sealed, begun_at, saved_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $7)")
        .bind(id)
        .bind(cohort)
        .bind(role_key(role))
        .bind(person)
        .bind(digest)
        .bind(form)
        .bind(now)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// Saves a draft, and makes it its author's.
pub(super) async fn save(
    tx: &mut Tx,
    id: &str,
    person: &PersonId,
    form: &Sealed,
    now: Moment,
) -> Result<()> {
    sqlx::query("UPDATE draft SET person_id = $2, form_sealed = $3, saved_at = $4 WHERE id = $1")
        .bind(id)
        .bind(person)
        .bind(form)
        .bind(now)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// Takes away what somebody wrote here before this one.
pub(super) async fn keep_only(
    tx: &mut Tx,
    id: &str,
    cohort: &CohortId,
    role: Role,
    person: &PersonId,
) -> Result<()> {
    sqlx::query(
        "DELETE FROM draft WHERE cohort_id = $2 AND role = $3 AND person_id = $4 AND id <> $1",
    )
    .bind(id)
    .bind(cohort)
    .bind(role_key(role))
    .bind(person)
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Notes that what was written has been sent.
pub(super) async fn note_sent(tx: &mut Tx, id: &str, now: Moment) -> Result<()> {
    sqlx::query("UPDATE draft SET sent_at = $2 WHERE id = $1")
        .bind(id)
        .bind(now)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// Somebody's draft.
pub(super) async fn of_person(
    tx: &mut Tx,
    cohort: &CohortId,
    role: Role,
    person: &PersonId,
) -> Result<Option<(String, Sealed)>> {
    sqlx::query_as("SELECT id, form_sealed FROM draft WHERE cohort_id = $1 AND role = $2 AND person_id = $3 ORDER BY saved_at DESC, id DESC LIMIT 1")
        .bind(cohort)
        .bind(role_key(role))
        .bind(person)
        .fetch_optional(tx.conn())
        .await
}

/// A draft that nobody has made theirs yet, for whoever has the address it was written under.
pub(super) async fn unconfirmed(
    tx: &mut Tx,
    id: &str,
    cohort: &CohortId,
    role: Role,
    digest: &str,
) -> Result<Option<(String, Sealed)>> {
    sqlx::query_as("SELECT id, form_sealed FROM draft WHERE id = $1 AND cohort_id = $2 AND role = $3 AND address_digest = $4 AND person_id IS NULL")
        .bind(id)
        .bind(cohort)
        .bind(role_key(role))
        .bind(digest)
        .fetch_optional(tx.conn())
        .await
}

/// Drafts of people that were never sent, in cohorts that take applications until a day to come.
pub(super) async fn unfinished(tx: &mut Tx, now: Moment) -> Result<Vec<Unfinished>> {
    sqlx::query_as(
        "SELECT draft.id, draft.cohort_id, draft.begun_at, draft.reminded, cohort.apply_until FROM draft \
         JOIN cohort ON cohort.id = draft.cohort_id \
         WHERE draft.person_id IS NOT NULL AND draft.sent_at IS NULL AND cohort.apply_until > $1",
    )
    .bind(now)
    .fetch_all(tx.conn())
    .await
}

/// Whose draft it is and in which role, unless it was sent or its author reminded since.
pub(super) async fn to_remind(
    tx: &mut Tx,
    id: &str,
    days: i64,
) -> Result<Option<(PersonId, String)>> {
    sqlx::query_as("SELECT person_id, role FROM draft WHERE id = $1 AND person_id IS NOT NULL AND sent_at IS NULL AND (reminded IS NULL OR reminded > $2)")
        .bind(id)
        .bind(days)
        .fetch_optional(tx.conn())
        .await
}

/// Notes a reminder.
pub(super) async fn note_reminded(tx: &mut Tx, id: &str, days: i64) -> Result<()> {
    sqlx::query("UPDATE draft SET reminded = $2 WHERE id = $1")
        .bind(id)
        .bind(days)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// The cohorts and roles somebody writes an application for that isn't sent.
pub(super) async fn open_of(tx: &mut Tx, person: &PersonId) -> Result<Vec<(CohortId, String)>> {
    sqlx::query_as("SELECT cohort_id, role FROM draft WHERE person_id = $1 AND sent_at IS NULL")
        .bind(person)
        .fetch_all(tx.conn())
        .await
}

/// Forgets what nobody made theirs.
pub(super) async fn forget_unconfirmed(tx: &mut Tx, before: Moment) -> Result<()> {
    sqlx::query("DELETE FROM draft WHERE person_id IS NULL AND saved_at < $1")
        .bind(before)
        .execute(tx.conn())
        .await?;
    Ok(())
}
