//! Owns the tables partnership, membership, partnership_key, partnership_phase and phase_wish.
#![expect(clippy::disallowed_methods, reason = "SQL lives in store.rs")]

use dyad_people::account::PersonId;
use dyad_platform::clock::Moment;
use dyad_platform::db::Tx;
use dyad_platform::keys::WrappedKey;
use dyad_platform::problem::Problem;
use dyad_programme::cohort::CohortId;
use dyad_programme::edition::{self, EditionId};
use dyad_programme::template::Template;

use super::{Load, Member, Partnership, PartnershipId, Phase, Role, Standing};

#[derive(sqlx::FromRow)]
struct Row {
    id: PartnershipId,
    cohort_id: CohortId,
    began_at: Moment,
    planned_end_at: Moment,
    phase: String,
    phase_since: Moment,
    standing: String,
}

#[derive(sqlx::FromRow)]
struct MemberRow {
    person_id: PersonId,
    name: String,
    address: String,
    zone: String,
    role: String,
    shares_address_since: Option<Moment>,
}

fn read(row: Row, members: Vec<MemberRow>) -> Option<Partnership> {
    Some(Partnership {
        id: row.id,
        cohort_id: row.cohort_id,
        began_at: row.began_at,
        planned_end_at: row.planned_end_at,
        phase: Phase::parse(&row.phase)?,
        phase_since: row.phase_since,
        standing: Standing::parse(&row.standing)?,
        members: members.into_iter().map(read_member).collect(),
    })
}

fn read_member(row: MemberRow) -> Member {
    let role = if row.role == "mentor" {
        Role::Mentor
    } else {
        Role::Mentee
    };
    Member {
        person_id: row.person_id,
        name: row.name,
        address: row.address,
        zone: row.zone,
        role,
        shares_address_since: row.shares_address_since,
    }
}

/// The partnership with this id, with its members.
pub async fn by_id(tx: &mut Tx, id: &PartnershipId) -> Result<Option<Partnership>, Problem> {
    let row: Option<Row> = sqlx::query_as("SELECT id, cohort_id, began_at, planned_end_at, phase, phase_since, standing FROM partnership WHERE id = $1")
        .bind(id)
        .fetch_optional(tx.conn())
        .await?;
    let Some(row) = row else { return Ok(None) };
    let members: Vec<MemberRow> = sqlx::query_as(
        "SELECT membership.person_id, person.name, person.address, person.zone, membership.role, membership.shares_address_since \
         FROM membership JOIN person ON person.id = membership.person_id WHERE partnership_id = $1 ORDER BY membership.role, person.id",
    )
    .bind(id)
    .fetch_all(tx.conn())
    .await?;
    read(row, members)
        .map(Some)
        .ok_or_else(|| Problem::broken("a partnership that can't be read"))
}

/// The partnerships of a person that haven't ended: their ids and the partner's name, the oldest first.
pub async fn of_person(
    tx: &mut Tx,
    person: &PersonId,
) -> Result<Vec<(PartnershipId, String)>, sqlx::Error> {
    sqlx::query_as(
        "SELECT partnership.id, person.name FROM membership AS mine \
         JOIN partnership ON partnership.id = mine.partnership_id \
         JOIN membership AS other ON other.partnership_id = mine.partnership_id AND other.person_id <> mine.person_id \
         JOIN person ON person.id = other.person_id \
         WHERE mine.person_id = $1 AND partnership.standing <> 'ended' ORDER BY partnership.began_at, partnership.id",
    )
    .bind(person)
    .fetch_all(tx.conn())
    .await
}

/// What decides whether a mentor may take this mentee now.
pub async fn load(
    tx: &mut Tx,
    cohort: &CohortId,
    mentor: &PersonId,
    mentee: &PersonId,
) -> Result<Load, sqlx::Error> {
    let places = dyad_programme::enrolment::store::places(tx, cohort, mentor, "mentor")
        .await?
        .unwrap_or(0);
    let taken: i64 = sqlx::query_scalar(
        "SELECT COUNT(*) FROM partnership JOIN membership ON membership.partnership_id = partnership.id \
         WHERE partnership.cohort_id = $1 AND membership.person_id = $2 AND membership.role = 'mentor' AND partnership.standing <> 'ended'",
    )
    .bind(cohort)
    .bind(mentor)
    .fetch_one(tx.conn())
    .await?;
    let together: i64 = sqlx::query_scalar(
        "SELECT COUNT(*) FROM partnership JOIN membership AS a ON a.partnership_id = partnership.id \
         JOIN membership AS b ON b.partnership_id = partnership.id \
         WHERE a.person_id = $1 AND b.person_id = $2 AND partnership.standing <> 'ended'",
    )
    .bind(mentor)
    .bind(mentee)
    .fetch_one(tx.conn())
    .await?;
    Ok(Load {
        places,
        taken,
        already_a_pair: together > 0,
    })
}

/// The programme as it was when the two began: what they started from stays theirs.
pub async fn terms(tx: &mut Tx, room: &crate::access::InThePair) -> Result<Template, Problem> {
    terms_at(tx, room.seat()).await
}

/// The same for whoever acts without opening anything.
pub async fn terms_at(tx: &mut Tx, seat: &crate::access::Seat) -> Result<Template, Problem> {
    let edition: EditionId = sqlx::query_scalar("SELECT edition_id FROM partnership WHERE id = $1")
        .bind(seat.id())
        .fetch_one(tx.conn())
        .await?;
    edition::store::by_id(tx, &edition).await
}

