//! From rules and people to codes and tables.

use std::collections::HashMap;

use super::groups::{Counts, Group, Unlike, Value};
use super::{BLOCK, Kernel, MOST, NO};
use crate::Problem;
use crate::assign;
use crate::score::labels::{By, Counted, Entry, Labels};

/// The most labels of mentees that share a table of codes.
pub(super) const CLASSES: usize = 512;

/// Entries with the same codes, while they are being put together.
pub(super) struct Part {
    pub(super) codes: Labels,
    pub(super) classes: Labels,
    pub(super) entries: Vec<Entry>,
    /// How far points differ from code to code.
    spread: i64,
}

#[derive(Default)]
struct Parts {
    coded: Vec<Part>,
    counted: Vec<Entry>,
    unlike: Vec<Entry>,
    slow: Vec<Entry>,
    largest: i64,
}

pub(super) fn compile(problem: &Problem) -> Kernel {
    let mut parts = sorted(problem);
    parts
        .coded
        .sort_by_key(|part| std::cmp::Reverse(part.codes.somebody.len()));
    let alike = grouped(std::mem::take(&mut parts.coded), alike);
    let counted = parts.counted.iter();
    let counted = counted.filter_map(|&entry| problem.scorer.counted(entry));
    let mentors = super::order::of_mentors(problem, &alike, &counted.collect::<Vec<_>>());
    let mut groups = grouped(alike, together);
    groups.sort_by_key(|group| std::cmp::Reverse(group.spread));
    let mentees = ordered(problem, &groups);
    let slow_most = parts.slow.iter().map(|&entry| most(problem, entry)).sum();
    let mut kernel = Kernel {
        width: super::wide::Width::here(),
        groups: Vec::new(),
        counts: Vec::new(),
        unlike: Vec::new(),
        slow: parts.slow,
        slow_most,
        mentees,
        mentors,
    };
    kernel.groups = groups
        .iter()
        .map(|part| group(problem, &kernel, part))
        .collect();
    for &entry in &parts.counted {
        if let Some(counted) = problem.scorer.counted(entry) {
            let counts = counts(&kernel, &counted);
            kernel.counts.push(counts);
        }
    }
    for &entry in &parts.unlike {
        if let Some(counted) = problem.scorer.counted(entry) {
            let unlike = unlike(&kernel, &counted);
            kernel.unlike.push(unlike);
        }
    }
    kernel
}

/// Which entries fit which part of the kernel.
fn sorted(problem: &Problem) -> Parts {
    let musts = (0..problem.rules.musts().len()).map(Entry::Must);
    let criteria = (0..problem.rules.criteria().len()).map(Entry::Criterion);
    let mut parts = Parts::default();
    for entry in musts.chain(criteria) {
        if is_list(problem, entry) {
            continue;
        }
        let largest = largest(problem, entry);
        let fits = parts.largest + largest <= MOST;
        let labels = problem.scorer.labels(entry);
        let few = |labels: &[Labels; 2]| {
            labels[0].somebody.len() <= CLASSES && labels[1].somebody.len() <= BLOCK
        };
        match labels {
            Some(labels) if fits && few(&labels) => {
                let [classes, codes] = labels;
                let spread = spread(problem, entry, &classes, &codes);
                parts.coded.push(Part {
                    codes,
                    classes,
                    entries: vec![entry],
                    spread,
                });
            }
            _ => match problem.scorer.counted(entry) {
                Some(counted) if fits && are_codes(&counted) => parts.unlike.push(entry),
                Some(counted) if fits && are_counts(&counted) => parts.counted.push(entry),
                _ => {
                    parts.slow.push(entry);
                    continue;
                }
            },
        }
        parts.largest += largest;
    }
    parts
}

/// Lists of pairs are the problem's own.
fn is_list(problem: &Problem, entry: Entry) -> bool {
    match entry {
        Entry::Must(index) => problem.rules.musts()[index].columns.is_none(),
        Entry::Criterion(_) => false,
    }
}

fn largest(problem: &Problem, entry: Entry) -> i64 {
    match entry {
        Entry::Must(_) => 0,
        Entry::Criterion(index) => problem.rules.criteria()[index].largest(),
    }
}

fn most(problem: &Problem, entry: Entry) -> i64 {
    match entry {
        Entry::Must(_) => 0,
        Entry::Criterion(index) => problem.rules.criteria()[index].most(),
    }
}

