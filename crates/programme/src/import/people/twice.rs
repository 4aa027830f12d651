//! The same address in several rows: somebody who applied again, somebody who applied in both roles,
//! or two people who share an address.

use std::collections::BTreeMap;

use super::{AppliesAs, Fate, Read};
use crate::import::fold::fold;
use crate::import::problem::{Problem, What};
use crate::template::question::Role;

/// Compares all rows that can be imported, and notes what came up on them.
pub(super) fn compare(reads: &mut [Read], email_column: usize, references: &[&str]) {
    let mut by_address: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, read) in reads
        .iter()
        .enumerate()
        .filter(|(_, read)| read.fate == Fate::Accepted)
    {
        by_address
            .entry(read.person.email.clone())
            .or_default()
            .push(index);
    }
    for rows in by_address.into_values().filter(|rows| rows.len() > 1) {
        let note = |read: &mut Read, what: What| {
            let (row, column) = (read.person.row, Some(email_column));
            let value = read.address_as_written.clone();
            read.notes.problems.push(Problem {
                row,
                column,
                what,
                value,
            });
        };
        if let Some((one, other)) = two_people(reads, &rows) {
            let names = [one, other]
                .map(|index| (reads[index].person.name.clone(), reads[index].person.row));
            for index in rows {
                let (name, other) = if index == one { &names[1] } else { &names[0] };
                note(
                    &mut reads[index],
                    What::EmailOfTwoPeople {
                        name: name.clone(),
                        other: *other,
                    },
                );
                reads[index].fate = Fate::Rejected;
            }
            continue;
        }
        set_earlier_aside(reads, &rows, references, note);
        let place = |role| {
            rows.iter()
                .copied()
                .find(|index| counts_as(&reads[*index], role))
        };
        if let (Some(mentee), Some(mentor)) = (place(Role::Mentee), place(Role::Mentor))
            && mentee != mentor
        {
            let other = reads[mentee].person.row;
            note(&mut reads[mentor], What::BothRoles { other });
        }
    }
}

/// Whether a row that counts says what this one says: somebody sent, or copied, it twice.
/// Its number in some list (`references`) doesn't count.
fn same_as_a_later_one(reads: &[Read], rows: &[usize], index: usize, references: &[&str]) -> bool {
    let this = &reads[index];
    let counting = |read: &Read| {
        let mut answers = read.person.answers.clone();
        answers.retain(|key, _| !references.contains(&key.as_str()));
        answers
    };
    let same = |other: &&usize| {
        let other_read = &reads[**other];
        **other != index
            && other_read.fate == Fate::Accepted
            && other_read.person.applies_as == this.person.applies_as
            && counting(other_read) == counting(this)
            && other_read.exclusion == this.exclusion
    };
    rows.iter().any(|other| same(&other))
}

fn counts_as(read: &Read, role: Role) -> bool {
    read.fate == Fate::Accepted && read.person.applies_as.includes(role)
}

/// Two of the rows whose names have no word in common.
fn two_people(reads: &[Read], rows: &[usize]) -> Option<(usize, usize)> {
    let first = *rows.first()?;
    let unlike =
        |index: &&usize| !names_agree(&reads[first].person.name, &reads[**index].person.name);
    rows.iter().find(unlike).map(|other| (first, *other))
}

/// Whether two names can be one person's: all words of the shorter one are in the longer one, be it
/// as an initial. People of one family who share an address have different given names.
fn names_agree(one: &str, other: &str) -> bool {
    let (one, other) = (fold(one), fold(other));
    let words = |name: &str| -> Vec<String> { name.split(' ').map(str::to_string).collect() };
    let (one, other) = (words(&one), words(&other));
    let (short, long) = if one.len() <= other.len() {
        (one, other)
    } else {
        (other, one)
    };
    let is_initial = |a: &str, b: &str| a.chars().count() == 1 && b.starts_with(a);
    let found = |word: &String| {
        long.iter()
            .any(|w| w == word || is_initial(word, w) || is_initial(w, word))
    };
    short.iter().all(found)
}

/// Of several applications in one role the latest counts. An earlier one in both roles keeps the
/// role in which the person didn't apply again.
fn set_earlier_aside(
    reads: &mut [Read],
    rows: &[usize],
    references: &[&str],
    note: impl Fn(&mut Read, What),
) {
    let mut latest_first = rows.to_vec();
    latest_first.sort_by_key(|index| {
        let person = &reads[*index].person;
        std::cmp::Reverse((
            person.applied.and_then(|moment| moment.instant()),
            person.row,
        ))
    });
    let mut taken: BTreeMap<Role, u32> = BTreeMap::new();
    for index in latest_first {
        let says_the_same = same_as_a_later_one(reads, rows, index, references);
        let read = &mut reads[index];
        let roles = [Role::Mentee, Role::Mentor]
            .into_iter()
            .filter(|role| read.person.applies_as.includes(*role));
        let (again, left): (Vec<Role>, Vec<Role>) =
            roles.partition(|role| taken.contains_key(role));
        let later = again.first().and_then(|role| taken.get(role).copied());
        match (later, left.as_slice()) {
            (Some(other), []) => {
                read.fate = Fate::Superseded;
                // What is the matter with it doesn't matter any more.
                read.notes.problems.clear();
                let what = if says_the_same {
                    What::DuplicateEmail { other }
                } else {
                    What::DuplicateApplication { other }
                };
                note(read, what);
            }
            (Some(_), [only]) => {
                read.person.applies_as = if *only == Role::Mentor {
                    AppliesAs::Mentor
                } else {
                    AppliesAs::Mentee
                };
            }
            _ => {}
        }
        left.into_iter().for_each(|role| {
            taken.insert(role, reads[index].person.row);
        });
    }
}
