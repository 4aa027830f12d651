//! The points of one mentee with a block of mentors, by adding rows of numbers.
//!
//! Everything here is loops over plain arrays, without a branch inside, which a
//! compiler turns into wide instructions by itself.

use std::collections::HashMap;

use super::{How, Part, REFUSED, Scores};

/// Mentors in a block: few enough for all rows to stay near.
pub(crate) const BLOCK: usize = 1024;
/// Rows are kept for so many classes of mentees at most.
const CLASSES: usize = 64;

/// A number of points, as wide as points need it.
pub(crate) trait Lane: Copy + Default + PartialOrd + Send + Sync {
    /// A pair that a rule refuses, whatever else is added.
    const REFUSED: Self;
    /// Sums up to here are refused.
    const LEAST: Self;
    /// No sum of points beyond this is told from being refused.
    const MOST: i64;
    fn of(points: i64) -> Self;
    fn plus(self, other: Self) -> Self;
    fn minus(self, other: Self) -> Self;
    fn points(self) -> i64;
}

impl Lane for i16 {
    const REFUSED: Self = Self::MIN;
    const LEAST: Self = -16_500;
    const MOST: i64 = 16_000;

    fn of(points: i64) -> Self {
        points.clamp(-32_768, 32_767) as Self
    }

    fn plus(self, other: Self) -> Self {
        self.saturating_add(other)
    }

    fn minus(self, other: Self) -> Self {
        self.saturating_sub(other)
    }

    fn points(self) -> i64 {
        self.into()
    }
}

/// Room for 2^20 refusals on top of one another.
impl Lane for i64 {
    const REFUSED: Self = -(1 << 42);
    const LEAST: Self = -(1 << 41);
    const MOST: i64 = 1 << 40;

    fn of(points: i64) -> Self {
        points.clamp(-(1 << 61), 1 << 61)
    }

    fn plus(self, other: Self) -> Self {
        self + other
    }

    fn minus(self, other: Self) -> Self {
        self - other
    }

    fn points(self) -> i64 {
        self
    }
}

fn lane<L: Lane>(result: i32) -> L {
    match result {
        REFUSED => L::REFUSED,
        points => L::of(points.into()),
    }
}

/// Which entries are added in which way.
pub(crate) struct Plan<'a> {
    scores: &'a Scores,
    classed: Vec<Classed<'a>>,
    counted: Vec<&'a Part>,
    alike: Vec<&'a Part>,
    looked_up: Vec<&'a Part>,
}

/// Entries that tell apart the same few classes of mentees: one row for each class.
struct Classed<'a> {
    parts: Vec<&'a Part>,
    class: Vec<u32>,
    somebody: Vec<u32>,
}

/// The rows of one block of mentors.
pub(crate) struct Block<L> {
    mentors: Vec<u32>,
    /// By class of entries, then of mentees.
    classed: Vec<Vec<Vec<L>>>,
    counted: Vec<Things<L>>,
    /// Who said what, by thing.
    alike: Vec<Vec<(Option<u32>, u32)>>,
    /// Bans and wishes by mentee: the lane and what it gets, or nothing where it is banned.
    single: Vec<(u32, u32, Option<i32>)>,
    next_single: usize,
    counts: Vec<L>,
    given: Vec<L>,
    pub(crate) sums: Vec<L>,
}

/// For each thing, a row of ones where a mentor has it.
struct Things<L> {
    rows: Vec<Vec<L>>,
    /// One where a mentor said nothing; no row where everybody said something.
    silent: Option<Vec<L>>,
}

impl<'a> Plan<'a> {
    pub(crate) fn of(scores: &'a Scores) -> Self {
        let mut plan = Self {
            scores,
            classed: Vec::new(),
            counted: Vec::new(),
            alike: Vec::new(),
            looked_up: Vec::new(),
        };
        for part in &scores.parts {
            match &part.how {
                How::Common { .. } => plan.counted.push(part),
                How::Alike { .. } => plan.alike.push(part),
                How::Table { .. } => plan.add_classed(part),
            }
        }
        plan
    }

