//! Owns the tables pulse, pulse_talk and pulse_agreement.
#![expect(clippy::disallowed_methods, reason = "SQL lives in store.rs")]

use dyad_platform::clock::Moment;
use dyad_platform::db::Tx;

use super::Talk;
use crate::partnership::PartnershipId;

pub(super) async fn add(
    tx: &mut Tx,
    id: &str,
    partnership: &PartnershipId,
    kind: &str,
    at: Moment,
) -> Result<(), sqlx::Error> {
    sqlx::query("INSERT INTO pulse (id, partnership_id, kind, at) VALUES ($1, $2, $3, $4)")
        .bind(id)
        .bind(partnership)
        .bind(kind)
        .bind(at)
        .execute(tx.conn())
        .await?;
    Ok(())
}

pub(super) async fn last(
    tx: &mut Tx,
    partnership: &PartnershipId,
    kind: &str,
) -> Result<Option<Moment>, sqlx::Error> {
    sqlx::query_scalar("SELECT MAX(at) FROM pulse WHERE partnership_id = $1 AND kind = $2")
        .bind(partnership)
        .bind(kind)
        .fetch_one(tx.conn())
        .await
}

pub(super) async fn note_talk(
    tx: &mut Tx,
    partnership: &PartnershipId,
    talk: Talk<'_>,
    came_of_it: &str,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO pulse_talk (meeting, partnership_id, at, mode, came_of_it) VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT (meeting) DO UPDATE SET at = excluded.at, mode = excluded.mode, came_of_it = excluded.came_of_it",
    )
    .bind(talk.id)
    .bind(partnership)
    .bind(talk.at)
    .bind(talk.mode)
    .bind(came_of_it)
    .execute(tx.conn())
    .await?;
    Ok(())
}

pub(super) async fn note_agreement(
    tx: &mut Tx,
    partnership: &PartnershipId,
    since: Moment,
    until: Moment,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO pulse_agreement (partnership_id, in_force_since, ends_at) VALUES ($1, $2, $3) \
         ON CONFLICT (partnership_id) DO UPDATE SET in_force_since = excluded.in_force_since, ends_at = excluded.ends_at",
    )
    .bind(partnership)
    .bind(since)
    .bind(until)
    .execute(tx.conn())
    .await?;
    Ok(())
}