/// A ban on what is one's own, where everybody has one value at most.
fn are_codes(counted: &Counted<'_>) -> bool {
    let single = |sets: &[Box<[u32]>]| sets.iter().all(|set| set.len() <= 1);
    let different: std::collections::HashSet<u32> = match counted.by {
        By::Unlike => counted
            .mentors
            .iter()
            .flat_map(|set| set.iter().copied())
            .collect(),
        _ => return false,
    };
    different.len() < 65_000
        && counted.mentee_missing.is_some()
        && counted.mentor_missing.is_some()
        && single(counted.mentees)
        && single(counted.mentors)
}

/// Sets small enough to be counted, and nothing special about who said nothing.
fn are_counts(counted: &Counted<'_>) -> bool {
    let silent = counted.mentors.iter().any(|set| set.is_empty());
    let as_none = match counted.by {
        By::Needed(1) => true,
        by => counted.mentor_missing == by.worth(0, 1),
    };
    let values: usize = values(counted).len();
    counted.mentees.iter().all(|set| set.len() < 31) && values < 4096 && (as_none || !silent)
}

/// The values that mentors have, numbered.
pub(super) fn values(counted: &Counted<'_>) -> HashMap<u32, u16> {
    let mut values = HashMap::new();
    for &word in counted.mentors.iter().flat_map(|set| set.iter()) {
        let next = values.len() as u16;
        values.entry(word).or_insert(next);
        if values.len() >= 4096 {
            break;
        }
    }
    values
}

fn spread(problem: &Problem, entry: Entry, classes: &Labels, codes: &Labels) -> i64 {
    let spread = |&mentee: &u32| {
        let given = codes.somebody.iter().map(|&mentor| {
            let given = problem
                .scorer
                .gives(entry, mentee as usize, mentor as usize);
            given.unwrap_or(-300)
        });
        let (least, most) = given.fold((i64::MAX, i64::MIN), |(least, most), given| {
            (least.min(given), most.max(given))
        });
        most.saturating_sub(least)
    };
    classes.somebody.iter().map(spread).max().unwrap_or(0)
}

/// Parts put together where `both` says how.
fn grouped(parts: Vec<Part>, both: impl Fn(&Part, &Part) -> Option<(Labels, Labels)>) -> Vec<Part> {
    let mut groups: Vec<Part> = Vec::new();
    for part in parts {
        let found = groups
            .iter_mut()
            .find_map(|group| both(group, &part).map(|both| (group, both)));
        match found {
            Some((group, (codes, classes))) => {
                group.codes = codes;
                group.classes = classes;
                group.entries.extend(part.entries);
                group.spread = group.spread.saturating_add(part.spread);
            }
            None => groups.push(part),
        }
    }
    groups
}

/// Parts that tell mentors apart by the same things.
fn alike(a: &Part, b: &Part) -> Option<(Labels, Labels)> {
    let (codes, classes) = together(a, b)?;
    let most = a.codes.somebody.len().max(b.codes.somebody.len());
    (codes.somebody.len() == most).then_some((codes, classes))
}

/// Codes and classes of two parts taken together, if they stay few.
fn together(a: &Part, b: &Part) -> Option<(Labels, Labels)> {
    let codes = joined(&a.codes, &b.codes, BLOCK)?;
    let classes = joined(&a.classes, &b.classes, CLASSES)?;
    Some((codes, classes))
}

fn joined(a: &Labels, b: &Labels, most: usize) -> Option<Labels> {
    let mut known: HashMap<(u32, u32), u32> = HashMap::new();
    let mut joined = Labels {
        of: Vec::with_capacity(a.of.len()),
        somebody: Vec::new(),
    };
    for (at, both) in a.of.iter().zip(&b.of).enumerate() {
        let both = (*both.0, *both.1);
        let label = *known.entry(both).or_insert_with(|| {
            joined.somebody.push(at as u32);
            joined.somebody.len() as u32 - 1
        });
        if joined.somebody.len() > most {
            return None;
        }
        joined.of.push(label);
    }
    Some(joined)
}

/// Mentees by what they said, then by draw.
fn ordered(problem: &Problem, groups: &[Part]) -> Vec<u32> {
    let people = &problem.mentees;
    let label = |group: &Part, at: u32| group.classes.of[at as usize];
    let draws = people
        .iter()
        .map(|person| assign::mixed(problem.seed, &person.id));
    let draws: Vec<u64> = draws.collect();
    let mut order: Vec<u32> = (0..people.len() as u32).collect();
    order.sort_by(|&a, &b| {
        let differ = groups
            .iter()
            .map(|group| label(group, a).cmp(&label(group, b)));
        let first = differ.fold(std::cmp::Ordering::Equal, std::cmp::Ordering::then);
        first
            .then(draws[a as usize].cmp(&draws[b as usize]))
            .then(a.cmp(&b))
    });
    order
}