/// Adds a partnership with its members and a data key for each of them.
pub async fn add(
    tx: &mut Tx,
    partnership: &Partnership,
    edition: &EditionId,
    proposal: Option<&str>,
    keys: &[(PersonId, WrappedKey)],
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO partnership (id, cohort_id, proposal_id, edition_id, began_at, planned_end_at, phase, phase_since, standing, standing_since) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $5)",
    )
    .bind(&partnership.id)
    .bind(&partnership.cohort_id)
    .bind(proposal)
    .bind(edition)
    .bind(partnership.began_at)
    .bind(partnership.planned_end_at)
    .bind(partnership.phase.as_str())
    .bind(partnership.phase_since)
    .bind(partnership.standing.as_str())
    .execute(tx.conn())
    .await?;
    for member in &partnership.members {
        add_member(tx, &partnership.id, member).await?;
    }
    for (author, wrapped) in keys {
        add_key(tx, &partnership.id, author, wrapped).await?;
    }
    Ok(())
}

async fn add_member(
    tx: &mut Tx,
    partnership: &PartnershipId,
    member: &Member,
) -> Result<(), sqlx::Error> {
    sqlx::query("INSERT INTO membership (partnership_id, person_id, role, shares_address_since) VALUES ($1, $2, $3, $4)")
        .bind(partnership)
        .bind(&member.person_id)
        .bind(member.role.as_str())
        .bind(member.shares_address_since)
        .execute(tx.conn())
        .await?;
    Ok(())
}

async fn add_key(
    tx: &mut Tx,
    partnership: &PartnershipId,
    author: &PersonId,
    wrapped: &WrappedKey,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO partnership_key (partnership_id, author_id, wrapped) VALUES ($1, $2, $3)",
    )
    .bind(partnership)
    .bind(author)
    .bind(wrapped)
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// The wrapped keys of a partnership, by author.
pub(crate) async fn keys(
    tx: &mut Tx,
    partnership: &PartnershipId,
) -> Result<Vec<(PersonId, WrappedKey)>, sqlx::Error> {
    sqlx::query_as("SELECT author_id, wrapped FROM partnership_key WHERE partnership_id = $1")
        .bind(partnership)
        .fetch_all(tx.conn())
        .await
}

/// Ends a partnership, unless it ended before.
pub async fn end(tx: &mut Tx, id: &PartnershipId, now: Moment) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE partnership SET standing = 'ended', standing_since = $2 WHERE id = $1 AND standing <> 'ended'")
        .bind(id)
        .bind(now)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// Lets the partner see a member's address from now on, or no longer.
pub async fn share_address(
    tx: &mut Tx,
    room: &crate::access::InThePair,
    since: Option<Moment>,
) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE membership SET shares_address_since = $3 WHERE partnership_id = $1 AND person_id = $2")
        .bind(room.id())
        .bind(&room.me().person_id)
        .bind(since)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// Lets a pair enter a phase, for the cause named; wishes that led there are done.
pub(super) async fn enter_phase(
    tx: &mut Tx,
    pair: &Partnership,
    phase: Phase,
    cause: &str,
    now: Moment,
) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE partnership SET phase = $2, phase_since = $3 WHERE id = $1")
        .bind(&pair.id)
        .bind(phase.as_str())
        .bind(now)
        .execute(tx.conn())
        .await?;
    sqlx::query(
        "INSERT INTO partnership_phase (partnership_id, number, phase, entered_at, cause) \
         SELECT $1, COUNT(*) + 1, $2, $3, $4 FROM partnership_phase WHERE partnership_id = $1",
    )
    .bind(&pair.id)
    .bind(phase.as_str())
    .bind(now)
    .bind(cause)
    .execute(tx.conn())
    .await?;
    sqlx::query("DELETE FROM phase_wish WHERE partnership_id = $1")
        .bind(&pair.id)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// Notes that somebody wants to be in another phase; a later wish takes the place of an earlier one.
pub(super) async fn note_wish(
    tx: &mut Tx,
    pair: &Partnership,
    person: &PersonId,
    to: Phase,
    now: Moment,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO phase_wish (partnership_id, person_id, phase, wished_at) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (partnership_id, person_id) DO UPDATE SET phase = excluded.phase, wished_at = excluded.wished_at",
    )
    .bind(&pair.id)
    .bind(person)
    .bind(to.as_str())
    .bind(now)
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Who wants to be in which other phase.
pub async fn wishes(
    tx: &mut Tx,
    pair: &PartnershipId,
) -> Result<Vec<(PersonId, Phase)>, sqlx::Error> {
    let rows: Vec<(PersonId, String)> =
        sqlx::query_as("SELECT person_id, phase FROM phase_wish WHERE partnership_id = $1")
            .bind(pair)
            .fetch_all(tx.conn())
            .await?;
    let read = |(person, phase): (PersonId, String)| Some((person, Phase::parse(&phase)?));
    Ok(rows.into_iter().filter_map(read).collect())
}

/// Running pairs that don't look back yet and mean to end before a moment, with their editions.
pub(super) async fn ending_before(
    tx: &mut Tx,
    moment: Moment,
) -> Result<Vec<(PartnershipId, EditionId)>, sqlx::Error> {
    sqlx::query_as(
        "SELECT id, edition_id FROM partnership WHERE standing = 'running' AND phase <> 'closure' AND planned_end_at <= $1",
    )
    .bind(moment)
    .fetch_all(tx.conn())
    .await
}
