//! The parts of which a pair's points are made.

use std::collections::HashMap;
use std::sync::Arc;

use super::compile::CLASSES;
use super::{BLOCK, Kernel, NO};

/// Entries whose mentors have at most 64 codes: a table for each class of mentees.
pub(super) struct Group {
    /// The code of each mentor.
    pub(super) codes: Vec<u8>,
    /// The class of each mentee.
    pub(super) class: Arc<[u16]>,
    /// For each class, the points by code.
    pub(super) tables: Arc<[[i16; BLOCK]]>,
    /// For each class, the most of each block.
    pub(super) bounds: Vec<Vec<i16>>,
}

/// An entry that counts what a mentee's set has in common with a mentor's.
pub(super) struct Counts {
    /// For each value, who has it.
    pub(super) values: Vec<Value>,
    /// For each mentee, the values that count for them.
    pub(super) wanted: Arc<[Box<[u16]>]>,
    /// For each mentee, which table holds.
    pub(super) table: Arc<[u16]>,
    /// Points by number of values in common.
    pub(super) tables: Arc<[[i16; 32]]>,
    /// For each mentee, which of `bounds` holds, where few enough different sets are wanted.
    pub(super) class: Vec<u16>,
    /// For each class, the most of each block.
    pub(super) bounds: Vec<Vec<i16>>,
}

/// One value of a set.
pub(super) struct Value {
    /// For each block, the mentors who have it.
    pub(super) bits: Vec<u64>,
    /// For each block, 1 when anybody has it.
    pub(super) any: Vec<u8>,
}

/// A rule that refuses mentors of the mentee's own code.
pub(super) struct Unlike {
    pub(super) codes: Vec<u16>,
    /// The code that each mentee must not meet.
    pub(super) own: Arc<[u16]>,
}

impl Group {
    /// The same for some of the people.
    pub(super) fn part(&self, mentees: Option<&[u32]>, mentors: &[u32]) -> Self {
        let codes = mentors.iter().map(|&j| self.codes[j as usize]);
        let mut part = Self {
            codes: codes.collect(),
            class: some(&self.class, mentees),
            tables: self.tables.clone(),
            bounds: Vec::new(),
        };
        part.bound_blocks(mentors.len().div_ceil(BLOCK));
        part
    }

    pub(super) fn bound_blocks(&mut self, blocks: usize) {
        let present: Vec<u64> = (0..blocks)
            .map(|block| {
                let end = self.codes.len().min((block + 1) * BLOCK);
                let codes = self.codes[block * BLOCK..end].iter();
                codes.fold(0, |codes, &code| codes | 1 << code)
            })
            .collect();
        let most = |table: &[i16; BLOCK], codes: u64| {
            let there = (0..BLOCK).filter(|code| codes >> code & 1 == 1);
            there.map(|code| table[code]).max().unwrap_or(NO)
        };
        let bounds = self.tables.iter();
        self.bounds = bounds
            .map(|table| present.iter().map(|&codes| most(table, codes)).collect())
            .collect();
        self.codes.resize(blocks * BLOCK, 0);
    }
}

/// Some of the people, or all of them.
fn some<T: Clone>(all: &Arc<[T]>, which: Option<&[u32]>) -> Arc<[T]> {
    match which {
        None => all.clone(),
        Some(which) => which.iter().map(|&at| all[at as usize].clone()).collect(),
    }
}

impl Unlike {
    /// The same for some of the people; `filler` is the code of nobody.
    pub(super) fn part(&self, mentees: Option<&[u32]>, mentors: &[u32], filler: u16) -> Self {
        let codes = mentors.iter().map(|&j| self.codes[j as usize]);
        let mut codes: Vec<u16> = codes.collect();
        codes.resize(mentors.len().div_ceil(BLOCK) * BLOCK, filler);
        Self {
            codes,
            own: some(&self.own, mentees),
        }
    }
}

