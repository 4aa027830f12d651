//! Cohorts at the edge: nobody there, nobody allowed, everyone alike, too few places.

use dyad_matching::{People, Person, Problem, ProblemError, Reason, Rules, Side, UnknownPerson};

use crate::cohort::{list, pairs, person};

const TAGS: &str = r#"
    [[must]]
    rule = "share at least one"
    column = "Languages"

    [[points]]
    criterion = "share of mentee's choices met"
    column = "Goals"
    points = 7
"#;

fn rules(text: &str) -> Rules {
    Rules::parse(text, "rules.toml").unwrap()
}

fn solved(rules: &Rules, mentees: Vec<Person>, mentors: Vec<Person>) -> dyad_matching::Answer {
    let people = People { mentees, mentors };
    let answer = Problem::new(rules, people, &[], &[]).unwrap().solve();
    assert_eq!(answer.certificate.primal, answer.certificate.dual.total);
    answer
}

fn speakers(letter: &str, count: usize, places: u32, language: &str) -> Vec<Person> {
    let one = |at| {
        person(
            &format!("{letter}{at}"),
            places,
            [("Languages", list(&[language]))],
        )
    };
    (0..count).map(one).collect()
}

#[test]
fn nobody_on_one_side_or_on_both() {
    let rules = rules(TAGS);
    for (mentees, mentors) in [(0, 0), (3, 0), (0, 3)] {
        let mentees = speakers("e", mentees, 1, "Welsh");
        let answer = solved(&rules, mentees, speakers("r", mentors, 1, "Welsh"));
        assert!(answer.pairs.is_empty());
        assert_eq!((answer.mentees_served, answer.total), (0, 0));
    }
}

#[test]
fn one_of_each() {
    let rules = rules(TAGS);
    let answer = solved(
        &rules,
        speakers("e", 1, 1, "Welsh"),
        speakers("r", 1, 1, "Welsh"),
    );
    assert_eq!(answer.pairs.len(), 1);
    assert_eq!(answer.mentees_served, 1);
}

#[test]
fn no_two_share_a_language() {
    let rules = rules(TAGS);
    let mentees = speakers("e", 4, 2, "Welsh");
    let mentors = speakers("r", 3, 2, "Irish");
    let people = People { mentees, mentors };
    let problem = Problem::new(&rules, people, &[], &[]).unwrap();
    let answer = problem.solve();
    assert!(answer.pairs.is_empty());
    let unmatched = problem.unmatched(&answer);
    assert_eq!(unmatched.len(), 4);
    for mentee in unmatched {
        let Reason::NoEligibleMentor { by_rule } = mentee.reason else {
            panic!("nobody is eligible");
        };
        assert_eq!((by_rule[0].refused, by_rule[0].alone), (3, 3));
        assert_eq!(mentee.helps.relax, [by_rule[0].rule.clone().unwrap()]);
        assert!(mentee.helps.one_more_place.is_empty());
    }
}

#[test]
fn everyone_is_alike() {
    let rules = rules(TAGS);
    let answer = solved(
        &rules,
        speakers("e", 40, 1, "Welsh"),
        speakers("r", 25, 2, "Welsh"),
    );
    assert_eq!(answer.pairs.len(), 40);
    assert!(answer.pairs.iter().all(|pair| pair.score == 0));
}

#[test]
fn people_first_shares_two_places_between_two() {
    let people = || (speakers("e", 2, 2, "Welsh"), speakers("r", 2, 1, "Welsh"));
    let wanted = r#"
        [[points]]
        criterion = "same"
        column = "Place"
        points = 100
    "#;
    let (mut mentees, mut mentors) = people();
    for person in mentors.iter_mut().chain(mentees.iter_mut().take(1)) {
        person.values.insert("Place".to_owned(), "Eastholm".into());
    }
    let both = solved(&rules(wanted), mentees.clone(), mentors.clone());
    assert_eq!(
        (both.mentees_served, both.pairs.len(), both.total),
        (2, 2, 100)
    );
    let pairs_first =
        format!("[objective]\norder = [\"most pairs\", \"highest total score\"]\n{wanted}");
    let one = solved(&rules(&pairs_first), mentees, mentors);
    assert_eq!(
        (one.mentees_served, one.pairs.len(), one.total),
        (1, 2, 200)
    );
}

