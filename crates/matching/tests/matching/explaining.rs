//! Reasons: why this pair, why not that one, why nobody, and what would help.

use std::collections::BTreeMap;

use dyad_matching::{
    Fact, Helps, MustKind, People, Person, Problem, Reason, Refusal, RuleRef, Rules, Value,
};
use proptest::prelude::*;

use crate::best::Trial;
use crate::cohort::{Cohort, any_cohort, list, pairs, person};

const RULES: &str = r#"
    [[must]]
    rule = "share at least one"
    column = "Languages"
    [[must]]
    rule = "differ"
    column = "Organisation"
    name = "other employer"
    [[must]]
    rule = "mentor above mentee"
    column = "Stage"
    scale = ["Student", "Early", "Senior", "Lead"]
    [[must]]
    rule = "at most hours apart"
    column = "UTC offset"
    hours = 6
    [[must]]
    rule = "mentor column equals mentee preference"
    mentor_column = "Gender"
    mentee_column = "Preferred gender"
    any = "No preference"
    [[must]]
    rule = "not in list"

    [[points]]
    criterion = "same or related"
    column = "Field"
    same = 300
    related = 120
    [[points]]
    criterion = "share of mentee's choices met"
    column = "Goals"
    points = 240
    [[points]]
    criterion = "steps above"
    column = "Stage"
    points = [0, 60, 120]
    [[points]]
    criterion = "hours apart"
    column = "UTC offset"
    points = [100, 80, 60]
    [[points]]
    criterion = "smaller of the two, times"
    column = "Hours a month"
    points = 5
    most = 12
    [[points]]
    criterion = "needs met by offers"
    mentee_column = "Skills to gain"
    mentor_column = "Skills to offer"
    points = 100
    [[points]]
    criterion = "share at least one"
    column = "Interests"
    points = 13
    missing_points = 3
    [[points]]
    criterion = "steps apart"
    column = "Stage"
    points = [9, 8, 7]

    [families]
    Law = "public"
    Policy = "public"
    Nursing = 4
"#;

fn lin() -> Person {
    person(
        "lin",
        1,
        [
            ("Languages", list(&["English", "Spanish"])),
            ("Organisation", "Harbour Trust".into()),
            ("Stage", "Student".into()),
            ("UTC offset", (-8).into()),
            ("Preferred gender", "Woman".into()),
            ("Field", "Law".into()),
            ("Goals", list(&["Confidence", "Promotion", "First job"])),
            ("Hours a month", 2.into()),
            ("Skills to gain", list(&["Writing", "Budgeting"])),
        ],
    )
}

fn grace() -> Person {
    person(
        "grace",
        2,
        [
            ("Languages", list(&["Welsh", "Spanish"])),
            ("Organisation", "Eastholm".into()),
            ("Stage", "Senior".into()),
            ("UTC offset", "-5".into()),
            ("Gender", "Woman".into()),
            ("Field", "Policy".into()),
            ("Goals", list(&["Promotion", "Confidence", "Board"])),
            ("Hours a month", "4".into()),
            ("Skills to offer", list(&["Writing"])),
        ],
    )
}

fn problem(mentees: Vec<Person>, mentors: Vec<Person>, forbidden: &[(&str, &str)]) -> Problem {
    let rules = Rules::parse(RULES, "rules.toml").unwrap();
    Problem::new(&rules, People { mentees, mentors }, &pairs(forbidden), &[]).unwrap()
}

fn texts(values: &[&str]) -> Vec<String> {
    values.iter().map(|&value| value.to_owned()).collect()
}

#[test]
fn why_this_pair() {
    let why = problem(vec![lin()], vec![grace()], &[])
        .explain("lin", "grace")
        .unwrap();
    let found: Vec<(i64, i64, Fact)> = why
        .contributions
        .into_iter()
        .map(|c| (c.points, c.most, c.fact))
        .collect();
    let related = Fact::Related {
        mentee: "Law".to_owned(),
        mentor: "Policy".to_owned(),
        family: "public".to_owned(),
    };
    let goals = Fact::ChoicesMet {
        met: 2,
        of: 3,
        values: texts(&["Confidence", "Promotion"]),
    };
    let skills = Fact::ChoicesMet {
        met: 1,
        of: 2,
        values: texts(&["Writing"]),
    };
    let expected = [
        (120, 300, related),
        (160, 240, goals),
        (120, 120, Fact::StepsAbove { steps: 2 }),
        (
            60,
            100,
            Fact::HoursApart {
                hours: 3,
                minutes: 0,
            },
        ),
        (10, 12, Fact::Smaller { number: 2 }),
        (50, 100, skills),
        (
            3,
            13,
            Fact::Missing {
                mentee: true,
                mentor: true,
            },
        ),
        (7, 9, Fact::StepsApart { steps: 2 }),
    ];
    assert_eq!(found, expected);
    assert_eq!(why.total, 530);
    assert!(why.musts.iter().all(|must| must.holds));
    assert_eq!(
        why.musts[0].fact,
        Fact::Shared {
            values: texts(&["Spanish"])
        }
    );
}

