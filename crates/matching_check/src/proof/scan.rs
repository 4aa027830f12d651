//! Every pair against the prices of its two.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::{Proof, sum};
use crate::Wrong;
use crate::scores::rows::{BLOCK, Lane, Plan};

/// So few pairs aren't worth more than one thread.
const ALONE: usize = 100_000;
/// Where fields differ, no more pairs than this may be worth more than their
/// prices: a right certificate has hardly any.
const MOST_ABOVE: usize = 1 << 24;

/// What was found when scoring all pairs.
#[derive(Default)]
pub(super) struct Scan {
    /// What open pairs are worth above their prices, the best of each field.
    pub(super) surplus: i128,
    pub(super) scored: u64,
}

/// Which pairs are scored.
pub(super) struct Extent<'a> {
    /// All pairs of every so manieth mentee. Of others only those that are made.
    pub(super) one_in: usize,
    pub(super) made: &'a BTreeSet<(usize, usize)>,
    pub(super) threads: usize,
}

impl Proof<'_> {
    /// Scores every pair, on all processors. Sums don't depend on how many there are.
    pub(super) fn scan(&self, extent: &Extent<'_>) -> Result<Scan, Wrong> {
        match self.scores.largest() {
            least if least <= i16::MOST => self.scan_all::<i16>(extent),
            least if least <= i64::MOST => self.scan_all::<i64>(extent),
            _ => Err(Wrong::TooLarge),
        }
    }

    fn scan_all<L: Lane>(&self, extent: &Extent<'_>) -> Result<Scan, Wrong> {
        let mentees = self.input.mentees.len();
        let threads = match mentees * self.input.mentors.len() {
            0..ALONE => 1,
            _ => extent.threads,
        };
        let plan = Plan::of(self.scores);
        // Those of like prices together, so that the prices of a block lie close.
        let mut order: Vec<u32> = (0..self.mentors.len() as u32).collect();
        order.sort_by_key(|&j| self.mentors[j as usize]);
        let share = mentees.div_ceil(threads.clamp(1, 16)).max(1);
        let ranges = (0..mentees)
            .step_by(share)
            .map(|from| from..mentees.min(from + share));
        let some = |range| self.scan_some::<L>(&plan, &order, range, extent);
        let parts: Vec<Result<Scan, Wrong>> = std::thread::scope(|scope| {
            let running: Vec<_> = ranges.map(|range| scope.spawn(|| some(range))).collect();
            let joined = running.into_iter().map(|part| part.join());
            let failed = |_| Err(Wrong::Certificate("checking it failed".to_owned()));
            joined.map(|part| part.unwrap_or_else(failed)).collect()
        });
        let mut all = Scan::default();
        for part in parts {
            let part = part?;
            all.surplus = sum([all.surplus, part.surplus])?;
            all.scored += part.scored;
        }
        Ok(all)
    }

    fn scan_some<L: Lane>(
        &self,
        plan: &Plan<'_>,
        order: &[u32],
        mentees: Range<usize>,
        extent: &Extent<'_>,
    ) -> Result<Scan, Wrong> {
        let mut scan = Scan::default();
        let mut above: Vec<(usize, usize, i128)> = Vec::new();
        for &(i, j) in extent.made.range((mentees.start, 0)..(mentees.end, 0)) {
            if !is_whole(i, extent) {
                self.look(i, j, &mut above)?;
            }
        }
        for mentors in order.chunks(BLOCK) {
            let base = self.mentors[mentors[0] as usize];
            let over = |&j: &u32| {
                let over = self.mentors[j as usize].checked_sub(base);
                Ok(L::of(small(over.ok_or(Wrong::TooLarge)?)))
            };
            let over: Vec<L> = mentors.iter().map(over).collect::<Result<_, Wrong>>()?;
            let mut block = plan.block::<L>(mentors);
            for i in mentees.clone().filter(|&i| is_whole(i, extent)) {
                plan.add_up(&mut block, i);
                scan.scored += mentors.len() as u64;
                let asked = small(sum([self.asked(i)?, base])?);
                if asked >= L::MOST {
                    continue;
                }
                // Refused pairs lie below all others, whatever their price.
                let bar = L::of(asked.max(L::LEAST.points()));
                let all = asked <= L::LEAST.points();
                if !all && !any_above(&block.sums, &over, bar) {
                    continue;
                }
                for (at, &j) in mentors.iter().enumerate() {
                    let sum = block.sums[at];
                    if sum > L::LEAST && (all || sum.minus(over[at]) > bar) {
                        self.look(i, j as usize, &mut above)?;
                    }
                }
                if above.len() > MOST_ABOVE {
                    let why = "far too many pairs are worth more than their prices";
                    return Err(Wrong::Certificate(why.to_owned()));
                }
            }
        }
        self.raise_kept(mentees, &mut above)?;
        scan.surplus = self.surplus(&mut above)?;
        Ok(scan)
    }

    /// Pairs that stood before are worth more.
    fn raise_kept(
        &self,
        mentees: Range<usize>,
        above: &mut Vec<(usize, usize, i128)>,
    ) -> Result<(), Wrong> {
        for &(i, j) in self.kept.range((mentees.start, 0)..(mentees.end, 0)) {
            let Some(score) = self.scores.of((i, j)).filter(|_| self.is_open(i, j)) else {
                continue;
            };
            let minus = |price: i128| price.checked_neg().ok_or(Wrong::TooLarge);
            let (mine, theirs) = (minus(self.mentees[i])?, minus(self.mentors[j])?);
            let more = sum([self.pair, self.stays, score.into(), mine, theirs])?;
            above.retain(|known| (known.0, known.1) != (i, j));
            if more > 0 {
                above.push((i, j, more));
            }
        }
        Ok(())
    }

    /// What a mentee asks of a mentor's points less price.
    fn asked(&self, i: usize) -> Result<i128, Wrong> {
        let pair = self.pair.checked_neg().ok_or(Wrong::TooLarge)?;
        sum([self.mentees[i], pair])
    }

    /// Notes a pair that is worth more than its prices, exactly.
    fn look(&self, i: usize, j: usize, above: &mut Vec<(usize, usize, i128)>) -> Result<(), Wrong> {
        let Some(score) = self.scores.of((i, j)) else {
            return Ok(());
        };
        let asked = sum([self.asked(i)?, self.mentors[j]])?;
        let more = i128::from(score)
            .checked_sub(asked)
            .ok_or(Wrong::TooLarge)?;
        if more > 0 && self.is_open(i, j) {
            above.push((i, j, more));
        }
        Ok(())
    }

    /// The sum of what is above the prices, of each mentee and field the best only.
    fn surplus(&self, above: &mut [(usize, usize, i128)]) -> Result<i128, Wrong> {
        above.sort_unstable();
        let mut surplus = 0;
        for same in above.chunk_by(|a, b| a.0 == b.0) {
            let mut by_field: BTreeMap<&str, i128> = BTreeMap::new();
            for &(_, j, more) in same {
                match self.input.field(j) {
                    None => surplus = sum([surplus, more])?,
                    Some(field) => {
                        let best = by_field.entry(field).or_insert(0);
                        *best = more.max(*best);
                    }
                }
            }
            for more in by_field.into_values() {
                surplus = sum([surplus, more])?;
            }
        }
        Ok(surplus)
    }
}

/// Whether all pairs of a mentee are scored.
fn is_whole(i: usize, extent: &Extent<'_>) -> bool {
    i.is_multiple_of(extent.one_in)
}

fn any_above<L: Lane>(sums: &[L], over: &[L], bar: L) -> bool {
    let mut most = L::LEAST;
    for (sum, over) in sums.iter().zip(over) {
        let more = sum.minus(*over);
        most = if more > most { more } else { most };
    }
    most > bar
}

/// The nearest number of 62 bits: far beyond all points.
fn small(number: i128) -> i64 {
    number.clamp(-(1 << 61), 1 << 61) as i64
}
