//! Points of all pairs, without ever holding them: codes and tables.
//!
//! What mentors said is turned into small codes, and each mentee's points into a
//! table over codes, so that a pair's points are a few look-ups and counts. Mentors
//! who said much the same stand together in blocks of 64, and for each block the
//! points of its best mentor are known from above: most blocks are never opened.
//! What doesn't fit into codes is added for the few pairs that come through.

mod blocks;
mod compile;
mod groups;
mod order;
mod wide;

use crate::Problem;
use crate::score::labels::Entry;
pub(super) use blocks::Row;
use groups::{Counts, Group, Unlike};
use wide::Width;

/// Mentors in a block.
pub(super) const BLOCK: usize = 64;
/// Stands for a pair that is refused: lower than any sum of points, and low
/// enough to stay so when points are added.
pub(super) const NO: i16 = i16::MIN / 2;
/// Points beyond this, up or down, don't fit.
pub(super) const MOST: i64 = 8000;

pub(super) struct Kernel {
    /// Which mentee of the problem stands where.
    pub(super) mentees: Vec<u32>,
    /// Which mentor of the problem stands where.
    pub(super) mentors: Vec<u32>,
    width: Width,
    groups: Vec<Group>,
    counts: Vec<Counts>,
    unlike: Vec<Unlike>,
    /// Entries that are judged pair by pair.
    slow: Vec<Entry>,
    /// The most that slow criteria can add.
    slow_most: i64,
}

/// Prices as blocks see them.
pub(super) struct Scan {
    /// The price of each mentor plus the base, at the nearest number of 16 bits.
    prices: Vec<i16>,
    /// The lowest of each block.
    lowest: Vec<i16>,
}

impl Kernel {
    pub(super) fn new(problem: &Problem) -> Self {
        compile::compile(problem)
    }

    /// The same for some mentors, and some mentees or all of them.
    pub(super) fn part(&self, mentees: Option<&[u32]>, mentors: &[u32]) -> Self {
        let some = |all: &[u32], which: &[u32]| -> Vec<u32> {
            which.iter().map(|&at| all[at as usize]).collect()
        };
        let groups = self.groups.iter();
        let counts = self.counts.iter();
        let unlike = self.unlike.iter();
        Self {
            mentees: match mentees {
                None => self.mentees.clone(),
                Some(mentees) => some(&self.mentees, mentees),
            },
            mentors: some(&self.mentors, mentors),
            width: self.width,
            groups: groups.map(|group| group.part(mentees, mentors)).collect(),
            counts: counts.map(|counts| counts.part(mentees, mentors)).collect(),
            unlike: unlike
                .map(|unlike| unlike.part(mentees, mentors, compile::NOTHING))
                .collect(),
            slow: self.slow.clone(),
            slow_most: self.slow_most,
        }
    }

    fn blocks(&self) -> usize {
        self.mentors.len().div_ceil(BLOCK)
    }

    /// Makes ready to look at pairs at these prices, `base` on top; whoever has no
    /// price isn't looked at.
    pub(super) fn scan(&self, prices: impl Iterator<Item = Option<i64>>, base: i64) -> Scan {
        let near = |price: Option<i64>| {
            let price = price.map(|price| price + base);
            price.map_or(i16::MAX, |price| price.clamp(-16000, 11_000) as i16)
        };
        let mut prices: Vec<i16> = prices.map(near).collect();
        prices.resize(self.blocks() * BLOCK, i16::MAX);
        let lowest = prices.chunks(BLOCK);
        let lowest = lowest.map(|block| block.iter().copied().min().unwrap_or(i16::MAX));
        Scan {
            lowest: lowest.collect(),
            prices,
        }
    }

