//! Owns the tables running_pair and running_pair_link; reads person and the view pair_facts.
#![expect(clippy::disallowed_methods, reason = "SQL lives in store.rs")]

use dyad_people::account::PersonId;
use dyad_platform::clock::Moment;
use dyad_platform::db::Tx;
use dyad_platform::problem::Problem;
use dyad_programme::cohort::CohortId;

use super::{BatchId, RunningPair, RunningPairId, State};
use crate::partnership::{PartnershipId, Role};

type Result<T> = std::result::Result<T, sqlx::Error>;

#[derive(sqlx::FromRow)]
struct Row {
    id: RunningPairId,
    cohort_id: CohortId,
    mentor_id: PersonId,
    mentee_id: PersonId,
    began_at: Moment,
    made_by: PersonId,
    state: String,
    mentor_yes_at: Option<Moment>,
    mentee_yes_at: Option<Moment>,
    mentor_shares: i64,
    mentee_shares: i64,
}

/// A pair on its way in.
pub(crate) struct New {
    pub(crate) id: RunningPairId,
    pub(crate) mentor: PersonId,
    pub(crate) mentee: PersonId,
    /// Who of the two is here only by this.
    pub(crate) mentor_is_new: bool,
    pub(crate) mentee_is_new: bool,
    pub(crate) began_at: Moment,
}

const COLUMNS: &str = "id, cohort_id, mentor_id, mentee_id, began_at, made_by, state, mentor_yes_at, mentee_yes_at, mentor_shares, mentee_shares";

fn read(row: Row) -> std::result::Result<RunningPair, Problem> {
    let unreadable = || Problem::broken("a running pair that can't be read");
    Ok(RunningPair {
        state: State::of(&row.state).ok_or_else(unreadable)?,
        id: row.id,
        cohort_id: row.cohort_id,
        mentor_id: row.mentor_id,
        mentee_id: row.mentee_id,
        began_at: row.began_at,
        made_by: row.made_by,
        mentor_yes_at: row.mentor_yes_at,
        mentee_yes_at: row.mentee_yes_at,
        mentor_shares: row.mentor_shares == 1,
        mentee_shares: row.mentee_shares == 1,
    })
}

/// Adds a pair whose letters leave later.
pub(crate) async fn add(
    tx: &mut Tx,
    cohort: &CohortId,
    (batch, leaves_at): (&BatchId, Moment),
    new: &New,
    (by, now): (&PersonId, Moment),
) -> Result<()> {
    sqlx::query(
        "INSERT INTO running_pair (id, cohort_id, batch_id, mentor_id, mentee_id, mentor_new_since, mentee_new_since, began_at, state, \
         made_by, made_at, leaves_at, mentor_shares, mentee_shares) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'held', $9, $10, $11, 0, 0)",
    )
    .bind(&new.id)
    .bind(cohort)
    .bind(batch)
    .bind(&new.mentor)
    .bind(&new.mentee)
    .bind(new.mentor_is_new.then_some(now))
    .bind(new.mentee_is_new.then_some(now))
    .bind(new.began_at)
    .bind(by)
    .bind(now)
    .bind(leaves_at)
    .execute(tx.conn())
    .await?;
    Ok(())
}

pub(crate) async fn by_id(
    tx: &mut Tx,
    id: &RunningPairId,
) -> std::result::Result<Option<RunningPair>, Problem> {
    let sql = format!("SELECT {COLUMNS} FROM running_pair WHERE id = $1");
    let row: Option<Row> = sqlx::query_as(sqlx::AssertSqlSafe(sql))
        .bind(id)
        .fetch_optional(tx.conn())
        .await?;
    row.map(read).transpose()
}

/// The pair and the side that a letter's link was made for, by the link's hash.
pub(crate) async fn by_link(tx: &mut Tx, hash: &str) -> Result<Option<(RunningPairId, Role)>> {
    let found: Option<(RunningPairId, String)> =
        sqlx::query_as("SELECT running_pair_id, side FROM running_pair_link WHERE hash = $1")
            .bind(hash)
            .fetch_optional(tx.conn())
            .await?;
    Ok(found.map(|(id, side)| match side.as_str() {
        "mentor" => (id, Role::Mentor),
        _ => (id, Role::Mentee),
    }))
}

