//! Owns no table: reads proposals with the names of their two, and the view enrolled.
#![expect(clippy::disallowed_methods, reason = "SQL lives in store.rs")]

use dyad_people::account::PersonId;
use dyad_platform::clock::Moment;
use dyad_platform::db::Tx;
use dyad_platform::problem::Problem;
use dyad_programme::cohort::CohortId;

use super::{Listed, Sort};
use crate::partnership::{PartnershipId, Role};
use crate::proposal::store::{Row, read};
use crate::proposal::{ProposalId, State};
use crate::round::RoundId;

#[derive(sqlx::FromRow)]
struct ListedRow {
    #[sqlx(flatten)]
    row: Row,
    mentor_name: String,
    mentee_name: String,
    decline_reason: Option<String>,
}

#[derive(sqlx::FromRow)]
struct OpenRow {
    #[sqlx(flatten)]
    row: ListedRow,
    since: Moment,
}

fn listed(row: ListedRow) -> Result<Listed, Problem> {
    Ok(Listed {
        proposal: read(row.row)?,
        mentor: row.mentor_name,
        mentee: row.mentee_name,
        decline_reason: row.decline_reason,
    })
}

/// Some of the pairs of a round.
pub async fn of_round(
    tx: &mut Tx,
    round: &RoundId,
    sort: Sort,
    most: i64,
    skipped: i64,
) -> Result<Vec<Listed>, Problem> {
    let sql = match sort {
        Sort::Mentee => {
            "SELECT proposal.id, round_id, cohort_id, mentor_id, mentee_id, score, reasons, state, mentor_answered_at, mentee_answered_at, \
             mentor_shares, mentee_shares, declined_by, wants_to_talk, expires_at, phone_yes, phone_yes_at, decline_reason, mentor.name AS mentor_name, mentee.name AS mentee_name \
             FROM proposal JOIN person AS mentor ON mentor.id = mentor_id JOIN person AS mentee ON mentee.id = mentee_id \
             WHERE round_id = $1 ORDER BY mentee.name, proposal.id LIMIT $2 OFFSET $3"
        }
        Sort::Mentor => {
            "SELECT proposal.id, round_id, cohort_id, mentor_id, mentee_id, score, reasons, state, mentor_answered_at, mentee_answered_at, \
             mentor_shares, mentee_shares, declined_by, wants_to_talk, expires_at, phone_yes, phone_yes_at, decline_reason, mentor.name AS mentor_name, mentee.name AS mentee_name \
             FROM proposal JOIN person AS mentor ON mentor.id = mentor_id JOIN person AS mentee ON mentee.id = mentee_id \
             WHERE round_id = $1 ORDER BY mentor.name, proposal.id LIMIT $2 OFFSET $3"
        }
        Sort::Score => {
            "SELECT proposal.id, round_id, cohort_id, mentor_id, mentee_id, score, reasons, state, mentor_answered_at, mentee_answered_at, \
             mentor_shares, mentee_shares, declined_by, wants_to_talk, expires_at, phone_yes, phone_yes_at, decline_reason, mentor.name AS mentor_name, mentee.name AS mentee_name \
             FROM proposal JOIN person AS mentor ON mentor.id = mentor_id JOIN person AS mentee ON mentee.id = mentee_id \
             WHERE round_id = $1 ORDER BY score, proposal.id LIMIT $2 OFFSET $3"
        }
    };
    let query = sqlx::query_as(sql).bind(round).bind(most).bind(skipped);
    let rows: Vec<ListedRow> = query.fetch_all(tx.conn()).await?;
    rows.into_iter().map(listed).collect()
}

/// One pair of a round.
pub async fn one_of_round(
    tx: &mut Tx,
    round: &RoundId,
    id: &ProposalId,
) -> Result<Option<Listed>, Problem> {
    let sql = "SELECT proposal.id, round_id, cohort_id, mentor_id, mentee_id, score, reasons, state, mentor_answered_at, mentee_answered_at, \
             mentor_shares, mentee_shares, declined_by, wants_to_talk, expires_at, phone_yes, phone_yes_at, decline_reason, mentor.name AS mentor_name, mentee.name AS mentee_name \
             FROM proposal JOIN person AS mentor ON mentor.id = mentor_id JOIN person AS mentee ON mentee.id = mentee_id \
             WHERE round_id = $1 AND proposal.id = $2";
    let row: Option<ListedRow> = sqlx::query_as(sql)
        .bind(round)
        .bind(id)
        .fetch_optional(tx.conn())
        .await?;
    row.map(listed).transpose()
}

