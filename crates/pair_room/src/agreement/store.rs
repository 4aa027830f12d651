//! Owns the tables agreement_version, clause, version_clause, cadence and signature.
#![expect(clippy::disallowed_methods, reason = "SQL lives in store.rs")]

use dyad_pairing::access::InThePair;
use dyad_pairing::partnership::PartnershipId;
use dyad_people::account::PersonId;
use dyad_platform::clock::Moment;
use dyad_platform::db::Tx;
use dyad_platform::ids::Chance;
use dyad_platform::keys::Sealed;
use dyad_platform::problem::Problem;

use super::{Cadence, Clause, NewClause, Signature, Version, VersionId};

const CLAUSE: &str = "clause";
const SIGNATURE: &str = "signature";

#[derive(sqlx::FromRow)]
struct VersionRow {
    id: VersionId,
    number: i64,
    author_id: PersonId,
    text_hash: Option<String>,
    proposed_at: Option<Moment>,
    withdrawn_at: Option<Moment>,
    in_force_since: Option<Moment>,
    superseded_at: Option<Moment>,
}

#[derive(sqlx::FromRow)]
struct ClauseRow {
    clause_key: String,
    id: String,
    author_id: PersonId,
    title_sealed: Sealed,
    body_sealed: Sealed,
}

/// All versions of the room's agreement, the newest first.
pub(crate) async fn versions(tx: &mut Tx, room: &InThePair) -> Result<Vec<Version>, sqlx::Error> {
    let rows: Vec<VersionRow> = sqlx::query_as(
        "SELECT id, number, author_id, text_hash, proposed_at, withdrawn_at, in_force_since, superseded_at \
         FROM agreement_version WHERE partnership_id = $1 ORDER BY number DESC",
    )
    .bind(room.id())
    .fetch_all(tx.conn())
    .await?;
    let signed: Vec<(VersionId, PersonId, Moment)> = sqlx::query_as(
        "SELECT signature.version_id, signature.person_id, signature.signed_at FROM signature \
         JOIN agreement_version ON agreement_version.id = signature.version_id \
         WHERE agreement_version.partnership_id = $1 ORDER BY signature.signed_at",
    )
    .bind(room.id())
    .fetch_all(tx.conn())
    .await?;
    Ok(rows.into_iter().map(|row| version(row, &signed)).collect())
}

/// Whether a version holds. No word of it.
pub(crate) async fn is_in_force(
    tx: &mut Tx,
    seat: &dyad_pairing::access::Seat,
) -> Result<bool, sqlx::Error> {
    let holding: i64 = sqlx::query_scalar(
        "SELECT COUNT(*) FROM agreement_version WHERE partnership_id = $1 AND in_force_since IS NOT NULL AND superseded_at IS NULL",
    )
    .bind(seat.id())
    .fetch_one(tx.conn())
    .await?;
    Ok(holding > 0)
}

fn version(row: VersionRow, signed: &[(VersionId, PersonId, Moment)]) -> Version {
    let of_it = signed.iter().filter(|(version, ..)| *version == row.id);
    let signatures = of_it.map(|(_, person_id, signed_at)| Signature {
        person_id: person_id.clone(),
        signed_at: *signed_at,
    });
    Version {
        signatures: signatures.collect(),
        id: row.id,
        number: row.number,
        author_id: row.author_id,
        text_hash: row.text_hash,
        proposed_at: row.proposed_at,
        withdrawn_at: row.withdrawn_at,
        in_force_since: row.in_force_since,
        superseded_at: row.superseded_at,
    }
}

/// Which partnership a version belongs to, for a job.
pub(super) async fn room_of(
    tx: &mut Tx,
    version: &VersionId,
) -> Result<Option<PartnershipId>, sqlx::Error> {
    sqlx::query_scalar("SELECT partnership_id FROM agreement_version WHERE id = $1")
        .bind(version)
        .fetch_optional(tx.conn())
        .await
}

/// The clauses of a version, opened, in order.
pub(crate) async fn clauses(
    tx: &mut Tx,
    room: &InThePair,
    version: &VersionId,
) -> Result<Vec<Clause>, sqlx::Error> {
    let rows: Vec<ClauseRow> = sqlx::query_as(
        "SELECT version_clause.clause_key, clause.id, clause.author_id, clause.title_sealed, clause.body_sealed \
         FROM version_clause JOIN clause ON clause.id = version_clause.clause_id \
         WHERE version_clause.version_id = $1 AND clause.partnership_id = $2 ORDER BY version_clause.position",
    )
    .bind(version)
    .bind(room.id())
    .fetch_all(tx.conn())
    .await?;
    let opened = rows.into_iter().map(|row| Clause {
        title: room
            .open(
                CLAUSE,
                &format!("{} title", row.id),
                &row.author_id,
                &row.title_sealed,
            )
            .ok(),
        body: room
            .open(
                CLAUSE,
                &format!("{} body", row.id),
                &row.author_id,
                &row.body_sealed,
            )
            .ok(),
        key: row.clause_key,
    });
    Ok(opened.collect())
}

/// The numbers of a version.
pub(crate) async fn cadence(
    tx: &mut Tx,
    version: &VersionId,
) -> Result<Option<Cadence>, sqlx::Error> {
    let row: Option<(i64, Option<i64>, Moment)> = sqlx::query_as(
        "SELECT talks_a_year, answer_within_days, ends_at FROM cadence WHERE version_id = $1",
    )
    .bind(version)
    .fetch_optional(tx.conn())
    .await?;
    Ok(
        row.map(|(talks_a_year, answer_within_days, ends_at)| Cadence {
            talks_a_year,
            answer_within_days,
            ends_at,
        }),
    )
}

