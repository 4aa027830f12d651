//! Owns the tables round and left_out; reads the views pair_facts and enrolled.
#![expect(clippy::disallowed_methods, reason = "SQL lives in store.rs")]

use std::collections::BTreeMap;

use dyad_people::account::PersonId;
use dyad_platform::clock::Moment;
use dyad_platform::db::Tx;
use dyad_platform::problem::Problem;
use dyad_programme::cohort::{Cohort, CohortId};
use dyad_programme::edition::EditionId;
use dyad_programme::enrolment::store as enrolment;
use dyad_programme::programme::Programme;

use super::draft::Draft;
use super::left::LeftOut;
use super::problem::Given;
use super::{Release, Round, RoundId, State};
use crate::proposal;

#[derive(sqlx::FromRow)]
struct Row {
    id: RoundId,
    cohort_id: CohortId,
    edition_id: EditionId,
    number: i64,
    state: String,
    mentees: i64,
    mentors: i64,
    places: i64,
    served: i64,
    total: i64,
    best: i64,
    most: i64,
    certificate: String,
    made_by: PersonId,
    made_at: Moment,
    released_at: Option<Moment>,
    letters_at: Option<Moment>,
    answer_by: Option<Moment>,
}

/// Who made a draft, and when.
pub struct Made<'m> {
    /// Its id.
    pub id: &'m RoundId,
    /// For which cohort.
    pub cohort: &'m CohortId,
    /// The programme as it is now.
    pub edition: &'m EditionId,
    /// Who.
    pub by: &'m PersonId,
    /// When.
    pub at: Moment,
}

fn read(row: Row) -> Result<Round, Problem> {
    let state =
        State::parse(&row.state).ok_or_else(|| Problem::broken("a round without a state"))?;
    Ok(Round {
        id: row.id,
        cohort_id: row.cohort_id,
        edition: row.edition_id,
        number: row.number,
        state,
        mentees: row.mentees,
        mentors: row.mentors,
        places: row.places,
        served: row.served,
        total: row.total,
        best: row.best,
        most: row.most,
        certificate: row.certificate,
        made_by: row.made_by,
        made_at: row.made_at,
        released_at: row.released_at,
        letters_at: row.letters_at,
        answer_by: row.answer_by,
    })
}

/// Everything that a round of this cohort would be made from now.
pub async fn given(tx: &mut Tx, programme: &Programme, cohort: &Cohort) -> Result<Given, Problem> {
    let held = held(tx, &cohort.id).await?;
    let mut before = pairs_ever(tx, &cohort.id).await?;
    before.extend(proposal::listing::store::in_vain(tx, &cohort.id).await?);
    Ok(Given {
        enrolled: enrolment::of_cohort(tx, &cohort.id).await?,
        apart: enrolment::exclusions(tx, &cohort.id).await?,
        before,
        held,
        on: cohort.starts_at.in_zone(&programme.zone).date(),
    })
}

/// Mentor and mentee for whom a place is held in a cohort: a pair, or a proposal that waits.
pub async fn held(
    tx: &mut Tx,
    cohort: &CohortId,
) -> Result<Vec<(PersonId, PersonId)>, sqlx::Error> {
    let mut held = pairs_of(tx, cohort).await?;
    held.extend(proposal::listing::store::waiting(tx, cohort).await?);
    Ok(held)
}

/// Mentor and mentee of the pairs of a cohort that haven't ended.
async fn pairs_of(
    tx: &mut Tx,
    cohort: &CohortId,
) -> Result<Vec<(PersonId, PersonId)>, sqlx::Error> {
    sqlx::query_as(
        "SELECT mentor_id, mentee_id FROM pair_facts WHERE cohort_id = $1 AND standing <> 'ended'",
    )
    .bind(cohort)
    .fetch_all(tx.conn())
    .await
}

/// Mentor and mentee of all pairs there ever were, as far as the mentor is in this cohort.
async fn pairs_ever(
    tx: &mut Tx,
    cohort: &CohortId,
) -> Result<Vec<(PersonId, PersonId)>, sqlx::Error> {
    sqlx::query_as(
        "SELECT mentor_id, mentee_id FROM pair_facts \
         WHERE mentor_id IN (SELECT person_id FROM enrolled WHERE enrolled.cohort_id = $1)",
    )
    .bind(cohort)
    .fetch_all(tx.conn())
    .await
}

