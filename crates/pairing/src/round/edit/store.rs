//! Owns the table round_edit.
#![expect(clippy::disallowed_methods, reason = "SQL lives in store.rs")]

use dyad_people::account::PersonId;
use dyad_platform::clock::Moment;
use dyad_platform::db::Tx;
use dyad_platform::problem::Problem;

use super::{Edit, Effect};
use crate::round::RoundId;

#[derive(sqlx::FromRow)]
struct Row {
    number: i64,
    change: String,
    moves: String,
    moved: i64,
    served: i64,
    points: i64,
    made_by: PersonId,
    made_at: Moment,
    undone_at: Option<Moment>,
}

/// All edits of a round, the oldest first.
pub async fn of_round(tx: &mut Tx, round: &RoundId) -> Result<Vec<Edit>, Problem> {
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT number, change, moves, moved, served, points, made_by, made_at, undone_at FROM round_edit \
         WHERE round_id = $1 ORDER BY number",
    )
    .bind(round)
    .fetch_all(tx.conn())
    .await?;
    rows.into_iter().map(read).collect()
}

fn read(row: Row) -> Result<Edit, Problem> {
    let unreadable = |_| Problem::broken("an edit that can't be read");
    Ok(Edit {
        number: row.number,
        change: serde_json::from_str(&row.change).map_err(unreadable)?,
        moves: serde_json::from_str(&row.moves).map_err(unreadable)?,
        effect: Effect {
            moved: row.moved,
            served: row.served,
            points: row.points,
        },
        made_by: row.made_by,
        made_at: row.made_at,
        undone_at: row.undone_at,
    })
}

/// Keeps an edit.
pub async fn add(tx: &mut Tx, round: &RoundId, edit: &Edit) -> Result<(), Problem> {
    let unkeepable = |_| Problem::broken("an edit that can't be kept");
    let change = serde_json::to_string(&edit.change).map_err(unkeepable)?;
    let moves = serde_json::to_string(&edit.moves).map_err(unkeepable)?;
    sqlx::query(
        "INSERT INTO round_edit (round_id, number, change, moves, moved, served, points, made_by, made_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(round)
    .bind(edit.number)
    .bind(change)
    .bind(moves)
    .bind(edit.effect.moved)
    .bind(edit.effect.served)
    .bind(edit.effect.points)
    .bind(&edit.made_by)
    .bind(edit.made_at)
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Undoes an edit; `false` when it was undone before.
pub async fn undo(
    tx: &mut Tx,
    round: &RoundId,
    number: i64,
    by: &PersonId,
    now: Moment,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "UPDATE round_edit SET undone_by = $3, undone_at = $4 WHERE round_id = $1 AND number = $2 AND undone_at IS NULL",
    )
    .bind(round)
    .bind(number)
    .bind(by)
    .bind(now)
    .execute(tx.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}
