//! Owns the tables meeting, meeting_time, meeting_word, meeting_link and meeting_letter.
#![expect(clippy::disallowed_methods, reason = "SQL lives in store.rs")]

use dyad_pairing::access::Seat;
use dyad_pairing::partnership::PartnershipId;
use dyad_people::account::PersonId;
use dyad_platform::clock::Moment;
use dyad_platform::db::Tx;

use super::{Meeting, MeetingId, Mode, Proposed, Said, Word};

#[derive(sqlx::FromRow)]
struct Row {
    id: MeetingId,
    proposed_by: PersonId,
    minutes: i64,
    mode: String,
    starts_at: Option<Moment>,
    called_off_at: Option<Moment>,
    sequence: i64,
    settled_at: Option<Moment>,
}

const COLUMNS: &str = "meeting.id, meeting.proposed_by, meeting.minutes, meeting.mode, meeting.starts_at, meeting.called_off_at, meeting.sequence, meeting.settled_at";

/// All talks of a pair, the one proposed last first.
pub(crate) async fn all(tx: &mut Tx, seat: &Seat) -> Result<Vec<Meeting>, sqlx::Error> {
    let rows: Vec<Row> = sqlx::query_as(sqlx::AssertSqlSafe(format!(
        "SELECT {COLUMNS} FROM meeting WHERE partnership_id = $1 ORDER BY proposed_at DESC, id DESC"
    )))
    .bind(seat.id())
    .fetch_all(tx.conn())
    .await?;
    let times: Vec<(MeetingId, Moment)> = sqlx::query_as(
        "SELECT meeting_time.meeting_id, meeting_time.starts_at FROM meeting_time JOIN meeting ON meeting.id = meeting_time.meeting_id \
         WHERE meeting.partnership_id = $1 ORDER BY meeting_time.starts_at",
    )
    .bind(seat.id())
    .fetch_all(tx.conn())
    .await?;
    let said: Vec<(MeetingId, PersonId, String, Moment)> = sqlx::query_as(
        "SELECT meeting_word.meeting_id, meeting_word.person_id, meeting_word.word, meeting_word.said_at FROM meeting_word \
         JOIN meeting ON meeting.id = meeting_word.meeting_id WHERE meeting.partnership_id = $1 ORDER BY meeting_word.said_at",
    )
    .bind(seat.id())
    .fetch_all(tx.conn())
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| read(row, &times, &said))
        .collect())
}

fn read(
    row: Row,
    times: &[(MeetingId, Moment)],
    said: &[(MeetingId, PersonId, String, Moment)],
) -> Meeting {
    let times = times.iter().filter(|(meeting, _)| *meeting == row.id);
    let said = said.iter().filter(|(meeting, ..)| *meeting == row.id);
    Meeting {
        times: times.map(|(_, at)| *at).collect(),
        said: said
            .filter_map(|(_, person, word, at)| {
                Some(Said {
                    person_id: person.clone(),
                    word: Word::parse(word)?,
                    at: *at,
                })
            })
            .collect(),
        id: row.id,
        proposed_by: row.proposed_by,
        minutes: row.minutes,
        // The table takes no other.
        mode: Mode::parse(&row.mode).unwrap_or(Mode::Video),
        starts_at: row.starts_at,
        called_off_at: row.called_off_at,
        sequence: row.sequence,
        settled_at: row.settled_at,
    }
}

/// One talk of a pair.
pub(crate) async fn one(
    tx: &mut Tx,
    seat: &Seat,
    id: &MeetingId,
) -> Result<Option<Meeting>, sqlx::Error> {
    let all = all(tx, seat).await?;
    Ok(all.into_iter().find(|meeting| meeting.id == *id))
}

/// Adds a talk, with or without a date.
pub(super) async fn add(
    tx: &mut Tx,
    seat: &Seat,
    id: &MeetingId,
    proposed: &Proposed,
    starts_at: Option<Moment>,
    now: Moment,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO meeting (id, partnership_id, proposed_by, proposed_at, minutes, mode, starts_at, fixed_at, sequence) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0)",
    )
    .bind(id)
    .bind(seat.id())
    .bind(&seat.me().person_id)
    .bind(now)
    .bind(proposed.minutes)
    .bind(proposed.mode.as_str())
    .bind(starts_at)
    .bind(starts_at.map(|_| now))
    .execute(tx.conn())
    .await?;
    put_up(tx, id, &proposed.times).await
}

/// Puts other times up in place of those that are.
pub(super) async fn move_to(
    tx: &mut Tx,
    seat: &Seat,
    id: &MeetingId,
    proposed: &Proposed,
    now: Moment,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "UPDATE meeting SET proposed_by = $2, proposed_at = $3, minutes = $4, mode = $5 WHERE id = $1",
    )
    .bind(id)
    .bind(&seat.me().person_id)
    .bind(now)
    .bind(proposed.minutes)
    .bind(proposed.mode.as_str())
    .execute(tx.conn())
    .await?;
    put_up(tx, id, &proposed.times).await
}