/// Adds a draft of mine.
pub(super) async fn add_version(
    tx: &mut Tx,
    room: &InThePair,
    id: &VersionId,
    number: i64,
    now: Moment,
) -> Result<(), sqlx::Error> {
    sqlx::query("INSERT INTO agreement_version (id, partnership_id, number, author_id, made_at) VALUES ($1, $2, $3, $4, $5)")
        .bind(id)
        .bind(room.id())
        .bind(number)
        .bind(&room.me().person_id)
        .bind(now)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// Lets a draft begin with the clauses and numbers of an earlier version.
pub(super) async fn copy(tx: &mut Tx, from: &VersionId, to: &VersionId) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO version_clause (version_id, clause_key, position, clause_id) \
         SELECT $2, clause_key, position, clause_id FROM version_clause WHERE version_id = $1",
    )
    .bind(from)
    .bind(to)
    .execute(tx.conn())
    .await?;
    sqlx::query(
        "INSERT INTO cadence (version_id, talks_a_year, answer_within_days, ends_at) \
         SELECT $2, talks_a_year, answer_within_days, ends_at FROM cadence WHERE version_id = $1",
    )
    .bind(from)
    .bind(to)
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Writes a clause into a draft: in place of the one with its key, or at the end.
pub(super) async fn write_clause(
    tx: &mut Tx,
    room: &InThePair,
    version: &VersionId,
    clause: &NewClause,
    chance: &Chance,
    now: Moment,
) -> Result<(), Problem> {
    let id = chance.id(now);
    let title = room.seal(CLAUSE, &format!("{id} title"), &clause.title, chance)?;
    let body = room.seal(CLAUSE, &format!("{id} body"), &clause.body, chance)?;
    sqlx::query("INSERT INTO clause (id, partnership_id, author_id, title_sealed, body_sealed, written_at) VALUES ($1, $2, $3, $4, $5, $6)")
        .bind(&id)
        .bind(room.id())
        .bind(&room.me().person_id)
        .bind(title)
        .bind(body)
        .bind(now)
        .execute(tx.conn())
        .await?;
    sqlx::query(
        "INSERT INTO version_clause (version_id, clause_key, position, clause_id) \
         VALUES ($1, $2, (SELECT COALESCE(MAX(position), 0) + 1 FROM version_clause WHERE version_id = $1), $3) \
         ON CONFLICT (version_id, clause_key) DO UPDATE SET clause_id = excluded.clause_id",
    )
    .bind(version)
    .bind(&clause.key)
    .bind(&id)
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Takes a clause out of a draft.
pub(super) async fn remove_clause(
    tx: &mut Tx,
    version: &VersionId,
    key: &str,
) -> Result<(), sqlx::Error> {
    sqlx::query("DELETE FROM version_clause WHERE version_id = $1 AND clause_key = $2")
        .bind(version)
        .bind(key)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// Sets the numbers of a draft.
pub(super) async fn set_cadence(
    tx: &mut Tx,
    version: &VersionId,
    cadence: Cadence,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO cadence (version_id, talks_a_year, answer_within_days, ends_at) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (version_id) DO UPDATE SET talks_a_year = excluded.talks_a_year, \
         answer_within_days = excluded.answer_within_days, ends_at = excluded.ends_at",
    )
    .bind(version)
    .bind(cadence.talks_a_year)
    .bind(cadence.answer_within_days)
    .bind(cadence.ends_at)
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Puts a draft up for signing.
pub(super) async fn propose(
    tx: &mut Tx,
    version: &VersionId,
    hash: &str,
    now: Moment,
) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE agreement_version SET text_hash = $2, proposed_at = $3 WHERE id = $1")
        .bind(version)
        .bind(hash)
        .bind(now)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// Takes back what is under way: a newer version comes.
pub(super) async fn withdraw(
    tx: &mut Tx,
    version: &VersionId,
    now: Moment,
) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE agreement_version SET withdrawn_at = $2 WHERE id = $1")
        .bind(version)
        .bind(now)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// Adds my signature under a text with this hash.
pub(super) async fn sign(
    tx: &mut Tx,
    room: &InThePair,
    version: &VersionId,
    hash: &str,
    name: &str,
    chance: &Chance,
    now: Moment,
) -> Result<(), Problem> {
    let sealed = room.seal(SIGNATURE, version.as_str(), name, chance)?;
    sqlx::query(
        "INSERT INTO signature (version_id, person_id, name_sealed, text_hash, signed_at) VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT (version_id, person_id) DO NOTHING",
    )
    .bind(version)
    .bind(&room.me().person_id)
    .bind(sealed)
    .bind(hash)
    .bind(now)
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// How many have signed a version under the text with this hash.
pub(super) async fn signatures_under(
    tx: &mut Tx,
    version: &VersionId,
    hash: &str,
) -> Result<i64, sqlx::Error> {
    sqlx::query_scalar("SELECT COUNT(*) FROM signature WHERE version_id = $1 AND text_hash = $2")
        .bind(version)
        .bind(hash)
        .fetch_one(tx.conn())
        .await
}

/// Lets a version hold from now on, and the one before no longer.
pub(super) async fn enter_into_force(
    tx: &mut Tx,
    room: &InThePair,
    version: &VersionId,
    now: Moment,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "UPDATE agreement_version SET superseded_at = $2 \
         WHERE partnership_id = $1 AND in_force_since IS NOT NULL AND superseded_at IS NULL",
    )
    .bind(room.id())
    .bind(now)
    .execute(tx.conn())
    .await?;
    sqlx::query("UPDATE agreement_version SET in_force_since = $2 WHERE id = $1")
        .bind(version)
        .bind(now)
        .execute(tx.conn())
        .await?;
    Ok(())
}
