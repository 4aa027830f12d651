use dyad_programme::enrolment::EnrolmentId;
use dyad_programme::template::hours::WeekHours;
use dyad_programme::template::shipped_by_key;

mod shipped;

use super::*;
use crate::round::draft::{Suggested, work_out};
use crate::round::left::{Help, Why};
use crate::round::reasons::wording::{View, sentence};

fn template() -> Template {
    shipped_by_key("intl-student-practitioner")
        .unwrap()
        .unwrap()
}

/// Somebody who speaks English, cares about horses and is free on the first two hours of Monday.
fn enrolled(id: &str, is_mentor: bool, places: i64) -> Enrolled {
    let keys = |keys: &[&str]| Answer::Choices(keys.iter().map(|key| (*key).into()).collect());
    Enrolled {
        id: EnrolmentId(format!("{id}-{is_mentor}")),
        person_id: PersonId(id.into()),
        is_mentor,
        places,
        name: id.into(),
        address: format!("{id}@example.org"),
        answers: BTreeMap::from([
            ("languages".into(), keys(&["en"])),
            ("fields".into(), keys(&["horses", "surgery"])),
            ("country".into(), Answer::Choice("PT".into())),
            ("time_zone".into(), Answer::Zone("Europe/Lisbon".into())),
            (
                "hopes".into(),
                Answer::Text("nobody matches by this".into()),
            ),
        ]),
        free_hours: Some([0, 1].into_iter().collect()),
    }
}

fn mentor(id: &str, places: i64) -> Enrolled {
    enrolled(id, true, places)
}

fn mentee(id: &str) -> Enrolled {
    enrolled(id, false, 1)
}

fn given(enrolled: Vec<Enrolled>) -> Given {
    Given {
        enrolled,
        apart: Vec::new(),
        before: Vec::new(),
        held: Vec::new(),
        on: jiff::civil::date(2026, 3, 2),
    }
}

fn two(a: &str, b: &str) -> (PersonId, PersonId) {
    (PersonId(a.into()), PersonId(b.into()))
}

fn pairs(given: &Given) -> Vec<(String, String)> {
    let draft = work_out(&template(), given).unwrap();
    let names = |pair: &Suggested| (pair.mentor.0.clone(), pair.mentee.0.clone());
    draft.pairs.iter().map(names).collect()
}

fn pair(mentor: &str, mentee: &str) -> (String, String) {
    (mentor.into(), mentee.into())
}

#[test]
fn everybody_finds_somebody_and_the_score_is_the_sum_of_its_reasons() {
    let given = given(vec![mentor("grace", 2), mentee("lin"), mentee("tomas")]);
    let draft = work_out(&template(), &given).unwrap();
    assert_eq!(
        draft.counts,
        Counts {
            mentees: 2,
            mentors: 1,
            places: 2
        }
    );
    assert_eq!((draft.served, draft.pairs.len()), (2, 2));
    for pair in &draft.pairs {
        assert_eq!(pair.reasons.points(), pair.score);
        assert_eq!(pair.reasons.most(), draft.most);
        assert!(pair.score > 0 && pair.score <= draft.most);
    }
    assert_eq!(
        draft.pairs.iter().map(|pair| pair.score).sum::<i64>(),
        draft.total
    );
}

#[test]
fn the_same_people_and_rules_give_the_same_draft_in_whatever_order() {
    let people = vec![
        mentor("grace", 1),
        mentor("alan", 1),
        mentee("lin"),
        mentee("tomas"),
    ];
    let mut turned = people.clone();
    turned.reverse();
    let (one, other) = (given(people), given(turned));
    assert_eq!(
        work_out(&template(), &one).unwrap(),
        work_out(&template(), &other).unwrap()
    );
    let inputs =
        |given: &Given| crate::round::draft::inputs(&template(), given, &Hand::default()).unwrap();
    assert_eq!(inputs(&one), inputs(&other));
}