    /// Shows every mentor whose points less price exceed `least` (and maybe a few
    /// more), and their points; the answer is the next `least`, not below the last.
    pub(super) fn look(
        &self,
        (scan, row): (&Scan, &mut Row),
        problem: &Problem,
        mentee: usize,
        least: i64,
        mut show: impl FnMut(usize, i32) -> i64,
    ) {
        let near = |least: i64| least.saturating_sub(self.slow_most).clamp(-20000, 16000) as i16;
        row.mentee = mentee;
        row.bound(self, &scan.lowest);
        let mut least = near(least);
        for first in (0..scan.lowest.len()).step_by(32) {
            let mut blocks = row.between(self, first, least, i16::MAX);
            while blocks != 0 {
                let block = first + blocks.trailing_zeros() as usize;
                blocks &= blocks - 1;
                if row.bounds[block] > least {
                    self.show((scan, row), problem, block, &mut least, &near, &mut show);
                }
            }
        }
    }

    /// The same where `least` rises with what is shown: the best blocks come first.
    pub(super) fn look_for_best(
        &self,
        (scan, row): (&Scan, &mut Row),
        problem: &Problem,
        mentee: usize,
        (least, draw): (i64, u64),
        mut show: impl FnMut(usize, i32) -> i64,
    ) {
        let near = |least: i64| least.saturating_sub(self.slow_most).clamp(-20000, 16000) as i16;
        row.mentee = mentee;
        row.bound(self, &scan.lowest);
        let best = row.bounds.iter().copied().max().unwrap_or(i16::MIN);
        let mut least = near(least);
        let mut upper = i16::MAX;
        let mut step = 32;
        let chunks = scan.lowest.len().div_ceil(32);
        let turn = draw as usize % chunks.max(1);
        while upper > least && best > i16::MIN {
            // In steps from above, so that `least` rises before most blocks are opened.
            let lower = least.max(best.min(upper).saturating_sub(step));
            step = step.saturating_mul(2);
            for chunk in (turn..chunks).chain(0..turn) {
                let mut blocks = row.between(self, chunk * 32, lower, upper);
                while blocks != 0 {
                    let block = chunk * 32 + blocks.trailing_zeros() as usize;
                    blocks &= blocks - 1;
                    if row.bounds[block] > least {
                        self.show((scan, row), problem, block, &mut least, &near, &mut show);
                    }
                }
            }
            upper = lower;
        }
    }

    fn show(
        &self,
        (scan, row): (&Scan, &mut Row),
        problem: &Problem,
        block: usize,
        least: &mut i16,
        near: &impl Fn(i64) -> i16,
        show: &mut impl FnMut(usize, i32) -> i64,
    ) {
        let prices = &scan.prices[block * BLOCK..][..BLOCK];
        let mut open = row.open(self, block, prices, *least);
        while open != 0 {
            let lane = open.trailing_zeros() as usize;
            open &= open - 1;
            let mentor = block * BLOCK + lane;
            let score = i64::from(row.scores[lane]);
            if let Some(score) = self.exact(problem, row.mentee, mentor, score) {
                *least = near(show(mentor, score as i32)).max(*least);
            }
        }
    }

    /// The points with those of slow criteria; nothing when a slow rule refuses.
    fn exact(&self, problem: &Problem, mentee: usize, mentor: usize, score: i64) -> Option<i64> {
        let mut score = score;
        let (i, j) = (self.mentees[mentee] as usize, self.mentors[mentor] as usize);
        for &entry in &self.slow {
            score += problem.scorer.gives(entry, i, j)?;
        }
        Some(score)
    }
}

#[cfg(test)]
impl Kernel {
    /// For the processor at hand and for all that are less able, the plain one first.
    pub(super) fn of_every_width(problem: &Problem) -> Vec<Self> {
        let here = Width::here();
        let all = [Width::Plain, Width::Avx2, Width::Avx512];
        let able = all
            .iter()
            .take_while(|&&width| width == Width::Plain || here == Width::Avx512 || here == width);
        able.map(|&width| {
            let mut kernel = Self::new(problem);
            kernel.width = width;
            kernel
        })
        .collect()
    }
}
