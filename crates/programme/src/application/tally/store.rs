//! Owns no table: counts applications.
#![expect(clippy::disallowed_methods, reason = "SQL lives in store.rs")]

use dyad_platform::db::Tx;

use crate::application::{Counts, State};
use crate::cohort::CohortId;

#[derive(sqlx::FromRow)]
struct CountRow {
    role: String,
    state: String,
    people: i64,
    places: i64,
}

/// How many applications of a cohort there are.
///
/// # Errors
/// Those of the database.
pub async fn counts(tx: &mut Tx, cohort: &CohortId) -> Result<Counts, sqlx::Error> {
    let rows: Vec<CountRow> = sqlx::query_as(
        "SELECT role, state, COUNT(*) AS people, CAST(SUM(places) AS BIGINT) AS places \
         FROM application WHERE cohort_id = $1 GROUP BY role, state",
    )
    .bind(cohort)
    .fetch_all(tx.conn())
    .await?;
    let mut counts = Counts::default();
    rows.iter().for_each(|row| count(&mut counts, row));
    Ok(counts)
}

fn count(counts: &mut Counts, row: &CountRow) {
    let is_mentor = row.role == "mentor";
    match State::of(&row.state) {
        Some(State::Draft) => return,
        Some(State::Entered) => {
            counts.entered += row.people;
            return;
        }
        Some(State::Submitted) => counts.waiting += row.people,
        Some(State::Asked) => counts.asked += row.people,
        Some(State::Waitlisted) => counts.waitlisted += row.people,
        Some(State::Accepted) => {
            counts.accepted += row.people;
            let accepted = if is_mentor {
                &mut counts.accepted_mentors
            } else {
                &mut counts.accepted_mentees
            };
            *accepted += row.people;
        }
        _ => {
            counts.gone += row.people;
            return;
        }
    }
    if is_mentor {
        counts.mentors += row.people;
        counts.places += row.places;
    } else {
        counts.mentees += row.people;
    }
}
