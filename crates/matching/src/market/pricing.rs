//! Looking at all pairs through the kernel: first candidates, better ones, and
//! those that are worth more than the prices.

use super::Market;
use super::flow::{MENTEES, MENTORS};
use super::kernel::Scan;

/// The most pairs that one mentee gains in a look at all pairs.
const MOST_NEW: usize = 30;

/// Mentees whose prices lie between two multiples of this are looked at
/// together, so that what remains of a price is small.
pub(super) const BAND: i64 = 4096;

impl Market<'_> {
    /// The best of each mentee by points less prices.
    pub(super) fn first_candidates(&mut self, most: usize) {
        let mut scan = self.kernel.scan(&self.flow.side(MENTORS).price, 0);
        let mut new = Vec::new();
        for mentee in 0..self.flow.side(MENTEES).len() {
            if self.flow.side(MENTEES).cap[mentee] > 0 {
                self.best_for(&mut scan, mentee, most, i64::MIN, &mut new);
            }
        }
        self.candidates.add(&new);
    }

    /// More candidates by points less prices: for all, or for mentees whose wants are open.
    pub(super) fn better_candidates(&mut self, rank: usize, all: bool) {
        let all = all || self.bidders() == MENTORS;
        let mut scan = self.kernel.scan(&self.flow.side(MENTORS).price, 0);
        let mut new = Vec::new();
        for mentee in 0..self.flow.side(MENTEES).len() {
            let wants = self.flow.side(MENTEES).cap[mentee] as usize;
            if wants == 0 || !all && self.flow.side(MENTEES).is_full(mentee) {
                continue;
            }
            let prices = &self.flow.side(MENTORS).price;
            let candidates = self.candidates.of(MENTEES, mentee).iter();
            let mut worth: Vec<i64> = candidates
                .map(|&(j, score)| i64::from(score) - prices[j as usize])
                .collect();
            worth.sort_unstable_by(|a, b| b.cmp(a));
            let least = worth.get(rank + wants).copied().unwrap_or(i64::MIN);
            self.best_for(&mut scan, mentee, MOST_NEW, least, &mut new);
        }
        self.candidates.add(&new);
    }

    /// The best pairs of a mentee that aren't candidates yet and are worth more than `least`.
    fn best_for(
        &self,
        scan: &mut Scan,
        mentee: usize,
        most: usize,
        least: i64,
        new: &mut Vec<(u32, u32, i32)>,
    ) {
        let known = self.candidates.of(MENTEES, mentee);
        let mut found: Vec<(i64, u32, u32, i32)> = Vec::new();
        let draw = self.draws[mentee];
        let mut least = least;
        self.kernel
            .look(scan, self.problem, mentee, least, draw, |j, score| {
                let worth = i64::from(score) - self.flow.side(MENTORS).price[j];
                if worth > least
                    && self.flow.side(MENTORS).cap[j] > 0
                    && self.open_pair(mentee, j)
                    && !known.iter().any(|pair| pair.0 as usize == j)
                {
                    found.push((-worth, crate::assign::drawn_for(draw, j), j as u32, score));
                    if found.len() >= most * 2 {
                        found.select_nth_unstable(most);
                        found.truncate(most);
                        least = -found.iter().map(|pair| pair.0).max().unwrap_or(0);
                    }
                }
                least
            });
        found.sort_unstable();
        found.truncate(most);
        new.extend(
            found
                .iter()
                .map(|&(_, _, j, score)| (mentee as u32, j, score)),
        );
    }

    /// Adds pairs that are worth more than the prices of their two; no others are
    /// left when it answers false.
    pub(super) fn add_what_is_worth_more(&mut self) -> bool {
        let mut order: Vec<u32> = (0..self.flow.side(MENTEES).len() as u32).collect();
        let price = |mentee: u32| self.flow.side(MENTEES).price[mentee as usize];
        order.retain(|&mentee| self.flow.side(MENTEES).cap[mentee as usize] > 0);
        order.sort_by_key(|&mentee| price(mentee).div_euclid(BAND));
        let mut new = Vec::new();
        for band in order.chunk_by(|&a, &b| price(a).div_euclid(BAND) == price(b).div_euclid(BAND))
        {
            let base = price(band[0]).div_euclid(BAND) * BAND;
            let mut scan = self.kernel.scan(&self.flow.side(MENTORS).price, base);
            for &mentee in band {
                self.worth_more_for(&mut scan, mentee as usize, base, &mut new);
            }
        }
        new.sort_unstable();
        self.candidates.add(&new);
        let mut mentees: Vec<u32> = new.iter().map(|pair| pair.0).collect();
        mentees.dedup();
        for mentee in mentees {
            self.put_right(MENTEES, mentee as usize);
        }
        !new.is_empty()
    }

    fn worth_more_for(
        &self,
        scan: &mut Scan,
        mentee: usize,
        base: i64,
        new: &mut Vec<(u32, u32, i32)>,
    ) {
        let price = self.flow.side(MENTEES).price[mentee];
        let differs = self.flow.differs(mentee);
        let mut found: Vec<(i64, u32, u32, i32)> = Vec::new();
        let draw = self.draws[mentee];
        self.kernel.look(
            scan,
            self.problem,
            mentee,
            price - base,
            draw,
            |j, score| {
                let above = self.flow.above(mentee, j, score);
                let more = above > 0 && !self.flow.side(MENTEES).holds(mentee, j);
                let asked = || {
                    !differs
                        || i64::from(score) - self.flow.side(MENTORS).price[j]
                            > self.flow.asks(mentee, j)
                };
                if more
                    && asked()
                    && self.flow.side(MENTORS).cap[j] > 0
                    && self.open_pair(mentee, j)
                {
                    found.push((-above, crate::assign::drawn_for(draw, j), j as u32, score));
                }
                price - base
            },
        );
        found.sort_unstable();
        found.truncate(MOST_NEW);
        new.extend(
            found
                .iter()
                .map(|&(_, _, j, score)| (mentee as u32, j, score)),
        );
    }
}