    /// Joins the classes of others if they stay few, or has its own.
    fn add_classed(&mut self, part: &'a Part) {
        for with in &mut self.classed {
            if let Some((class, somebody)) = joined(&with.class, &part.mentees, CLASSES) {
                (with.class, with.somebody) = (class, somebody);
                with.parts.push(part);
                return;
            }
        }
        match joined(&vec![0; part.mentees.len()], &part.mentees, 4 * CLASSES) {
            None => self.looked_up.push(part),
            Some((class, somebody)) => self.classed.push(Classed {
                parts: vec![part],
                class,
                somebody,
            }),
        }
    }

    /// Makes the rows for these mentors.
    pub(crate) fn block<L: Lane>(&self, mentors: &[u32]) -> Block<L> {
        let row = |classed: &Classed<'_>, mentee: u32| -> Vec<L> {
            let sum = |&mentor: &u32| {
                let parts = classed.parts.iter();
                let given =
                    parts.map(|part| lane::<L>(part.result(mentee as usize, mentor as usize)));
                given.fold(L::default(), L::plus)
            };
            mentors.iter().map(sum).collect()
        };
        let classed = self.classed.iter().map(|classed| {
            let classes = classed.somebody.iter();
            classes.map(|&mentee| row(classed, mentee)).collect()
        });
        let alike = self.alike.iter().map(|part| part.by_thing(mentors));
        Block {
            classed: classed.collect(),
            counted: self
                .counted
                .iter()
                .map(|part| part.things(mentors))
                .collect(),
            alike: alike.collect(),
            single: self.single(mentors),
            next_single: 0,
            counts: vec![L::default(); mentors.len()],
            given: vec![L::default(); mentors.len()],
            sums: vec![L::default(); mentors.len()],
            mentors: mentors.to_vec(),
        }
    }

    fn single(&self, mentors: &[u32]) -> Vec<(u32, u32, Option<i32>)> {
        let lanes = mentors.iter().enumerate();
        let lanes: HashMap<u32, u32> = lanes.map(|(lane, &j)| (j, lane as u32)).collect();
        let mut single = Vec::new();
        for (i, (wishes, bans)) in self.scores.wishes.iter().zip(&self.scores.bans).enumerate() {
            let wished = wishes.iter().map(|&(j, points)| (j, Some(points)));
            for (j, given) in wished.chain(bans.iter().map(|&j| (j, None))) {
                if let Some(&lane) = lanes.get(&j) {
                    single.push((i as u32, lane, given));
                }
            }
        }
        single
    }

    /// Adds up the points of one mentee with the block, into its sums. Mentees come in
    /// ascending order. Sums up to [`Lane::LEAST`] are of pairs that may not be made.
    pub(crate) fn add_up<L: Lane>(&self, block: &mut Block<L>, mentee: usize) {
        block.sums.fill(L::default());
        for (classed, rows) in self.classed.iter().zip(&block.classed) {
            add(&mut block.sums, &rows[classed.class[mentee] as usize]);
        }
        for (part, things) in self.counted.iter().zip(&block.counted) {
            part.count(mentee, things, &mut block.counts, &mut block.given);
            add(&mut block.sums, &block.given);
        }
        for (part, by_thing) in self.alike.iter().zip(&block.alike) {
            part.add_alike(mentee, by_thing, &mut block.sums);
        }
        for part in &self.looked_up {
            for (sum, &mentor) in block.sums.iter_mut().zip(&block.mentors) {
                *sum = sum.plus(lane(part.result(mentee, mentor as usize)));
            }
        }
        while let Some(&(i, lane, given)) = block.single.get(block.next_single) {
            if i as usize > mentee {
                break;
            }
            if i as usize == mentee {
                let sum = &mut block.sums[lane as usize];
                *sum = sum.plus(given.map_or(L::REFUSED, |points| L::of(points.into())));
            }
            block.next_single += 1;
        }
    }
}

fn add<L: Lane>(sums: &mut [L], row: &[L]) {
    for (sum, given) in sums.iter_mut().zip(row) {
        *sum = sum.plus(*given);
    }
}

