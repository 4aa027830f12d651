//! Owns the table meeting_line.
#![expect(clippy::disallowed_methods, reason = "SQL lives in store.rs")]

use dyad_pairing::access::InThePair;
use dyad_people::account::PersonId;
use dyad_platform::clock::Moment;
use dyad_platform::db::Tx;
use dyad_platform::ids::Chance;
use dyad_platform::keys::Sealed;
use dyad_platform::problem::Problem;

use super::{About, Line};
use crate::meeting::MeetingId;

const LINE: &str = "meeting_line";

#[derive(sqlx::FromRow)]
struct LineRow {
    id: String,
    author_id: PersonId,
    words_sealed: Sealed,
    written_at: Moment,
}

/// Seals a line about a talk. Of a place there is one for both, of a topic one for each, of notes as
/// many as the two write.
pub(crate) async fn write(
    tx: &mut Tx,
    room: &InThePair,
    meeting: &MeetingId,
    about: About,
    words: Option<&str>,
    chance: &Chance,
    now: Moment,
) -> Result<(), Problem> {
    match about {
        About::Place => forget(tx, room, meeting, about, None).await?,
        About::Topic => {
            forget(tx, room, meeting, about, Some(&room.me().person_id)).await?;
        }
        About::Note => {}
    }
    let Some(words) = words else { return Ok(()) };
    let id = chance.id(now);
    let sealed = room.seal(LINE, &id, words, chance)?;
    sqlx::query(
        "INSERT INTO meeting_line (id, meeting_id, partnership_id, author_id, kind, words_sealed, written_at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(&id)
    .bind(meeting)
    .bind(room.id())
    .bind(&room.me().person_id)
    .bind(about.as_str())
    .bind(sealed)
    .bind(now)
    .execute(tx.conn())
    .await?;
    Ok(())
}

async fn forget(
    tx: &mut Tx,
    room: &InThePair,
    meeting: &MeetingId,
    about: About,
    author: Option<&PersonId>,
) -> Result<(), sqlx::Error> {
    sqlx::query("DELETE FROM meeting_line WHERE meeting_id = $1 AND partnership_id = $2 AND kind = $3 AND ($4 = '' OR author_id = $4)")
        .bind(meeting)
        .bind(room.id())
        .bind(about.as_str())
        .bind(author.map_or("", PersonId::as_str))
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// The lines about a talk, opened, the oldest first.
pub(crate) async fn lines(
    tx: &mut Tx,
    room: &InThePair,
    meeting: &MeetingId,
    about: About,
) -> Result<Vec<Line>, sqlx::Error> {
    let rows: Vec<LineRow> = sqlx::query_as(
        "SELECT id, author_id, words_sealed, written_at FROM meeting_line \
         WHERE meeting_id = $1 AND partnership_id = $2 AND kind = $3 ORDER BY written_at, id",
    )
    .bind(meeting)
    .bind(room.id())
    .bind(about.as_str())
    .fetch_all(tx.conn())
    .await?;
    let open = |row: LineRow| Line {
        words: room
            .open(LINE, &row.id, &row.author_id, &row.words_sealed)
            .ok(),
        author_id: row.author_id,
        written_at: row.written_at,
    };
    Ok(rows.into_iter().map(open).collect())
}

/// Whether somebody has written what they want to talk about. A date for letters, no word.
pub(crate) async fn has_topic(
    tx: &mut Tx,
    meeting: &MeetingId,
    person: &PersonId,
) -> Result<bool, sqlx::Error> {
    let lines: i64 = sqlx::query_scalar(
        "SELECT COUNT(*) FROM meeting_line WHERE meeting_id = $1 AND author_id = $2 AND kind = 'topic'",
    )
    .bind(meeting)
    .bind(person)
    .fetch_one(tx.conn())
    .await?;
    Ok(lines > 0)
}