/// What waits for somebody's answer, the soonest to end first.
pub async fn open_for(
    tx: &mut Tx,
    person: &PersonId,
    now: Moment,
) -> Result<Vec<(Listed, Role)>, Problem> {
    let sql = "SELECT proposal.id, round_id, cohort_id, mentor_id, mentee_id, score, reasons, state, mentor_answered_at, mentee_answered_at, \
             mentor_shares, mentee_shares, declined_by, wants_to_talk, expires_at, phone_yes, phone_yes_at, decline_reason, mentor.name AS mentor_name, mentee.name AS mentee_name \
             FROM proposal JOIN person AS mentor ON mentor.id = mentor_id JOIN person AS mentee ON mentee.id = mentee_id \
             WHERE ((mentor_id = $1 AND state = 'mentor_asked') OR (mentee_id = $1 AND state = 'mentee_asked')) \
         AND expires_at >= $2 ORDER BY expires_at, proposal.id";
    let rows: Vec<ListedRow> = sqlx::query_as(sql)
        .bind(person)
        .bind(now)
        .fetch_all(tx.conn())
        .await?;
    let with_side = |row| {
        let listed = listed(row)?;
        let side = if listed.proposal.state == State::MentorAsked {
            Role::Mentor
        } else {
            Role::Mentee
        };
        Ok((listed, side))
    };
    rows.into_iter().map(with_side).collect()
}

/// What waits for an answer in a cohort, but for what concerns the reader (INV-07): the longest
/// asked first, with since when.
pub async fn open_in(
    tx: &mut Tx,
    cohort: &CohortId,
    reader: &PersonId,
) -> Result<Vec<(Listed, Moment)>, Problem> {
    let sql = "SELECT proposal.id, round_id, cohort_id, mentor_id, mentee_id, score, reasons, state, mentor_answered_at, mentee_answered_at, \
             mentor_shares, mentee_shares, declined_by, wants_to_talk, expires_at, phone_yes, phone_yes_at, decline_reason, mentor.name AS mentor_name, mentee.name AS mentee_name, \
             COALESCE(CASE WHEN state = 'mentor_asked' THEN mentor_asked_at ELSE mentee_asked_at END, 0) AS since \
             FROM proposal JOIN person AS mentor ON mentor.id = mentor_id JOIN person AS mentee ON mentee.id = mentee_id \
             WHERE cohort_id = $1 AND state IN ('mentor_asked', 'mentee_asked') AND mentor_id <> $2 AND mentee_id <> $2 \
             ORDER BY since, proposal.id";
    let rows: Vec<OpenRow> = sqlx::query_as(sql)
        .bind(cohort)
        .bind(reader)
        .fetch_all(tx.conn())
        .await?;
    rows.into_iter()
        .map(|row| Ok((listed(row.row)?, row.since)))
        .collect()
}

/// How many different mentees of a cohort were put to somebody, in whatever came of it.
pub async fn mentees_asked_about(tx: &mut Tx, cohort: &CohortId) -> Result<i64, sqlx::Error> {
    sqlx::query_scalar("SELECT COUNT(DISTINCT mentee_id) FROM proposal WHERE cohort_id = $1 AND state <> 'suggested'")
        .bind(cohort)
        .fetch_one(tx.conn())
        .await
}

/// Mentors and mentees of a cohort who said "not now" to somebody, or nothing at all.
pub async fn resting(
    tx: &mut Tx,
    cohort: &CohortId,
    side: Role,
) -> Result<Vec<PersonId>, sqlx::Error> {
    let sql = match side {
        Role::Mentor => {
            "SELECT DISTINCT mentor_id FROM proposal WHERE cohort_id = $1 AND \
             ((state = 'declined' AND declined_by = 'mentor') OR (state = 'expired' AND mentor_answered_at IS NULL))"
        }
        Role::Mentee => {
            "SELECT DISTINCT mentee_id FROM proposal WHERE cohort_id = $1 AND \
             ((state = 'declined' AND declined_by = 'mentee') OR (state = 'expired' AND mentor_answered_at IS NOT NULL))"
        }
    };
    sqlx::query_scalar(sql)
        .bind(cohort)
        .fetch_all(tx.conn())
        .await
}

