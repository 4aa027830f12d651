//! From people who are ready in a preview to accounts and applications. Pure: ids come in.

use std::collections::{BTreeSet, HashMap, HashSet};

use dyad_people::account::PersonId;
use dyad_platform::clock::Moment;

use super::{Answer, Beside, Person, Problem, What};
use crate::application::{ApplicationId, NewApplication, places};
use crate::template::Template;
use crate::template::question::{Kind, Role};

/// Somebody with an account, and the roles in which they have applied to the cohort.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Known {
    pub(crate) person_id: PersonId,
    pub(crate) roles: Vec<Role>,
}

/// What is known of the people in a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Everybody {
    /// Those with an account, by address.
    pub(crate) known: HashMap<String, Known>,
    /// Addresses of those who said that they don't want to be entered into this cohort.
    pub(crate) refused: HashSet<String>,
}

/// What a row that is ready means for the installation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Arrival {
    /// Nobody has this address yet.
    New,
    /// The person has an account, and an application is added to it.
    Known,
    /// The person has applied to this cohort in this role; nothing is added.
    AlreadyIn,
    /// The person said that they don't want to be entered; nothing is added.
    Refused,
}

/// What a row that is ready means.
pub(crate) fn arrival(person: &Person, everybody: &Everybody) -> Arrival {
    match everybody.known.get(&person.email) {
        _ if everybody.refused.contains(&person.email) => Arrival::Refused,
        None => Arrival::New,
        Some(known) if roles(person).all(|role| known.roles.contains(&role)) => Arrival::AlreadyIn,
        Some(_) => Arrival::Known,
    }
}

impl Arrival {
    /// Whether anything is added.
    pub(crate) fn comes_in(self) -> bool {
        matches!(self, Self::New | Self::Known)
    }
}

/// How many people an import would bring in now; somebody in both roles counts once.
pub(crate) fn coming(ready: &[Person], everybody: &Everybody) -> usize {
    let coming = ready
        .iter()
        .filter(|person| arrival(person, everybody).comes_in());
    coming
        .map(|person| person.email.as_str())
        .collect::<BTreeSet<_>>()
        .len()
}

/// The applications that a person's row makes: one for each role they haven't applied in.
pub(crate) fn applications(
    person: &Person,
    known: &Known,
    template: &Template,
    now: Moment,
    mut new_id: impl FnMut() -> ApplicationId,
) -> Vec<NewApplication> {
    let applied = person.applied.and_then(|moment| moment.instant());
    let applied_at = applied.map_or(now, |instant| Moment(instant.as_millisecond()));
    let is_asked = |key: &str, role| {
        template
            .question(key)
            .is_some_and(|question| question.roles.contains(&role))
    };
    let application = |role| {
        let answers = person.answers.iter().filter(|(key, _)| is_asked(key, role));
        let answers = answers
            .map(|(key, answer): (&String, &Answer)| (key.clone(), answer.clone()))
            .collect();
        let beside = person
            .beside
            .iter()
            .filter(|beside| is_asked(&beside.question, role));
        NewApplication {
            id: new_id(),
            person_id: known.person_id.clone(),
            role,
            places: places(template, role, &answers),
            answers,
            free_hours: person.free_hours.clone(),
            beside: beside.cloned().collect(),
            applied_at,
        }
    };
    roles(person)
        .filter(|role| !known.roles.contains(role))
        .map(application)
        .collect()
}

/// The same people, with the words in which they named somebody not to be paired with whom nobody
/// recognised: they must not get lost, and stand beside the application until somebody has read them.
pub(crate) fn with_unknown_people(
    ready: &[Person],
    problems: &[Problem],
    template: &Template,
) -> Vec<Person> {
    let mut people = ready.to_vec();
    let Some(question) = template
        .questions
        .iter()
        .find(|question| question.kind == Kind::People)
    else {
        return people;
    };
    let mut by_row: HashMap<u32, &mut Person> = people
        .iter_mut()
        .map(|person| (person.row, person))
        .collect();
    for problem in problems {
        if let What::UnknownPerson { said } | What::AmbiguousPerson { said } = &problem.what
            && let Some(person) = by_row.get_mut(&problem.row)
        {
            person.beside.push(Beside {
                question: question.key.clone(),
                value: said.clone(),
            });
        }
    }
    people
}

