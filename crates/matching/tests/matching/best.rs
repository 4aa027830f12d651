//! No cohort is better than the answer: every possible one is tried.

use std::collections::{BTreeMap, BTreeSet};

use dyad_matching::assign::draw;
use dyad_matching::{Answer, Order, Problem};
use proptest::prelude::*;

use crate::cohort::{Cohort, any_cohort};

/// What an outcome is worth, best last: tiers of the order, then the smaller draw.
type Worth = (i64, i64, i64, i64);

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_other_cohort_is_better(cohort in any_cohort(5)) {
        check(&cohort)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn no_other_cohort_of_seven_and_seven_is_better(cohort in any_cohort(7)) {
        check(&cohort)?;
    }
}

fn check(cohort: &Cohort) -> Result<(), TestCaseError> {
    let problem = cohort.problem();
    let answer = problem.solve();
    keeps_to_the_rules(cohort, &problem, &answer)?;
    let best = Trial::new(cohort, &problem).best();
    prop_assert_eq!(Some(worth(&problem, &answer)), best);
    prop_assert_eq!(answer.certificate.primal, answer.certificate.dual.total);
    Ok(())
}

fn worth(problem: &Problem, answer: &Answer) -> Worth {
    let draws = answer
        .pairs
        .iter()
        .map(|p| i64::from(draw(0, &p.mentee, &p.mentor)));
    let served = match problem.rules().order().people_first() {
        true => answer.mentees_served as i64,
        false => 0,
    };
    (
        served,
        answer.pairs.len() as i64,
        answer.total,
        -draws.sum::<i64>(),
    )
}

fn keeps_to_the_rules(
    cohort: &Cohort,
    problem: &Problem,
    answer: &Answer,
) -> Result<(), TestCaseError> {
    let made: BTreeSet<(String, String)> = answer
        .pairs
        .iter()
        .map(|p| (p.mentee.clone(), p.mentor.clone()))
        .collect();
    prop_assert_eq!(made.len(), answer.pairs.len());
    for pair in &cohort.locked {
        prop_assert!(made.contains(pair), "the locked pair {:?} is missing", pair);
    }
    for pair in &answer.pairs {
        let score = problem.score(&pair.mentee, &pair.mentor).unwrap();
        prop_assert_eq!(score, Some(pair.score));
    }
    for person in &cohort.people.mentees {
        let mentors: Vec<_> = made
            .iter()
            .filter(|(mentee, _)| *mentee == person.id)
            .collect();
        prop_assert!(mentors.len() <= person.places as usize);
        let mut fields: Vec<_> = mentors
            .iter()
            .filter_map(|(_, mentor)| field(cohort, mentor))
            .collect();
        let all = fields.len();
        fields.sort();
        fields.dedup();
        let differ = problem.rules().diversity_column().is_some();
        prop_assert!(!differ || fields.len() == all);
    }
    for person in &cohort.people.mentors {
        let mentees = made
            .iter()
            .filter(|(_, mentor)| *mentor == person.id)
            .count();
        prop_assert!(mentees <= person.places as usize);
    }
    Ok(())
}

fn field(cohort: &Cohort, mentor: &str) -> Option<String> {
    let person = cohort
        .people
        .mentors
        .iter()
        .find(|person| person.id == mentor)
        .unwrap();
    person.values.get("Field").map(|value| format!("{value:?}"))
}

/// Tries every set of mentors for every mentee, remembering what the rest of the
/// cohort can reach with the places that are left.
pub(crate) struct Trial<'a> {
    cohort: &'a Cohort,
    problem: &'a Problem,
    people_first: bool,
    /// How many mentors each mentee has to have at least.
    least: BTreeMap<String, u32>,
    known: BTreeMap<(usize, Vec<u32>), Option<Worth>>,
}

impl<'a> Trial<'a> {
    fn new(cohort: &'a Cohort, problem: &'a Problem) -> Self {
        Self {
            cohort,
            problem,
            people_first: problem.rules().order() == Order::PeopleFirst,
            least: BTreeMap::new(),
            known: BTreeMap::new(),
        }
    }

