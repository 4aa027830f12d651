//! The answer depends on what people said, not on how they are listed.

use dyad_matching::{Answer, People, Problem, Rules};
use proptest::prelude::*;

use crate::cohort::{Cohort, any_cohort, person};

fn pairs(answer: &Answer) -> Vec<(String, String)> {
    answer
        .pairs
        .iter()
        .map(|p| (p.mentee.clone(), p.mentor.clone()))
        .collect()
}

proptest! {
    #[test]
    fn the_order_of_people_makes_no_difference(
        (cohort, shuffled) in any_cohort(6).prop_flat_map(|cohort| {
            let Cohort { people, .. } = cohort.clone();
            let shuffled = (Just(people.mentees).prop_shuffle(), Just(people.mentors).prop_shuffle());
            (Just(cohort), shuffled)
        })
    ) {
        let first = cohort.problem().solve();
        let (mentees, mentors) = shuffled;
        let mut other = Cohort { people: People { mentees, mentors }, ..cohort };
        other.forbidden.reverse();
        other.locked.reverse();
        prop_assert_eq!(other.problem().solve(), first);
    }

    #[test]
    fn locking_what_was_chosen_changes_nothing(cohort in any_cohort(6)) {
        let first = pairs(&cohort.problem().solve());
        for pair in &first {
            let mut other = cohort.clone();
            other.locked.push(pair.clone());
            prop_assert_eq!(&pairs(&other.problem().solve()), &first);
        }
    }

    #[test]
    fn forbidding_what_was_not_chosen_changes_nothing(cohort in any_cohort(6)) {
        let first = pairs(&cohort.problem().solve());
        for mentee in &cohort.people.mentees {
            for mentor in &cohort.people.mentors {
                let pair = (mentee.id.clone(), mentor.id.clone());
                if !first.contains(&pair) {
                    let mut other = cohort.clone();
                    other.forbidden.push(pair);
                    prop_assert_eq!(&pairs(&other.problem().solve()), &first);
                }
            }
        }
    }

    #[test]
    fn contributions_sum_to_the_score(cohort in any_cohort(4)) {
        let problem = cohort.problem();
        for mentee in &cohort.people.mentees {
            for mentor in &cohort.people.mentors {
                let why = problem.explain(&mentee.id, &mentor.id).unwrap();
                let sum: i64 = why.contributions.iter().map(|c| c.points).sum();
                prop_assert_eq!(sum, why.total);
                prop_assert!(why.contributions.iter().all(|c| c.points <= c.most));
                let score = problem.score(&mentee.id, &mentor.id).unwrap();
                prop_assert_eq!(score.is_some(), problem.why_not(&mentee.id, &mentor.id).unwrap().is_none());
                prop_assert!(score.is_none_or(|score| score == why.total));
            }
        }
        for pair in problem.solve().pairs {
            let why = problem.explain(&pair.mentee, &pair.mentor).unwrap();
            prop_assert_eq!(why.total, pair.score);
        }
    }
}

#[test]
fn another_seed_draws_another_of_the_equal_answers() {
    let rules = Rules::parse("", "rules.toml").unwrap();
    let side = |letter: &str| {
        (0..9)
            .map(|at| person(&format!("{letter}{at}"), 1, []))
            .collect()
    };
    let people = People {
        mentees: side("e"),
        mentors: side("r"),
    };
    let answer = |seed| {
        let problem = Problem::new(&rules, people.clone(), &[], &[]).unwrap();
        problem.with_seed(seed).solve()
    };
    assert_eq!(answer(1), answer(1));
    assert_ne!(pairs(&answer(1)), pairs(&answer(2)));
    assert_eq!(answer(1).certificate.input, answer(2).certificate.input);
}

#[test]
fn an_answer_survives_being_kept_as_json() {
    let rules = Rules::parse("", "rules.toml").unwrap();
    let people = People {
        mentees: vec![person("e0", 1, [])],
        mentors: vec![person("r0", 1, [])],
    };
    let answer = Problem::new(&rules, people, &[], &[]).unwrap().solve();
    let kept = serde_json::to_string(&answer).unwrap();
    assert_eq!(serde_json::from_str::<Answer>(&kept).unwrap(), answer);
}