#[test]
fn nobody_mentors_themselves() {
    let both = given(vec![mentor("lin", 1), mentee("lin")]);
    assert_eq!(pairs(&both), []);
    let with_grace = given(vec![mentor("lin", 1), mentee("lin"), mentor("grace", 1)]);
    assert_eq!(pairs(&with_grace), [pair("grace", "lin")]);
}

#[test]
fn an_exclusion_holds_whichever_of_the_two_asked_for_it() {
    let people = || vec![mentor("grace", 1), mentor("alan", 1), mentee("lin")];
    for apart in [two("lin", "grace"), two("grace", "lin")] {
        let given = Given {
            apart: vec![apart, two("lin", "somebody-else")],
            ..given(people())
        };
        assert_eq!(pairs(&given), [pair("alan", "lin")]);
    }
}

#[test]
fn those_who_were_a_pair_or_were_asked_in_vain_are_not_put_together_again() {
    let people = vec![mentor("grace", 1), mentee("lin")];
    let given = Given {
        before: vec![two("grace", "lin")],
        ..given(people)
    };
    assert_eq!(pairs(&given), []);
}

#[test]
fn places_that_are_held_are_not_given_away_and_who_has_a_mentor_looks_for_none() {
    let people = vec![
        mentor("grace", 2),
        mentee("lin"),
        mentee("tomas"),
        mentee("amara"),
    ];
    let held = vec![two("grace", "lin")];
    let given = Given {
        held: held.clone(),
        before: held,
        ..given(people)
    };
    let draft = work_out(&template(), &given).unwrap();
    assert_eq!(
        draft.counts,
        Counts {
            mentees: 2,
            mentors: 1,
            places: 1
        }
    );
    assert_eq!(draft.served, 1);
    let (_, left) = draft.left.first().unwrap();
    assert_eq!(left.why, Why::PlacesTaken { mentors: 1 });
    assert_eq!(
        left.help,
        Help::OnePlaceMore {
            mentor: PersonId("grace".into())
        }
    );
}

#[test]
fn who_shares_no_language_is_left_with_the_rule_that_says_so() {
    let mut lin = mentee("lin");
    lin.answers
        .insert("languages".into(), Answer::Choices(vec!["pt".into()]));
    let draft = work_out(&template(), &given(vec![mentor("grace", 1), lin])).unwrap();
    let (person, left) = draft.left.first().unwrap();
    assert_eq!(person.as_str(), "lin");
    let Why::NobodyPossible { by_rule } = &left.why else {
        panic!("{left:?}")
    };
    assert_eq!((by_rule[0].rule, by_rule[0].mentors), (Some(0), 1));
    assert_eq!(left.help, Help::Relax { rule: 0 });
}

#[test]
fn free_hours_without_an_hour_in_common_keep_two_apart() {
    let mut night = mentor("grace", 1);
    night.free_hours = Some([100].into_iter().collect::<WeekHours>());
    assert_eq!(pairs(&given(vec![night, mentee("lin")])), []);
}

#[test]
fn the_matching_sees_nothing_but_the_columns_its_rules_read() {
    let (template, given) = (template(), given(vec![mentor("grace", 1), mentee("lin")]));
    let rules = template.rules().unwrap();
    let people = people(&template, &rules, &given);
    for person in people.mentees.iter().chain(&people.mentors) {
        assert!(person.values.contains_key("fields"));
        assert!(!person.values.contains_key("hopes") && !person.values.contains_key("time_zone"));
    }
    assert_eq!(
        people.mentees[0].values["region"],
        Value::Text("Southern Europe".into())
    );
    assert_eq!(
        ahead_of_utc(&template, &given.enrolled[0], given.on),
        Some(0)
    );
}

