use dyad_programme::enrolment::EnrolmentId;
use dyad_programme::template::hours::WeekHours;
use dyad_programme::template::shipped_by_key;

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

/// What somebody answers who chooses the first option everywhere and names the same words.
fn agreeable(template: &Template) -> BTreeMap<String, Answer> {
    use dyad_programme::template::question::Shape;
    let answer = |question: &dyad_programme::template::Question| {
        let first = question.options.first()?.key.clone();
        match question.kind.shape() {
            Shape::One => Some(Answer::Choice(first)),
            Shape::Several => Some(Answer::Choices(vec![first])),
            Shape::Rated => Some(Answer::Ratings(BTreeMap::from([(first, 5)]))),
            _ => None,
        }
    };
    let questions = template.questions.iter();
    let told = questions.filter(|question| !question.key.starts_with("avoid_"));
    let answers = told.filter_map(|question| Some((question.key.clone(), answer(question)?)));
    let mut answers: BTreeMap<String, Answer> = answers.collect();
    answers.insert("languages".into(), Answer::Choices(vec!["en".into()]));
    answers
}

#[test]
fn each_shipped_template_matches_two_people_and_says_why() {
    let words = crate::words::Words(dyad_platform::words::ENGLISH);
    for template in dyad_programme::template::shipped().unwrap() {
        let with = |person: Enrolled| Enrolled {
            answers: agreeable(&template),
            ..person
        };
        let given = given(vec![with(mentor("grace", 1)), with(mentee("lin"))]);
        let draft = work_out(&template, &given).unwrap();
        assert_eq!(draft.served, 1, "{}", template.key);
        let reasons = &draft.pairs[0].reasons;
        assert!(reasons.points() > 0, "{}", template.key);
        let said = sentence(words, &template, reasons, View::Desk);
        assert!(said.ends_with('.') && said.contains(','), "{said}");
        assert_ne!(said, words.reason_nothing_stands_out(), "{}", template.key);
    }
}

/// Somebody: a name, whether they mentor, and what they answered.
type Told<'t> = (&'t str, bool, Vec<(&'t str, Answer)>);

/// The template with its people: somebody has the answers given, and everything else is left out.
fn of(template: &str, people: Vec<Told<'_>>) -> (Template, Given) {
    let template = shipped_by_key(template).unwrap().unwrap();
    let people = people.into_iter().map(|(id, is_mentor, answers)| Enrolled {
        answers: answers
            .into_iter()
            .map(|(key, answer)| (key.to_owned(), answer))
            .collect(),
        free_hours: None,
        ..enrolled(id, is_mentor, 1)
    });
    let given = given(people.collect());
    (template, given)
}

fn choice(key: &str) -> Answer {
    Answer::Choice(key.into())
}

fn made((template, given): &(Template, Given)) -> Vec<(String, String)> {
    let draft = work_out(template, given).unwrap();
    let names = |pair: &Suggested| (pair.mentor.0.clone(), pair.mentee.0.clone());
    draft.pairs.iter().map(names).collect()
}

#[test]
fn a_wish_for_another_division_or_part_of_the_world_is_heard() {
    for (wish, expected) in [("my_own", "alan"), ("another_one", "grace")] {
        let people = vec![
            ("alan", true, vec![("department", choice("surgery"))]),
            ("grace", true, vec![("department", choice("oncology"))]),
            (
                "lin",
                false,
                vec![
                    ("department", choice("surgery")),
                    ("division_wish", choice(wish)),
                ],
            ),
        ];
        let made = made(&of("four-phase-faculty", people));
        assert_eq!(made, [pair(expected, "lin")], "{wish}");
    }
    for (wish, expected) in [("near", "alan"), ("elsewhere", "grace")] {
        let english = || ("languages", Answer::Choices(vec!["en".into()]));
        let people = vec![
            ("alan", true, vec![english(), ("country", choice("ES"))]),
            ("grace", true, vec![english(), ("country", choice("JP"))]),
            (
                "lin",
                false,
                vec![
                    english(),
                    ("country", choice("PT")),
                    ("region_wish", choice(wish)),
                ],
            ),
        ];
        let made = made(&of("intl-student-practitioner", people));
        assert_eq!(made, [pair(expected, "lin")], "{wish}");
    }
}

#[test]
fn a_second_mentor_stands_elsewhere_than_the_first() {
    let people = vec![
        (
            "grace",
            true,
            vec![("supporter_kind", choice("practitioner"))],
        ),
        ("alan", true, vec![("supporter_kind", choice("preceptor"))]),
        ("helen", true, vec![("supporter_kind", choice("faculty"))]),
        ("lin", false, vec![("max_contacts", Answer::Number(2))]),
    ];
    let (template, mut given) = of("student-network", people);
    given.held = vec![two("grace", "lin")];
    given.before = given.held.clone();
    assert_eq!(made(&(template, given)), [pair("helen", "lin")]);
}

#[test]
fn what_two_share_in_confidence_counts_only_where_both_let_it_count() {
    let part_time = || {
        let keys = vec!["working_part_time".into()];
        ("shared_paths", Answer::Choices(keys))
    };
    let both = vec![
        ("alan", true, vec![]),
        ("grace", true, vec![part_time()]),
        ("lin", false, vec![part_time()]),
    ];
    let (template, given) = of("four-phase-faculty", both);
    let draft = work_out(&template, &given).unwrap();
    assert_eq!(draft.pairs[0].mentor.as_str(), "grace");
    assert_eq!(draft.pairs[0].score, 400);
    let kept = serde_json::to_string(&draft.pairs[0].reasons).unwrap();
    assert!(!kept.contains("working_part_time"), "{kept}");
    let one = vec![("grace", true, vec![]), ("lin", false, vec![part_time()])];
    let (template, given) = of("four-phase-faculty", one);
    assert_eq!(work_out(&template, &given).unwrap().pairs[0].score, 0);
}

#[test]
fn who_is_wished_for_by_address_or_name_counts_by_rank_and_only_in_the_cohort() {
    let template = shipped_by_key("med-faculty-12m").unwrap().unwrap();
    let wishes = |names: &[&str]| Answer::People(names.iter().map(|it| (*it).into()).collect());
    let mut lin = mentee("lin");
    let wished = wishes(&["nobody.yet@example.org", "Alan", "GRACE@example.org"]);
    lin.answers.insert("wishes".into(), wished);
    let mut given = given(vec![
        mentor("grace", 1),
        mentor("alan", 1),
        mentor("eve", 1),
        lin,
    ]);
    let rules = template.rules().unwrap();
    let of = |given: &Given| {
        let people = people(&template, &rules, given);
        people.mentees[0].values["wishes"].clone()
    };
    let list = |ids: &[&str]| Value::List(ids.iter().map(|id| (*id).into()).collect());
    assert_eq!(of(&given), list(&["alan", "grace"]));
    let draft = work_out(&template, &given).unwrap();
    let best = &draft.pairs[0];
    assert_eq!(best.mentor.0, "alan");
    let line = best.reasons.lines.iter().find(|line| line.points > 0);
    let line = line.unwrap();
    assert_eq!((line.name.as_deref(), line.points), (Some("wishes"), 900));
    assert!(!line.open, "neither of the two is told");
    given.enrolled[1].name = "Grace".into();
    given.enrolled[0].name = "grace".into();
    let mut lin = given.enrolled.pop().unwrap();
    lin.answers.insert("wishes".into(), wishes(&["Grace"]));
    given.enrolled.push(lin);
    assert_eq!(of(&given), list(&[]), "two have that name");
}
