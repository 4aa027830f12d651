//! What is answered by one shortest path is what solving anew would say.

use dyad_matching::{Answer, Comparison, Loss, Problem, Rules, WhyNot};
use proptest::prelude::*;

use crate::cohort::{Cohort, any_cohort};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn a_loss_is_that_of_the_best_answer_with_the_pair(cohort in any_cohort(6)) {
        let solved = cohort.problem().solved();
        let best = solved.answer();
        prop_assert_eq!(&best, &cohort.problem().solve());
        for (mentee, mentor) in everyone(&cohort) {
            let mut with = cohort.clone();
            with.locked.push((mentee.clone(), mentor.clone()));
            let forced = problem(&with).map(|problem| problem.solve());
            match (solved.why_not_these(&mentee, &mentor).unwrap(), forced) {
                (WhyNot::TheyAre, Some(forced)) => prop_assert_eq!(&best.pairs, &forced.pairs),
                (WhyNot::Costs { loss, change }, Some(forced)) => {
                    let expected = best.compared_with(&forced);
                    prop_assert_eq!(loss, Loss::from(&expected));
                    prop_assert_eq!(change, expected);
                }
                (WhyNot::Locked { by }, None) => prop_assert!(!by.is_empty()),
                (WhyNot::Refused { .. } | WhyNot::NoPlace { .. }, None) => {}
                (why, forced) => prop_assert!(false, "{:?} but {:?}", why, forced),
            }
        }
    }

    #[test]
    fn places_are_worth_what_solving_anew_says(cohort in any_cohort(6)) {
        let solved = cohort.problem().solved();
        let best = solved.answer();
        for (at, contested) in solved.all_contested().into_iter().enumerate() {
            prop_assert_eq!(&contested, &solved.contested(&contested.mentor).unwrap());
            let places = |places: u32| {
                let mut with = cohort.clone();
                with.people.mentors[at].places = places;
                problem(&with).map(|problem| problem.solve())
            };
            let now = cohort.people.mentors[at].places;
            let more = best.compared_with(&places(now + 1).unwrap());
            let adds = Loss { served: more.served, pairs: more.pairs, points: more.points };
            prop_assert_eq!(contested.one_more_adds, adds);
            let less = now.checked_sub(1).and_then(places);
            let costs = less.map(|less| Loss::from(&best.compared_with(&less)));
            prop_assert_eq!(contested.one_less_costs, costs);
        }
    }

    #[test]
    fn locks_and_bans_end_where_solving_anew_does(
        cohort in any_cohort(6),
        wishes in prop::collection::vec((0usize..6, 0usize..6, 0..3), 1..8),
    ) {
        let mut solved = cohort.problem().solved();
        let mut now = cohort.clone();
        for (i, j, what) in wishes {
            let (mentee, mentor) = (format!("e{i}"), format!("r{j}"));
            let two = (mentee.clone(), mentor.clone());
            let mut then = now.clone();
            match what {
                0 => then.locked.push(two),
                1 => then.forbidden.push(two),
                _ => {
                    then.locked.retain(|pair| *pair != two);
                    then.forbidden.retain(|pair| *pair != two);
                }
            }
            let before = solved.answer();
            let change = match what {
                0 => solved.lock(&mentee, &mentor),
                1 => solved.forbid(&mentee, &mentor),
                _ => solved.release(&mentee, &mentor),
            };
            match (problem(&then), change) {
                (Some(anew), Ok(change)) => {
                    prop_assert_eq!(solved.answer(), anew.solve());
                    prop_assert_eq!(change, before.compared_with(&solved.answer()));
                    now = then;
                }
                (None, Err(_)) => prop_assert_eq!(solved.answer(), before),
                (Some(_), Err(error)) => prop_assert!(i >= 6 || cohort.people.mentees.len() <= i || cohort.people.mentors.len() <= j, "{}", error),
                (None, Ok(change)) => prop_assert!(change.is_empty()),
            }
        }
    }

    #[test]
    fn an_earlier_answer_leads_to_the_same_one(one in any_cohort(6), other in any_cohort(6)) {
        let earlier = one.problem().solved();
        let mut with = one.clone();
        with.rules = other.rules.clone();
        with.locked.clear();
        for cohort in [&with, &other] {
            let warm = cohort.problem().solved_from(&earlier);
            prop_assert_eq!(warm.answer(), cohort.problem().solve());
            prop_assert_eq!(warm.all_contested(), cohort.problem().solved().all_contested());
        }
    }

    #[test]
    fn nobody_would_both_rather_swap(cohort in any_cohort(7)) {
        let mut free = cohort.clone();
        free.locked.clear();
        prop_assert_eq!(free.problem().solved().swaps(), []);
        for swap in cohort.problem().solved().swaps() {
            let locked = |pair: &dyad_matching::Pair| {
                cohort.locked.contains(&(pair.mentee.clone(), pair.mentor.clone()))
            };
            prop_assert!(locked(&swap.one) || locked(&swap.other), "{:?}", swap);
        }
    }
}

fn everyone(cohort: &Cohort) -> Vec<(String, String)> {
    let people = &cohort.people;
    let mentees = people.mentees.iter();
    let pairs =
        mentees.flat_map(|mentee| people.mentors.iter().map(move |mentor| (mentee, mentor)));
    pairs.map(|(a, b)| (a.id.clone(), b.id.clone())).collect()
}

fn problem(cohort: &Cohort) -> Option<Problem> {
    let rules = Rules::parse(&cohort.rules, "rules.toml").unwrap();
    Problem::new(
        &rules,
        cohort.people.clone(),
        &cohort.forbidden,
        &cohort.locked,
    )
    .ok()
}

#[test]
fn a_comparison_says_who_moved_gained_and_lost() {
    let pair = |mentee: &str, mentor: &str, score| dyad_matching::Pair {
        mentee: mentee.to_owned(),
        mentor: mentor.to_owned(),
        score,
    };
    let before = [
        pair("lin", "grace", 40),
        pair("tomas", "alan", 30),
        pair("vera", "ida", 5),
    ];
    let after = [
        pair("lin", "alan", 45),
        pair("noor", "grace", 20),
        pair("vera", "ida", 5),
    ];
    let change = Comparison::between(&before, &after);
    let seen: Vec<_> = change
        .mentees
        .iter()
        .map(|moved| (moved.id.as_str(), moved.became(), moved.points))
        .collect();
    use dyad_matching::Became::{Gained, Lost, Moved};
    assert_eq!(
        seen,
        [
            ("lin", Moved, 5),
            ("noor", Gained, 20),
            ("tomas", Lost, -30)
        ]
    );
    assert_eq!(
        (change.kept, change.served, change.pairs, change.points),
        (1, 0, 0, -5)
    );
    assert!(Comparison::between(&before, &before).is_empty());
    let _: fn(&Answer, &Answer) -> Comparison = Answer::compared_with;
}
