//! Pairs that are given with their points, as `dyad match --edges` takes them.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use dyad_matching_files::{FilesError, GivenInputs, Outcome, solve_given};

const PEOPLE: &str = "id,role,places\n\
    lin,mentee,2\ntomas,mentee,1\nada,mentee,1\nalan,mentor,1\ngrace,Mentor,1\n";
const PAIRS: &str = "mentee,mentor,score\n\
    lin,grace,43\nlin,alan,40\ntomas,alan,13\ntomas,grace,-2\nada,alan,1\n";

fn solved(people: &str, pairs: &str, pairs_first: bool) -> (Result<Outcome, String>, String) {
    let folder = tempfile::tempdir().unwrap();
    let at = |file: &str| folder.path().join(file);
    fs::write(at("people.csv"), people).unwrap();
    fs::write(at("edges.csv"), pairs).unwrap();
    let inputs = GivenInputs {
        edges: at("edges.csv"),
        people: at("people.csv"),
        one: false,
        pairs_first,
    };
    let outcome = solve_given(&inputs, &at("pairs.csv"), 0, |_| {});
    let outcome = outcome.map_err(|why: FilesError| why.to_string());
    (outcome, text(&at("pairs.csv")))
}

fn text(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_default()
}

#[test]
fn the_best_choice_is_written_people_first_or_pairs_first() {
    let (outcome, pairs) = solved(PEOPLE, PAIRS, false);
    assert_eq!(
        outcome,
        Ok(Outcome {
            pairs: 2,
            score: 56
        })
    );
    assert_eq!(
        pairs,
        "Mentee ID,Mentor ID,Score\nlin,grace,43\ntomas,alan,13\n"
    );
    let (outcome, _) = solved(PEOPLE, PAIRS, true);
    assert_eq!(
        outcome,
        Ok(Outcome {
            pairs: 2,
            score: 83
        })
    );
}

#[test]
fn the_order_of_rows_makes_no_difference() {
    let turned = |text: &str| {
        let mut lines: Vec<&str> = text.lines().collect();
        lines[1..].reverse();
        lines.join("\n")
    };
    // Everybody with everybody for the same points: only a draw decides.
    let names = ["a", "b", "c", "d", "e", "f", "g"];
    let mut people = "id,role,places\n".to_owned();
    let mut pairs = "mentee,mentor,score\n".to_owned();
    for one in names {
        people += &format!("e{one},mentee,1\nr{one},mentor,1\n");
        for other in names {
            pairs += &format!("e{one},r{other},5\n");
        }
    }
    let straight = solved(&people, &pairs, false);
    assert_eq!(straight, solved(&turned(&people), &turned(&pairs), false));
    let made: BTreeSet<&str> = straight.1.lines().skip(1).collect();
    assert_eq!(made.len(), names.len());
}

#[test]
fn bad_rows_are_named_and_nothing_is_written() {
    for (people, pairs, says) in [
        (
            "",
            "nobody,alan,3\n",
            "edges.csv:7: there is nobody with the id \"nobody\".",
        ),
        (
            "",
            "lin,alan,3.5\n",
            "edges.csv:7: the score is \"3.5\". It should be a whole number.",
        ),
        (
            "",
            "lin,alan,9999999999\n",
            "edges.csv:7: 9999999999 points are too many",
        ),
        (
            "",
            "lin,alan,7\n",
            "edges.csv: the pair of \"lin\" and \"alan\" is given twice.",
        ),
        (
            "lin,mentee,1\n",
            "",
            "people.csv:7: the id \"lin\" is used twice.",
        ),
        (
            "kim,cook,1\n",
            "",
            "people.csv:7: the role is \"cook\". It should be mentee or mentor.",
        ),
        (
            "kim,mentee,-1\n",
            "",
            "people.csv:7: the places are \"-1\".",
        ),
    ] {
        let people = format!("{PEOPLE}{people}");
        let (outcome, written) = solved(&people, &format!("{PAIRS}{pairs}"), false);
        let why = outcome.unwrap_err();
        assert!(why.contains(says), "{why}");
        assert_eq!(written, "");
    }
    let (outcome, _) = solved(PEOPLE, "mentee,mentor,points\n", false);
    let why = outcome.unwrap_err();
    assert!(
        why.contains("edges.csv:1: there is no column \"score\""),
        "{why}"
    );
}

#[test]
fn nobody_and_nothing_is_an_answer_too() {
    let nothing = Ok(Outcome { pairs: 0, score: 0 });
    let (outcome, pairs) = solved("id,role,places\n", "mentee,mentor,score\n", false);
    assert_eq!((outcome, pairs.lines().count()), (nothing.clone(), 1));
    let (outcome, _) = solved(PEOPLE, "mentee,mentor,score\n", false);
    assert_eq!(outcome, nothing);
}

/// Everything that can be chosen, for small cohorts.
#[test]
fn no_choice_is_better() {
    let mut number = 12_345u64;
    let mut below = |bound: u64| {
        number = number
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (number >> 33) % bound
    };
    for _ in 0..60 {
        let places: Vec<u64> = (0..6).map(|_| below(3)).collect();
        let mut people = "id,role,places\n".to_owned();
        for (at, places) in places.iter().enumerate() {
            let (role, letter) = [("mentee", "e"), ("mentor", "r")][at / 3];
            people += &format!("{letter}{},{role},{places}\n", at % 3);
        }
        let mut all = Vec::new();
        let mut pairs = "mentee,mentor,score\n".to_owned();
        for (i, j) in (0..9).map(|at| (at / 3, at % 3)) {
            if below(4) > 0 {
                let score = below(40) as i64 - 13;
                all.push((i, j, score));
                pairs += &format!("e{i},r{j},{score}\n");
            }
        }
        for pairs_first in [false, true] {
            let best = best(&places, &all, pairs_first);
            let (outcome, _) = solved(&people, &pairs, pairs_first);
            let outcome = outcome.unwrap();
            assert_eq!((outcome.pairs, outcome.score), best, "{people}{pairs}");
        }
    }
}

fn best(places: &[u64], all: &[(usize, usize, i64)], pairs_first: bool) -> (usize, i64) {
    let choices = (0..1u32 << all.len()).filter_map(|choice| {
        let made = all.iter().enumerate();
        let made = made.filter(|(at, _)| choice >> at & 1 == 1);
        let mut held = [0; 6];
        let mut score = 0;
        for (_, &(i, j, points)) in made {
            held[i] += 1;
            held[3 + j] += 1;
            score += points;
        }
        let served = held[..3].iter().filter(|&&held| held > 0).count();
        let served = if pairs_first { 0 } else { served };
        let fits = held.iter().zip(places).all(|(held, places)| held <= places);
        fits.then_some((served, choice.count_ones() as usize, score))
    });
    let (_, pairs, score) = choices.max().unwrap_or_default();
    (pairs, score)
}