pub(crate) async fn add_link(
    tx: &mut Tx,
    id: &RunningPairId,
    side: Role,
    hash: &str,
) -> Result<()> {
    sqlx::query("INSERT INTO running_pair_link (hash, running_pair_id, side) VALUES ($1, $2, $3)")
        .bind(hash)
        .bind(id)
        .bind(side.as_str())
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// Mentors' and mentees' addresses of pairs that were entered and not answered by both.
pub(crate) async fn entered(tx: &mut Tx, cohort: &CohortId) -> Result<Vec<(String, String)>> {
    sqlx::query_as(
        "SELECT mentor.address, mentee.address FROM running_pair JOIN person AS mentor ON mentor.id = mentor_id \
         JOIN person AS mentee ON mentee.id = mentee_id WHERE cohort_id = $1 AND state IN ('held', 'asked')",
    )
    .bind(cohort)
    .fetch_all(tx.conn())
    .await
}

/// Mentors' and mentees' addresses of all pairs that haven't ended.
pub(crate) async fn pairs(tx: &mut Tx) -> Result<Vec<(String, String)>> {
    sqlx::query_as(
        "SELECT mentor.address, mentee.address FROM pair_facts JOIN person AS mentor ON mentor.id = pair_facts.mentor_id \
         JOIN person AS mentee ON mentee.id = pair_facts.mentee_id WHERE standing <> 'ended'",
    )
    .fetch_all(tx.conn())
    .await
}

/// The addresses of people by their ids.
pub(crate) async fn addresses(tx: &mut Tx, people: &[PersonId]) -> Result<Vec<(PersonId, String)>> {
    let mut found = Vec::new();
    for some in people.chunks(500) {
        let marks: Vec<String> = (1..=some.len()).map(|at| format!("${at}")).collect();
        let sql = format!(
            "SELECT id, address FROM person WHERE id IN ({})",
            marks.join(", ")
        );
        let mut query = sqlx::query_as(sqlx::AssertSqlSafe(sql));
        for id in some {
            query = query.bind(id);
        }
        let rows: Vec<(PersonId, String)> = query.fetch_all(tx.conn()).await?;
        found.extend(rows);
    }
    Ok(found)
}

/// The pairs of a batch whose letters leave now.
pub(crate) async fn ask(tx: &mut Tx, batch: &BatchId, now: Moment) -> Result<Vec<RunningPairId>> {
    sqlx::query("UPDATE running_pair SET state = 'asked', asked_at = $2 WHERE batch_id = $1 AND state = 'held' AND leaves_at <= $2")
        .bind(batch)
        .bind(now)
        .execute(tx.conn())
        .await?;
    sqlx::query_scalar(
        "SELECT id FROM running_pair WHERE batch_id = $1 AND state = 'asked' AND written_at IS NULL ORDER BY id",
    )
    .bind(batch)
    .fetch_all(tx.conn())
    .await
}

/// Notes that both are written to; `false` when they were before.
pub(crate) async fn note_written(tx: &mut Tx, id: &RunningPairId, now: Moment) -> Result<bool> {
    let done = sqlx::query(
        "UPDATE running_pair SET written_at = $2 WHERE id = $1 AND state = 'asked' AND written_at IS NULL",
    )
    .bind(id)
    .bind(now)
    .execute(tx.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Pairs that were asked before this moment and not reminded.
pub(crate) async fn to_remind(tx: &mut Tx, before: Moment) -> Result<Vec<RunningPairId>> {
    sqlx::query_scalar("SELECT id FROM running_pair WHERE state = 'asked' AND asked_at <= $1 AND reminded_at IS NULL ORDER BY id")
        .bind(before)
        .fetch_all(tx.conn())
        .await
}

pub(crate) async fn note_reminded(tx: &mut Tx, id: &RunningPairId, now: Moment) -> Result<bool> {
    let done = sqlx::query(
        "UPDATE running_pair SET reminded_at = $2 WHERE id = $1 AND reminded_at IS NULL",
    )
    .bind(id)
    .bind(now)
    .execute(tx.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}

/// One of the two confirms.
pub(crate) async fn say_yes(
    tx: &mut Tx,
    id: &RunningPairId,
    side: Role,
    shares: bool,
    now: Moment,
) -> Result<()> {
    let sql = match side {
        Role::Mentor => {
            "UPDATE running_pair SET mentor_yes_at = $2, mentor_shares = $3 WHERE id = $1"
        }
        Role::Mentee => {
            "UPDATE running_pair SET mentee_yes_at = $2, mentee_shares = $3 WHERE id = $1"
        }
    };
    sqlx::query(sql)
        .bind(id)
        .bind(now)
        .bind(i64::from(shares))
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// It comes to an end; `by` is who said no.
pub(crate) async fn end(
    tx: &mut Tx,
    id: &RunningPairId,
    state: State,
    by: Option<Role>,
    now: Moment,
) -> Result<()> {
    sqlx::query("UPDATE running_pair SET state = $2, declined_by = $3, ended_at = $4 WHERE id = $1 AND state = 'asked'")
        .bind(id)
        .bind(state.key())
        .bind(by.map(Role::as_str))
        .bind(now)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// Both confirmed.
pub(crate) async fn note_begun(
    tx: &mut Tx,
    id: &RunningPairId,
    partnership: &PartnershipId,
) -> Result<()> {
    sqlx::query("UPDATE running_pair SET state = 'begun', partnership_id = $2 WHERE id = $1")
        .bind(id)
        .bind(partnership)
        .execute(tx.conn())
        .await?;
    Ok(())
}

pub(crate) async fn partnership_of(
    tx: &mut Tx,
    id: &RunningPairId,
) -> Result<Option<PartnershipId>> {
    let found: Option<Option<PartnershipId>> =
        sqlx::query_scalar("SELECT partnership_id FROM running_pair WHERE id = $1")
            .bind(id)
            .fetch_optional(tx.conn())
            .await?;
    Ok(found.flatten())
}

/// Pairs that were asked before this moment and not confirmed by both.
pub(crate) async fn overdue(tx: &mut Tx, before: Moment) -> Result<Vec<RunningPairId>> {
    sqlx::query_scalar(
        "SELECT id FROM running_pair WHERE state = 'asked' AND asked_at <= $1 ORDER BY id",
    )
    .bind(before)
    .fetch_all(tx.conn())
    .await
}

/// Pairs of a batch that can still be taken back.
pub(crate) async fn of_held_batch(
    tx: &mut Tx,
    cohort: &CohortId,
    batch: &BatchId,
    now: Moment,
) -> Result<Vec<RunningPairId>> {
    sqlx::query_scalar("SELECT id FROM running_pair WHERE cohort_id = $1 AND batch_id = $2 AND state = 'held' AND leaves_at > $3")
        .bind(cohort)
        .bind(batch)
        .bind(now)
        .fetch_all(tx.conn())
        .await
}

/// Lets the letters of a batch leave now.
pub(crate) async fn leave_now(
    tx: &mut Tx,
    cohort: &CohortId,
    batch: &BatchId,
    now: Moment,
) -> Result<()> {
    sqlx::query("UPDATE running_pair SET leaves_at = $3 WHERE cohort_id = $1 AND batch_id = $2 AND state = 'held'")
        .bind(cohort)
        .bind(batch)
        .bind(now)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// Pairs that came to nothing before this moment.
pub(crate) async fn long_over(tx: &mut Tx, before: Moment) -> Result<Vec<RunningPairId>> {
    sqlx::query_scalar("SELECT id FROM running_pair WHERE ended_at <= $1 ORDER BY id")
        .bind(before)
        .fetch_all(tx.conn())
        .await
}

/// Takes a pair away, and returns who of the two was here only by it.
pub(crate) async fn remove(tx: &mut Tx, id: &RunningPairId) -> Result<Vec<PersonId>> {
    let newcomers: Vec<PersonId> = sqlx::query_scalar(
        "SELECT mentor_id FROM running_pair WHERE id = $1 AND mentor_new_since IS NOT NULL \
         UNION SELECT mentee_id FROM running_pair WHERE id = $1 AND mentee_new_since IS NOT NULL",
    )
    .bind(id)
    .fetch_all(tx.conn())
    .await?;
    for sql in [
        "DELETE FROM running_pair_link WHERE running_pair_id = $1",
        "DELETE FROM running_pair WHERE id = $1",
    ] {
        sqlx::query(sql).bind(id).execute(tx.conn()).await?;
    }
    Ok(newcomers)
}

/// Whether somebody stands in a pair of this chapter, or is asked about one.
pub(crate) async fn is_in_a_pair(tx: &mut Tx, person: &PersonId) -> Result<bool> {
    let found: i64 = sqlx::query_scalar(
        "SELECT (SELECT COUNT(*) FROM running_pair WHERE mentor_id = $1 OR mentee_id = $1) \
         + (SELECT COUNT(*) FROM membership WHERE person_id = $1) + (SELECT COUNT(*) FROM proposal WHERE mentor_id = $1 OR mentee_id = $1)",
    )
    .bind(person)
    .fetch_one(tx.conn())
    .await?;
    Ok(found > 0)
}
