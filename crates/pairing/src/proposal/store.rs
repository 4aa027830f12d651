//! Owns the tables proposal and proposal_link; reads the view enrolled.
#![expect(clippy::disallowed_methods, reason = "SQL lives in store.rs")]

use dyad_people::account::PersonId;
use dyad_platform::clock::Moment;
use dyad_platform::db::Tx;
use dyad_platform::problem::Problem;
use dyad_programme::cohort::CohortId;

use super::by_phone::Heard;
use super::{Proposal, ProposalId, State};
use crate::access::link::MayAnswer;
use crate::partnership::Role;
use crate::round::RoundId;
use crate::round::draft::Suggested;

type Result<T> = std::result::Result<T, sqlx::Error>;

#[derive(sqlx::FromRow)]
pub(super) struct Row {
    id: ProposalId,
    round_id: Option<RoundId>,
    cohort_id: CohortId,
    mentor_id: PersonId,
    mentee_id: PersonId,
    score: i64,
    reasons: String,
    state: String,
    mentor_answered_at: Option<Moment>,
    mentee_answered_at: Option<Moment>,
    mentor_shares: i64,
    mentee_shares: i64,
    declined_by: Option<String>,
    wants_to_talk: Option<String>,
    expires_at: Option<Moment>,
    phone_yes: Option<String>,
    phone_yes_at: Option<Moment>,
}

pub(super) fn read(row: Row) -> std::result::Result<Proposal, Problem> {
    let unreadable = || Problem::broken("a proposal that can't be read");
    let side = |text: Option<String>| match text.as_deref() {
        Some("mentor") => Some(Role::Mentor),
        Some("mentee") => Some(Role::Mentee),
        _ => None,
    };
    Ok(Proposal {
        id: row.id,
        round_id: row.round_id,
        cohort_id: row.cohort_id,
        mentor_id: row.mentor_id,
        mentee_id: row.mentee_id,
        score: row.score,
        reasons: serde_json::from_str(&row.reasons).map_err(|_| unreadable())?,
        state: State::parse(&row.state).ok_or_else(unreadable)?,
        mentor_answered_at: row.mentor_answered_at,
        mentee_answered_at: row.mentee_answered_at,
        mentor_shares: row.mentor_shares == 1,
        mentee_shares: row.mentee_shares == 1,
        declined_by: side(row.declined_by),
        wants_to_talk: side(row.wants_to_talk),
        expires_at: row.expires_at,
        heard: side(row.phone_yes)
            .zip(row.phone_yes_at)
            .map(|(side, at)| Heard { side, at }),
    })
}