/// Stores a draft with its proposals in place of earlier drafts of the cohort, and returns its number.
pub async fn add(tx: &mut Tx, made: &Made<'_>, draft: &Draft) -> Result<i64, Problem> {
    sqlx::query("UPDATE round SET state = 'discarded' WHERE cohort_id = $1 AND state = 'computed'")
        .bind(made.cohort)
        .execute(tx.conn())
        .await?;
    let number: i64 = sqlx::query_scalar(
        "INSERT INTO round (id, cohort_id, number, state, mentees, mentors, places, served, total, best, most, certificate, made_by, made_at, edition_id) \
         VALUES ($1, $2, (SELECT COALESCE(MAX(number), 0) + 1 FROM round WHERE cohort_id = $2), 'computed', $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) \
         RETURNING number",
    )
    .bind(made.id)
    .bind(made.cohort)
    .bind(draft.counts.mentees)
    .bind(draft.counts.mentors)
    .bind(draft.counts.places)
    .bind(draft.served)
    .bind(draft.total)
    .bind(draft.best)
    .bind(draft.most)
    .bind(&draft.certificate)
    .bind(made.by)
    .bind(made.at)
    .bind(made.edition)
    .fetch_one(tx.conn())
    .await?;
    for (person, left) in &draft.left {
        leave_out(tx, made.id, person, left).await?;
    }
    Ok(number)
}

async fn leave_out(
    tx: &mut Tx,
    round: &RoundId,
    person: &PersonId,
    left: &LeftOut,
) -> Result<(), Problem> {
    let why =
        serde_json::to_string(left).map_err(|_| Problem::broken("a reason that can't be kept"))?;
    sqlx::query("INSERT INTO left_out (round_id, person_id, why) VALUES ($1, $2, $3)")
        .bind(round)
        .bind(person)
        .bind(why)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// The rounds of a cohort that were not discarded, the newest first.
pub async fn of_cohort(tx: &mut Tx, cohort: &CohortId) -> Result<Vec<Round>, Problem> {
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT id, cohort_id, edition_id, number, state, mentees, mentors, places, served, total, best, most, certificate, made_by, made_at, released_at, letters_at, answer_by \
         FROM round WHERE cohort_id = $1 AND state <> 'discarded' ORDER BY number DESC",
    )
    .bind(cohort)
    .fetch_all(tx.conn())
    .await?;
    rows.into_iter().map(read).collect()
}

/// The round with this number.
pub async fn by_number(
    tx: &mut Tx,
    cohort: &CohortId,
    number: i64,
) -> Result<Option<Round>, Problem> {
    let row: Option<Row> = sqlx::query_as(
        "SELECT id, cohort_id, edition_id, number, state, mentees, mentors, places, served, total, best, most, certificate, made_by, made_at, released_at, letters_at, answer_by \
         FROM round WHERE cohort_id = $1 AND number = $2",
    )
    .bind(cohort)
    .bind(number)
    .fetch_optional(tx.conn())
    .await?;
    row.map(read).transpose()
}

/// Who is left without a mentor in a round: their id, name, and why.
pub async fn left_out(
    tx: &mut Tx,
    round: &RoundId,
) -> Result<Vec<(PersonId, String, LeftOut)>, Problem> {
    let rows: Vec<(PersonId, String, String)> = sqlx::query_as(
        "SELECT person.id, person.name, left_out.why FROM left_out JOIN person ON person.id = left_out.person_id \
         WHERE left_out.round_id = $1 ORDER BY person.name, person.id",
    )
    .bind(round)
    .fetch_all(tx.conn())
    .await?;
    let unreadable = |_| Problem::broken("a reason that can't be read");
    rows.into_iter()
        .map(|(id, name, why)| Ok((id, name, serde_json::from_str(&why).map_err(unreadable)?)))
        .collect()
}