fn group(problem: &Problem, kernel: &Kernel, part: &Part) -> Group {
    let codes = kernel
        .mentors
        .iter()
        .map(|&j| part.codes.of[j as usize] as u8);
    let class = kernel
        .mentees
        .iter()
        .map(|&i| part.classes.of[i as usize] as u16);
    let table = |&mentee: &u32| {
        let mut table = [NO; BLOCK];
        for (code, &mentor) in part.codes.somebody.iter().enumerate() {
            let gives = |&entry: &Entry| {
                problem
                    .scorer
                    .gives(entry, mentee as usize, mentor as usize)
            };
            let sum: Option<i64> = part.entries.iter().map(gives).sum();
            table[code] = sum.map_or(NO, |sum| sum as i16);
        }
        table
    };
    let mut group = Group {
        codes: codes.collect(),
        class: class.collect(),
        tables: part.classes.somebody.iter().map(table).collect(),
        bounds: Vec::new(),
    };
    group.bound_blocks(kernel.blocks());
    group
}

fn counts(kernel: &Kernel, counted: &Counted<'_>) -> Counts {
    let words = values(counted);
    // Who said nothing counts as having what everybody wants, where that passes.
    let nothing = words.len() as u16;
    let needed = matches!(counted.by, By::Needed(1)) && counted.mentor_missing.is_some();
    let mut values: Vec<Value> = (0..=words.len())
        .map(|_| Value::nobody(kernel.blocks()))
        .collect();
    for (at, &j) in kernel.mentors.iter().enumerate() {
        let set = &counted.mentors[j as usize];
        let own = set.iter().filter_map(|word| words.get(word).copied());
        let silent = (set.is_empty() && needed).then_some(nothing);
        for value in own.chain(silent) {
            values[usize::from(value)].set(at);
        }
    }
    let mut wanted: Vec<Box<[u16]>> = Vec::with_capacity(kernel.mentees.len());
    let mut tables = Vec::new();
    let mut of = Vec::with_capacity(kernel.mentees.len());
    let mut known: HashMap<usize, u16> = HashMap::new();
    for &i in &kernel.mentees {
        let set = &counted.mentees[i as usize];
        let own = set.iter().filter_map(|word| words.get(word).copied());
        let silent = (needed && !set.is_empty()).then_some(nothing);
        wanted.push(own.chain(silent).collect());
        of.push(*known.entry(set.len()).or_insert_with(|| {
            tables.push(table(counted, set.len()));
            tables.len() as u16 - 1
        }));
    }
    let mut counts = Counts {
        values,
        wanted: wanted.into(),
        table: of.into(),
        tables: tables.into(),
        class: Vec::new(),
        bounds: Vec::new(),
    };
    counts.bound_blocks(kernel.blocks(), CLASSES);
    counts
}

/// What a mentee who said `of` values gets for each number in common.
fn table(counted: &Counted<'_>, of: usize) -> [i16; 32] {
    let mut table = [NO; 32];
    for (common, given) in table.iter_mut().enumerate() {
        let worth = match of {
            0 => counted.mentee_missing,
            _ => counted.by.worth(common.min(of), of),
        };
        *given = worth.map_or(NO, |worth| worth as i16);
    }
    table
}

/// The code of mentors who said nothing.
pub(super) const NOTHING: u16 = u16::MAX;

fn unlike(kernel: &Kernel, counted: &Counted<'_>) -> Unlike {
    let mut codes: HashMap<u32, u16> = HashMap::new();
    for set in counted.mentors {
        if let Some(&word) = set.first() {
            let next = codes.len() as u16;
            codes.entry(word).or_insert(next);
        }
    }
    let code = |set: &[u32], otherwise: u16| {
        let word = set.first();
        word.and_then(|word| codes.get(word))
            .copied()
            .unwrap_or(otherwise)
    };
    let mentors = kernel.mentors.iter();
    let mut own: Vec<u16> = mentors
        .map(|&j| code(&counted.mentors[j as usize], NOTHING))
        .collect();
    own.resize(kernel.blocks() * BLOCK, NOTHING);
    let mentees = kernel.mentees.iter();
    Unlike {
        codes: own,
        own: mentees
            .map(|&i| code(&counted.mentees[i as usize], NOTHING - 1))
            .collect(),
    }
}