/// The classes of both together, if they are few, and somebody of each.
fn joined(a: &[u32], b: &[u32], most: usize) -> Option<(Vec<u32>, Vec<u32>)> {
    let mut known: HashMap<(u32, u32), u32> = HashMap::new();
    let mut somebody = Vec::new();
    let mut class = Vec::with_capacity(a.len());
    for (at, (&a, &b)) in a.iter().zip(b).enumerate() {
        let own = *known.entry((a, b)).or_insert_with(|| {
            somebody.push(at as u32);
            somebody.len() as u32 - 1
        });
        if somebody.len() > most {
            return None;
        }
        class.push(own);
    }
    Some((class, somebody))
}

impl Part {
    fn things<L: Lane>(&self, mentors: &[u32]) -> Things<L> {
        let How::Common { theirs, silent, .. } = &self.how else {
            return Things {
                rows: Vec::new(),
                silent: None,
            };
        };
        let (none, one) = (L::default(), L::of(1));
        let cell = |&mentor: &u32| self.mentors[mentor as usize] as usize;
        let row = |thing: usize| -> Vec<L> {
            let has = |mentor| match theirs[cell(mentor)] >> thing & 1 {
                1 => one,
                _ => none,
            };
            mentors.iter().map(has).collect()
        };
        let silent = |mentor| if silent[cell(mentor)] { one } else { none };
        let silent: Vec<L> = mentors.iter().map(silent).collect();
        Things {
            rows: (0..64).map(row).collect(),
            silent: silent.contains(&one).then_some(silent),
        }
    }

    /// Counts what a mentee has in common with each mentor, and looks up what it gives.
    fn count<L: Lane>(&self, mentee: usize, things: &Things<L>, counts: &mut [L], given: &mut [L]) {
        let How::Common { mine, results, .. } = &self.how else {
            return;
        };
        let me = self.mentees[mentee] as usize;
        let (mut bits, results) = (mine[me], &results[me]);
        counts.fill(L::default());
        given.fill(lane(results[0]));
        let most = bits.count_ones() as usize;
        while bits != 0 {
            add(counts, &things.rows[bits.trailing_zeros() as usize]);
            bits &= bits - 1;
        }
        for (count, &result) in results.iter().enumerate().take(most + 1).skip(1) {
            if result == results[count - 1] {
                continue;
            }
            let (least, result) = (L::of(count as i64), lane(result));
            for (given, count) in given.iter_mut().zip(counts.iter()) {
                *given = if *count >= least { result } else { *given };
            }
        }
        if let Some(silent) = &things.silent {
            let result = lane(results[65]);
            for (given, silent) in given.iter_mut().zip(silent) {
                *given = if *silent > L::default() {
                    result
                } else {
                    *given
                };
            }
        }
    }

    fn by_thing(&self, mentors: &[u32]) -> Vec<(Option<u32>, u32)> {
        let How::Alike { theirs, .. } = &self.how else {
            return Vec::new();
        };
        let lanes = mentors.iter().enumerate();
        let said = lanes.map(|(lane, &mentor)| {
            let they = self.mentors[mentor as usize] as usize;
            (theirs[they], lane as u32)
        });
        let mut said: Vec<_> = said.collect();
        said.sort_unstable();
        said
    }

    /// Adds what it gives to have nothing in common, and puts right whoever has.
    fn add_alike<L: Lane>(&self, mentee: usize, by_thing: &[(Option<u32>, u32)], sums: &mut [L]) {
        let How::Alike { mine, results, .. } = &self.how else {
            return;
        };
        let me = self.mentees[mentee] as usize;
        let ([other, same, silent], mine) = (results[me], mine[me]);
        if other == REFUSED {
            for &(theirs, at) in by_thing {
                let result = match theirs {
                    None => silent,
                    theirs if theirs == mine => same,
                    _ => other,
                };
                sums[at as usize] = sums[at as usize].plus(lane(result));
            }
            return;
        }
        if other != 0 {
            let other = lane(other);
            sums.iter_mut().for_each(|sum| *sum = sum.plus(other));
        }
        for (thing, result) in [(mine, same), (None, silent)] {
            if result == other {
                continue;
            }
            let more = match result {
                REFUSED => L::REFUSED,
                points => L::of(i64::from(points) - i64::from(other)),
            };
            let first = by_thing.partition_point(|said| said.0 < thing);
            for &(_, at) in by_thing[first..].iter().take_while(|said| said.0 == thing) {
                sums[at as usize] = sums[at as usize].plus(more);
            }
        }
    }
}
