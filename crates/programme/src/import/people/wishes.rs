//! Line managers, and the mentors somebody would like, recognised among the others in the file. A
//! person who isn't in it is kept by address: the rule holds should they join later.

use std::collections::BTreeMap;

use dyad_platform::sheet::{CellKind, Row};

use super::exclusions::words;
use super::{AppliesAs, Fate, Import, Read};
use crate::import::answer::{Answer, Shown};
use crate::import::cells::Cell;
use crate::import::columns::Target;
use crate::import::problem::{Repair, What};
use crate::import::{email, lists};
use crate::template::question::{Kind, Role};

/// One cell that names somebody.
#[derive(Clone)]
pub(super) struct Named<'a> {
    pub(super) cell: Cell<'a>,
    /// The words, which are a part of the cell where it names several people.
    pub(super) said: String,
}

/// What one row says about others.
#[derive(Default)]
pub(super) struct Others<'a> {
    pub(super) managers: Vec<Named<'a>>,
    pub(super) wishes: Vec<Named<'a>>,
}

impl Import<'_> {
    /// The cells of a row that name other people, kept until everybody is known.
    pub(super) fn named(&self, row: &Row) -> Vec<(usize, u32, String)> {
        let kinds = [Kind::Assessors, Kind::Wishes];
        let questions = self.template.questions.iter();
        let mut cells = Vec::new();
        for question in questions.filter(|question| kinds.contains(&question.kind)) {
            for column in self.mapping.columns_of(&question.key) {
                cells.push((column, row.number, row.cell(column).to_string()));
            }
        }
        if cells.iter().all(|(.., raw)| raw.trim().is_empty()) {
            cells.clear();
        }
        cells
    }

    pub(super) fn others<'c>(&'c self, cells: &'c [(usize, u32, String)]) -> Others<'c> {
        let mut others = Others::default();
        for (column, row, raw) in cells {
            let question = self.mapping.targets().get(*column).and_then(Target::key);
            let Some(question) = question.and_then(|key| self.template.question(key)) else {
                continue;
            };
            let cell = Cell {
                row: *row,
                column: *column,
                raw,
                kind: CellKind::Text,
                habit: self.habits.column(*column),
                frequent: &[],
                question,
            };
            let mut parts = lists::split_at(raw, cell.habit.list_sign(), |_| false);
            if parts.len() < 2 {
                parts = vec![raw];
            }
            let named = parts.into_iter().map(|said| Named {
                cell,
                said: said.to_string(),
            });
            if question.kind == Kind::Wishes {
                others.wishes.extend(named);
            } else {
                others.managers.extend(named);
            }
        }
        others
    }
}

/// Somebody in the file.
struct Known {
    row: u32,
    name: String,
    fate: Fate,
    applies_as: AppliesAs,
}

