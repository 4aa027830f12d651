//! An enrolment: somebody takes part in a cohort, in one role.

use std::collections::BTreeMap;

use dyad_people::account::PersonId;
use dyad_platform::db::Tx;
use dyad_platform::id;

use crate::application;
use crate::cohort::CohortId;
use crate::import::{Answer, comparable};
use crate::template::hours::WeekHours;

pub mod store;

id!(
    /// An enrolment.
    EnrolmentId
);

/// Why two people must not be paired.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Apart {
    /// One of them asked for it.
    Wish,
    /// One of them manages or assesses the other.
    Assessor,
}

impl Apart {
    /// The name in tables.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Wish => "wish",
            Self::Assessor => "assessor",
        }
    }
}

/// Makes exclusions of what was noted by address or by name, as far as people of the cohort have them
/// by now; of a name only where just one person has it. Called whenever people come into a cohort.
///
/// # Errors
/// Those of the database.
pub(crate) async fn settle_exclusions(tx: &mut Tx, cohort: &CohortId) -> Result<(), sqlx::Error> {
    store::settle_exclusions(tx, cohort).await?;
    let noted = store::by_name(tx, cohort).await?;
    if noted.is_empty() {
        return Ok(());
    }
    let mut people: BTreeMap<String, Vec<PersonId>> = BTreeMap::new();
    for (id, name) in application::own::store::people(tx, cohort).await? {
        people.entry(comparable(&name)).or_default().push(id);
    }
    for (person, name, why) in noted {
        let others = people.get(&name).into_iter().flatten();
        let others: Vec<&PersonId> = others.filter(|other| **other != person).collect();
        let [other] = others.as_slice() else {
            continue;
        };
        let why = match why.as_str() {
            "assessor" => Apart::Assessor,
            _ => Apart::Wish,
        };
        store::exclude(tx, cohort, &person, other, why).await?;
    }
    Ok(())
}

/// Somebody who takes part, with what they answered.
#[derive(Clone, Debug)]
pub struct Enrolled {
    /// The enrolment.
    pub id: EnrolmentId,
    /// Who it is.
    pub person_id: PersonId,
    /// `true` for a mentor, `false` for a mentee.
    pub is_mentor: bool,
    /// How many partners they take.
    pub places: i64,
    /// Their name.
    pub name: String,
    /// Their address, by which others may have named them.
    pub address: String,
    /// Their answers by question.
    pub answers: BTreeMap<String, Answer>,
    /// When they are free, in hours of the week (UTC).
    pub free_hours: Option<WeekHours>,
}