#[test]
fn wants_above_places() {
    let answer = solved(
        &rules(TAGS),
        speakers("e", 5, 3, "Welsh"),
        speakers("r", 3, 2, "Welsh"),
    );
    assert_eq!((answer.mentees_served, answer.pairs.len()), (5, 6));
}

#[test]
fn more_places_than_people_could_ever_fill() {
    let most = u32::MAX;
    let answer = solved(
        &rules(TAGS),
        speakers("e", 3, most, "Welsh"),
        speakers("r", 2, most, "Welsh"),
    );
    assert_eq!(answer.pairs.len(), 6);
}

#[test]
fn a_pair_that_takes_points_away_is_still_better_than_none() {
    let minus = r#"
        [[points]]
        criterion = "same"
        column = "Languages"
        points = -1000000
    "#;
    let answer = solved(
        &rules(minus),
        speakers("e", 2, 1, "Welsh"),
        speakers("r", 1, 1, "Welsh"),
    );
    assert_eq!((answer.pairs.len(), answer.total), (1, -1_000_000));
}

#[test]
fn who_is_on_both_sides_is_not_their_own_mentor() {
    let both = || vec![person("p1", 1, []), person("p2", 1, [])];
    let answer = solved(&rules(""), both(), both());
    let made: Vec<_> = answer
        .pairs
        .iter()
        .map(|p| (p.mentee.as_str(), p.mentor.as_str()))
        .collect();
    assert_eq!(made, [("p1", "p2"), ("p2", "p1")]);
    let alone = || vec![person("p1", 1, [])];
    assert!(solved(&rules(""), alone(), alone()).pairs.is_empty());
}

#[test]
fn what_is_wrong_with_people_is_named() {
    let rules = rules(TAGS);
    let problem = |mentees, mentors, forbidden: &[_], locked: &[_]| {
        let people = People { mentees, mentors };
        Problem::new(&rules, people, forbidden, locked).unwrap_err()
    };
    let (e, r) = (speakers("e", 2, 1, "Welsh"), speakers("r", 2, 1, "Welsh"));
    let twice = vec![e[0].clone(), e[0].clone()];
    let id = "e0".to_owned();
    let side = Side::Mentee;
    assert_eq!(
        problem(twice, r.clone(), &[], &[]),
        ProblemError::SameIdTwice { side, id }
    );
    let id = "r9".to_owned();
    let side = Side::Mentor;
    let unknown = ProblemError::Unknown(UnknownPerson { side, id });
    assert_eq!(
        problem(e.clone(), r.clone(), &pairs(&[("e0", "r9")]), &[]),
        unknown
    );
    let locks = pairs(&[("e0", "r0"), ("e1", "r0")]);
    let id = "r0".to_owned();
    let full = ProblemError::TooManyLocks {
        side,
        id,
        places: 1,
    };
    assert_eq!(problem(e.clone(), r.clone(), &[], &locks), full);
    let ban = pairs(&[("e0", "r0")]);
    let refused = problem(e, r, &ban, &ban);
    assert!(
        matches!(refused, ProblemError::LockRefused { .. }),
        "{refused}"
    );
}

#[test]
fn values_that_their_rule_cannot_read_are_named() {
    let rules = rules(
        r#"
        [[points]]
        criterion = "steps above"
        column = "Stage"
        scale = ["Student", "Senior"]
        points = [0, 60]
        [[points]]
        criterion = "hours apart"
        column = "UTC offset"
        points = [60, 30]
        "#,
    );
    let problem = |values| {
        let people = People {
            mentees: vec![person("e0", 1, [values])],
            mentors: Vec::new(),
        };
        Problem::new(&rules, people, &[], &[])
            .unwrap_err()
            .to_string()
    };
    let wrong = problem(("Stage", "Boss".into()));
    assert_eq!(
        wrong,
        "mentee \"e0\": \"Boss\" in \"Stage\" isn't one of Student, Senior"
    );
    let wrong = problem(("UTC offset", "noon".into()));
    assert_eq!(
        wrong,
        "mentee \"e0\": \"noon\" in \"UTC offset\" isn't a whole number"
    );
    let wrong = problem(("Stage", list(&["Student", "Senior"])));
    assert_eq!(
        wrong,
        "mentee \"e0\": there are several values in \"Stage\", which may hold one"
    );
}