/// All rounds of a cohort, the discarded ones, too: number and when they were made, the newest first.
pub async fn numbers(tx: &mut Tx, cohort: &CohortId) -> Result<Vec<(i64, Moment)>, sqlx::Error> {
    sqlx::query_as("SELECT number, made_at FROM round WHERE cohort_id = $1 ORDER BY number DESC")
        .bind(cohort)
        .fetch_all(tx.conn())
        .await
}

/// What everybody in a cohort is called.
pub async fn names(
    tx: &mut Tx,
    cohort: &CohortId,
) -> Result<BTreeMap<PersonId, String>, sqlx::Error> {
    let rows: Vec<(PersonId, String)> =
        sqlx::query_as("SELECT person_id, name FROM enrolled WHERE cohort_id = $1")
            .bind(cohort)
            .fetch_all(tx.conn())
            .await?;
    Ok(rows.into_iter().collect())
}

/// The round with this id.
pub async fn by_id(tx: &mut Tx, id: &RoundId) -> Result<Option<Round>, Problem> {
    let row: Option<Row> = sqlx::query_as(
        "SELECT id, cohort_id, edition_id, number, state, mentees, mentors, places, served, total, best, most, certificate, made_by, made_at, released_at, letters_at, answer_by \
         FROM round WHERE id = $1",
    )
    .bind(id)
    .fetch_optional(tx.conn())
    .await?;
    row.map(read).transpose()
}

/// Puts what was worked out anew in place of what a draft says of its whole.
pub async fn rearrange(
    tx: &mut Tx,
    round: &RoundId,
    edition: &EditionId,
    draft: &Draft,
) -> Result<(), Problem> {
    sqlx::query(
        "UPDATE round SET mentees = $2, mentors = $3, places = $4, served = $5, total = $6, best = $7, most = $8, certificate = $9, edition_id = $10 \
         WHERE id = $1 AND state = 'computed'",
    )
    .bind(round)
    .bind(draft.counts.mentees)
    .bind(draft.counts.mentors)
    .bind(draft.counts.places)
    .bind(draft.served)
    .bind(draft.total)
    .bind(draft.best)
    .bind(draft.most)
    .bind(&draft.certificate)
    .bind(edition)
    .execute(tx.conn())
    .await?;
    sqlx::query("DELETE FROM left_out WHERE round_id = $1")
        .bind(round)
        .execute(tx.conn())
        .await?;
    for (person, left) in &draft.left {
        leave_out(tx, round, person, left).await?;
    }
    Ok(())
}

/// Releases a round, whose letters leave later; `false` when somebody was faster.
pub async fn release(tx: &mut Tx, release: &Release<'_>) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "UPDATE round SET state = 'leaving', released_at = $2, letters_at = $3, answer_by = $4 WHERE id = $1 AND state = 'computed'",
    )
    .bind(&release.round.id)
    .bind(release.at)
    .bind(release.letters_at())
    .bind(release.answer_by)
    .execute(tx.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Takes a release back: the round is the draft that it was.
pub async fn take_back(tx: &mut Tx, round: &RoundId) -> Result<(), sqlx::Error> {
    sqlx::query(
        "UPDATE round SET state = 'computed', released_at = NULL, letters_at = NULL, answer_by = NULL WHERE id = $1 AND state = 'leaving'",
    )
    .bind(round)
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Makes a draft again of a round whose letters must not leave; when they would have left is kept.
pub async fn hold_back(tx: &mut Tx, round: &RoundId) -> Result<(), sqlx::Error> {
    sqlx::query(
        "UPDATE round SET state = 'computed', released_at = NULL, answer_by = NULL WHERE id = $1 AND state = 'leaving'",
    )
    .bind(round)
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// The letters of a round leave: its mentors are asked.
pub async fn send_out(tx: &mut Tx, round: &Round) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE round SET state = 'released' WHERE id = $1 AND state = 'leaving'")
        .bind(&round.id)
        .execute(tx.conn())
        .await?;
    let until = round.answer_by.unwrap_or(round.made_at);
    proposal::store::ask_mentors(tx, &round.id, until).await
}