/// Finds whom each accepted row means.
pub(super) fn resolve(reads: &mut [Read], others: &[Others<'_>]) {
    let mut known: BTreeMap<String, Known> = BTreeMap::new();
    let mut mentors: BTreeMap<Vec<String>, Vec<(String, u32)>> = BTreeMap::new();
    let spoilt = reads.iter().filter(|read| read.person.email.is_empty());
    let spoilt: BTreeMap<String, u32> = spoilt
        .map(|read| (bare(&read.address_as_written), read.person.row))
        .filter(|(address, _)| !address.is_empty())
        .collect();
    for read in reads.iter().filter(|read| !read.person.email.is_empty()) {
        note(&mut known, read);
        if read.fate == Fate::Accepted && read.person.applies_as.includes(Role::Mentor) {
            let same_name = mentors.entry(words(&read.person.name)).or_default();
            same_name.push((read.person.email.clone(), read.person.row));
        }
    }
    let accepted = reads.iter_mut().zip(others);
    for (read, others) in accepted.filter(|(read, _)| read.fate == Fate::Accepted) {
        let managers = managers(read, &others.managers, &known);
        let known = &Everybody {
            known: &known,
            spoilt: &spoilt,
            mentors: &mentors,
        };
        let wishes = wishes(read, &others.wishes, &managers, known);
        if let (Some(named), false) = (others.managers.first(), managers.is_empty()) {
            let key = named.cell.question.key.clone();
            read.person.assessed_by.clone_from(&managers);
            read.person.answers.insert(key, Answer::People(managers));
        }
        if let (Some(named), false) = (others.wishes.first(), wishes.is_empty()) {
            let key = named.cell.question.key.clone();
            read.person.answers.insert(key, Answer::People(wishes));
        }
    }
}

/// An accepted row says more about somebody than one that is set aside.
fn note(known: &mut BTreeMap<String, Known>, read: &Read) {
    let person = &read.person;
    let this = Known {
        row: person.row,
        name: person.name.clone(),
        fate: read.fate,
        applies_as: person.applies_as,
    };
    match known.get_mut(&person.email) {
        None => {
            known.insert(person.email.clone(), this);
        }
        Some(other) if other.fate != Fate::Accepted => *other = this,
        Some(other) if read.fate == Fate::Accepted && other.applies_as != this.applies_as => {
            other.applies_as = AppliesAs::Both;
        }
        Some(_) => {}
    }
}

fn managers(read: &mut Read, named: &[Named<'_>], known: &BTreeMap<String, Known>) -> Vec<String> {
    let mut managers = Vec::new();
    for one in named.iter().filter(|one| !one.said.trim().is_empty()) {
        let Some(address) = address(read, one) else {
            read.notes.problem(one.cell, What::ManagerUnreadable);
            continue;
        };
        if address == read.person.email {
            read.notes.problem(one.cell, What::ManagerIsSelf);
            continue;
        }
        if !known.contains_key(&address) {
            read.notes.problem(one.cell, What::ManagerNotInFile);
        }
        if !managers.contains(&address) {
            managers.push(address);
        }
    }
    managers
}

/// The address that is written, put right where it has capitals or blanks around it.
fn address(read: &mut Read, one: &Named<'_>) -> Option<String> {
    let address = email::read(&one.said).ok()?;
    let trimmed = one.said.trim();
    if trimmed != address && one.said == one.cell.raw {
        let shown = Shown::Text(address.clone());
        read.notes.repaired(one.cell, Repair::EmailCase, shown);
    }
    Some(address)
}

fn wishes(
    read: &mut Read,
    named: &[Named<'_>],
    managers: &[String],
    everybody: &Everybody<'_>,
) -> Vec<String> {
    let last = named.iter().rposition(|one| !one.said.trim().is_empty());
    let Some(last) = last else {
        return Vec::new();
    };
    let (mut wishes, mut seen, mut gap): (Vec<String>, Vec<String>, bool) =
        (Vec::new(), Vec::new(), false);
    for one in &named[..=last] {
        if one.said.trim().is_empty() {
            if !gap {
                read.notes.problem(one.cell, What::WishGap);
            }
            gap = true;
            continue;
        }
        let Some(wished) = wished(read, one, everybody.mentors) else {
            continue;
        };
        let problem = if wished == read.person.email {
            Some(What::WishIsSelf)
        } else if managers.contains(&wished) {
            Some(What::WishIsManager)
        } else if let Some(at) = seen.iter().position(|before| *before == wished) {
            Some(What::WishTwice { first: at + 1 })
        } else {
            everybody.standing(&wished)
        };
        seen.push(wished.clone());
        let waits = matches!(
            problem,
            Some(What::WishUnknown | What::WishNotImported { .. })
        );
        if problem.is_none() || waits {
            wishes.push(wished);
        }
        if let Some(what) = problem {
            read.notes.problem(one.cell, what);
        }
    }
    wishes
}

/// All whom a wish can mean.
struct Everybody<'k> {
    known: &'k BTreeMap<String, Known>,
    /// Rows whose address can't be read, by its letters and digits.
    spoilt: &'k BTreeMap<String, u32>,
    mentors: &'k BTreeMap<Vec<String>, Vec<(String, u32)>>,
}

impl Everybody<'_> {
    /// What stands in the way of a wish, going by the file.
    fn standing(&self, address: &str) -> Option<What> {
        let Some(known) = self.known.get(address) else {
            let other = self.spoilt.get(&bare(address)).copied();
            let not_imported = other.map(|other| What::WishNotImported { other });
            return Some(not_imported.unwrap_or(What::WishUnknown));
        };
        match known.fate {
            Fate::Accepted if known.applies_as.includes(Role::Mentor) => None,
            Fate::Accepted => Some(What::WishNotAMentor {
                name: known.name.clone(),
                other: known.row,
            }),
            _ => Some(What::WishNotImported { other: known.row }),
        }
    }
}

/// An address without its signs: a slip among them leaves it recognisable.
fn bare(address: &str) -> String {
    let lower = address.to_lowercase().replace("(at)", "@");
    lower.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The address of the mentor who is wished for, by address or by a name that only one has.
fn wished(
    read: &mut Read,
    one: &Named<'_>,
    mentors: &BTreeMap<Vec<String>, Vec<(String, u32)>>,
) -> Option<String> {
    if let Some(address) = address(read, one) {
        return Some(address);
    }
    let said = one.said.trim().to_string();
    match mentors.get(&words(&said)).map(Vec::as_slice) {
        Some([(address, row)]) => {
            read.notes
                .problem(one.cell, What::WishByName { other: *row });
            Some(address.clone())
        }
        Some(_) => {
            read.notes.problem(one.cell, What::AmbiguousPerson { said });
            None
        }
        None => {
            read.notes.problem(one.cell, What::UnknownPerson { said });
            None
        }
    }
}
