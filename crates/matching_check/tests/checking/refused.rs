//! Whatever is changed in a certificate or its inputs, it is refused.

use dyad_matching_check::{People, Person, Wrong};
use proptest::prelude::*;
use serde_json::Value;

use crate::cohort::{Cohort, any_cohort, json};

/// Lin and Tomás want a mentor each, Grace and Alan take one each; Lin with Grace
/// is worth most, and is what the forbidden row prevents.
fn four() -> Cohort {
    let person = |id: &str, field: &str| Person {
        id: id.to_owned(),
        places: 1,
        values: [("Field".to_owned(), vec![field.to_owned()])].into(),
    };
    Cohort {
        rules: "[[points]]\ncriterion = \"same\"\ncolumn = \"Field\"\npoints = 13\n".to_owned(),
        people: People {
            mentees: vec![person("lin", "law"), person("tomas", "art")],
            mentors: vec![person("alan", "art"), person("grace", "law")],
        },
        forbidden: vec![("lin".to_owned(), "grace".to_owned())],
        locked: Vec::new(),
    }
}

fn certificate(cohort: &Cohort) -> Value {
    serde_json::to_value(cohort.answer().certificate).unwrap()
}

fn refusal(cohort: &Cohort, certificate: &Value) -> Wrong {
    cohort.check(&certificate.to_string()).unwrap_err()
}

#[test]
fn unchanged_it_is_confirmed() {
    let cohort = four();
    let verdict = cohort.check(&certificate(&cohort).to_string()).unwrap();
    assert_eq!((verdict.pairs, verdict.total), (2, 0));
}

#[test]
fn a_flipped_pair() {
    let mut cohort = four();
    cohort.forbidden.clear();
    let mut changed = certificate(&cohort);
    for (pair, mentor) in [(0, "alan"), (1, "grace")] {
        changed["pairs"][pair]["mentor"] = mentor.into();
    }
    assert!(matches!(refusal(&cohort, &changed), Wrong::Pair { .. }));
    // Nor does it help to lower scores and totals along with it.
    for pair in 0..2 {
        changed["pairs"][pair]["score"] = 0.into();
    }
    changed["totals"]["score"] = 0.into();
    let worth = |name: &str| changed[name].as_str().unwrap().parse::<i128>().unwrap();
    let lower = worth("primal") - 26;
    changed["primal"] = lower.to_string().into();
    let bound = lower + 26;
    assert_eq!(
        refusal(&cohort, &changed),
        Wrong::NotProved {
            worth: lower,
            bound
        }
    );
}

#[test]
fn a_lowered_price() {
    let cohort = four();
    for side in ["mentees", "mentors"] {
        for at in 0..2 {
            let mut changed = certificate(&cohort);
            let price: i128 = changed[side][at]["price"]
                .as_str()
                .unwrap()
                .parse()
                .unwrap();
            changed[side][at]["price"] = (price - 1).to_string().into();
            let wrong = refusal(&cohort, &changed);
            let told = matches!(wrong, Wrong::Price { .. } | Wrong::Number { .. });
            assert!(told, "{wrong}");
        }
    }
}

#[test]
fn a_dropped_forbidden_row() {
    let cohort = four();
    let mut changed = certificate(&cohort);
    let mut open = cohort.clone();
    open.forbidden.clear();
    assert!(matches!(refusal(&open, &changed), Wrong::OtherInput { .. }));
    // Even with the other digest: without the row a better answer exists.
    changed["input"] = open.answer().certificate.input.into();
    let wrong = refusal(&open, &changed);
    assert!(
        matches!(wrong, Wrong::Number { .. } | Wrong::TierTooSmall(_)),
        "{wrong}"
    );
}

#[test]
fn a_forbidden_row_that_came_later() {
    let mut open = four();
    open.forbidden.clear();
    let mut changed = certificate(&open);
    let cohort = four();
    changed["input"] = cohort.answer().certificate.input.into();
    assert!(matches!(refusal(&cohort, &changed), Wrong::Pair { .. }));
}

#[test]
fn a_pair_too_many() {
    let cohort = four();
    let mut changed = certificate(&cohort);
    let mut more = changed["pairs"][0].clone();
    changed["pairs"].as_array_mut().unwrap().push(more.clone());
    assert!(matches!(refusal(&cohort, &changed), Wrong::Pair { .. }));
    let mut changed = certificate(&cohort);
    assert_eq!(more["mentee"], "lin");
    more["mentee"] = "tomas".into();
    more["score"] = 13.into();
    changed["pairs"].as_array_mut().unwrap().push(more);
    assert_eq!(
        refusal(&cohort, &changed),
        Wrong::OverPlaces("tomas".to_owned())
    );
}

#[test]
fn somebody_who_is_not_there() {
    let cohort = four();
    let mut changed = certificate(&cohort);
    changed["pairs"][0]["mentor"] = "nobody".into();
    assert!(matches!(refusal(&cohort, &changed), Wrong::People(_)));
    let mut changed = certificate(&cohort);
    changed["mentors"][0]["id"] = "nobody".into();
    assert!(matches!(refusal(&cohort, &changed), Wrong::Price { .. }));
}

#[test]
fn tiers_too_close_together() {
    let cohort = four();
    for tier in ["worth_of_pair", "worth_of_mentee"] {
        let mut changed = certificate(&cohort);
        changed[tier] = "1".into();
        assert!(cohort.check(&changed.to_string()).is_err(), "{tier}");
    }
}