/// What refuses Lin and Grace when one of Grace's values is another.
fn refused(change: Option<(&str, Value)>, forbidden: &[(&str, &str)]) -> Vec<Refusal> {
    let mut mentor = grace();
    if let Some((column, value)) = change {
        mentor.values.insert(column.to_owned(), value);
    }
    let problem = problem(vec![lin()], vec![mentor], forbidden);
    let all = problem.all_refusals("lin", "grace").unwrap();
    assert_eq!(
        problem.why_not("lin", "grace").unwrap(),
        all.first().cloned()
    );
    assert_eq!(
        problem.score("lin", "grace").unwrap().is_none(),
        !all.is_empty()
    );
    all
}

#[test]
fn why_not_that_one() {
    let nothing = Fact::Shared { values: Vec::new() };
    let same = Fact::Same {
        values: texts(&["Harbour Trust"]),
    };
    let apart = Fact::HoursApart {
        hours: 7,
        minutes: 0,
    };
    let wish = Fact::Wish {
        wanted: texts(&["Woman"]),
        found: texts(&["Man"]),
    };
    for (index, kind, column, value, fact) in [
        (0, MustKind::ShareOne, "Languages", "Welsh", nothing),
        (1, MustKind::Differ, "Organisation", "Harbour Trust", same),
        (
            2,
            MustKind::MentorAbove,
            "Stage",
            "Student",
            Fact::StepsAbove { steps: 0 },
        ),
        (3, MustKind::HoursApart, "UTC offset", "9", apart),
        (4, MustKind::Preference, "Gender", "Man", wish),
    ] {
        let [refusal] = &refused(Some((column, value.into())), &[])[..] else {
            panic!("one rule refuses {column} = {value}");
        };
        let name = (index == 1).then(|| "other employer".to_owned());
        assert_eq!(refusal.rule, Some(RuleRef { index, kind, name }));
        assert_eq!(refusal.fact, fact);
    }
}

#[test]
fn why_not_when_nothing_or_a_ban_stands_between() {
    assert_eq!(refused(None, &[]), []);
    let [refusal] = &refused(None, &[("lin", "grace")])[..] else {
        panic!("the ban refuses");
    };
    assert_eq!(refusal.fact, Fact::Forbidden);
    assert_eq!(
        refusal.rule.as_ref().map(|rule| rule.kind),
        Some(MustKind::NotInList)
    );
}

#[test]
fn clocks_may_be_half_an_hour_off() {
    let rules = "[[must]]\nrule = \"at most hours apart\"\ncolumn = \"UTC offset\"\n\
                 hours = 5\nunit = \"minutes\"";
    let rules = Rules::parse(rules, "rules.toml").unwrap();
    let refused = |offset: i64| {
        let people = People {
            mentees: vec![person("lin", 1, [("UTC offset", 0.into())])],
            mentors: vec![person("grace", 1, [("UTC offset", offset.into())])],
        };
        let problem = Problem::new(&rules, people, &[], &[]).unwrap();
        problem
            .why_not("lin", "grace")
            .unwrap()
            .map(|refusal| refusal.fact)
    };
    assert_eq!(refused(300), None);
    assert_eq!(refused(-300), None);
    let apart = Fact::HoursApart {
        hours: 5,
        minutes: 1,
    };
    assert_eq!(refused(301), Some(apart));
}

#[test]
fn who_said_nothing_passes_unless_the_rule_refuses() {
    let silent = person("grace", 1, []);
    let pass = problem(vec![lin()], vec![silent.clone()], &[]);
    assert_eq!(pass.why_not("lin", "grace").unwrap(), None);
    let strict =
        "[[must]]\nrule = \"share at least one\"\ncolumn = \"Languages\"\nmissing = \"refuse\"";
    let rules = Rules::parse(strict, "rules.toml").unwrap();
    let people = People {
        mentees: vec![lin()],
        mentors: vec![silent],
    };
    let refuse = Problem::new(&rules, people, &[], &[]).unwrap();
    let refusal = refuse.why_not("lin", "grace").unwrap().unwrap();
    assert_eq!(
        refusal.fact,
        Fact::Missing {
            mentee: false,
            mentor: true
        }
    );
}

