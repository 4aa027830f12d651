//! Owns no table; reads the views enrolled and pair_facts.
#![expect(clippy::disallowed_methods, reason = "SQL lives in store.rs")]

use std::collections::BTreeMap;

use dyad_pairing::access::InThePair;
use dyad_platform::db::Tx;
use dyad_platform::problem::Problem;
use dyad_programme::import::Answer;

use super::facts::Row;

/// What my partner answered when they applied; nothing where they never did.
pub(super) async fn answers_of_partner(
    tx: &mut Tx,
    room: &InThePair,
) -> Result<BTreeMap<String, Answer>, Problem> {
    let partner = room.partner();
    let answers: Option<String> = sqlx::query_scalar(
        "SELECT answers FROM enrolled WHERE cohort_id = $1 AND person_id = $2 AND role = $3",
    )
    .bind(room.partnership().cohort_id())
    .bind(&partner.person_id)
    .bind(partner.role.as_str())
    .fetch_optional(tx.conn())
    .await?;
    let Some(answers) = answers else {
        return Ok(BTreeMap::new());
    };
    serde_json::from_str(&answers).map_err(|_| Problem::broken("answers that can't be read"))
}

/// The facts that coordinators see of this pair: the very row that their list is made of.
pub(super) async fn facts(tx: &mut Tx, room: &InThePair) -> Result<Row, sqlx::Error> {
    sqlx::query_as(
        "SELECT mentor_name, mentee_name, phase, phase_since, began_at, planned_end_at, standing, agreed_since, agreed_until, \
         talks_planned, talks_held, talks_missed, last_touchpoint_at \
         FROM pair_facts WHERE partnership_id = $1",
    )
    .bind(room.id())
    .fetch_one(tx.conn())
    .await
}
