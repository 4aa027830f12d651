//! Owns no table: reads who may be invited.
#![expect(clippy::disallowed_methods, reason = "SQL lives in store.rs")]

use std::collections::BTreeMap;

use dyad_people::account::PersonId;
use dyad_platform::clock::Moment;
use dyad_platform::db::Tx;
use dyad_platform::problem::Problem;

use crate::application::{State, role_of};
use crate::cohort::{Cohort, CohortId};
use crate::import::Answer;
use crate::invitation::KnownAs;
use crate::programme::ProgrammeId;
use crate::template::question::Role;

type Result<T> = std::result::Result<T, sqlx::Error>;

/// Somebody who applied to another cohort.
#[derive(Clone, Debug)]
pub(crate) struct Earlier {
    pub(crate) name: String,
    pub(crate) address: String,
    pub(crate) role: Role,
    pub(crate) state: State,
    pub(crate) was_in: String,
    pub(crate) answers: BTreeMap<String, Answer>,
}

impl Earlier {
    /// As what they took part.
    pub(crate) fn known_as(&self) -> Option<KnownAs> {
        match (self.role, self.state) {
            (Role::Mentor, State::Accepted | State::Waitlisted) => Some(KnownAs::Mentor),
            (Role::Mentee, State::Accepted) => Some(KnownAs::Mentee),
            _ => None,
        }
    }
}

/// Applications to other cohorts of programmes that `reader` coordinates, the newest first: of whoever
/// took part, waits, or was brought in by a spreadsheet.
pub(crate) async fn earlier(
    tx: &mut Tx,
    cohort: &Cohort,
    reader: &PersonId,
) -> std::result::Result<Vec<Earlier>, Problem> {
    type Row = (String, String, String, String, String, String);
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT person.name, person.address, role, state, cohort.label, answers FROM application \
         JOIN person ON person.id = application.person_id JOIN cohort ON cohort.id = application.cohort_id \
         JOIN coordinator ON coordinator.programme_id = cohort.programme_id AND coordinator.person_id = $2 \
         WHERE application.cohort_id <> $1 AND (state IN ('accepted', 'waitlisted') \
         OR (import_id IS NOT NULL AND state IN ('submitted', 'asked'))) \
         ORDER BY cohort.created_at DESC, application.id",
    )
    .bind(&cohort.id)
    .bind(reader)
    .fetch_all(tx.conn())
    .await?;
    let unreadable = || Problem::broken("an earlier application that can't be read");
    let read = |(name, address, role, state, was_in, answers): Row| {
        Ok(Earlier {
            role: role_of(&role).ok_or_else(unreadable)?,
            state: State::of(&state).ok_or_else(unreadable)?,
            answers: serde_json::from_str(&answers).map_err(|_| unreadable())?,
            name,
            address,
            was_in,
        })
    };
    rows.into_iter().map(read).collect()
}

/// Addresses of everybody who applied to a cohort as a mentor, whatever became of it.
pub(crate) async fn applied(tx: &mut Tx, cohort: &CohortId) -> Result<Vec<String>> {
    sqlx::query_scalar(
        "SELECT person.address FROM application JOIN person ON person.id = application.person_id \
         WHERE cohort_id = $1 AND role = 'mentor' AND state <> 'draft'",
    )
    .bind(cohort)
    .fetch_all(tx.conn())
    .await
}

/// Digests of everybody who is or was invited to a cohort.
pub(crate) async fn invited(tx: &mut Tx, cohort: &CohortId) -> Result<Vec<String>> {
    sqlx::query_scalar("SELECT address_digest FROM invitation WHERE cohort_id = $1")
        .bind(cohort)
        .fetch_all(tx.conn())
        .await
}

/// Digests of everybody who was invited to another cohort since then.
pub(crate) async fn invited_since(
    tx: &mut Tx,
    but: &CohortId,
    since: Moment,
) -> Result<Vec<String>> {
    sqlx::query_scalar(
        "SELECT address_digest FROM invitation WHERE cohort_id <> $1 AND sent_at > $2",
    )
    .bind(but)
    .bind(since)
    .fetch_all(tx.conn())
    .await
}

/// Digests of everybody who asked not to be written to again.
pub(crate) async fn refused(tx: &mut Tx) -> Result<Vec<String>> {
    sqlx::query_scalar("SELECT address_digest FROM invitation_refusal")
        .fetch_all(tx.conn())
        .await
}

/// How many invitations a programme has prepared since then.
pub(crate) async fn prepared_since(
    tx: &mut Tx,
    programme: &ProgrammeId,
    since: Moment,
) -> Result<i64> {
    sqlx::query_scalar(
        "SELECT COUNT(*) FROM invitation JOIN cohort ON cohort.id = invitation.cohort_id \
         WHERE programme_id = $1 AND made_at > $2",
    )
    .bind(programme)
    .bind(since)
    .fetch_one(tx.conn())
    .await
}