#[test]
fn nobody_free_and_others_could_move_along() {
    // Tomás can only turn to Grace; Lin holds her place and could turn to Alan.
    let rules = Rules::parse(
        "[[must]]\nrule = \"share at least one\"\ncolumn = \"Languages\"\n\
         [[points]]\ncriterion = \"same\"\ncolumn = \"Field\"\npoints = 9",
        "rules.toml",
    )
    .unwrap();
    let speaks = |id, places, languages: &[&str], field: &str| {
        person(
            id,
            places,
            [("Languages", list(languages)), ("Field", field.into())],
        )
    };
    let mentees = vec![
        speaks("lin", 1, &["Welsh", "Irish"], "Law"),
        speaks("tomas", 1, &["Welsh"], "Art"),
        speaks("ines", 1, &["Irish"], "Art"),
        speaks("noor", 1, &["Basque"], "Art"),
    ];
    let mentors = vec![
        speaks("grace", 1, &["Welsh"], "Law"),
        speaks("alan", 1, &["Irish"], "Art"),
        speaks("zoe", 0, &["Manx"], "Art"),
    ];
    let people = People { mentees, mentors };
    let locked = pairs(&[("ines", "alan")]);
    let problem = Problem::new(&rules, people.clone(), &[], &locked).unwrap();
    let answer = problem.solve();
    let unmatched = problem.unmatched(&answer);
    let names: Vec<&str> = unmatched.iter().map(|u| u.mentee.as_str()).collect();
    assert_eq!(names, ["noor", "tomas"]);
    let reason = Reason::AllPlacesTaken {
        eligible: texts(&["grace"]),
    };
    assert_eq!(unmatched[1].reason, reason);
    let helps = Helps {
        one_more_place: texts(&["grace", "alan"]),
        relax: Vec::new(),
    };
    assert_eq!(unmatched[1].helps, helps);
}

#[test]
fn relaxing_a_rule_helps_when_somebody_can_spare_a_mentor() {
    let rules = Rules::parse(
        "[[must]]\nrule = \"share at least one\"\ncolumn = \"Languages\"\n\
         [[must]]\nrule = \"not in list\"",
        "rules.toml",
    )
    .unwrap();
    let welsh = |id, places| person(id, places, [("Languages", list(&["Welsh"]))]);
    let mentees = || {
        vec![
            welsh("lin", 2),
            person("noor", 1, [("Languages", "Basque".into())]),
        ]
    };
    let mentors = || vec![welsh("grace", 1), welsh("alan", 1)];
    let helps = |rules: &Rules, mentees, forbidden: &[(&str, &str)]| {
        let people = People {
            mentees,
            mentors: mentors(),
        };
        let problem = Problem::new(rules, people, &pairs(forbidden), &[]).unwrap();
        problem.unmatched(&problem.solve()).remove(0).helps.relax
    };
    let language = RuleRef {
        index: 0,
        kind: MustKind::ShareOne,
        name: None,
    };
    assert_eq!(helps(&rules, mentees(), &[]), [language]);
    let pairs_first = "[objective]\norder = [\"most pairs\", \"highest total score\"]\n";
    let pairs_first = format!("{pairs_first}{}", rules.to_toml());
    let pairs_first = Rules::parse(&pairs_first, "rules.toml").unwrap();
    assert_eq!(helps(&pairs_first, mentees(), &[]), []);
    let banned = [("noor", "grace"), ("noor", "alan")];
    assert_eq!(helps(&rules, mentees(), &banned), []);
    let mut one_each = mentees();
    one_each.push(welsh("tomas", 1));
    assert_eq!(helps(&rules, one_each, &[]), []);
}

/// What `helps` promises is tried out, one more place at a time: whether this
/// mentee can have a mentor while everyone else has as many as before.
fn places_help(cohort: &Cohort) -> Result<(), TestCaseError> {
    let problem = cohort.problem();
    let answer = problem.solve();
    for unmatched in problem.unmatched(&answer) {
        let mut least = BTreeMap::from([(unmatched.mentee.clone(), 1)]);
        for pair in &answer.pairs {
            *least.entry(pair.mentee.clone()).or_insert(0) += 1;
        }
        for at in 0..cohort.people.mentors.len() {
            let mut changed = cohort.clone();
            changed.people.mentors[at].places += 1;
            let helps = Trial::can_serve(&changed, &changed.problem(), least.clone());
            let mentor = &changed.people.mentors[at].id;
            prop_assert_eq!(unmatched.helps.one_more_place.contains(mentor), helps);
        }
    }
    Ok(())
}

proptest! {
    #[test]
    fn one_more_place_helps_exactly_where_it_is_said_to(cohort in any_cohort(5)) {
        places_help(&cohort)?;
    }
}
