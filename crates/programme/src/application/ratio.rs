//! Places and wishes by field, while applications still come in: where mentors are short (M-03).

use std::collections::BTreeMap;

use super::store::Seen;
use super::{State, fields_question};
use crate::import::Answer;
use crate::template::Template;
use crate::template::question::Role;

/// A field, how many mentees hope for it, and how many places mentors in it have. Who names several
/// fields counts in each of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    pub(crate) key: String,
    pub(crate) label: String,
    pub(crate) wishes: i64,
    pub(crate) places: i64,
}

impl Line {
    /// How many more hope for it than there are places.
    pub(crate) fn lacks(&self) -> i64 {
        (self.wishes - self.places).max(0)
    }
}

/// All fields that anybody named, the shortest of places first.
pub(crate) fn by_field(template: &Template, all: &[Seen]) -> Vec<Line> {
    let Some(question) = fields_question(template) else {
        return Vec::new();
    };
    let mut counts: BTreeMap<&str, (i64, i64)> = BTreeMap::new();
    let counting = all.iter().filter(|row| counts_in(row.state));
    for row in counting {
        let Some(Answer::Choices(keys)) = row.answers.get(&question.key) else {
            continue;
        };
        for key in keys {
            let (wishes, places) = counts.entry(key.as_str()).or_default();
            match row.role {
                Role::Mentee => *wishes += 1,
                Role::Mentor => *places += row.places,
            }
        }
    }
    let line = |(key, (wishes, places)): (&str, (i64, i64))| Line {
        key: key.into(),
        label: question.option_label(key).unwrap_or(key).into(),
        wishes,
        places,
    };
    let mut lines: Vec<Line> = counts.into_iter().map(line).collect();
    lines.sort_by_key(|line| (-line.lacks(), -line.wishes, line.label.clone()));
    lines
}

/// Whoever may still take part.
fn counts_in(state: State) -> bool {
    matches!(
        state,
        State::Submitted | State::Asked | State::Accepted | State::Waitlisted
    )
}

#[cfg(test)]
mod tests {
    use dyad_platform::clock::Moment;

    use super::*;
    use crate::application::ApplicationId;
    use crate::template::shipped_by_key;

    fn somebody(role: Role, fields: &[&str], places: i64, state: State) -> Seen {
        let fields = fields.iter().map(ToString::to_string).collect();
        Seen {
            id: ApplicationId("a".into()),
            name: String::new(),
            address: String::new(),
            role,
            state,
            answers: BTreeMap::from([("fields".to_string(), Answer::Choices(fields))]),
            places,
            import_id: None,
            applied_at: Moment(0),
            decided_at: None,
            place: None,
        }
    }

    #[test]
    fn the_field_that_lacks_most_places_comes_first() {
        let template = shipped_by_key("intl-student-practitioner")
            .unwrap()
            .unwrap();
        let all = [
            somebody(Role::Mentee, &["surgery", "horses"], 1, State::Submitted),
            somebody(Role::Mentee, &["surgery"], 1, State::Waitlisted),
            somebody(Role::Mentee, &["surgery"], 1, State::Withdrawn),
            somebody(Role::Mentor, &["horses"], 3, State::Accepted),
            somebody(Role::Mentor, &["surgery"], 2, State::Declined),
        ];
        let lines = by_field(&template, &all);
        let told: Vec<_> = lines
            .iter()
            .map(|line| (line.label.as_str(), line.wishes, line.places, line.lacks()))
            .collect();
        assert_eq!(told, [("Surgery", 2, 0, 2), ("Horses", 1, 3, 0)]);
    }
}