#[test]
fn numbers_beyond_what_can_be_added_up() {
    let cohort = four();
    let mut changed = certificate(&cohort);
    changed["mentors"][0]["price"] = i128::MAX.to_string().into();
    changed["mentors"][1]["price"] = i128::MAX.to_string().into();
    assert_eq!(refusal(&cohort, &changed), Wrong::TooLarge);
}

/// Every number in the certificate, with its way there.
fn numbers(at: &Value, way: &str, found: &mut Vec<String>) {
    match at {
        Value::Object(fields) => {
            for (name, value) in fields {
                numbers(value, &format!("{way}/{name}"), found);
            }
        }
        Value::Array(items) => {
            for (index, value) in items.iter().enumerate() {
                numbers(value, &format!("{way}/{index}"), found);
            }
        }
        Value::Number(_) => found.push(way.to_owned()),
        Value::String(text) if text.parse::<i128>().is_ok() => found.push(way.to_owned()),
        _ => {}
    }
}

fn shifted(number: &Value, by: i128) -> Value {
    match number.as_str() {
        Some(text) => (text.parse::<i128>().unwrap() + by).to_string().into(),
        None => Value::from(number.as_i64().unwrap() + by as i64),
    }
}

/// A place that nobody can take bounds nothing, so its price may be higher; and
/// where no pair is made, no pair's worth enters any sum.
fn says_nothing(cohort: &Cohort, way: &str, certificate: &Value) -> bool {
    if way.starts_with("/worth_of") {
        return certificate["totals"]["pairs"] == 0;
    }
    let mentor = way.strip_prefix("/mentors/");
    let Some(at) = mentor.and_then(|way| way.strip_suffix("/price")) else {
        return way == "/seed" || way == "/input";
    };
    let id = certificate["mentors"][at.parse::<usize>().unwrap()]["id"]
        .as_str()
        .unwrap();
    let mentor = cohort
        .people
        .mentors
        .iter()
        .find(|mentor| mentor.id == id)
        .unwrap();
    let locks = cohort
        .locked
        .iter()
        .filter(|(_, mentor)| mentor == id)
        .count();
    mentor.places as usize == locks
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn no_number_can_be_changed(cohort in any_cohort(4)) {
        let right = certificate(&cohort);
        let mut ways = Vec::new();
        numbers(&right, "", &mut ways);
        for way in ways.iter().filter(|way| !says_nothing(&cohort, way, &right)) {
            for by in [-1, 1] {
                let mut changed = right.clone();
                let number = changed.pointer_mut(way).unwrap();
                *number = shifted(number, by);
                prop_assert!(cohort.check(&changed.to_string()).is_err(), "{} by {}", way, by);
            }
        }
    }

    #[test]
    fn no_pair_can_be_left_out_or_taken_in(cohort in any_cohort(4)) {
        let answer = cohort.answer();
        for at in 0..answer.pairs.len() {
            let mut changed = answer.clone();
            changed.certificate.pairs.remove(at);
            prop_assert!(cohort.check(&json(&changed)).is_err());
            for mentor in &cohort.people.mentors {
                let mut changed = answer.clone();
                let pair = &mut changed.certificate.pairs[at];
                if pair.mentor != mentor.id {
                    pair.mentor.clone_from(&mentor.id);
                    let score = cohort.problem().score(&pair.mentee, &mentor.id).unwrap();
                    pair.score = score.unwrap_or(pair.score);
                    changed.certificate.totals.score +=
                        changed.certificate.pairs[at].score - answer.pairs[at].score;
                    prop_assert_eq!(allowed(&cohort, &changed), cohort.check(&json(&changed)).is_ok());
                }
            }
        }
    }

    /// Whatever goes into the problem goes into the digest.
    #[test]
    fn no_input_can_be_changed(cohort in any_cohort(3)) {
        let certificate = json(&cohort.answer());
        let mut places = cohort.clone();
        places.people.mentors[0].places += 1;
        let mut rules = cohort.clone();
        rules.rules += "unheard = 1\n";
        let mut person = cohort.clone();
        person.people.mentees[0].id.push('x');
        let rename = |pairs: &mut Vec<(String, String)>| {
            pairs.iter_mut().filter(|pair| pair.0 == "e0").for_each(|pair| pair.0.push('x'));
        };
        rename(&mut person.forbidden);
        rename(&mut person.locked);
        for changed in [places, rules, person] {
            prop_assert!(changed.check(&certificate).is_err());
        }
    }
}

/// Another answer, as good and within the rules, is a right answer too.
fn allowed(cohort: &Cohort, changed: &dyad_matching::Answer) -> bool {
    let pairs = &changed.certificate.pairs;
    let mut locked: Vec<_> = pairs
        .iter()
        .map(|p| (p.mentee.clone(), p.mentor.clone()))
        .collect();
    let kept = cohort.locked.iter().all(|pair| locked.contains(pair));
    locked.sort();
    locked.dedup();
    let rules = dyad_matching::Rules::parse(&cohort.rules, "rules.toml").unwrap();
    let all = Cohort {
        locked: locked.clone(),
        ..cohort.clone()
    };
    let people = all.problem_people();
    let fits = dyad_matching::Problem::new(&rules, people, &all.forbidden, &all.locked).is_ok();
    let right = &changed.certificate.totals.score;
    kept && fits && locked.len() == pairs.len() && *right == cohort.answer().total
}