/// Adds a pair of a draft.
pub async fn add(
    tx: &mut Tx,
    id: &ProposalId,
    round: &RoundId,
    cohort: &CohortId,
    pair: &Suggested,
) -> std::result::Result<(), Problem> {
    let reasons = serde_json::to_string(&pair.reasons)
        .map_err(|_| Problem::broken("reasons that can't be kept"))?;
    sqlx::query(
        "INSERT INTO proposal (id, round_id, cohort_id, mentor_id, mentee_id, score, reasons, state, mentor_shares, mentee_shares) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, 'suggested', 0, 0)",
    )
    .bind(id)
    .bind(round)
    .bind(cohort)
    .bind(&pair.mentor)
    .bind(&pair.mentee)
    .bind(pair.score)
    .bind(reasons)
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Adds what a mentee asks for: the mentor has until `answer_by`.
pub async fn add_request(
    tx: &mut Tx,
    id: &ProposalId,
    cohort: &CohortId,
    pair: &Suggested,
    (now, answer_by): (Moment, Moment),
) -> std::result::Result<(), Problem> {
    let reasons = serde_json::to_string(&pair.reasons)
        .map_err(|_| Problem::broken("reasons that can't be kept"))?;
    sqlx::query(
        "INSERT INTO proposal (id, cohort_id, mentor_id, mentee_id, score, reasons, state, mentor_shares, mentee_shares, mentee_answered_at, expires_at) \
         VALUES ($1, $2, $3, $4, $5, $6, 'mentor_asked', 0, 0, $7, $8)",
    )
    .bind(id)
    .bind(cohort)
    .bind(&pair.mentor)
    .bind(&pair.mentee)
    .bind(pair.score)
    .bind(reasons)
    .bind(now)
    .bind(answer_by)
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Takes a pair out of a draft.
pub async fn remove(tx: &mut Tx, id: &ProposalId) -> Result<()> {
    sqlx::query("DELETE FROM proposal WHERE id = $1 AND state = 'suggested'")
        .bind(id)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// The pairs of a round: their ids, mentees and mentors.
pub async fn pairs_of(
    tx: &mut Tx,
    round: &RoundId,
) -> Result<Vec<(ProposalId, PersonId, PersonId)>> {
    sqlx::query_as("SELECT id, mentee_id, mentor_id FROM proposal WHERE round_id = $1 ORDER BY id")
        .bind(round)
        .fetch_all(tx.conn())
        .await
}

/// The proposal with this id.
pub async fn by_id(tx: &mut Tx, id: &ProposalId) -> std::result::Result<Option<Proposal>, Problem> {
    let row: Option<Row> = sqlx::query_as(
        "SELECT id, round_id, cohort_id, mentor_id, mentee_id, score, reasons, state, mentor_answered_at, mentee_answered_at, \
         mentor_shares, mentee_shares, declined_by, wants_to_talk, expires_at, phone_yes, phone_yes_at FROM proposal WHERE id = $1",
    )
    .bind(id)
    .fetch_optional(tx.conn())
    .await?;
    row.map(read).transpose()
}

/// The proposal and the side that a letter's link was made for, by the link's hash.
pub async fn by_link(tx: &mut Tx, hash: &str) -> Result<Option<(ProposalId, Role)>> {
    let found: Option<(ProposalId, String)> =
        sqlx::query_as("SELECT proposal_id, side FROM proposal_link WHERE hash = $1")
            .bind(hash)
            .fetch_optional(tx.conn())
            .await?;
    Ok(found.map(|(id, side)| match side.as_str() {
        "mentor" => (id, Role::Mentor),
        _ => (id, Role::Mentee),
    }))
}

/// Turns the suggestions of a round into questions to its mentors.
pub async fn ask_mentors(tx: &mut Tx, round: &RoundId, answer_by: Moment) -> Result<()> {
    sqlx::query("UPDATE proposal SET state = 'mentor_asked', expires_at = $2 WHERE round_id = $1 AND state = 'suggested'")
        .bind(round)
        .bind(answer_by)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// The proposals of a round whose mentors are asked and have no letter yet.
pub async fn without_letter(tx: &mut Tx, round: &RoundId) -> Result<Vec<ProposalId>> {
    sqlx::query_scalar("SELECT id FROM proposal WHERE round_id = $1 AND state = 'mentor_asked' AND mentor_asked_at IS NULL ORDER BY id")
        .bind(round)
        .fetch_all(tx.conn())
        .await
}

/// Notes that a side is written to; `false` when it was before.
pub async fn note_asked(tx: &mut Tx, id: &ProposalId, side: Role, now: Moment) -> Result<bool> {
    let sql = match side {
        Role::Mentor => {
            "UPDATE proposal SET mentor_asked_at = $2 WHERE id = $1 AND mentor_asked_at IS NULL"
        }
        Role::Mentee => {
            "UPDATE proposal SET mentee_asked_at = $2 WHERE id = $1 AND mentee_asked_at IS NULL"
        }
    };
    let done = sqlx::query(sql)
        .bind(id)
        .bind(now)
        .execute(tx.conn())
        .await?;
    Ok(done.rows_affected() == 1)
}

/// Notes that a side is reminded; `false` when it was before.
pub async fn note_reminded(tx: &mut Tx, id: &ProposalId, side: Role, now: Moment) -> Result<bool> {
    let sql = match side {
        Role::Mentor => {
            "UPDATE proposal SET mentor_reminded_at = $2 WHERE id = $1 AND mentor_reminded_at IS NULL"
        }
        Role::Mentee => {
            "UPDATE proposal SET mentee_reminded_at = $2 WHERE id = $1 AND mentee_reminded_at IS NULL"
        }
    };
    let done = sqlx::query(sql)
        .bind(id)
        .bind(now)
        .execute(tx.conn())
        .await?;
    Ok(done.rows_affected() == 1)
}

/// Keeps the link of a letter.
pub async fn add_link(tx: &mut Tx, id: &ProposalId, side: Role, hash: &str) -> Result<()> {
    sqlx::query("INSERT INTO proposal_link (hash, proposal_id, side) VALUES ($1, $2, $3)")
        .bind(hash)
        .bind(id)
        .bind(side.as_str())
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// Notes that the letter on a proposal's end is written; `false` when it was before.
pub async fn note_told(tx: &mut Tx, proposal: &ProposalId, now: Moment) -> Result<bool> {
    let done = sqlx::query("UPDATE proposal SET told_at = $2 WHERE id = $1 AND told_at IS NULL")
        .bind(proposal)
        .bind(now)
        .execute(tx.conn())
        .await?;
    Ok(done.rows_affected() == 1)
}

/// The mentor's yes: the mentee is asked, and has until `answer_by`.
pub async fn mentor_says_yes(
    tx: &mut Tx,
    may: &MayAnswer,
    shares: bool,
    now: Moment,
    answer_by: Moment,
) -> Result<()> {
    sqlx::query(
        "UPDATE proposal SET state = 'mentee_asked', mentor_answered_at = $2, mentor_shares = $3, expires_at = $4, wants_to_talk = NULL \
         WHERE id = $1 AND state = 'mentor_asked'",
    )
    .bind(may.id())
    .bind(now)
    .bind(i64::from(shares))
    .bind(answer_by)
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// The mentor's yes to what the mentee asked for, which makes the two a pair.
pub async fn request_accepted(
    tx: &mut Tx,
    may: &MayAnswer,
    shares: bool,
    now: Moment,
) -> Result<()> {
    sqlx::query(
        "UPDATE proposal SET state = 'both_ok', mentor_answered_at = $2, mentor_shares = $3, wants_to_talk = NULL \
         WHERE id = $1 AND state = 'mentor_asked'",
    )
    .bind(may.id())
    .bind(now)
    .bind(i64::from(shares))
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// The mentee's yes, which makes the two a pair.
pub async fn mentee_says_yes(
    tx: &mut Tx,
    may: &MayAnswer,
    shares: bool,
    now: Moment,
) -> Result<()> {
    sqlx::query(
        "UPDATE proposal SET state = 'both_ok', mentee_answered_at = $2, mentee_shares = $3, wants_to_talk = NULL \
         WHERE id = $1 AND state = 'mentee_asked'",
    )
    .bind(may.id())
    .bind(now)
    .bind(i64::from(shares))
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// A yes that found the places taken.
pub async fn withdraw(tx: &mut Tx, may: &MayAnswer, now: Moment) -> Result<()> {
    let sql = match may.side() {
        Role::Mentor => {
            "UPDATE proposal SET state = 'withdrawn', mentor_answered_at = $2 WHERE id = $1 AND state = 'mentor_asked'"
        }
        Role::Mentee => {
            "UPDATE proposal SET state = 'withdrawn', mentee_answered_at = $2 WHERE id = $1 AND state = 'mentee_asked'"
        }
    };
    sqlx::query(sql)
        .bind(may.id())
        .bind(now)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// A "not now", with a reason for the coordinators.
pub async fn decline(
    tx: &mut Tx,
    may: &MayAnswer,
    reason: Option<&str>,
    now: Moment,
) -> Result<()> {
    let sql = match may.side() {
        Role::Mentor => {
            "UPDATE proposal SET state = 'declined', declined_by = 'mentor', decline_reason = $2, mentor_answered_at = $3 WHERE id = $1 AND state = 'mentor_asked'"
        }
        Role::Mentee => {
            "UPDATE proposal SET state = 'declined', declined_by = 'mentee', decline_reason = $2, mentee_answered_at = $3 WHERE id = $1 AND state = 'mentee_asked'"
        }
    };
    sqlx::query(sql)
        .bind(may.id())
        .bind(reason)
        .bind(now)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// Notes a yes that a coordinator heard: the question stays open until `answer_by`. `false` when it
/// was noted before.
pub async fn note_heard(
    tx: &mut Tx,
    id: &ProposalId,
    side: Role,
    by: &PersonId,
    now: Moment,
    answer_by: Moment,
) -> Result<bool> {
    let done = sqlx::query(
        "UPDATE proposal SET phone_yes = $2, phone_yes_by = $3, phone_yes_at = $4, expires_at = $5, wants_to_talk = NULL \
         WHERE id = $1 AND (phone_yes IS NULL OR phone_yes <> $2)",
    )
    .bind(id)
    .bind(side.as_str())
    .bind(by)
    .bind(now)
    .bind(answer_by)
    .execute(tx.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}

/// A wish to talk first; `false` when it was noted before.
pub async fn wish_to_talk(tx: &mut Tx, may: &MayAnswer) -> Result<bool> {
    let done = sqlx::query(
        "UPDATE proposal SET wants_to_talk = $2 WHERE id = $1 AND wants_to_talk IS NULL",
    )
    .bind(may.id())
    .bind(may.side().as_str())
    .execute(tx.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Closes what nobody answered in time, and returns which.
pub async fn expire(tx: &mut Tx, now: Moment) -> Result<Vec<ProposalId>> {
    sqlx::query_scalar(
        "UPDATE proposal SET state = 'expired' WHERE state IN ('mentor_asked', 'mentee_asked') AND expires_at < $1 RETURNING id",
    )
    .bind(now)
    .fetch_all(tx.conn())
    .await
}
