//! The parts of which a pair's points are made.

use super::{BLOCK, Kernel, NO};

/// Entries whose mentors have at most 64 codes: a table for each class of mentees.
pub(super) struct Group {
    /// The code of each mentor.
    pub(super) codes: Vec<u8>,
    /// The class of each mentee.
    pub(super) class: Vec<u16>,
    /// For each class, the points by code.
    pub(super) tables: Vec<[i16; BLOCK]>,
    /// For each class, the most of each block.
    pub(super) bounds: Vec<Vec<i16>>,
}

/// An entry that counts what a mentee's set has in common with a mentor's.
pub(super) struct Counts {
    /// For each value, who has it.
    pub(super) values: Vec<Value>,
    /// For each mentee, the values that count for them.
    pub(super) wanted: Vec<Box<[u16]>>,
    /// For each mentee, which table holds.
    pub(super) table: Vec<u16>,
    /// Points by number of values in common.
    pub(super) tables: Vec<[i16; 32]>,
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
    pub(super) own: Vec<u16>,
}

impl Group {
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

impl Counts {
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