fn roles(person: &Person) -> impl Iterator<Item = Role> + '_ {
    [Role::Mentee, Role::Mentor]
        .into_iter()
        .filter(|role| person.applies_as.includes(*role))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::import::{self, AppliesAs};
    use crate::template::shipped_by_key;

    const NOW: Moment = Moment(1_772_546_400_000);

    fn grace(applies_as: AppliesAs) -> Person {
        Person {
            row: 2,
            email: "grace@example.org".into(),
            name: "Grace Moor".into(),
            applies_as,
            applied: None,
            answers: BTreeMap::from([
                ("country".to_string(), Answer::Choice("GB".into())),
                ("places".to_string(), Answer::Number(2)),
            ]),
            free_hours: None,
            not_with: Vec::new(),
            assessed_by: Vec::new(),
            beside: vec![Beside {
                question: "fields".into(),
                value: "Falconry".into(),
            }],
        }
    }

    fn knows(roles: &[Role]) -> Known {
        Known {
            person_id: PersonId("grace".into()),
            roles: roles.to_vec(),
        }
    }

    fn made(person: &Person, known: &Known) -> Vec<NewApplication> {
        let template = shipped_by_key("intl-student-practitioner")
            .unwrap()
            .unwrap();
        let mut number = 0;
        applications(person, known, &template, NOW, || {
            number += 1;
            ApplicationId(number.to_string())
        })
    }

    #[test]
    fn somebody_in_both_roles_applies_twice_each_time_with_what_is_asked_there() {
        let both = made(&grace(AppliesAs::Both), &knows(&[]));
        let of = |new: &NewApplication| {
            (
                new.role,
                new.places,
                new.answers.keys().cloned().collect::<Vec<_>>(),
            )
        };
        assert_eq!(of(&both[0]), (Role::Mentee, 1, vec!["country".to_string()]));
        assert_eq!(
            of(&both[1]),
            (
                Role::Mentor,
                2,
                vec!["country".to_string(), "places".to_string()]
            )
        );
        assert_eq!(both[1].beside[0].value, "Falconry");
        assert_ne!(both[0].id, both[1].id);
    }

    #[test]
    fn nobody_applies_twice_in_one_role() {
        let left = made(&grace(AppliesAs::Both), &knows(&[Role::Mentor]));
        assert_eq!(
            left.iter().map(|new| new.role).collect::<Vec<_>>(),
            [Role::Mentee]
        );
        assert!(made(&grace(AppliesAs::Mentor), &knows(&[Role::Mentor])).is_empty());
    }

    #[test]
    fn an_application_is_as_old_as_the_file_says_and_new_where_it_does_not() {
        let mut person = grace(AppliesAs::Mentor);
        assert_eq!(made(&person, &knows(&[]))[0].applied_at, NOW);
        let clock = jiff::civil::date(2025, 9, 3).at(14, 11, 23, 0);
        person.applied = Some(import::Moment {
            clock,
            ahead_of_utc: 60,
        });
        assert_eq!(
            made(&person, &knows(&[]))[0].applied_at.machine(),
            "2025-09-03T13:11:23Z"
        );
    }

    #[test]
    fn who_comes_is_counted_by_address_and_without_those_who_are_in() {
        let ready = [grace(AppliesAs::Mentee), grace(AppliesAs::Mentor)];
        let everybody = |roles: &[Role]| Everybody {
            known: HashMap::from([("grace@example.org".to_string(), knows(roles))]),
            refused: HashSet::new(),
        };
        let refused = Everybody {
            refused: HashSet::from(["grace@example.org".to_string()]),
            ..everybody(&[])
        };
        assert_eq!(coming(&ready, &refused), 0);
        assert_eq!(arrival(&ready[0], &refused), Arrival::Refused);
        assert_eq!(coming(&ready, &Everybody::default()), 1);
        assert_eq!(coming(&ready, &everybody(&[Role::Mentee])), 1);
        assert_eq!(coming(&ready, &everybody(&[Role::Mentee, Role::Mentor])), 0);
        assert_eq!(
            arrival(&ready[0], &everybody(&[Role::Mentee])),
            Arrival::AlreadyIn
        );
        assert_eq!(
            arrival(&ready[1], &everybody(&[Role::Mentee])),
            Arrival::Known
        );
        assert_eq!(arrival(&ready[0], &Everybody::default()), Arrival::New);
    }

    #[test]
    fn words_that_name_nobody_known_stay_beside_the_application() {
        let template = shipped_by_key("intl-student-practitioner")
            .unwrap()
            .unwrap();
        let said = "my old head of clinic".to_string();
        let unknown = |row| Problem {
            row,
            column: Some(5),
            what: What::UnknownPerson { said: said.clone() },
            value: said.clone(),
        };
        let ready = [grace(AppliesAs::Mentor)];
        let people = with_unknown_people(&ready, &[unknown(2), unknown(9)], &template);
        let people_question = template
            .questions
            .iter()
            .find(|question| question.kind == Kind::People)
            .unwrap();
        assert_eq!(
            people[0].beside[1],
            Beside {
                question: people_question.key.clone(),
                value: said.clone()
            }
        );
        assert_eq!(people[0].beside.len(), 2);
    }
}
