//! Owns no table; reads the view pair_facts.
#![expect(clippy::disallowed_methods, reason = "SQL lives in store.rs")]

use dyad_pairing::partnership::{Phase, Standing};
use dyad_platform::clock::Moment;
use dyad_platform::db::Tx;
use dyad_platform::problem::Problem;
use dyad_programme::access::Coordinates;

use super::{Asked, ON_A_PAGE, Order, PairFacts, Talks};

#[derive(sqlx::FromRow)]
struct Row {
    mentor_name: String,
    mentee_name: String,
    phase: String,
    phase_since: Moment,
    began_at: Moment,
    planned_end_at: Moment,
    agreed_since: Option<Moment>,
    agreed_until: Option<Moment>,
    talks_planned: i64,
    talks_held: i64,
    talks_missed: i64,
    last_touchpoint_at: Option<Moment>,
    standing: String,
}

/// Pairs of a programme by phase.
#[derive(sqlx::FromRow)]
pub(super) struct Count {
    phase: String,
    pub(super) pairs: i64,
}

/// One page of the pairs, without those that the coordinator belongs to.
pub(super) async fn list(
    tx: &mut Tx,
    desk: &Coordinates,
    asked: Asked,
) -> Result<Vec<PairFacts>, Problem> {
    let sql = format!(
        "SELECT mentor_name, mentee_name, phase, phase_since, began_at, planned_end_at, agreed_since, agreed_until, \
         talks_planned, talks_held, talks_missed, last_touchpoint_at, standing \
         FROM pair_facts WHERE programme_id = $1 AND mentor_id <> $2 AND mentee_id <> $2 AND ($3 = '' OR phase = $3) \
         ORDER BY {}, partnership_id LIMIT $4 OFFSET $5",
        order_by(asked.order)
    );
    let rows: Vec<Row> = sqlx::query_as(sqlx::AssertSqlSafe(sql))
        .bind(&desk.programme.id)
        .bind(&desk.signed_in.person.id)
        .bind(asked.phase.map_or("", Phase::as_str))
        .bind(ON_A_PAGE)
        .bind((asked.page - 1) * ON_A_PAGE)
        .fetch_all(tx.conn())
        .await?;
    rows.into_iter().map(read).collect()
}

/// How many pairs are in each phase, without those that the coordinator belongs to.
pub(super) async fn counts(tx: &mut Tx, desk: &Coordinates) -> Result<Vec<Count>, sqlx::Error> {
    sqlx::query_as(
        "SELECT phase, COUNT(*) AS pairs FROM pair_facts WHERE programme_id = $1 AND mentor_id <> $2 AND mentee_id <> $2 GROUP BY phase",
    )
    .bind(&desk.programme.id)
    .bind(&desk.signed_in.person.id)
    .fetch_all(tx.conn())
    .await
}

/// To how many pairs of the programme the coordinator belongs: left out of all else here.
pub(super) async fn own(tx: &mut Tx, desk: &Coordinates) -> Result<i64, sqlx::Error> {
    sqlx::query_scalar("SELECT COUNT(*) FROM pair_facts WHERE programme_id = $1 AND (mentor_id = $2 OR mentee_id = $2)")
        .bind(&desk.programme.id)
        .bind(&desk.signed_in.person.id)
        .fetch_one(tx.conn())
        .await
}

impl Count {
    pub(super) fn is_of(&self, phase: Phase) -> bool {
        Phase::parse(&self.phase) == Some(phase)
    }
}

fn order_by(order: Order) -> &'static str {
    match order {
        Order::Name => "LOWER(mentee_name), LOWER(mentor_name)",
        Order::Phase => {
            "CASE phase WHEN 'initiation' THEN 1 WHEN 'negotiation' THEN 2 WHEN 'enabling' THEN 3 ELSE 4 END, phase_since"
        }
        Order::Began => "began_at DESC",
        Order::End => "planned_end_at",
        // Without the COALESCE the two engines would put NULL at different ends.
        Order::Contact => "COALESCE(last_touchpoint_at, 0)",
    }
}

fn read(row: Row) -> Result<PairFacts, Problem> {
    let unreadable = || Problem::broken("a pair whose facts can't be read");
    Ok(PairFacts {
        mentor_name: row.mentor_name,
        mentee_name: row.mentee_name,
        phase: Phase::parse(&row.phase).ok_or_else(unreadable)?,
        phase_since: row.phase_since,
        began_at: row.began_at,
        planned_end_at: row.planned_end_at,
        agreed: row.agreed_since.zip(row.agreed_until),
        talks: Talks {
            planned: row.talks_planned,
            held: row.talks_held,
            missed: row.talks_missed,
        },
        last_contact_at: row.last_touchpoint_at,
        standing: Standing::parse(&row.standing).ok_or_else(unreadable)?,
    })
}
