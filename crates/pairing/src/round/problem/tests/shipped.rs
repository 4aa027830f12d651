//! What the shipped templates ask of a matching.

use super::*;

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
