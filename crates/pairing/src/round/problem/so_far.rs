//! What the mentors are whom mentees have already, so that a second one can stand elsewhere.

use std::collections::{BTreeMap, BTreeSet};

use dyad_matching::Value;
use dyad_people::account::PersonId;
use dyad_programme::enrolment::Enrolled;
use dyad_programme::template::Template;

use super::Given;

/// The stages of the mentors that mentees have, by mentee.
pub(super) fn stages(template: &Template, given: &Given) -> BTreeMap<PersonId, Value> {
    let mentors = given.enrolled.iter().filter(|one| one.is_mentor);
    let mentors: BTreeMap<&PersonId, &Enrolled> =
        mentors.map(|one| (&one.person_id, one)).collect();
    let mut stages: BTreeMap<PersonId, BTreeSet<String>> = BTreeMap::new();
    for (mentor, mentee) in &given.held {
        let mentor = mentors.get(mentor);
        let Some(stage) = mentor.and_then(|one| template.stage(&one.answers)) else {
            continue;
        };
        let known = stages.entry(mentee.clone()).or_default();
        known.insert(stage.to_owned());
    }
    let list = |stages: BTreeSet<String>| Value::List(stages.into_iter().collect());
    stages
        .into_iter()
        .map(|(mentee, stages)| (mentee, list(stages)))
        .collect()
}
