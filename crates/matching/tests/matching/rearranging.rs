//! Matching again with the least disruption, against every possible cohort.

use std::collections::BTreeSet;

use dyad_matching::{Loss, Problem, Side};
use proptest::prelude::*;

use crate::best::Trial;
use crate::cohort::{Cohort, any_cohort};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_cohort_with_as_few_moves_is_better(cohort in any_cohort(5)) {
        let problem = cohort.problem();
        let standing = standing(&cohort, &problem);
        let rematch = problem.rematch(&standing, None);
        let could: BTreeSet<(String, String)> = rematch
            .standing()
            .iter()
            .map(|pair| (pair.mentee.clone(), pair.mentor.clone()))
            .collect();
        let best = problem.solve();
        let options = rematch.options();
        let last = options.last().unwrap();
        let mut loss = Loss::from(&best.compared_with(&rematch.answer(last)));
        if !problem.rules().order().people_first() {
            // Who is served is no aim then, and a draw may decide it.
            loss.served = 0;
        }
        prop_assert_eq!(loss, Loss::default());
        for two in options.windows(2) {
            prop_assert!(two[0].moves < two[1].moves);
        }
        for moves in 0..=could.len() {
            let chosen = rematch.at_most(moves);
            if chosen.moves > moves {
                continue;
            }
            let (true_best, fewest) = Trial::with_moves(&cohort, &problem, &could, moves);
            prop_assert!(fewest >= options[0].moves);
            let gap = rematch.at_most_better(moves);
            let people = problem.rules().order().people_first();
            let served = chosen.pairs.iter().map(|pair| &pair.mentee).collect::<BTreeSet<_>>().len();
            let own = (
                if people { served as i64 } else { 0 },
                chosen.pairs.len() as i64,
                chosen.pairs.iter().map(|pair| pair.score).sum::<i64>(),
            );
            let reach = (own.0 + gap.served, own.1 + gap.pairs, own.2 + gap.points);
            prop_assert!(own <= true_best && true_best <= reach, "{:?} {:?} {:?}", own, true_best, reach);
        }
    }
}

/// What stood before: stable pairs, some of which may not be any more.
fn standing(cohort: &Cohort, problem: &Problem) -> Vec<(String, String)> {
    let mut free = cohort.clone();
    free.forbidden.clear();
    free.locked.clear();
    let before = free.problem().stable(Side::Mentor);
    let _ = problem;
    let pairs = before.pairs.into_iter();
    pairs.map(|pair| (pair.mentee, pair.mentor)).collect()
}
