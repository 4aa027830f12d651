//! Owns the table programme_change.
#![expect(clippy::disallowed_methods, reason = "SQL lives in store.rs")]

use dyad_people::account::PersonId;
use dyad_platform::clock::Moment;
use dyad_platform::db::Tx;

use super::{Act, Change, ChangeId};
use crate::programme::ProgrammeId;

type Result<T> = std::result::Result<T, sqlx::Error>;

#[derive(sqlx::FromRow)]
struct Row {
    id: ChangeId,
    subject: String,
    act: String,
    thing: String,
    before: Option<String>,
    made_by: PersonId,
    name: String,
    made_at: Moment,
}

fn read(row: Row) -> Option<Change> {
    Some(Change {
        id: row.id,
        subject: row.subject,
        act: Act::parse(&row.act)?,
        thing: row.thing,
        before: row.before,
        by: row.made_by,
        by_name: row.name,
        at: row.made_at,
    })
}

/// Notes a change.
pub(crate) async fn add(tx: &mut Tx, programme: &ProgrammeId, change: &Change) -> Result<()> {
    sqlx::query(
        "INSERT INTO programme_change (id, programme_id, number, subject, act, thing, before, made_by, made_at) \
         VALUES ($1, $2, (SELECT COALESCE(MAX(number), 0) + 1 FROM programme_change WHERE programme_id = $2), $3, $4, $5, $6, $7, $8)",
    )
    .bind(&change.id)
    .bind(programme)
    .bind(&change.subject)
    .bind(change.act.as_str())
    .bind(&change.thing)
    .bind(&change.before)
    .bind(&change.by)
    .bind(change.at)
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// The newest changes of a programme, the newest first.
pub(crate) async fn newest(tx: &mut Tx, programme: &ProgrammeId, most: i64) -> Result<Vec<Change>> {
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT programme_change.id, subject, act, thing, before, made_by, person.name, made_at FROM programme_change \
         JOIN person ON person.id = programme_change.made_by WHERE programme_id = $1 \
         ORDER BY number DESC LIMIT $2",
    )
    .bind(programme)
    .bind(most)
    .fetch_all(tx.conn())
    .await?;
    Ok(rows.into_iter().filter_map(read).collect())
}

/// The newest change of one subject.
pub(crate) async fn last_of(
    tx: &mut Tx,
    programme: &ProgrammeId,
    subject: &str,
) -> Result<Option<Change>> {
    let row: Option<Row> = sqlx::query_as(
        "SELECT programme_change.id, subject, act, thing, before, made_by, person.name, made_at FROM programme_change \
         JOIN person ON person.id = programme_change.made_by WHERE programme_id = $1 AND subject = $2 \
         ORDER BY number DESC LIMIT 1",
    )
    .bind(programme)
    .bind(subject)
    .fetch_optional(tx.conn())
    .await?;
    Ok(row.and_then(read))
}