    /// Whether every mentee can have at least so many mentors.
    pub(crate) fn can_serve(
        cohort: &Cohort,
        problem: &Problem,
        least: BTreeMap<String, u32>,
    ) -> bool {
        let mut trial = Trial::new(cohort, problem);
        trial.least = least;
        trial.best().is_some()
    }

    /// The best outcome that undoes at most so many of these pairs, draws left out, and
    /// the fewest that have to be undone.
    pub(crate) fn with_moves(
        cohort: &Cohort,
        problem: &Problem,
        standing: &BTreeSet<(String, String)>,
        moves: usize,
    ) -> ((i64, i64, i64), usize) {
        let all: Vec<&(String, String)> = standing.iter().collect();
        let mut best = None;
        let mut fewest = usize::MAX;
        for undone in 0..1usize << all.len() {
            let keeps = |at: &usize| undone >> at & 1 == 0;
            let kept: Vec<_> = (0..all.len())
                .filter(keeps)
                .map(|at| all[at].clone())
                .collect();
            let count = all.len() - kept.len();
            if count > moves {
                continue;
            }
            let mut held = cohort.clone();
            held.locked.extend(kept);
            if let Some((served, pairs, points, _)) = Trial::new(&held, problem).best() {
                best = best.max(Some((served, pairs, points)));
                fewest = fewest.min(count);
            }
        }
        (best.unwrap_or_default(), fewest)
    }

    fn best(&mut self) -> Option<Worth> {
        let mentors = self.cohort.people.mentors.iter();
        let most = self.cohort.people.mentees.len() as u32;
        let places = mentors.map(|mentor| mentor.places.min(most)).collect();
        self.from(0, places)
    }

    /// The best outcome of the mentees from this one on; none when a lock can't be kept.
    fn from(&mut self, mentee: usize, places: Vec<u32>) -> Option<Worth> {
        if mentee == self.cohort.people.mentees.len() {
            return Some((0, 0, 0, 0));
        }
        let key = (mentee, places);
        if let Some(known) = self.known.get(&key) {
            return *known;
        }
        let mut best = None;
        for set in 0..1usize << key.1.len() {
            if let Some((own, left)) = self.choose(mentee, set, &key.1)
                && let Some(rest) = self.from(mentee + 1, left)
            {
                let sum = (
                    own.0 + rest.0,
                    own.1 + rest.1,
                    own.2 + rest.2,
                    own.3 + rest.3,
                );
                best = best.max(Some(sum));
            }
        }
        self.known.insert(key, best);
        best
    }

    fn choose(&self, mentee: usize, set: usize, places: &[u32]) -> Option<(Worth, Vec<u32>)> {
        let person = &self.cohort.people.mentees[mentee];
        let mut left = places.to_vec();
        let mut own = (0, 0, 0, 0);
        let mut fields = BTreeSet::new();
        let least = self.least.get(&person.id).copied().unwrap_or(0);
        if !(least..=person.places).contains(&set.count_ones()) {
            return None;
        }
        for (j, mentor) in self.cohort.people.mentors.iter().enumerate() {
            let chosen = set >> j & 1 == 1;
            let pair = (person.id.clone(), mentor.id.clone());
            if !chosen && self.cohort.locked.contains(&pair) {
                return None;
            }
            if !chosen {
                continue;
            }
            let score = self.problem.score(&pair.0, &pair.1).unwrap()?;
            left[j] = left[j].checked_sub(1)?;
            let field = field(self.cohort, &mentor.id);
            let differ = self.problem.rules().diversity_column().is_some();
            if differ && field.is_some_and(|field| !fields.insert(field)) {
                return None;
            }
            own.0 = i64::from(self.people_first);
            own.1 += 1;
            own.2 += score;
            own.3 -= i64::from(draw(0, &pair.0, &pair.1));
        }
        Some((own, left))
    }
}
