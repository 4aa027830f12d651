//! Owns the table contact_card.
#![expect(clippy::disallowed_methods, reason = "SQL lives in store.rs")]

use dyad_pairing::access::{Confidential, InThePair};
use dyad_people::account::PersonId;
use dyad_platform::clock::Moment;
use dyad_platform::db::Tx;
use dyad_platform::ids::Chance;
use dyad_platform::keys::Sealed;
use dyad_platform::problem::Problem;

const TABLE: &str = "contact_card";

/// The lines of the two, opened: mine and my partner's. A line that won't open reads like none.
pub(crate) async fn lines(
    tx: &mut Tx,
    room: &InThePair,
) -> Result<[Option<Confidential<String>>; 2], sqlx::Error> {
    let rows: Vec<(PersonId, Sealed)> =
        sqlx::query_as("SELECT author_id, line_sealed FROM contact_card WHERE partnership_id = $1")
            .bind(room.id())
            .fetch_all(tx.conn())
            .await?;
    let line_of = |person: &PersonId| {
        let (author, sealed) = rows.iter().find(|(author, _)| author == person)?;
        room.open(TABLE, author.as_str(), author, sealed).ok()
    };
    Ok([
        line_of(&room.me().person_id),
        line_of(&room.partner().person_id),
    ])
}

/// Seals my line and keeps it in place of the one before; takes it back where there is none.
pub(crate) async fn keep(
    tx: &mut Tx,
    room: &InThePair,
    line: Option<&str>,
    chance: &Chance,
    now: Moment,
) -> Result<(), Problem> {
    let me = &room.me().person_id;
    let Some(line) = line else {
        return Ok(take_back(tx, room).await?);
    };
    let sealed = room.seal(TABLE, me.as_str(), line, chance)?;
    sqlx::query(
        "INSERT INTO contact_card (partnership_id, author_id, line_sealed, changed_at) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (partnership_id, author_id) DO UPDATE SET line_sealed = excluded.line_sealed, changed_at = excluded.changed_at",
    )
    .bind(room.id())
    .bind(me)
    .bind(sealed)
    .bind(now)
    .execute(tx.conn())
    .await?;
    Ok(())
}

async fn take_back(tx: &mut Tx, room: &InThePair) -> Result<(), sqlx::Error> {
    sqlx::query("DELETE FROM contact_card WHERE partnership_id = $1 AND author_id = $2")
        .bind(room.id())
        .bind(&room.me().person_id)
        .execute(tx.conn())
        .await?;
    Ok(())
}