async fn put_up(tx: &mut Tx, id: &MeetingId, times: &[Moment]) -> Result<(), sqlx::Error> {
    sqlx::query("DELETE FROM meeting_time WHERE meeting_id = $1")
        .bind(id)
        .execute(tx.conn())
        .await?;
    for time in times {
        sqlx::query("INSERT INTO meeting_time (meeting_id, starts_at) VALUES ($1, $2)")
            .bind(id)
            .bind(time)
            .execute(tx.conn())
            .await?;
    }
    Ok(())
}

/// Fixes the date; returns how often it has changed by now.
pub(super) async fn fix(
    tx: &mut Tx,
    id: &MeetingId,
    starts_at: Moment,
    now: Moment,
) -> Result<i64, sqlx::Error> {
    put_up(tx, id, &[]).await?;
    sqlx::query_scalar(
        "UPDATE meeting SET sequence = CASE WHEN starts_at IS NULL THEN sequence ELSE sequence + 1 END, starts_at = $2, fixed_at = $3 \
         WHERE id = $1 RETURNING sequence",
    )
    .bind(id)
    .bind(starts_at)
    .bind(now)
    .fetch_one(tx.conn())
    .await
}

/// Calls a talk off.
pub(super) async fn call_off(
    tx: &mut Tx,
    seat: &Seat,
    id: &MeetingId,
    now: Moment,
) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE meeting SET called_off_at = $2, called_off_by = $3, sequence = sequence + 1 WHERE id = $1")
        .bind(id)
        .bind(now)
        .bind(&seat.me().person_id)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// Notes what somebody says came of it; a later word takes the place of an earlier one.
pub(super) async fn say(
    tx: &mut Tx,
    seat: &Seat,
    id: &MeetingId,
    word: Word,
    now: Moment,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO meeting_word (meeting_id, person_id, word, said_at) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (meeting_id, person_id) DO UPDATE SET word = excluded.word, said_at = excluded.said_at",
    )
    .bind(id)
    .bind(&seat.me().person_id)
    .bind(word.as_str())
    .bind(now)
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Notes that it is settled what came of it.
pub(super) async fn settle(tx: &mut Tx, id: &MeetingId, now: Moment) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE meeting SET settled_at = $2 WHERE id = $1 AND settled_at IS NULL")
        .bind(id)
        .bind(now)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// Remembers the link of a letter.
pub(super) async fn add_link(
    tx: &mut Tx,
    hash: &str,
    meeting: &MeetingId,
    person: &PersonId,
    now: Moment,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO meeting_link (hash, meeting_id, person_id, made_at) VALUES ($1, $2, $3, $4)",
    )
    .bind(hash)
    .bind(meeting)
    .bind(person)
    .bind(now)
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Whose link this is, and to which talk.
pub(crate) async fn by_link(
    tx: &mut Tx,
    hash: &str,
) -> Result<Option<(PartnershipId, MeetingId, PersonId)>, sqlx::Error> {
    sqlx::query_as(
        "SELECT meeting.partnership_id, meeting.id, meeting_link.person_id FROM meeting_link \
         JOIN meeting ON meeting.id = meeting_link.meeting_id WHERE meeting_link.hash = $1",
    )
    .bind(hash)
    .fetch_optional(tx.conn())
    .await
}

/// Which pair a talk belongs to, for a job.
pub(super) async fn pair_of(
    tx: &mut Tx,
    meeting: &MeetingId,
) -> Result<Option<PartnershipId>, sqlx::Error> {
    sqlx::query_scalar("SELECT partnership_id FROM meeting WHERE id = $1")
        .bind(meeting)
        .fetch_optional(tx.conn())
        .await
}

/// Notes that somebody gets a letter about a talk; false where they got it before.
pub(super) async fn note_letter(
    tx: &mut Tx,
    meeting: &Meeting,
    person: &PersonId,
    kind: &str,
    now: Moment,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "INSERT INTO meeting_letter (meeting_id, person_id, kind, sequence, written_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
    )
    .bind(&meeting.id)
    .bind(person)
    .bind(kind)
    .bind(meeting.sequence)
    .bind(now)
    .execute(tx.conn())
    .await?;
    Ok(done.rows_affected() > 0)
}

/// Letters about talks that somebody has got, by kind.
pub(super) async fn letters(
    tx: &mut Tx,
    meeting: &Meeting,
) -> Result<Vec<(PersonId, String)>, sqlx::Error> {
    sqlx::query_as(
        "SELECT person_id, kind FROM meeting_letter WHERE meeting_id = $1 AND sequence = $2",
    )
    .bind(&meeting.id)
    .bind(meeting.sequence)
    .fetch_all(tx.conn())
    .await
}

/// Talks between two moments of which it isn't settled what came, and earlier ones of which somebody
/// has said it, the earliest first, with their pairs.
pub(super) async fn unsettled(
    tx: &mut Tx,
    since: Moment,
    until: Moment,
) -> Result<Vec<(MeetingId, PartnershipId)>, sqlx::Error> {
    sqlx::query_as(
        "SELECT id, partnership_id FROM meeting \
         WHERE settled_at IS NULL AND called_off_at IS NULL AND starts_at IS NOT NULL AND starts_at <= $2 \
         AND (starts_at > $1 OR EXISTS (SELECT 1 FROM meeting_word WHERE meeting_word.meeting_id = meeting.id)) ORDER BY starts_at, id",
    )
    .bind(since)
    .bind(until)
    .fetch_all(tx.conn())
    .await
}
