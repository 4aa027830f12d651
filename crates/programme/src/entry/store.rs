//! Owns the tables entry, entry_release, entry_link and entry_refusal; reads application, person and
//! import.
#![expect(clippy::disallowed_methods, reason = "SQL lives in store.rs")]

use std::collections::HashSet;

use dyad_people::account::PersonId;
use dyad_platform::clock::Moment;
use dyad_platform::db::Tx;

use super::{Entry, EntryId, EntryReleaseId, Release, Standing};
use crate::application::ApplicationId;
use crate::batches;
use crate::cohort::CohortId;

type Result<T> = std::result::Result<T, sqlx::Error>;

/// Entries with their people, as long as there is something to say yes to.
macro_rules! open_entries {
    ($rest:literal) => {
        concat!(
            "SELECT entry.id, entry.import_id, entry.cohort_id, entry.person_id, person.name, person.address, person.zone, \
             entry.asked_at, maker.name AS entered_by FROM entry JOIN person ON person.id = entry.person_id \
             JOIN import ON import.id = entry.import_id JOIN person AS maker ON maker.id = import.made_by \
             WHERE EXISTS (SELECT 1 FROM application WHERE application.cohort_id = entry.cohort_id \
             AND application.person_id = entry.person_id AND application.state = 'entered') ",
            $rest
        )
    };
}

/// Notes that a spreadsheet entered these people. Who was entered before keeps their letter.
pub(crate) async fn add_all(
    tx: &mut Tx,
    import: &str,
    cohort: &CohortId,
    people: &[(EntryId, PersonId)],
) -> Result<()> {
    for some in people.chunks(batches::SIZE) {
        let sql = format!(
            "INSERT INTO entry (id, import_id, cohort_id, person_id) VALUES {} \
             ON CONFLICT (cohort_id, person_id) DO NOTHING",
            batches::rows(1, some.len(), 4)
        );
        let mut query = sqlx::query(sqlx::AssertSqlSafe(sql));
        for (id, person) in some {
            query = query.bind(id).bind(import).bind(cohort).bind(person);
        }
        query.execute(tx.conn()).await?;
    }
    Ok(())
}

/// Whom nobody has written to, by name.
pub(crate) async fn unasked(tx: &mut Tx, import: &str) -> Result<Vec<Entry>> {
    sqlx::query_as(open_entries!(
        "AND entry.import_id = $1 AND entry.release_id IS NULL ORDER BY person.name, entry.id"
    ))
    .bind(import)
    .fetch_all(tx.conn())
    .await
}

/// Whom a release still has to write to.
pub(crate) async fn to_write(tx: &mut Tx, release: &EntryReleaseId) -> Result<Vec<Entry>> {
    sqlx::query_as(open_entries!(
        "AND entry.release_id = $1 AND entry.asked_at IS NULL ORDER BY entry.id"
    ))
    .bind(release)
    .fetch_all(tx.conn())
    .await
}

/// Who was asked before this moment and has not been reminded.
pub(crate) async fn to_remind(tx: &mut Tx, before: Moment) -> Result<Vec<Entry>> {
    sqlx::query_as(open_entries!(
        "AND entry.asked_at <= $1 AND entry.reminded_at IS NULL ORDER BY entry.id"
    ))
    .bind(before)
    .fetch_all(tx.conn())
    .await
}

/// Who was asked before this moment and has said nothing.
pub(crate) async fn unanswered(tx: &mut Tx, before: Moment) -> Result<Vec<Entry>> {
    sqlx::query_as(open_entries!(
        "AND entry.asked_at <= $1 ORDER BY entry.id LIMIT 200"
    ))
    .bind(before)
    .fetch_all(tx.conn())
    .await
}

/// One entry, as long as there is something to say yes to.
pub(crate) async fn open(tx: &mut Tx, id: &EntryId) -> Result<Option<Entry>> {
    sqlx::query_as(open_entries!("AND entry.id = $1"))
        .bind(id)
        .fetch_optional(tx.conn())
        .await
}

/// The entry that a letter's link was made for, and its cohort, by the link's hash.
pub(crate) async fn by_link(tx: &mut Tx, hash: &str) -> Result<Option<(EntryId, CohortId)>> {
    sqlx::query_as(
        "SELECT entry.id, entry.cohort_id FROM entry_link JOIN entry ON entry.id = entry_link.entry_id WHERE hash = $1",
    )
    .bind(hash)
    .fetch_optional(tx.conn())
    .await
}

