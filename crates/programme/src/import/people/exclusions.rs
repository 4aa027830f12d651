//! People somebody must not be paired with, recognised by name or address among the others in the
//! file. What is found is private: it is used for matching and shown nowhere.

use std::collections::{BTreeMap, BTreeSet};

use dyad_platform::sheet::CellKind;

use super::{Fate, Read};
use crate::import::cells::Cell;
use crate::import::email;
use crate::import::fold::fold;
use crate::import::habits::Habit;
use crate::import::problem::What;
use crate::template::question::Question;

/// Nobody names more people than this.
const MOST_PEOPLE: usize = 50;
/// Words before and after a name that aren't part of it.
const TITLES: [&str; 24] = [
    "dr",
    "drs",
    "prof",
    "professor",
    "doctor",
    "mr",
    "mrs",
    "ms",
    "mx",
    "miss",
    "sir",
    "dame",
    "phd",
    "dvm",
    "vmd",
    "mrcvs",
    "bvsc",
    "dvs",
    "med",
    "vet",
    "ir",
    "herr",
    "frau",
    "the",
];

/// Finds whom each accepted row names.
pub(super) fn resolve(reads: &mut [Read], column: usize, question: &Question) {
    let known = Known::of(reads);
    for read in reads.iter_mut().filter(|read| read.fate == Fate::Accepted) {
        let Some(said) = read.exclusion.clone() else {
            continue;
        };
        let cell = Cell {
            row: read.person.row,
            column,
            raw: &said,
            kind: CellKind::Text,
            habit: Habit::default(),
            frequent: &[],
            question,
        };
        let found = known.find(&said);
        let itself = found.people.contains(&read.person.email);
        read.person.not_with = found
            .people
            .into_iter()
            .filter(|address| *address != read.person.email)
            .collect();
        if itself {
            read.notes.problem(cell, What::PersonIsSelf);
        }
        found
            .problems
            .into_iter()
            .for_each(|what| read.notes.problem(cell, what));
    }
}

/// The people in the file.
struct Known {
    addresses: BTreeSet<String>,
    /// Addresses by the words of a name, in any order.
    by_name: BTreeMap<Vec<String>, BTreeSet<String>>,
}

#[derive(Default)]
struct Found {
    people: BTreeSet<String>,
    problems: Vec<What>,
}

impl Known {
    fn of(reads: &[Read]) -> Self {
        let mut known = Self {
            addresses: BTreeSet::new(),
            by_name: BTreeMap::new(),
        };
        for read in reads.iter().filter(|read| read.fate == Fate::Accepted) {
            let person = &read.person;
            known.addresses.insert(person.email.clone());
            known
                .by_name
                .entry(words(&person.name))
                .or_default()
                .insert(person.email.clone());
        }
        known
    }

    /// Everybody a cell names: the whole of it, or its parts where there are several people.
    fn find(&self, said: &str) -> Found {
        let mut found = Found::default();
        if self.one(said, &mut found) {
            return found;
        }
        let parts: Vec<&str> = said
            .split([',', ';', '|', '\n', '&', '/'])
            .flat_map(|part| part.split(" and "))
            .collect();
        // So many commas are no list of people.
        let parts = if parts.len() > MOST_PEOPLE {
            vec![said]
        } else {
            parts
        };
        for part in parts.iter().filter(|part| !fold(part).is_empty()) {
            if !self.one(part, &mut found) {
                found.problems.push(What::UnknownPerson {
                    said: part.trim().to_string(),
                });
            }
        }
        if found.people.is_empty() && parts.len() > 1 && found.problems.iter().all(is_unknown) {
            // Nothing was recognised, so the commas weren't between people: it is one sentence.
            found.problems = vec![What::UnknownPerson {
                said: said.trim().to_string(),
            }];
        }
        found
    }

    /// One person by address or name; whether there is anything to say about it.
    fn one(&self, said: &str, found: &mut Found) -> bool {
        if let Some(address) = an_address(said) {
            if !self.addresses.contains(&address) {
                found.problems.push(What::PersonNotInFile {
                    said: address.clone(),
                });
            }
            found.people.insert(address);
            return true;
        }
        let Some(addresses) = self.by_name.get(&words(said)) else {
            return false;
        };
        match addresses.first() {
            Some(only) if addresses.len() == 1 => {
                found.people.insert(only.clone());
            }
            _ => found.problems.push(What::AmbiguousPerson {
                said: said.trim().to_string(),
            }),
        }
        true
    }
}

fn is_unknown(what: &What) -> bool {
    matches!(what, What::UnknownPerson { .. })
}

/// The only address in a text such as `Anna Weiß <anna@example.org>`.
fn an_address(said: &str) -> Option<String> {
    // Two signs are two people, or a slip that shouldn't hide one of them.
    if said.matches('@').count() != 1 {
        return None;
    }
    let edges = |c: char| "<>()[]\"'".contains(c);
    let mut addresses = said
        .split_whitespace()
        .filter_map(|word| email::read(word.trim_matches(edges)).ok());
    addresses.next().filter(|_| addresses.next().is_none())
}

/// The words of a name without titles, sorted: the family name may come first or last.
pub(super) fn words(name: &str) -> Vec<String> {
    let folded = fold(name);
    let all: Vec<String> = folded.split(' ').map(str::to_string).collect();
    let mut without: Vec<String> = all
        .iter()
        .filter(|word| !TITLES.contains(&word.as_str()))
        .cloned()
        .collect();
    if without.is_empty() {
        without = all;
    }
    without.sort();
    without
}
