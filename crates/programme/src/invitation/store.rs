//! Owns the tables invitation, invitation_release and invitation_refusal.
#![expect(clippy::disallowed_methods, reason = "SQL lives in store.rs")]

use dyad_people::account::PersonId;
use dyad_platform::app::App;
use dyad_platform::clock::Moment;
use dyad_platform::db::Tx;
use dyad_platform::keys::{Place, Sealed};
use dyad_platform::problem::Problem;

use super::{Invitation, InvitationId, InvitationReleaseId, KnownAs, Release, Whom};
use crate::application::filter::plain;
use crate::cohort::CohortId;

type Result<T> = std::result::Result<T, sqlx::Error>;

fn place<'p>(cohort: &'p CohortId, id: &'p InvitationId) -> Place<'p> {
    Place {
        table: "invitation",
        row: id.as_str(),
        owner: cohort.as_str(),
        author: "",
    }
}

/// Prepares an invitation; whoever is invited to the cohort already stays as they are.
pub(crate) async fn prepare(
    tx: &mut Tx,
    app: &App,
    new: &Invitation,
    by: &PersonId,
) -> std::result::Result<(), Problem> {
    let whom = serde_json::to_string(&new.whom)
        .map_err(|_| Problem::broken("an invitation that can't be kept"))?;
    let sealed = app
        .keys
        .seal_for_house(&place(&new.cohort_id, &new.id), &whom, &app.chance);
    sqlx::query(
        "INSERT INTO invitation (id, cohort_id, address_digest, whom_sealed, field, words, known_as, made_by, made_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (cohort_id, address_digest) DO NOTHING",
    )
    .bind(&new.id)
    .bind(&new.cohort_id)
    .bind(&new.digest)
    .bind(&sealed)
    .bind(&new.field)
    .bind(&new.words)
    .bind(new.known_as.map(KnownAs::key))
    .bind(by)
    .bind(app.now())
    .execute(tx.conn())
    .await?;
    Ok(())
}

#[derive(sqlx::FromRow)]
struct Row {
    id: InvitationId,
    cohort_id: CohortId,
    address_digest: String,
    whom_sealed: Sealed,
    field: String,
    words: String,
    known_as: Option<String>,
}

fn read(app: &App, row: Row) -> std::result::Result<Invitation, Problem> {
    let whom = app
        .keys
        .open_for_house(&place(&row.cohort_id, &row.id), &row.whom_sealed)?;
    let whom: Whom = serde_json::from_str(&whom)
        .map_err(|_| Problem::broken("an invitation that can't be read"))?;
    Ok(Invitation {
        whom,
        id: row.id,
        cohort_id: row.cohort_id,
        digest: row.address_digest,
        field: row.field,
        words: row.words,
        known_as: row.known_as.as_deref().and_then(KnownAs::of),
    })
}

/// What is prepared in a cohort and not on its way: those whom the programme knows first, by name.
pub(crate) async fn prepared(
    tx: &mut Tx,
    app: &App,
    cohort: &CohortId,
) -> std::result::Result<Vec<Invitation>, Problem> {
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT id, cohort_id, address_digest, whom_sealed, field, words, known_as FROM invitation \
         WHERE cohort_id = $1 AND release_id IS NULL AND whom_sealed IS NOT NULL ORDER BY id",
    )
    .bind(cohort)
    .fetch_all(tx.conn())
    .await?;
    let read = rows.into_iter().map(|row| read(app, row));
    let mut prepared = read.collect::<std::result::Result<Vec<_>, Problem>>()?;
    prepared.sort_by_cached_key(|it| {
        let whom = format!("{} {}", it.whom.name, it.whom.address);
        (it.known_as.is_none(), it.known_as, plain(&whom))
    });
    Ok(prepared)
}

/// Those of a release that haven't left, so many at most.
pub(crate) async fn of_release(
    tx: &mut Tx,
    app: &App,
    release: &InvitationReleaseId,
    most: i64,
) -> std::result::Result<Vec<Invitation>, Problem> {
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT id, cohort_id, address_digest, whom_sealed, field, words, known_as FROM invitation \
         WHERE release_id = $1 AND sent_at IS NULL AND whom_sealed IS NOT NULL ORDER BY id LIMIT $2",
    )
    .bind(release)
    .bind(most)
    .fetch_all(tx.conn())
    .await?;
    rows.into_iter().map(|row| read(app, row)).collect()
}

