//! Cohorts large enough for the engine's other way of solving.

use dyad_matching_check::{People, Person};

use crate::cohort::{Cohort, json};

/// A cohort of 650 × 650, told apart by a few numbers that repeat at odd lengths.
fn cohort(order: &str, diversity: &str, places: u32) -> Cohort {
    let person = |letter: &str, at: u32, most: u32| {
        let said = |column: &str, texts: Vec<String>| (column.to_owned(), texts);
        let tags = (0..1 + at % 4).map(|tag| format!("t{}", (at * 7 + tag * 5) % 23));
        Person {
            id: format!("{letter}{at}"),
            places: 1 + at % most,
            values: [
                said("Tags", tags.collect()),
                said("Field", vec![format!("f{}", at * 13 % 11)]),
                said("House", vec![format!("h{}", at * 31 % 97)]),
                said("Hours", vec![(at * 3 % 10).to_string()]),
            ]
            .into(),
        }
    };
    let rules = format!(
        "[objective]\norder = [{order}\"most pairs\", \"highest total score\"]\n{diversity}\
         [[must]]\nrule = \"share at least one\"\ncolumn = \"Tags\"\n\
         [[must]]\nrule = \"differ\"\ncolumn = \"House\"\n\
         [[points]]\ncriterion = \"share of mentee's choices met\"\ncolumn = \"Tags\"\npoints = 97\n\
         [[points]]\ncriterion = \"same\"\ncolumn = \"Field\"\npoints = 61\n\
         [[points]]\ncriterion = \"smaller of the two, times\"\ncolumn = \"Hours\"\npoints = 7\nmost = 50\n"
    );
    let ids = |i: u32, j: u32| (format!("e{i}"), format!("r{j}"));
    Cohort {
        rules,
        people: People {
            mentees: (0..650).map(|at| person("e", at, 3)).collect(),
            mentors: (0..650).map(|at| person("r", at, places)).collect(),
        },
        forbidden: (0..200).map(|at| ids(at * 3, at * 2 % 650)).collect(),
        locked: Vec::new(),
    }
}

#[test]
fn what_is_found_over_all_pairs_is_confirmed() {
    for order in ["\"most mentees with a mentor\", ", ""] {
        for diversity in ["", "[diversity]\ncolumn = \"Field\"\n"] {
            // Plenty of places, and too few.
            for places in [3, 1] {
                let cohort = cohort(order, diversity, places);
                let answer = cohort.answer();
                let verdict = cohort.check(&json(&answer)).unwrap();
                assert_eq!(verdict.pairs, answer.pairs.len());
                assert_eq!(verdict.mentees_served, answer.mentees_served);
            }
        }
    }
}