pub(crate) async fn add_link(tx: &mut Tx, id: &EntryId, hash: &str) -> Result<()> {
    sqlx::query("INSERT INTO entry_link (hash, entry_id) VALUES ($1, $2)")
        .bind(hash)
        .bind(id)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// The applications of an entry that wait for its person's yes.
pub(crate) async fn applications(tx: &mut Tx, entry: &Entry) -> Result<Vec<ApplicationId>> {
    sqlx::query_scalar(
        "SELECT id FROM application WHERE cohort_id = $1 AND person_id = $2 AND state = 'entered' ORDER BY role",
    )
    .bind(&entry.cohort_id)
    .bind(&entry.person_id)
    .fetch_all(tx.conn())
    .await
}

/// Notes that somebody is written to; `false` when they were before.
pub(crate) async fn note_asked(tx: &mut Tx, id: &EntryId, now: Moment) -> Result<bool> {
    let done = sqlx::query("UPDATE entry SET asked_at = $2 WHERE id = $1 AND asked_at IS NULL")
        .bind(id)
        .bind(now)
        .execute(tx.conn())
        .await?;
    Ok(done.rows_affected() == 1)
}

/// Notes the reminder; `false` when there was one before.
pub(crate) async fn note_reminded(tx: &mut Tx, id: &EntryId, now: Moment) -> Result<bool> {
    let done =
        sqlx::query("UPDATE entry SET reminded_at = $2 WHERE id = $1 AND reminded_at IS NULL")
            .bind(id)
            .bind(now)
            .execute(tx.conn())
            .await?;
    Ok(done.rows_affected() == 1)
}

/// Sends the letters to everybody whom nobody has written to on their way.
pub(crate) async fn release(tx: &mut Tx, release: &Release, by: &PersonId) -> Result<()> {
    sqlx::query("INSERT INTO entry_release (id, import_id, made_by, made_at, leaves_at) VALUES ($1, $2, $3, $4, $5)")
        .bind(&release.id)
        .bind(&release.import_id)
        .bind(by)
        .bind(release.made_at)
        .bind(release.leaves_at)
        .execute(tx.conn())
        .await?;
    sqlx::query("UPDATE entry SET release_id = $1 WHERE import_id = $2 AND release_id IS NULL")
        .bind(&release.id)
        .bind(&release.import_id)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// The releases of a spreadsheet, the newest first.
pub(crate) async fn releases(tx: &mut Tx, import: &str) -> Result<Vec<Release>> {
    sqlx::query_as(
        "SELECT id, import_id, made_at, leaves_at, taken_back_at, left_at, \
         (SELECT COUNT(*) FROM entry WHERE release_id = entry_release.id) AS size \
         FROM entry_release WHERE import_id = $1 ORDER BY made_at DESC, id DESC LIMIT 20",
    )
    .bind(import)
    .fetch_all(tx.conn())
    .await
}

pub(crate) async fn release_by_id(tx: &mut Tx, id: &EntryReleaseId) -> Result<Option<Release>> {
    sqlx::query_as(
        "SELECT id, import_id, made_at, leaves_at, taken_back_at, left_at, \
         (SELECT COUNT(*) FROM entry WHERE release_id = entry_release.id) AS size FROM entry_release WHERE id = $1",
    )
    .bind(id)
    .fetch_optional(tx.conn())
    .await
}

/// Takes a release back: its people are unasked again.
pub(crate) async fn take_back(tx: &mut Tx, id: &EntryReleaseId, now: Moment) -> Result<()> {
    for sql in [
        "UPDATE entry SET release_id = NULL WHERE release_id = $1 AND asked_at IS NULL",
        "UPDATE entry_release SET taken_back_at = $2 WHERE id = $1 AND left_at IS NULL",
    ] {
        let query = sqlx::query(sql).bind(id);
        let query = if sql.contains("$2") {
            query.bind(now)
        } else {
            query
        };
        query.execute(tx.conn()).await?;
    }
    Ok(())
}

/// Sets when a release that is held leaves.
pub(crate) async fn leave_at(tx: &mut Tx, id: &EntryReleaseId, at: Moment) -> Result<()> {
    sqlx::query("UPDATE entry_release SET leaves_at = $2 WHERE id = $1 AND left_at IS NULL AND taken_back_at IS NULL")
        .bind(id)
        .bind(at)
        .execute(tx.conn())
        .await?;
    Ok(())
}

pub(crate) async fn note_left(tx: &mut Tx, id: &EntryReleaseId, now: Moment) -> Result<()> {
    sqlx::query("UPDATE entry_release SET left_at = $2 WHERE id = $1 AND left_at IS NULL")
        .bind(id)
        .bind(now)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// How the people of a spreadsheet stand.
pub(crate) async fn standing(tx: &mut Tx, import: &str) -> Result<Standing> {
    let (unasked, waiting, yes): (i64, i64, i64) = sqlx::query_as(
        "SELECT CAST(COALESCE(SUM(CASE WHEN open = 1 AND release_id IS NULL THEN 1 ELSE 0 END), 0) AS BIGINT), \
         CAST(COALESCE(SUM(CASE WHEN open = 1 AND release_id IS NOT NULL THEN 1 ELSE 0 END), 0) AS BIGINT), \
         CAST(COALESCE(SUM(CASE WHEN open = 0 THEN 1 ELSE 0 END), 0) AS BIGINT) FROM (SELECT release_id, \
         CASE WHEN EXISTS (SELECT 1 FROM application WHERE application.cohort_id = entry.cohort_id \
         AND application.person_id = entry.person_id AND application.state = 'entered') THEN 1 ELSE 0 END AS open \
         FROM entry WHERE import_id = $1) AS entries",
    )
    .bind(import)
    .fetch_one(tx.conn())
    .await?;
    let (no, silent): (i64, i64) = sqlx::query_as(
        "SELECT COUNT(said_no_at), COUNT(*) - COUNT(said_no_at) FROM entry_refusal WHERE import_id = $1",
    )
    .bind(import)
    .fetch_one(tx.conn())
    .await?;
    Ok(Standing {
        unasked,
        waiting,
        yes,
        no,
        silent,
    })
}

/// Takes an entry away, with its links.
pub(crate) async fn remove(tx: &mut Tx, id: &EntryId) -> Result<()> {
    for sql in [
        "DELETE FROM entry_link WHERE entry_id = $1",
        "DELETE FROM entry WHERE id = $1",
    ] {
        sqlx::query(sql).bind(id).execute(tx.conn()).await?;
    }
    Ok(())
}

/// Takes the entries of a spreadsheet away that have no application any more.
pub(crate) async fn remove_empty(tx: &mut Tx, import: &str) -> Result<()> {
    for sql in [
        "DELETE FROM entry_link WHERE entry_id IN (SELECT entry.id FROM entry WHERE import_id = $1 AND NOT EXISTS \
         (SELECT 1 FROM application WHERE application.cohort_id = entry.cohort_id AND application.person_id = entry.person_id))",
        "DELETE FROM entry WHERE import_id = $1 AND NOT EXISTS \
         (SELECT 1 FROM application WHERE application.cohort_id = entry.cohort_id AND application.person_id = entry.person_id)",
    ] {
        sqlx::query(sql).bind(import).execute(tx.conn()).await?;
    }
    Ok(())
}

/// Notes that somebody doesn't want to be entered into this cohort; `said_no_at` where they said so.
pub(crate) async fn note_refusal(
    tx: &mut Tx,
    entry: &Entry,
    digest: &str,
    said_no_at: Option<Moment>,
) -> Result<()> {
    sqlx::query(
        "INSERT INTO entry_refusal (cohort_id, address_digest, import_id, said_no_at) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (cohort_id, address_digest) DO NOTHING",
    )
    .bind(&entry.cohort_id)
    .bind(digest)
    .bind(&entry.import_id)
    .bind(said_no_at)
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// The digests of all who don't want to be entered into a cohort.
pub(crate) async fn refusals(tx: &mut Tx, cohort: &CohortId) -> Result<HashSet<String>> {
    let digests: Vec<String> =
        sqlx::query_scalar("SELECT address_digest FROM entry_refusal WHERE cohort_id = $1")
            .bind(cohort)
            .fetch_all(tx.conn())
            .await?;
    Ok(digests.into_iter().collect())
}