/// Those who were written to until then and not reminded, in cohorts of all programmes.
pub(crate) async fn to_remind(
    tx: &mut Tx,
    app: &App,
    until: Moment,
) -> std::result::Result<Vec<Invitation>, Problem> {
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT id, cohort_id, address_digest, whom_sealed, field, words, known_as FROM invitation \
         WHERE sent_at <= $1 AND reminded_at IS NULL AND whom_sealed IS NOT NULL ORDER BY sent_at, id",
    )
    .bind(until)
    .fetch_all(tx.conn())
    .await?;
    rows.into_iter().map(|row| read(app, row)).collect()
}

/// Gives prepared invitations another sentence: one of them, or all that have this one's.
pub(crate) async fn reword(
    tx: &mut Tx,
    cohort: &CohortId,
    only: Option<&InvitationId>,
    words: &str,
) -> Result<()> {
    sqlx::query(
        "UPDATE invitation SET words = $2 WHERE cohort_id = $1 AND release_id IS NULL AND sent_at IS NULL \
         AND ($3 = '' OR id = $3)",
    )
    .bind(cohort)
    .bind(words)
    .bind(only.map_or("", InvitationId::as_str))
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Forgets an invitation that was never sent.
pub(crate) async fn leave_out(tx: &mut Tx, id: &InvitationId) -> Result<()> {
    sqlx::query("DELETE FROM invitation WHERE id = $1 AND sent_at IS NULL")
        .bind(id)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// Sends all that is prepared on its way.
pub(crate) async fn release(tx: &mut Tx, release: &Release, by: &PersonId) -> Result<()> {
    sqlx::query("INSERT INTO invitation_release (id, cohort_id, made_by, made_at, leaves_at) VALUES ($1, $2, $3, $4, $5)")
        .bind(&release.id)
        .bind(&release.cohort_id)
        .bind(by)
        .bind(release.made_at)
        .bind(release.leaves_at)
        .execute(tx.conn())
        .await?;
    sqlx::query(
        "UPDATE invitation SET release_id = $1 WHERE cohort_id = $2 AND release_id IS NULL",
    )
    .bind(&release.id)
    .bind(&release.cohort_id)
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// The releases of a cohort, the newest first.
pub(crate) async fn releases(tx: &mut Tx, cohort: &CohortId) -> Result<Vec<Release>> {
    sqlx::query_as(
        "SELECT id, cohort_id, made_at, leaves_at, taken_back_at, \
         (SELECT COUNT(*) FROM invitation WHERE release_id = invitation_release.id) AS size, \
         (SELECT COUNT(*) FROM invitation WHERE release_id = invitation_release.id AND sent_at IS NOT NULL) AS sent \
         FROM invitation_release WHERE cohort_id = $1 ORDER BY made_at DESC, id DESC LIMIT 20",
    )
    .bind(cohort)
    .fetch_all(tx.conn())
    .await
}

/// One release.
pub(crate) async fn release_by_id(
    tx: &mut Tx,
    id: &InvitationReleaseId,
) -> Result<Option<Release>> {
    sqlx::query_as(
        "SELECT id, cohort_id, made_at, leaves_at, taken_back_at, \
         (SELECT COUNT(*) FROM invitation WHERE release_id = invitation_release.id) AS size, \
         (SELECT COUNT(*) FROM invitation WHERE release_id = invitation_release.id AND sent_at IS NOT NULL) AS sent \
         FROM invitation_release WHERE id = $1",
    )
    .bind(id)
    .fetch_optional(tx.conn())
    .await
}

/// Who made a release.
pub(crate) async fn made_by(tx: &mut Tx, id: &InvitationReleaseId) -> Result<Option<PersonId>> {
    sqlx::query_scalar("SELECT made_by FROM invitation_release WHERE id = $1")
        .bind(id)
        .fetch_optional(tx.conn())
        .await
}

/// Who prepared an invitation.
pub(crate) async fn invited_by(tx: &mut Tx, id: &InvitationId) -> Result<Option<PersonId>> {
    sqlx::query_scalar("SELECT made_by FROM invitation WHERE id = $1")
        .bind(id)
        .fetch_optional(tx.conn())
        .await
}

/// Takes a release back: what hasn't left is prepared again.
pub(crate) async fn take_back(tx: &mut Tx, id: &InvitationReleaseId, now: Moment) -> Result<()> {
    sqlx::query(
        "UPDATE invitation_release SET taken_back_at = $2 WHERE id = $1 AND taken_back_at IS NULL",
    )
    .bind(id)
    .bind(now)
    .execute(tx.conn())
    .await?;
    sqlx::query(
        "UPDATE invitation SET release_id = NULL WHERE release_id = $1 AND sent_at IS NULL",
    )
    .bind(id)
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Sets when a release that is held leaves.
pub(crate) async fn leave_at(tx: &mut Tx, id: &InvitationReleaseId, at: Moment) -> Result<()> {
    sqlx::query(
        "UPDATE invitation_release SET leaves_at = $2 WHERE id = $1 AND taken_back_at IS NULL",
    )
    .bind(id)
    .bind(at)
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Notes that an invitation leaves with this link; `false` where it has left.
pub(crate) async fn note_sent(
    tx: &mut Tx,
    id: &InvitationId,
    hash: &str,
    now: Moment,
) -> Result<bool> {
    let done = sqlx::query(
        "UPDATE invitation SET sent_at = $2, link_hash = $3 WHERE id = $1 AND sent_at IS NULL",
    )
    .bind(id)
    .bind(now)
    .bind(hash)
    .execute(tx.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Notes that the reminder leaves with this link, and forgets whom it went to: nothing else is ever
/// written. `false` where it has left.
pub(crate) async fn note_reminded(
    tx: &mut Tx,
    id: &InvitationId,
    hash: &str,
    now: Moment,
) -> Result<bool> {
    let done = sqlx::query(
        "UPDATE invitation SET reminded_at = $2, reminder_link_hash = $3, whom_sealed = NULL \
         WHERE id = $1 AND reminded_at IS NULL",
    )
    .bind(id)
    .bind(now)
    .bind(hash)
    .execute(tx.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Forgets whom an invitation went to, as there is nothing left to write.
pub(crate) async fn forget_whom(tx: &mut Tx, id: &InvitationId) -> Result<()> {
    sqlx::query("UPDATE invitation SET whom_sealed = NULL WHERE id = $1 AND sent_at IS NOT NULL")
        .bind(id)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// What a link of a letter stands for: the digest of its reader, and the cohort.
pub(crate) async fn by_link(tx: &mut Tx, hash: &str) -> Result<Option<(String, CohortId)>> {
    sqlx::query_as(
        "SELECT address_digest, cohort_id FROM invitation WHERE link_hash = $1 OR reminder_link_hash = $1",
    )
    .bind(hash)
    .fetch_optional(tx.conn())
    .await
}

/// Notes for ever that somebody isn't written to again, and drops what is under way to them.
pub(crate) async fn refuse(tx: &mut Tx, digest: &str, now: Moment) -> Result<()> {
    sqlx::query(
        "INSERT INTO invitation_refusal (address_digest, refused_at) VALUES ($1, $2) ON CONFLICT (address_digest) DO NOTHING",
    )
    .bind(digest)
    .bind(now)
    .execute(tx.conn())
    .await?;
    sqlx::query("DELETE FROM invitation WHERE address_digest = $1 AND sent_at IS NULL")
        .bind(digest)
        .execute(tx.conn())
        .await?;
    sqlx::query("UPDATE invitation SET whom_sealed = NULL WHERE address_digest = $1")
        .bind(digest)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// Whether somebody asked not to be written to again.
pub(crate) async fn has_refused(tx: &mut Tx, digest: &str) -> Result<bool> {
    let found: Option<String> = sqlx::query_scalar(
        "SELECT address_digest FROM invitation_refusal WHERE address_digest = $1",
    )
    .bind(digest)
    .fetch_optional(tx.conn())
    .await?;
    Ok(found.is_some())
}

/// Digests of everybody who was written to about a cohort.
pub(crate) async fn written_to(tx: &mut Tx, cohort: &CohortId) -> Result<Vec<String>> {
    sqlx::query_scalar(
        "SELECT address_digest FROM invitation WHERE cohort_id = $1 AND sent_at IS NOT NULL",
    )
    .bind(cohort)
    .fetch_all(tx.conn())
    .await
}