impl Value {
    pub(super) fn nobody(blocks: usize) -> Self {
        Self {
            bits: vec![0; blocks],
            any: vec![0; blocks],
        }
    }

    pub(super) fn set(&mut self, mentor: usize) {
        self.bits[mentor / BLOCK] |= 1 << (mentor % BLOCK);
        self.any[mentor / BLOCK] = 1;
    }

    fn has(&self, mentor: usize) -> bool {
        self.bits[mentor / BLOCK] >> (mentor % BLOCK) & 1 == 1
    }

    fn part(&self, mentors: &[u32]) -> Self {
        let mut part = Self::nobody(mentors.len().div_ceil(BLOCK));
        for (at, &j) in mentors.iter().enumerate() {
            if self.has(j as usize) {
                part.set(at);
            }
        }
        part
    }
}

impl Counts {
    /// The same for some of the people.
    pub(super) fn part(&self, mentees: Option<&[u32]>, mentors: &[u32]) -> Self {
        let mut part = Self {
            values: self
                .values
                .iter()
                .map(|value| value.part(mentors))
                .collect(),
            wanted: some(&self.wanted, mentees),
            table: some(&self.table, mentees),
            tables: self.tables.clone(),
            class: Vec::new(),
            bounds: Vec::new(),
        };
        part.bound_blocks(mentors.len().div_ceil(BLOCK), CLASSES);
        part
    }

    /// Bounds once for all, where mentees want few enough different sets.
    pub(super) fn bound_blocks(&mut self, blocks: usize, most: usize) {
        let mut known: HashMap<(&[u16], u16), u16> = HashMap::new();
        let mut somebody = Vec::new();
        let mut class = Vec::with_capacity(self.wanted.len());
        for (mentee, wanted) in self.wanted.iter().enumerate() {
            let next = known.len() as u16;
            let own = *known.entry((wanted, self.table[mentee])).or_insert(next);
            if own == next && usize::from(own) == somebody.len() {
                somebody.push(mentee);
            }
            if somebody.len() > most {
                return;
            }
            class.push(own);
        }
        let bounds = somebody.iter().map(|&mentee| {
            let mut bounds = vec![0; blocks];
            self.add_bounds(mentee, &mut bounds, &mut Vec::new());
            bounds
        });
        self.bounds = bounds.collect();
        self.class = class;
    }

    /// Adds the most that each block can give a mentee.
    #[inline(always)]
    pub(super) fn add_bounds(&self, mentee: usize, bounds: &mut [i16], counted: &mut Vec<u8>) {
        let most = Self::most(&self.tables[usize::from(self.table[mentee])]);
        counted.clear();
        counted.resize(bounds.len(), 0);
        let wanted = &self.wanted[mentee];
        for &value in wanted {
            let any = &self.values[usize::from(value)].any;
            for (counted, any) in counted.iter_mut().zip(any) {
                *counted += any;
            }
        }
        for bound in bounds.iter_mut() {
            *bound = bound.saturating_add(most[0]);
        }
        for count in 1..=wanted.len() {
            let step = most[count].saturating_sub(most[count - 1]);
            if step == 0 {
                continue;
            }
            for (bound, &counted) in bounds.iter_mut().zip(counted.iter()) {
                let step = if usize::from(counted) >= count {
                    step
                } else {
                    0
                };
                *bound = bound.saturating_add(step);
            }
        }
    }

    /// The most that up to so many values in common give.
    pub(super) fn most(table: &[i16; 32]) -> [i16; 32] {
        let mut most = *table;
        for count in 1..most.len() {
            most[count] = most[count].max(most[count - 1]);
        }
        most
    }
}

impl Kernel {
    /// Which mentors of a block there are.
    pub(super) fn present(&self, block: usize) -> u64 {
        match self.mentors.len() - block * BLOCK {
            BLOCK.. => u64::MAX,
            few => (1 << few) - 1,
        }
    }
}
