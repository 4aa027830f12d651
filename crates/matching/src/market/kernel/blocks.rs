//! One mentee against blocks of mentors: bounds first, then points.

use super::{BLOCK, Kernel, NO};

/// A mentee's tables, and room for what they are worth.
#[derive(Default)]
pub(in crate::market) struct Row {
    pub(super) mentee: usize,
    /// By block, the most that points less price can be.
    pub(super) bounds: Vec<i16>,
    /// The sums of the first groups' bounds, for the classes they were made for: who
    /// stands next to each other mostly shares some.
    sums: Vec<(u16, Vec<i16>)>,
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
    /// Bounds of all blocks.
    #[inline(always)]
    pub(super) fn bound_plainly(&mut self, kernel: &Kernel, lowest: &[i16]) {
        let blocks = lowest.len();
        self.sum_groups(kernel, blocks);
        self.bounds.clear();
        match self.sums.last() {
            Some((_, sums)) => self.bounds.extend_from_slice(sums),
            None => self.bounds.resize(blocks, 0),
        }
        for counts in &kernel.counts {
            if counts.bounds.is_empty() {
                counts.add_bounds(self.mentee, &mut self.bounds, &mut self.counted);
                continue;
            }
            let most = &counts.bounds[usize::from(counts.class[self.mentee])];
            for (bound, most) in self.bounds.iter_mut().zip(most) {
                *bound = bound.saturating_add(*most);
            }
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
    fn sum_groups(&mut self, kernel: &Kernel, blocks: usize) {
        let own = |at: usize| kernel.groups[at].class[self.mentee];
        let known = self.sums.iter().enumerate();
        let mut same = known.take_while(|(at, sum)| sum.0 == own(*at) && sum.1.len() == blocks);
        let mut same = (&mut same).count();
        let of = kernel.groups.len();
        self.sums.resize_with(of, Default::default);
        while same < of {
            let class = own(same);
            let most = &kernel.groups[same].bounds[usize::from(class)];
            let (before, rest) = self.sums.split_at_mut(same);
            let (known, sums) = &mut rest[0];
            *known = class;
            sums.clear();
            match before.last() {
                None => sums.extend_from_slice(most),
                Some((_, before)) => {
                    let both = before.iter().zip(most);
                    sums.extend(both.map(|(before, most)| before.saturating_add(*most)));
                }
            }
            same += 1;
        }
    }

    /// Which of 32 blocks from `first` on have a bound above `lower`, up to `upper`.
    #[inline(always)]
    pub(super) fn between_plainly(&self, first: usize, lower: i16, upper: i16) -> u32 {
        let bounds = &self.bounds[first..self.bounds.len().min(first + 32)];
        let most = bounds.iter().copied().fold(i16::MIN, i16::max);
        if most <= lower {
            return 0;
        }
        let there = bounds.iter().enumerate();
        there.fold(0, |there, (at, &bound)| {
            there | u32::from(bound > lower && bound <= upper) << at
        })
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
