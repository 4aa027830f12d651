//! Every pair against the prices of its two.

use std::collections::BTreeMap;
use std::ops::Range;

use super::{Proof, sum};
use crate::Wrong;

/// Mentors scored at a time, so that what is looked up stays near.
const BLOCK: usize = 4096;
/// So few pairs aren't worth more than one thread.
const ALONE: usize = 100_000;
/// Where fields differ, no more pairs than this may be worth more than their
/// prices: a right certificate has hardly any.
const MOST_ABOVE: usize = 1 << 24;

/// What was found when scoring all pairs.
#[derive(Default)]
pub(super) struct Scan {
    /// The largest score of an allowed pair, up or down.
    pub(super) largest: i64,
    /// What open pairs are worth above their prices, the best of each field.
    pub(super) surplus: i128,
    pub(super) scored: u64,
}

impl Proof<'_> {
    /// Scores every pair, on all processors. Sums don't depend on how many there are.
    pub(super) fn scan(&self) -> Result<Scan, Wrong> {
        let mentees = self.input.mentees.len();
        let threads = match mentees * self.input.mentors.len() {
            0..ALONE => 1,
            _ => std::thread::available_parallelism().map_or(1, usize::from),
        };
        let share = mentees.div_ceil(threads.clamp(1, 16)).max(1);
        let ranges = (0..mentees)
            .step_by(share)
            .map(|from| from..mentees.min(from + share));
        let parts: Vec<Result<Scan, Wrong>> = std::thread::scope(|scope| {
            let running: Vec<_> = ranges
                .map(|range| scope.spawn(|| self.scan_some(range)))
                .collect();
            let joined = running.into_iter().map(|part| part.join());
            let failed = |_| Err(Wrong::Certificate("checking it failed".to_owned()));
            joined.map(|part| part.unwrap_or_else(failed)).collect()
        });
        let mut all = Scan::default();
        for part in parts {
            let part = part?;
            all.largest = all.largest.max(part.largest);
            all.surplus = sum([all.surplus, part.surplus])?;
            all.scored += part.scored;
        }
        Ok(all)
    }

    fn scan_some(&self, mentees: Range<usize>) -> Result<Scan, Wrong> {
        let mentors = self.input.mentors.len();
        let mut scan = Scan::default();
        let mut above: Vec<(usize, usize, i128)> = Vec::new();
        let (mut row, mut sums, mut may) = (vec![None; BLOCK], Vec::new(), Vec::new());
        for first in (0..mentors).step_by(BLOCK) {
            let row = &mut row[..BLOCK.min(mentors - first)];
            let prices = &self.mentors[first..first + row.len()];
            let narrow: Option<Vec<i64>> = prices.iter().map(|&price| small(price)).collect();
            for i in mentees.clone() {
                self.scores.fill(i, first, row, &mut sums, &mut may);
                scan.scored += row.len() as u64;
                let beyond = sum([
                    self.mentees[i],
                    self.pair.checked_neg().ok_or(Wrong::TooLarge)?,
                ])?;
                let mut found = |offset: usize, score: i32| -> Result<(), Wrong> {
                    let j = first + offset;
                    let asked = sum([beyond, self.mentors[j]])?;
                    let more = i128::from(score)
                        .checked_sub(asked)
                        .ok_or(Wrong::TooLarge)?;
                    if more > 0 && self.is_open(i, j) {
                        above.push((i, j, more));
                    }
                    Ok(())
                };
                match (small(beyond), &narrow) {
                    (Some(beyond), Some(prices)) => {
                        for (offset, (score, price)) in row.iter().zip(prices).enumerate() {
                            let Some(score) = *score else { continue };
                            scan.largest = scan.largest.max(i64::from(score).abs());
                            if i64::from(score) > beyond + price {
                                found(offset, score)?;
                            }
                        }
                    }
                    _ => {
                        for (offset, score) in row.iter().enumerate() {
                            let Some(score) = *score else { continue };
                            scan.largest = scan.largest.max(i64::from(score).abs());
                            found(offset, score)?;
                        }
                    }
                }
                if above.len() > MOST_ABOVE {
                    let why = "far too many pairs are worth more than their prices";
                    return Err(Wrong::Certificate(why.to_owned()));
                }
            }
        }
        self.raise_kept(mentees, &mut above)?;
        scan.surplus = self.surplus(&above)?;
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

    /// The sum of what is above the prices, of each mentee and field the best only.
    fn surplus(&self, above: &[(usize, usize, i128)]) -> Result<i128, Wrong> {
        let mut surplus = 0;
        let mut by_field: BTreeMap<(usize, &str), i128> = BTreeMap::new();
        for &(i, j, more) in above {
            match self.input.field(j) {
                None => surplus = sum([surplus, more])?,
                Some(field) => {
                    let best = by_field.entry((i, field)).or_insert(0);
                    *best = more.max(*best);
                }
            }
        }
        for more in by_field.into_values() {
            surplus = sum([surplus, more])?;
        }
        Ok(surplus)
    }
}

/// A number with room to be added to others in 64 bits.
fn small(number: i128) -> Option<i64> {
    let number = i64::try_from(number).ok()?;
    (number.abs() < 1 << 61).then_some(number)
}
