//! The waiting list of a cohort: who comes first, and why. Whoever was put first by hand, then whoever
//! waited in an earlier cohort already, then whoever applied first. For the coordinators alone.

use std::collections::HashMap;

use dyad_platform::clock::Moment;

use crate::application::store::Seen;
use crate::application::{ApplicationId, State};
use crate::template::question::Role;

pub(crate) mod pages;
pub(crate) mod store;

/// The longest reason.
const LONGEST: usize = 300;

/// What speaks for somebody on the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Claim {
    /// Put first by hand.
    pub(crate) given: Option<Given>,
    /// Whether they waited in an earlier cohort of the programme, in the same role.
    pub(crate) waited_before: bool,
}

/// Put first by hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Given {
    /// When.
    pub(crate) at: Moment,
    /// By whom.
    pub(crate) by: String,
    /// Why.
    pub(crate) reason: String,
}

/// Where somebody stands on the list of their role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// From 1.
    pub(crate) number: i64,
    /// How many wait.
    pub(crate) of: i64,
}

/// Where everybody stands who waits.
pub(crate) fn places(
    all: &[Seen],
    claims: &HashMap<ApplicationId, Claim>,
) -> HashMap<ApplicationId, Place> {
    let mut places = HashMap::new();
    for role in [Role::Mentee, Role::Mentor] {
        let waits = |row: &&Seen| row.state == State::Waitlisted && row.role == role;
        let mut list: Vec<&Seen> = all.iter().filter(waits).collect();
        list.sort_by_key(|row| rank(row, claims.get(&row.id)));
        let of = i64::try_from(list.len()).unwrap_or(i64::MAX);
        for (row, number) in list.into_iter().zip(1..) {
            places.insert(row.id.clone(), Place { number, of });
        }
    }
    places
}

fn rank<'r>(row: &'r Seen, claim: Option<&Claim>) -> (u8, Moment, Moment, &'r str) {
    let applied = row.applied_at;
    let (class, at) = match claim {
        Some(Claim {
            given: Some(given), ..
        }) => (0, given.at),
        Some(Claim {
            waited_before: true,
            ..
        }) => (1, applied),
        _ => (2, applied),
    };
    (class, at, applied, row.id.as_str())
}

/// A reason that can be kept; nothing where nothing was written or too much.
pub(crate) fn tidy(reason: &str) -> Option<String> {
    let reason = reason.split_whitespace().collect::<Vec<_>>().join(" ");
    (!reason.is_empty() && reason.chars().count() <= LONGEST).then_some(reason)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn waits(name: &str, role: Role, applied: i64) -> Seen {
        Seen {
            id: ApplicationId(name.into()),
            name: name.into(),
            address: String::new(),
            role,
            state: State::Waitlisted,
            answers: BTreeMap::new(),
            places: 1,
            import_id: None,
            applied_at: Moment(applied),
            decided_at: None,
            place: None,
        }
    }

    #[test]
    fn by_hand_comes_before_earlier_cohorts_and_those_before_the_calendar() {
        let mut gone = waits("gone", Role::Mentee, 0);
        gone.state = State::Accepted;
        let all = [
            gone,
            waits("first", Role::Mentee, 1),
            waits("second", Role::Mentee, 2),
            waits("again", Role::Mentee, 3),
            waits("chosen", Role::Mentee, 4),
            waits("mentor", Role::Mentor, 5),
        ];
        let given = Given {
            at: Moment(9),
            by: "Ada Lind".into(),
            reason: "Her mentor fell ill.".into(),
        };
        let claims = HashMap::from([
            (
                ApplicationId("chosen".into()),
                Claim {
                    given: Some(given),
                    waited_before: false,
                },
            ),
            (
                ApplicationId("again".into()),
                Claim {
                    given: None,
                    waited_before: true,
                },
            ),
        ]);
        let places = places(&all, &claims);
        let number = |name: &str| places.get(&ApplicationId(name.into())).map(|it| it.number);
        let told: Vec<_> = ["chosen", "again", "first", "second", "mentor", "gone"]
            .into_iter()
            .map(number)
            .collect();
        assert_eq!(
            told,
            [Some(1), Some(2), Some(3), Some(4), Some(1), None],
            "{places:?}"
        );
        assert_eq!(places[&ApplicationId("chosen".into())].of, 4);
    }

    #[test]
    fn a_reason_has_words_and_an_end() {
        assert_eq!(
            tidy(" Her mentor\n fell ill. "),
            Some("Her mentor fell ill.".into())
        );
        assert_eq!(tidy("  "), None);
        assert_eq!(tidy(&"x".repeat(LONGEST + 1)), None);
    }
}
