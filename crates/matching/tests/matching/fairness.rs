//! No cohort raises the worst-off further: every possible one is tried.

use std::collections::{BTreeMap, BTreeSet};

use dyad_matching::Problem;
use proptest::prelude::*;

use crate::cohort::{Cohort, any_cohort};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn no_cohort_raises_the_worst_off_further(
        cohort in any_cohort(4),
        level in prop::sample::select(vec![1i64, 20]),
    ) {
        let problem = cohort.problem();
        let answer = problem.fairest(level);
        let scores: Vec<i64> = answer.pairs.iter().map(|pair| pair.score).collect();
        let own = merit(&problem, answer.totals.mentees_served, &scores, level);
        prop_assert_eq!(Some(own), all(&cohort, &problem, level));
    }
}

/// People, pairs, then minus how many are at each level, then the total; the greatest is
/// the fairest.
type Merit = (
    usize,
    usize,
    Vec<(std::cmp::Reverse<i64>, std::cmp::Reverse<usize>)>,
    i64,
);

fn merit(problem: &Problem, served: usize, scores: &[i64], level: i64) -> Merit {
    let mut levels: BTreeMap<i64, usize> = BTreeMap::new();
    for score in scores {
        *levels.entry(score.div_euclid(level)).or_default() += 1;
    }
    let people = problem.rules().order().people_first();
    (
        if people { served } else { 0 },
        scores.len(),
        // With as many pairs, fewer at the lowest level, then at the next.
        lexicographic(&levels),
        scores.iter().sum(),
    )
}

/// Levels so that the greater list is the fairer, with as many pairs: a lowest level that
/// is higher, or that fewer are at.
fn lexicographic(
    levels: &BTreeMap<i64, usize>,
) -> Vec<(std::cmp::Reverse<i64>, std::cmp::Reverse<usize>)> {
    levels
        .iter()
        .map(|(&level, &count)| (std::cmp::Reverse(-level), std::cmp::Reverse(count)))
        .collect()
}

fn all(cohort: &Cohort, problem: &Problem, level: i64) -> Option<Merit> {
    let mut best = None;
    let places: Vec<u32> = cohort.people.mentors.iter().map(|m| m.places).collect();
    extend(
        cohort,
        problem,
        level,
        0,
        &places,
        &mut Vec::new(),
        &mut best,
    );
    best
}

fn extend(
    cohort: &Cohort,
    problem: &Problem,
    level: i64,
    mentee: usize,
    places: &[u32],
    made: &mut Vec<(usize, i64)>,
    best: &mut Option<Merit>,
) {
    let Some(person) = cohort.people.mentees.get(mentee) else {
        let served: BTreeSet<usize> = made.iter().map(|pair| pair.0).collect();
        let scores: Vec<i64> = made.iter().map(|pair| pair.1).collect();
        let merit = merit(problem, served.len(), &scores, level);
        if best.as_ref().is_none_or(|best| merit > *best) {
            *best = Some(merit);
        }
        return;
    };
    'sets: for set in 0..1usize << places.len() {
        if set.count_ones() > person.places {
            continue;
        }
        let (mut left, mut fields, length) = (places.to_vec(), BTreeSet::new(), made.len());
        for (j, mentor) in cohort.people.mentors.iter().enumerate() {
            let pair = (person.id.clone(), mentor.id.clone());
            let chosen = set >> j & 1 == 1;
            let field = mentor.values.get("Field").map(|field| format!("{field:?}"));
            let differ = problem.rules().diversity_column().is_some();
            let score = problem.score(&pair.0, &pair.1).unwrap();
            let stands = match (chosen, score) {
                (false, _) => !cohort.locked.contains(&pair),
                (true, None) => false,
                (true, Some(_)) => {
                    left[j] > 0 && (!differ || field.is_none_or(|field| fields.insert(field)))
                }
            };
            if !stands {
                made.truncate(length);
                continue 'sets;
            }
            if let (true, Some(score)) = (chosen, score) {
                left[j] -= 1;
                made.push((mentee, score));
            }
        }
        extend(cohort, problem, level, mentee + 1, &left, made, best);
        made.truncate(length);
    }
}
