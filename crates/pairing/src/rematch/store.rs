//! Owns the table rematch; reads the view pair_facts.
#![expect(clippy::disallowed_methods, reason = "SQL lives in store.rs")]

use dyad_people::account::PersonId;
use dyad_platform::clock::Moment;
use dyad_platform::db::Tx;
use dyad_programme::programme::ProgrammeId;

use super::{Decision, Open, RematchId};
use crate::partnership::PartnershipId;

type Result<T> = std::result::Result<T, sqlx::Error>;

/// Keeps a request, unless this person has one open for the pair; whether it is new.
pub async fn ask(
    tx: &mut Tx,
    id: &RematchId,
    partnership: &PartnershipId,
    person: &PersonId,
    reason: Option<&str>,
    now: Moment,
) -> Result<bool> {
    if asked_at(tx, partnership, person).await?.is_some() {
        return Ok(false);
    }
    sqlx::query("INSERT INTO rematch (id, partnership_id, asked_by, reason, asked_at) VALUES ($1, $2, $3, $4, $5)")
        .bind(id)
        .bind(partnership)
        .bind(person)
        .bind(reason)
        .bind(now)
        .execute(tx.conn())
        .await?;
    Ok(true)
}

/// When somebody asked for another partner than this one, if it is still open.
pub async fn asked_at(
    tx: &mut Tx,
    partnership: &PartnershipId,
    person: &PersonId,
) -> Result<Option<Moment>> {
    sqlx::query_scalar("SELECT asked_at FROM rematch WHERE partnership_id = $1 AND asked_by = $2 AND decided_at IS NULL")
        .bind(partnership)
        .bind(person)
        .fetch_optional(tx.conn())
        .await
}

/// Takes one's own request back.
pub async fn take_back(
    tx: &mut Tx,
    partnership: &PartnershipId,
    person: &PersonId,
    now: Moment,
) -> Result<()> {
    sqlx::query(
        "UPDATE rematch SET decided_at = $3, decided_by = $2, decision = 'withdrawn' \
         WHERE partnership_id = $1 AND asked_by = $2 AND decided_at IS NULL",
    )
    .bind(partnership)
    .bind(person)
    .bind(now)
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// What waits for the coordinators of a programme, but for what concerns the reader (INV-07).
pub async fn open(tx: &mut Tx, programme: &ProgrammeId, reader: &PersonId) -> Result<Vec<Open>> {
    sqlx::query_as(
        "SELECT rematch.id, rematch.partnership_id, person.id AS person_id, person.name, person.address, \
         CASE WHEN pair_facts.mentor_id = person.id THEN pair_facts.mentee_name ELSE pair_facts.mentor_name END AS partner, \
         rematch.reason, rematch.asked_at \
         FROM rematch JOIN pair_facts ON pair_facts.partnership_id = rematch.partnership_id JOIN person ON person.id = rematch.asked_by \
         WHERE pair_facts.programme_id = $1 AND rematch.decided_at IS NULL AND pair_facts.mentor_id <> $2 AND pair_facts.mentee_id <> $2 \
         ORDER BY rematch.asked_at, rematch.id",
    )
    .bind(programme)
    .bind(reader)
    .fetch_all(tx.conn())
    .await
}

/// The pair of a request and who asked.
pub async fn by_id(tx: &mut Tx, id: &RematchId) -> Result<Option<(PartnershipId, PersonId)>> {
    sqlx::query_as("SELECT partnership_id, asked_by FROM rematch WHERE id = $1")
        .bind(id)
        .fetch_optional(tx.conn())
        .await
}

/// Decides a request; `false` when it was before.
pub async fn decide(
    tx: &mut Tx,
    id: &RematchId,
    decision: Decision,
    by: &PersonId,
    now: Moment,
) -> Result<bool> {
    let done = sqlx::query("UPDATE rematch SET decision = $2, decided_by = $3, decided_at = $4 WHERE id = $1 AND decided_at IS NULL")
        .bind(id)
        .bind(decision.as_str())
        .bind(by)
        .bind(now)
        .execute(tx.conn())
        .await?;
    Ok(done.rows_affected() == 1)
}