/// The applicants of a spreadsheet, all accepted.
fn all_of(sheet: &[u8], template: &Template) -> Vec<Enrolled> {
    use dyad_programme::import::{preview, propose};
    use dyad_programme::template::question::Role;
    let sheet = dyad_platform::sheet::read_csv(sheet).unwrap();
    let preview = preview(
        &sheet,
        template,
        &propose(&sheet, template),
        jiff::civil::date(2025, 10, 1),
    );
    let roles = [Role::Mentee, Role::Mentor];
    let of = |person: &dyad_programme::import::Person, role| {
        let places = match person.answers.get("places") {
            Some(Answer::Number(places)) => *places,
            _ => 1,
        };
        Enrolled {
            answers: person.answers.clone(),
            free_hours: person.free_hours.clone(),
            name: person.name.clone(),
            ..enrolled(&person.email, role == Role::Mentor, places)
        }
    };
    let both = preview.ready.iter().flat_map(|person| {
        roles
            .into_iter()
            .filter(|role| person.applies_as.includes(*role))
            .map(move |role| of(person, role))
    });
    both.collect()
}

#[test]
fn the_veterinary_spreadsheet_is_matched_with_a_reason_for_each_pair() {
    use std::io::Write as _;
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../shared/data/intake-veterinary.csv"
    );
    let Ok(sheet) = std::fs::read(path) else {
        assert!(std::env::var_os("DYAD_TEST_NO_SKIP").is_none(), "no {path}");
        let _ = writeln!(
            std::io::stderr(),
            "skipped: no shared/data/intake-veterinary.csv"
        );
        return;
    };
    let template = template();
    let given = given(all_of(&sheet, &template));
    let draft = work_out(&template, &given).unwrap();
    assert_eq!((draft.counts.mentees, draft.counts.mentors), (46, 31));
    assert_eq!(
        draft.served + i64::try_from(draft.left.len()).unwrap(),
        draft.counts.mentees
    );
    assert_eq!(draft.served, 46);
    let words = crate::words::Words(dyad_platform::words::ENGLISH);
    for pair in &draft.pairs {
        assert_eq!(pair.reasons.points(), pair.score);
        let said = sentence(words, &template, &pair.reasons, View::Desk);
        assert!(said.starts_with("Both ") && said.ends_with('.'), "{said}");
    }
}

#[test]
fn what_was_decided_by_hand_holds_and_the_others_stay_where_they_were() {
    let people = ["lin", "tomás", "emre"].map(mentee);
    let mentors = ["grace", "alan", "helen"].map(|id| mentor(id, 1));
    let given = given(people.into_iter().chain(mentors).collect());
    let draft = work_out(&template(), &given).unwrap();
    let seen: Vec<Two> = draft.pairs.iter().map(Suggested::two).collect();
    let mut hand = Hand::default();
    let (one, other, third) = (seen[0].clone(), seen[1].clone(), seen[2].clone());
    hand.takes(
        &crate::round::edit::Change::Swap {
            one: one.clone(),
            other: other.clone(),
        },
        1,
    );
    let swapped = crate::round::draft::arranged(&template(), &given, &hand, &seen).unwrap();
    let now: Vec<Two> = swapped.pairs.iter().map(Suggested::two).collect();
    assert_eq!(swapped.served, 3);
    assert!(now.contains(&(one.0, other.1)) && now.contains(&(other.0, one.1)));
    assert!(now.contains(&third), "nobody else moves");
    assert_eq!(swapped.total, swapped.best, "all of them are alike");
}

#[test]
fn a_lock_that_an_exclusion_forbids_is_not_made() {
    let mut given = given(vec![mentee("lin"), mentor("grace", 1), mentor("alan", 1)]);
    given.apart.push(two("lin", "grace"));
    let hand = Hand {
        locked: vec![two("lin", "grace")],
        ..Hand::default()
    };
    let draft = crate::round::draft::arranged(&template(), &given, &hand, &[]).unwrap();
    let pairs: Vec<Two> = draft.pairs.iter().map(Suggested::two).collect();
    assert_eq!(pairs, [two("lin", "alan")]);
}
