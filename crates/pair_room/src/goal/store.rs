//! Owns the tables goal, goal_wording and goal_news.
#![expect(clippy::disallowed_methods, reason = "SQL lives in store.rs")]

use dyad_pairing::access::{InThePair, Seat};
use dyad_people::account::PersonId;
use dyad_platform::clock::Moment;
use dyad_platform::db::Tx;
use dyad_platform::ids::Chance;
use dyad_platform::keys::Sealed;
use dyad_platform::problem::Problem;

use super::{Goal, GoalId, News, Wording};

const WORDING: &str = "goal_wording";
const NEWS: &str = "goal_news";

#[derive(sqlx::FromRow)]
struct Row {
    id: GoalId,
    revision: i64,
    author_id: PersonId,
    words_sealed: Sealed,
    measure_sealed: Option<Sealed>,
    by_day: Option<Moment>,
    agreed_at: Option<Moment>,
    reached_at: Option<Moment>,
    dropped_at: Option<Moment>,
}

#[derive(sqlx::FromRow)]
struct NewsRow {
    id: String,
    goal_id: GoalId,
    author_id: PersonId,
    words_sealed: Sealed,
    told_at: Moment,
}

/// All goals of the room, opened, the oldest first.
pub(crate) async fn all(tx: &mut Tx, room: &InThePair) -> Result<Vec<Goal>, sqlx::Error> {
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT goal.id, goal_wording.revision, goal_wording.author_id, goal_wording.words_sealed, goal_wording.measure_sealed, \
         goal_wording.by_day, goal_wording.agreed_at, goal.reached_at, goal.dropped_at FROM goal \
         JOIN goal_wording ON goal_wording.goal_id = goal.id AND goal_wording.revision = goal.revision \
         WHERE goal.partnership_id = $1 ORDER BY goal.made_at, goal.id",
    )
    .bind(room.id())
    .fetch_all(tx.conn())
    .await?;
    let mut news: Vec<NewsRow> = sqlx::query_as(
        "SELECT id, goal_id, author_id, words_sealed, told_at FROM goal_news WHERE partnership_id = $1 ORDER BY told_at, id",
    )
    .bind(room.id())
    .fetch_all(tx.conn())
    .await?;
    let goals = rows.into_iter().map(|row| {
        let own = news.extract_if(.., |it| it.goal_id == row.id);
        let own = own.map(|it| open_news(room, it)).collect();
        open(room, row, own)
    });
    Ok(goals.collect())
}

fn open(room: &InThePair, row: Row, news: Vec<News>) -> Goal {
    let place = |part: &str| format!("{} {} {part}", row.id, row.revision);
    let of = |part: &str, sealed: &Sealed| {
        let opened = room.open(WORDING, &place(part), &row.author_id, sealed);
        opened.ok()
    };
    Goal {
        words: of("words", &row.words_sealed),
        measure: row
            .measure_sealed
            .as_ref()
            .and_then(|sealed| of("measure", sealed)),
        has_measure: row.measure_sealed.is_some(),
        id: row.id,
        revision: row.revision,
        author_id: row.author_id,
        by_day: row.by_day,
        agreed_at: row.agreed_at,
        reached_at: row.reached_at,
        dropped_at: row.dropped_at,
        news,
    }
}

fn open_news(room: &InThePair, row: NewsRow) -> News {
    let words = room.open(NEWS, &row.id, &row.author_id, &row.words_sealed);
    News {
        words: words.ok(),
        author_id: row.author_id,
        at: row.told_at,
    }
}

/// How many goals both want, or have reached together.
pub(crate) async fn agreed(tx: &mut Tx, seat: &Seat) -> Result<i64, sqlx::Error> {
    sqlx::query_scalar(
        "SELECT COUNT(*) FROM goal JOIN goal_wording ON goal_wording.goal_id = goal.id AND goal_wording.revision = goal.revision \
         WHERE goal.partnership_id = $1 AND goal.dropped_at IS NULL AND goal_wording.agreed_at IS NOT NULL",
    )
    .bind(seat.id())
    .fetch_one(tx.conn())
    .await
}

/// Adds a goal without words, which [`reword`] gives it.
pub(super) async fn add(
    tx: &mut Tx,
    room: &InThePair,
    id: &GoalId,
    now: Moment,
) -> Result<(), sqlx::Error> {
    sqlx::query("INSERT INTO goal (id, partnership_id, revision, made_at) VALUES ($1, $2, 0, $3)")
        .bind(id)
        .bind(room.id())
        .bind(now)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// Gives a goal its next wording.
pub(super) async fn reword(
    tx: &mut Tx,
    room: &InThePair,
    id: &GoalId,
    wording: &Wording,
    chance: &Chance,
    now: Moment,
) -> Result<(), Problem> {
    let revision: i64 = sqlx::query_scalar(
        "UPDATE goal SET revision = revision + 1 WHERE id = $1 AND partnership_id = $2 RETURNING revision",
    )
    .bind(id)
    .bind(room.id())
    .fetch_one(tx.conn())
    .await?;
    let place = |part: &str| format!("{id} {revision} {part}");
    let words = room.seal(WORDING, &place("words"), &wording.words, chance)?;
    let measure = wording
        .measure
        .as_deref()
        .map(|measure| room.seal(WORDING, &place("measure"), measure, chance))
        .transpose()?;
    sqlx::query(
        "INSERT INTO goal_wording (goal_id, revision, author_id, words_sealed, measure_sealed, by_day, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(id)
    .bind(revision)
    .bind(&room.me().person_id)
    .bind(words)
    .bind(measure)
    .bind(wording.by_day)
    .bind(now)
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// The other says yes to a wording.
pub(super) async fn agree(
    tx: &mut Tx,
    id: &GoalId,
    revision: i64,
    now: Moment,
) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE goal_wording SET agreed_at = $3 WHERE goal_id = $1 AND revision = $2 AND agreed_at IS NULL")
        .bind(id)
        .bind(revision)
        .bind(now)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// Notes that it is reached, or let go.
pub(super) async fn end(
    tx: &mut Tx,
    id: &GoalId,
    is_reached: bool,
    now: Moment,
) -> Result<(), sqlx::Error> {
    let (reached, dropped) = if is_reached {
        (Some(now), None)
    } else {
        (None, Some(now))
    };
    sqlx::query("UPDATE goal SET reached_at = $2, dropped_at = $3 WHERE id = $1")
        .bind(id)
        .bind(reached)
        .bind(dropped)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// Adds a line on how it goes.
pub(super) async fn tell(
    tx: &mut Tx,
    room: &InThePair,
    goal: &GoalId,
    words: &str,
    chance: &Chance,
    now: Moment,
) -> Result<(), Problem> {
    let id = chance.id(now);
    let sealed = room.seal(NEWS, &id, words, chance)?;
    sqlx::query(
        "INSERT INTO goal_news (id, goal_id, partnership_id, author_id, words_sealed, told_at) VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(&id)
    .bind(goal)
    .bind(room.id())
    .bind(&room.me().person_id)
    .bind(sealed)
    .bind(now)
    .execute(tx.conn())
    .await?;
    Ok(())
}