/// The partnership that came of a proposal.
pub async fn partnership_of(
    tx: &mut Tx,
    proposal: &ProposalId,
) -> Result<Option<PartnershipId>, sqlx::Error> {
    sqlx::query_scalar("SELECT id FROM partnership WHERE proposal_id = $1")
        .bind(proposal)
        .fetch_optional(tx.conn())
        .await
}

/// The proposal that a partnership came from.
pub async fn of_partnership(
    tx: &mut Tx,
    partnership: &PartnershipId,
) -> Result<Option<ProposalId>, sqlx::Error> {
    sqlx::query_scalar(
        "SELECT proposal.id FROM proposal JOIN partnership ON partnership.proposal_id = proposal.id WHERE partnership.id = $1",
    )
    .bind(partnership)
    .fetch_optional(tx.conn())
    .await
}

/// What somebody answered in a cohort in this role, as it is stored.
pub async fn answers(
    tx: &mut Tx,
    cohort: &CohortId,
    person: &PersonId,
    role: Role,
) -> Result<Option<String>, sqlx::Error> {
    sqlx::query_scalar(
        "SELECT answers FROM enrolled WHERE cohort_id = $1 AND person_id = $2 AND role = $3",
    )
    .bind(cohort)
    .bind(person)
    .bind(role.as_str())
    .fetch_optional(tx.conn())
    .await
}

/// Mentor and mentee of proposals of a cohort that wait for an answer.
pub async fn waiting(
    tx: &mut Tx,
    cohort: &CohortId,
) -> Result<Vec<(PersonId, PersonId)>, sqlx::Error> {
    sqlx::query_as("SELECT mentor_id, mentee_id FROM proposal WHERE cohort_id = $1 AND state IN ('mentor_asked', 'mentee_asked')")
        .bind(cohort)
        .fetch_all(tx.conn())
        .await
}

/// Mentor and mentee who were proposed to each other in a cohort in vain.
pub async fn in_vain(
    tx: &mut Tx,
    cohort: &CohortId,
) -> Result<Vec<(PersonId, PersonId)>, sqlx::Error> {
    sqlx::query_as("SELECT mentor_id, mentee_id FROM proposal WHERE cohort_id = $1 AND state IN ('declined', 'expired')")
        .bind(cohort)
        .fetch_all(tx.conn())
        .await
}

/// How many pairs a round has.
pub async fn size(tx: &mut Tx, round: &RoundId) -> Result<i64, sqlx::Error> {
    sqlx::query_scalar("SELECT COUNT(*) FROM proposal WHERE round_id = $1")
        .bind(round)
        .fetch_one(tx.conn())
        .await
}

/// The points of all pairs of a round.
pub async fn scores(tx: &mut Tx, round: &RoundId) -> Result<Vec<i64>, sqlx::Error> {
    sqlx::query_scalar("SELECT score FROM proposal WHERE round_id = $1")
        .bind(round)
        .fetch_all(tx.conn())
        .await
}

/// How many different mentors a round has.
pub async fn mentors_in(tx: &mut Tx, round: &RoundId) -> Result<i64, sqlx::Error> {
    sqlx::query_scalar("SELECT COUNT(DISTINCT mentor_id) FROM proposal WHERE round_id = $1")
        .bind(round)
        .fetch_one(tx.conn())
        .await
}

/// How many proposals of a round stand where, but for those that concern the reader: with all the
/// other rows in sight, one subtraction would tell the answer they must not see (INV-07).
pub async fn counts(
    tx: &mut Tx,
    round: &RoundId,
    reader: &PersonId,
) -> Result<Vec<(State, i64)>, Problem> {
    let rows: Vec<(String, i64)> = sqlx::query_as(
        "SELECT state, COUNT(*) FROM proposal \
         WHERE round_id = $1 AND mentor_id <> $2 AND mentee_id <> $2 GROUP BY state",
    )
    .bind(round)
    .bind(reader)
    .fetch_all(tx.conn())
    .await?;
    Ok(rows
        .into_iter()
        .filter_map(|(state, n)| Some((State::parse(&state)?, n)))
        .collect())
}
