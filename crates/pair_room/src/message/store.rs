//! Owns the table message.
#![expect(clippy::disallowed_methods, reason = "SQL lives in store.rs")]

use dyad_pairing::access::InThePair;
use dyad_pairing::partnership::PartnershipId;
use dyad_people::account::PersonId;
use dyad_platform::clock::Moment;
use dyad_platform::db::Tx;
use dyad_platform::ids::Chance;
use dyad_platform::keys::Sealed;
use dyad_platform::problem::Problem;

use super::{Cursor, Message, MessageId, ON_A_PAGE};

const TABLE: &str = "message";

#[derive(sqlx::FromRow)]
struct Row {
    id: MessageId,
    author_id: PersonId,
    words_sealed: Sealed,
    sent_at: Moment,
}

/// To whom a message is on its way. No words: a job may know this.
#[derive(sqlx::FromRow)]
pub(crate) struct Addressed {
    pub(crate) partnership_id: PartnershipId,
    pub(crate) author_id: PersonId,
    pub(crate) told_at: Option<Moment>,
}

/// Who of the two has written, and when first.
#[derive(sqlx::FromRow)]
pub(crate) struct FirstWords {
    pub(crate) author_id: PersonId,
    pub(crate) at: Moment,
}

/// Seals my words and adds them.
pub(crate) async fn add(
    tx: &mut Tx,
    room: &InThePair,
    id: &MessageId,
    words: &str,
    letter_due: Moment,
    chance: &Chance,
    now: Moment,
) -> Result<(), Problem> {
    let sealed = room.seal(TABLE, id.as_str(), words, chance)?;
    sqlx::query("INSERT INTO message (id, partnership_id, author_id, words_sealed, sent_at, letter_due_at) VALUES ($1, $2, $3, $4, $5, $6)")
        .bind(id)
        .bind(room.id())
        .bind(&room.me().person_id)
        .bind(sealed)
        .bind(now)
        .bind(letter_due)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// One page of the conversation, the newest first, and the place where the next one goes on.
pub(crate) async fn page(
    tx: &mut Tx,
    room: &InThePair,
    before: Option<&Cursor>,
) -> Result<(Vec<Message>, Option<Cursor>), sqlx::Error> {
    let (sent_at, id) = before.map_or((Moment(i64::MAX), ""), |cursor| {
        (cursor.sent_at, cursor.id.as_str())
    });
    let mut rows: Vec<Row> = sqlx::query_as(
        "SELECT id, author_id, words_sealed, sent_at FROM message WHERE partnership_id = $1 AND (sent_at, id) < ($2, $3) \
         ORDER BY sent_at DESC, id DESC LIMIT $4",
    )
    .bind(room.id())
    .bind(sent_at)
    .bind(id)
    .bind(i64::try_from(ON_A_PAGE + 1).unwrap_or(i64::MAX))
    .fetch_all(tx.conn())
    .await?;
    let has_more = rows.len() > ON_A_PAGE;
    rows.truncate(ON_A_PAGE);
    let messages: Vec<Message> = rows.into_iter().map(|row| open(room, row)).collect();
    let next = messages.last().filter(|_| has_more).map(|oldest| Cursor {
        sent_at: oldest.sent_at,
        id: oldest.id.clone(),
    });
    Ok((messages, next))
}

fn open(room: &InThePair, row: Row) -> Message {
    let words = room
        .open(TABLE, row.id.as_str(), &row.author_id, &row.words_sealed)
        .ok();
    Message {
        id: row.id,
        author_id: row.author_id,
        words,
        sent_at: row.sent_at,
    }
}

/// Who of the two has written, and when first.
pub(crate) async fn first_words(
    tx: &mut Tx,
    room: &InThePair,
) -> Result<Vec<FirstWords>, sqlx::Error> {
    sqlx::query_as("SELECT author_id, MIN(sent_at) AS at FROM message WHERE partnership_id = $1 GROUP BY author_id")
        .bind(room.id())
        .fetch_all(tx.conn())
        .await
}

/// Who wrote last.
pub(crate) async fn newest_author(
    tx: &mut Tx,
    room: &InThePair,
) -> Result<Option<PersonId>, sqlx::Error> {
    sqlx::query_scalar("SELECT author_id FROM message WHERE partnership_id = $1 ORDER BY sent_at DESC, id DESC LIMIT 1")
        .bind(room.id())
        .fetch_optional(tx.conn())
        .await
}

/// When the newest letter about my words is or was due.
pub(crate) async fn last_letter_due(
    tx: &mut Tx,
    room: &InThePair,
) -> Result<Option<Moment>, sqlx::Error> {
    sqlx::query_scalar(
        "SELECT MAX(letter_due_at) FROM message WHERE partnership_id = $1 AND author_id = $2",
    )
    .bind(room.id())
    .bind(&room.me().person_id)
    .fetch_one(tx.conn())
    .await
}

/// Whose message this is, for the job that tells the partner.
pub(super) async fn addressed(
    tx: &mut Tx,
    id: &MessageId,
) -> Result<Option<Addressed>, sqlx::Error> {
    sqlx::query_as("SELECT partnership_id, author_id, told_at FROM message WHERE id = $1")
        .bind(id)
        .fetch_optional(tx.conn())
        .await
}

/// Notes that the letter about this message is written.
pub(super) async fn mark_told(
    tx: &mut Tx,
    room: &InThePair,
    id: &MessageId,
    now: Moment,
) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE message SET told_at = $3 WHERE id = $1 AND partnership_id = $2")
        .bind(id)
        .bind(room.id())
        .bind(now)
        .execute(tx.conn())
        .await?;
    Ok(())
}
