//! One mentee against blocks of mentors: bounds first, then points.

use super::groups::Counts;
use super::{BLOCK, Kernel, NO};

/// A mentee's tables, and room for what they are worth.
#[derive(Default)]
pub(super) struct Row {
    pub(super) mentee: usize,
    /// By block, the most that points less price can be.
    pub(super) bounds: Vec<i16>,
    counted: Vec<u8>,
    /// The points of the block opened last.
    pub(super) scores: Scores,
}

/// Points by lane.
pub(super) struct Scores(pub(super) [i16; BLOCK]);

impl Default for Scores {
    fn default() -> Self {
        Self([0; BLOCK])
    }
}

impl std::ops::Index<usize> for Scores {
    type Output = i16;

    fn index(&self, lane: usize) -> &i16 {
        &self.0[lane]
    }
}

impl Row {
    pub(super) fn of(&mut self, _kernel: &Kernel, mentee: usize) {
        self.mentee = mentee;
    }

    /// Bounds of all blocks.
    #[inline(always)]
    pub(super) fn bound_plainly(&mut self, kernel: &Kernel, lowest: &[i16]) {
        self.bounds.clear();
        self.bounds.resize(lowest.len(), 0);
        for group in &kernel.groups {
            let most = &group.bounds[usize::from(group.class[self.mentee])];
            for (bound, most) in self.bounds.iter_mut().zip(most) {
                *bound = bound.saturating_add(*most);
            }
        }
        for counts in &kernel.counts {
            self.bound_counts(counts);
        }
        for (bound, lowest) in self.bounds.iter_mut().zip(lowest) {
            // Refused by everybody's table: no price makes up for it.
            let refused = *bound < NO / 2;
            *bound = bound.saturating_sub(*lowest);
            if refused {
                *bound = i16::MIN;
            }
        }
    }

    #[inline(always)]
    fn bound_counts(&mut self, counts: &Counts) {
        let table = &counts.tables[usize::from(counts.table[self.mentee])];
        let most = Counts::most(table);
        self.counted.clear();
        self.counted.resize(self.bounds.len(), 0);
        let wanted = &counts.wanted[self.mentee];
        for &value in wanted {
            let any = &counts.values[usize::from(value)].any;
            for (counted, any) in self.counted.iter_mut().zip(any) {
                *counted += any;
            }
        }
        for bound in &mut self.bounds {
            *bound = bound.saturating_add(most[0]);
        }
        for count in 1..=wanted.len() {
            let step = most[count].saturating_sub(most[count - 1]);
            if step == 0 {
                continue;
            }
            for (bound, &counted) in self.bounds.iter_mut().zip(&self.counted) {
                let step = if usize::from(counted) >= count {
                    step
                } else {
                    0
                };
                *bound = bound.saturating_add(step);
            }
        }
    }

    /// Scores a block in plain code; which lanes are worth more than `least`.
    #[inline(always)]
    pub(super) fn open_plainly(
        &mut self,
        kernel: &Kernel,
        block: usize,
        prices: &[i16],
        least: i16,
    ) -> u64 {
        let mut scores = [0i16; BLOCK];
        for group in &kernel.groups {
            let table = &group.tables[usize::from(group.class[self.mentee])];
            let codes = &group.codes[block * BLOCK..][..BLOCK];
            for (score, code) in scores.iter_mut().zip(codes) {
                *score = score.saturating_add(table[usize::from(*code) % BLOCK]);
            }
        }
        for counts in &kernel.counts {
            let table = &counts.tables[usize::from(counts.table[self.mentee])];
            let mut counted = [0u8; BLOCK];
            for &value in &counts.wanted[self.mentee] {
                let bits = counts.values[usize::from(value)].bits[block];
                for (lane, counted) in counted.iter_mut().enumerate() {
                    *counted += (bits >> lane & 1) as u8;
                }
            }
            for (score, counted) in scores.iter_mut().zip(counted) {
                *score = score.saturating_add(table[usize::from(counted) % 32]);
            }
        }
        let mut open = kernel.present(block);
        for unlike in &kernel.unlike {
            let own = unlike.own[self.mentee];
            let codes = &unlike.codes[block * BLOCK..][..BLOCK];
            for (lane, code) in codes.iter().enumerate() {
                open &= !(u64::from(*code == own) << lane);
            }
        }
        for lane in 0..BLOCK {
            let worth = scores[lane].saturating_sub(prices[lane]);
            let more = worth > least && scores[lane] > NO / 2;
            open &= !(u64::from(!more) << lane);
        }
        self.scores = Scores(scores);
        open
    }
}
