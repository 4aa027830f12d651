//! Owns the tables finder_request and invited; reads the view enrolled.
#![expect(clippy::disallowed_methods, reason = "SQL lives in store.rs")]

use dyad_people::account::PersonId;
use dyad_platform::clock::Moment;
use dyad_platform::db::Tx;
use dyad_platform::keys::Sealed;
use dyad_programme::cohort::CohortId;
use dyad_programme::programme::ProgrammeId;

use crate::proposal::ProposalId;

type Result<T> = std::result::Result<T, sqlx::Error>;

/// A request of somebody, with how it stands.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Mine {
    /// The proposal that it is.
    pub id: ProposalId,
    /// Who is asked.
    pub mentor: String,
    /// The kind of partnership, by key.
    pub kind: String,
    /// How it stands, as in the table.
    pub state: String,
    /// Until when it waits.
    pub expires_at: Option<Moment>,
}

/// Keeps what a request says.
pub async fn add(tx: &mut Tx, id: &ProposalId, kind: &str, words: &Sealed) -> Result<()> {
    sqlx::query("INSERT INTO finder_request (proposal_id, kind, words_sealed) VALUES ($1, $2, $3)")
        .bind(id)
        .bind(kind)
        .bind(words)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// The kind and the sealed words of a request.
pub async fn words(tx: &mut Tx, id: &ProposalId) -> Result<Option<(String, Sealed)>> {
    sqlx::query_as("SELECT kind, words_sealed FROM finder_request WHERE proposal_id = $1")
        .bind(id)
        .fetch_optional(tx.conn())
        .await
}

/// The requests of a mentee in a cohort, the newest first.
pub async fn of(tx: &mut Tx, cohort: &CohortId, mentee: &PersonId) -> Result<Vec<Mine>> {
    sqlx::query_as(
        "SELECT proposal.id, person.name AS mentor, finder_request.kind, proposal.state, proposal.expires_at \
         FROM finder_request JOIN proposal ON proposal.id = finder_request.proposal_id JOIN person ON person.id = proposal.mentor_id \
         WHERE proposal.cohort_id = $1 AND proposal.mentee_id = $2 ORDER BY proposal.id DESC",
    )
    .bind(cohort)
    .bind(mentee)
    .fetch_all(tx.conn())
    .await
}

/// Programmes in whose newest cohort somebody takes part as a mentee: their ids.
pub async fn programmes_of(tx: &mut Tx, mentee: &PersonId) -> Result<Vec<ProgrammeId>> {
    sqlx::query_scalar(
        "SELECT DISTINCT cohort.programme_id FROM enrolled JOIN cohort ON cohort.id = enrolled.cohort_id \
         WHERE enrolled.person_id = $1 AND enrolled.role = 'mentee'",
    )
    .bind(mentee)
    .fetch_all(tx.conn())
    .await
}

/// The mentor of a cohort with this address.
pub async fn mentor_at(tx: &mut Tx, cohort: &CohortId, address: &str) -> Result<Option<PersonId>> {
    sqlx::query_scalar(
        "SELECT person_id FROM enrolled WHERE cohort_id = $1 AND role = 'mentor' AND address = $2",
    )
    .bind(cohort)
    .bind(address)
    .fetch_optional(tx.conn())
    .await
}

/// How many people from outside somebody invited in a cohort.
pub async fn invited(tx: &mut Tx, cohort: &CohortId, by: &PersonId) -> Result<i64> {
    sqlx::query_scalar("SELECT COUNT(*) FROM invited WHERE cohort_id = $1 AND invited_by = $2")
        .bind(cohort)
        .bind(by)
        .fetch_one(tx.conn())
        .await
}

/// Notes that somebody from outside was invited: not whom.
pub async fn note_invited(
    tx: &mut Tx,
    id: &str,
    cohort: &CohortId,
    by: &PersonId,
    now: Moment,
) -> Result<()> {
    sqlx::query(
        "INSERT INTO invited (id, cohort_id, invited_by, invited_at) VALUES ($1, $2, $3, $4)",
    )
    .bind(id)
    .bind(cohort)
    .bind(by)
    .bind(now)
    .execute(tx.conn())
    .await?;
    Ok(())
}
