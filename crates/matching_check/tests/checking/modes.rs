//! Answers with another aim than the best: what is claimed for them is confirmed, and
//! whatever is changed is refused.

use dyad_matching::Side;
use dyad_matching_check::{Wrong, check_fair, check_stable};
use proptest::prelude::*;
use serde_json::Value;

use crate::cohort::{Cohort, any_cohort};

fn stable(cohort: &Cohort, certificate: &Value) -> Result<(), Wrong> {
    let text = certificate.to_string();
    check_stable(
        &cohort.rules,
        &cohort.people,
        &cohort.forbidden,
        &cohort.locked,
        &text,
    )
    .map(drop)
}

fn fair(cohort: &Cohort, certificate: &Value) -> Result<Option<i64>, Wrong> {
    let text = certificate.to_string();
    let (forbidden, locked) = (&cohort.forbidden, &cohort.locked);
    check_fair(&cohort.rules, &cohort.people, forbidden, locked, &text).map(|fair| fair.worst)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn stable_answers_are_stable_whoever_proposes(cohort in any_cohort(7), at in 0usize..7) {
        let best = cohort.answer();
        for side in [Side::Mentee, Side::Mentor] {
            let answer = cohort.problem().stable(side);
            let certificate = serde_json::to_value(&answer).unwrap();
            prop_assert_eq!(stable(&cohort, &certificate), Ok(()));
            let price = answer.price(&best);
            let served = match cohort.problem().rules().order().people_first() {
                true => price.served,
                false => 0,
            };
            prop_assert!((served, price.pairs, price.points) >= (0, 0, 0), "{:?}", price);
            // One pair less leaves two who would both rather be together.
            let mut less = certificate.clone();
            let pairs = less["pairs"].as_array_mut().unwrap();
            if pairs.is_empty() {
                continue;
            }
            let gone = pairs.remove(at % answer.pairs.len());
            let served = |pairs: &[Value]| {
                let mut ids: Vec<_> = pairs.iter().map(|pair| pair["mentee"].to_string()).collect();
                ids.sort();
                ids.dedup();
                ids.len()
            };
            let (pairs, mentees) = (pairs.len(), served(pairs));
            less["totals"]["pairs"] = pairs.into();
            less["totals"]["mentees_served"] = mentees.into();
            less["totals"]["score"] = (answer.totals.score - gone["score"].as_i64().unwrap()).into();
            prop_assert!(stable(&cohort, &less).is_err());
        }
    }

    #[test]
    fn every_option_of_a_rematch_is_confirmed(cohort in any_cohort(7), order in any::<bool>()) {
        let other = if order { Side::Mentee } else { Side::Mentor };
        let standing: Vec<(String, String)> = cohort
            .problem()
            .stable(other)
            .pairs
            .into_iter()
            .map(|pair| (pair.mentee, pair.mentor))
            .collect();
        let rematch = cohort.problem().rematch(&standing, None);
        for option in rematch.options() {
            let answer = rematch.answer(option);
            prop_assert_eq!(&answer.pairs, &option.pairs);
            let certificate = serde_json::to_string(&answer.certificate).unwrap();
            let verdict = cohort.check(&certificate);
            prop_assert!(verdict.is_ok(), "{:?}", verdict);
            prop_assert_eq!(verdict.unwrap().moves, option.moves);
            let mut forged: Value = serde_json::from_str(&certificate).unwrap();
            if let Some(first) = forged["kept"]["pairs"].as_array_mut().and_then(Vec::pop) {
                let made = option.pairs.iter().any(|pair| first[0] == pair.mentee && first[1] == pair.mentor);
                let worth = forged["kept"]["worth"].as_str().unwrap() != "0";
                let verdict = cohort.check(&forged.to_string());
                prop_assert!(verdict.is_err() || !made || !worth, "{:?}", verdict);
            }
        }
    }

    #[test]
    fn the_fairest_answer_is_confirmed_and_no_price_can_be_moved(
        cohort in any_cohort(7),
        level in prop::sample::select(vec![1i64, 10, 50]),
        at in any::<prop::sample::Index>(),
        by in prop::sample::select(vec![-1i64, 1]),
    ) {
        let answer = cohort.problem().fairest(level);
        let best = cohort.answer();
        prop_assert_eq!(answer.pairs.len(), best.pairs.len());
        let price = answer.price(&best);
        let people = cohort.problem().rules().order().people_first();
        prop_assert!(price.points >= 0 && (price.served == 0 || !people), "{:?}", price);
        let certificate = serde_json::to_value(&answer).unwrap();
        prop_assert_eq!(fair(&cohort, &certificate), Ok(answer.worst()));
        // A price far off costs more than it can save anywhere.
        let mut forged = certificate.clone();
        let tight: Vec<usize> = (0..cohort.people.mentors.len())
            .filter(|&j| {
                let id = forged["mentors"][j]["id"].as_str().unwrap();
                let places = cohort.people.mentors.iter().find(|m| m.id == id).unwrap().places;
                let held = |pairs: &mut dyn Iterator<Item = &str>| pairs.filter(|m| *m == id).count();
                let locked = held(&mut cohort.locked.iter().map(|pair| pair.1.as_str()));
                places as usize > locked
            })
            .collect();
        if !tight.is_empty() {
            let j = tight[at.index(tight.len())];
            let price = &mut forged["mentors"][j]["prices"][0];
            *price = (price.as_i64().unwrap() + 5 * by).into();
            let verdict = fair(&cohort, &forged);
            prop_assert!(verdict.is_err(), "{:?}", verdict);
        }
        let mut forged = certificate;
        if let Some(gone) = forged["pairs"].as_array_mut().and_then(Vec::pop) {
            prop_assert!(gone.is_object() && fair(&cohort, &forged).is_err());
        }
    }
}
