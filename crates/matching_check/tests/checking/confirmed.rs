//! What the engine finds, the checker confirms, number by number.

use dyad_matching_check::{pairs_from_csv, people_from_csv};
use proptest::prelude::*;

use crate::cohort::{Cohort, any_cohort, json};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    /// With one mentee and one mentor, the verdict's total is the pair's score.
    #[test]
    fn both_judge_a_pair_alike(cohort in any_cohort(1)) {
        let answer = cohort.answer();
        let verdict = cohort.check(&json(&answer));
        prop_assert!(verdict.is_ok(), "{:?}", verdict);
        let verdict = verdict.unwrap();
        prop_assert_eq!(verdict.total, answer.total);
        prop_assert_eq!(verdict.pairs, answer.pairs.len());
        let may = cohort.problem().why_not("e0", "r0").unwrap().is_none();
        let places = cohort.people.mentees[0].places.min(cohort.people.mentors[0].places);
        prop_assert_eq!(verdict.pairs == 1, may && places > 0);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn every_answer_is_confirmed(cohort in any_cohort(9)) {
        let answer = cohort.answer();
        let verdict = cohort.check(&json(&answer));
        prop_assert!(verdict.is_ok(), "{:?}", verdict);
        let verdict = verdict.unwrap();
        prop_assert_eq!(verdict.mentees_served, answer.mentees_served);
        prop_assert_eq!(verdict.total, answer.total);
        prop_assert_eq!(verdict.worth, answer.certificate.primal);
        let pairs = cohort.people.mentees.len() * cohort.people.mentors.len();
        prop_assert_eq!(verdict.pairs_scored, pairs as u64);
    }

    /// A certificate outlives comments, layout, and the order of people.
    #[test]
    fn layout_makes_no_difference(cohort in any_cohort(5)) {
        let certificate = json(&cohort.answer());
        let mut other = cohort.clone();
        other.rules = format!("# Kept.\n{}", cohort.problem().rules().to_toml());
        other.people.mentees.reverse();
        other.people.mentors.reverse();
        other.forbidden.reverse();
        for person in &mut other.people.mentees {
            person.values.insert("Not read by any rule".to_owned(), vec!["x".to_owned()]);
        }
        let verdict = other.check(&certificate);
        prop_assert!(verdict.is_ok(), "{:?}", verdict);
    }
}

#[test]
fn sheets_are_read_as_they_are_written() {
    let rules = r#"
        [[must]]
        rule = "share at least one"
        column = "Languages"
        [[points]]
        criterion = "same"
        column = "Region"
        points = 13
        [capacity]
        column = "Places"
    "#;
    let sheet = "ID,Role,Languages,Region,Places\n\
                 e1,Mentee,English; Welsh,\"Eastholm, north\",1\n\
                 e2,mentee,Irish,Eastholm,2\n\
                 r1,Mentor,Welsh;Irish,Eastholm,2\n";
    let people = people_from_csv(rules, sheet.as_bytes()).unwrap();
    assert_eq!(people.mentees[0].values["Languages"], ["English", "Welsh"]);
    assert_eq!(people.mentees[0].values["Region"], ["Eastholm, north"]);
    assert_eq!((people.mentees[1].places, people.mentors.len()), (2, 1));
    let forbidden = pairs_from_csv("Mentee,Mentor,Reason\ne1,r1,asked\n".as_bytes()).unwrap();
    let cohort = Cohort {
        rules: rules.to_owned(),
        people,
        forbidden,
        locked: Vec::new(),
    };
    let verdict = cohort.check(&json(&cohort.answer())).unwrap();
    assert_eq!((verdict.pairs, verdict.total), (1, 13));
    let wrong = people_from_csv(rules, "ID,Role,Places\nx,Mentee,many\n".as_bytes()).unwrap_err();
    assert_eq!(
        wrong.to_string(),
        "the people: line 2: the places aren't a number"
    );
}
