//! Looking at all pairs through the kernel: first candidates, better ones, and
//! those that are worth more than the prices.

use super::Market;
use super::flow::{MENTEES, MENTORS};
use super::kernel::{Kernel, Row, Scan};

/// The most pairs that one mentee gains in a look at all pairs.
const MOST_NEW: usize = 30;

/// Mentees whose prices lie between two multiples of this are looked at
/// together, so that what remains of a price is small.
const BAND: i64 = 4096;

/// So many mentees are looked at in one go on one thread.
const GO: usize = if cfg!(test) { 4 } else { 256 };

/// A pair by positions, with its points.
type Pair = (u32, u32, i32);

/// The prices at which no pair was worth more, candidates aside.
#[derive(Default)]
pub(super) struct Looked {
    mentees: Vec<Seen>,
    mentors: Vec<i64>,
}

/// What a mentee asked when all pairs were looked at.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Seen {
    price: i64,
    /// Stands for what taken fields asked.
    fields: u64,
}

/// More than anybody asks, so that it will be looked at again.
const AGAIN: Seen = Seen {
    price: i64::MAX,
    fields: 0,
};

impl Market<'_> {
    /// The best of each mentee by points less prices.
    pub(super) fn first_candidates(&mut self, most: usize) {
        let mentees = self.wanting(|_| true);
        let scan = self.scan(0);
        let new = self.each(&mentees, |row, mentee, new| {
            self.best_for((&scan, row), mentee, most, i64::MIN, new);
        });
        self.deal.candidates.add(&new);
    }

    /// More candidates by points less prices: for all, or for mentees whose wants are open.
    pub(super) fn better_candidates(&mut self, rank: usize, all: bool) {
        let all = all || self.deal.bidders() == MENTORS;
        let mentees = self.wanting(|mentee| all || !self.deal.flow.side(MENTEES).is_full(mentee));
        let scan = self.scan(0);
        let new = self.each(&mentees, |row, mentee, new| {
            let wants = self.deal.flow.side(MENTEES).cap[mentee] as usize;
            let prices = &self.deal.flow.side(MENTORS).price;
            let candidates = self.deal.candidates.of(MENTEES, mentee).iter();
            let mut worth: Vec<i64> = candidates
                .map(|&(j, score)| i64::from(score) - prices[j as usize])
                .collect();
            worth.sort_unstable_by(|a, b| b.cmp(a));
            let least = worth.get(rank + wants).copied().unwrap_or(i64::MIN);
            self.best_for((&scan, row), mentee, MOST_NEW, least, new);
        });
        self.deal.candidates.add(&new);
    }

    /// The prices of everybody's places as some mentees would pay them: the most by
    /// which points exceed what these mentees have otherwise.
    pub(super) fn prices_for(&self, mentees: &[u32], worth: &[i64]) -> Vec<i64> {
        let mut prices = vec![0; self.deal.flow.side(MENTORS).len()];
        let mut row = Row::default();
        for (mentees, worth) in mentees.chunks(GO).zip(worth.chunks(GO)) {
            // Anew now and then, since most mentors are out of reach once prices are up.
            let scan = self.kernel.scan(prices.iter().copied().map(Some), 0);
            for (&mentee, &worth) in mentees.iter().zip(worth) {
                let at = (&scan, &mut row);
                self.kernel
                    .look(at, self.problem, mentee as usize, worth, |j, score| {
                        prices[j] = prices[j].max(i64::from(score) - worth);
                        worth
                    });
            }
        }
        prices
    }

    /// The mentees who want somebody, and of whom `which` is true.
    fn wanting(&self, which: impl Fn(usize) -> bool) -> Vec<u32> {
        let people = self.deal.flow.side(MENTEES);
        let all = (0..people.len()).filter(|&mentee| people.cap[mentee] > 0 && which(mentee));
        all.map(|mentee| mentee as u32).collect()
    }

    fn scan(&self, base: i64) -> Scan {
        let mentors = self.deal.flow.side(MENTORS);
        let open = mentors.price.iter().zip(&mentors.cap);
        self.kernel
            .scan(open.map(|(&price, &cap)| (cap > 0).then_some(price)), base)
    }

    /// Has each of these mentees looked at, on all threads. What was found comes in
    /// the order of mentees, whoever was quicker.
    fn each(
        &self,
        mentees: &[u32],
        look: impl Fn(&mut Row, usize, &mut Vec<Pair>) + Sync,
    ) -> Vec<Pair> {
        let goes: Vec<&[u32]> = mentees.chunks(GO).collect();
        let go = |row: &mut Row, which: usize| {
            let mut found = Vec::new();
            for &mentee in goes[which] {
                look(row, mentee as usize, &mut found);
            }
            found
        };
        super::threads::in_order(self.problem.threads, goes.len(), Row::default, go)
    }

    /// The best pairs of a mentee that aren't candidates yet and are worth more than `least`.
    fn best_for(
        &self,
        at: (&Scan, &mut Row),
        mentee: usize,
        most: usize,
        least: i64,
        new: &mut Vec<Pair>,
    ) {
        let known = self.deal.candidates.of(MENTEES, mentee);
        let draw = self.draws[mentee];
        let from = (least, draw);
        let mut least = least;
        let mut best = Best::of(most);
        let show = |j: usize, score: i32| {
            let worth = i64::from(score) - self.deal.flow.side(MENTORS).price[j];
            if worth > least
                && self.open_pair(mentee, j)
                && !known.iter().any(|pair| pair.0 as usize == j)
            {
                let draw = crate::assign::drawn_for(draw, j);
                least = best.add((-worth, draw, j as u32, score)).unwrap_or(least);
            }
            least
        };
        self.kernel
            .look_for_best(at, self.problem, mentee, from, show);
        new.extend(best.pairs(mentee));
    }

    /// Adds pairs that are worth more than the prices of their two, and says how many
    /// mentees have some; none are left when there are none.
    ///
    /// Pairs that weren't when all were last looked at can only be now where the
    /// price of one of the two has fallen: the rest isn't looked at again.
    pub(super) fn add_what_is_worth_more(&mut self) -> usize {
        let unsure = self.wanting(|mentee| self.asks_less(mentee));
        let fallen = self.fallen();
        let mut new = Vec::new();
        if fallen.len() * 2 > self.deal.flow.side(MENTORS).len() {
            self.look_at(&self.kernel, None, &self.wanting(|_| true), &mut new);
        } else {
            self.look_at(&self.kernel, None, &unsure, &mut new);
            if !fallen.is_empty() {
                let others = self.wanting(|mentee| !self.asks_less(mentee));
                let kernel = self.kernel.part(None, &fallen);
                self.look_at(&kernel, Some(&fallen), &others, &mut new);
            }
        }
        new.sort_by_key(|pair| pair.0);
        self.remember();
        let mut kept: Vec<Pair> = Vec::with_capacity(new.len());
        for (mentee, found) in by_mentee(&new) {
            kept.extend_from_slice(&found[..found.len().min(MOST_NEW)]);
            if found.len() > MOST_NEW {
                self.looked.mentees[mentee] = AGAIN;
            }
        }
        self.deal.candidates.add(&kept);
        for (mentee, _) in by_mentee(&kept) {
            self.deal.put_right(MENTEES, mentee);
        }
        by_mentee(&kept).count()
    }

    /// Pairs of these mentees that are worth more than the prices of their two.
    /// `mentors` says where the kernel's mentors stand, if it isn't the market's own.
    fn look_at(
        &self,
        kernel: &Kernel,
        mentors: Option<&[u32]>,
        mentees: &[u32],
        new: &mut Vec<Pair>,
    ) {
        let band =
            |mentee: u32| self.deal.flow.side(MENTEES).price[mentee as usize].div_euclid(BAND);
        let mut order = mentees.to_vec();
        order.sort_by_key(|&mentee| band(mentee));
        let own = self.deal.flow.side(MENTORS);
        let price = |j: usize| (own.cap[j] > 0).then_some(own.price[j]);
        for same in order.chunk_by(|&a, &b| band(a) == band(b)) {
            let base = band(same[0]) * BAND;
            let scan = match mentors {
                None => kernel.scan((0..own.len()).map(price), base),
                Some(mentors) => kernel.scan(mentors.iter().map(|&j| price(j as usize)), base),
            };
            new.extend(self.each(same, |row, mentee, new| {
                let draw = self.draws[mentee];
                let mut best = Best::of(MOST_NEW + 1);
                let mut least = self.deal.flow.side(MENTEES).price[mentee] - base;
                kernel.look((&scan, row), self.problem, mentee, least, |at, score| {
                    let j = mentors.map_or(at, |mentors| mentors[at] as usize);
                    if self.is_worth_more(mentee, j, score) {
                        let worth = i64::from(score) - self.deal.flow.side(MENTORS).price[j];
                        let draw = crate::assign::drawn_for(draw, j);
                        if let Some(worst) = best.add((-worth, draw, j as u32, score)) {
                            least = worst - base;
                        }
                    }
                    least
                });
                new.extend(best.pairs(mentee));
            }));
        }
    }

    fn is_worth_more(&self, mentee: usize, j: usize, score: i32) -> bool {
        let asked = || {
            !self.deal.flow.differs(mentee)
                || i64::from(score) - self.deal.flow.side(MENTORS).price[j]
                    > self.deal.flow.asks(mentee, j)
        };
        self.deal.flow.above(mentee, j, score) > 0
            && !self.deal.flow.side(MENTEES).holds(mentee, j)
            && asked()
            && self.open_pair(mentee, j)
    }

    /// Whether a mentee may ask less than when all pairs were looked at.
    fn asks_less(&self, mentee: usize) -> bool {
        let (now, then) = (self.seen(mentee), self.looked.mentees.get(mentee));
        then.is_none_or(|then| now.price < then.price || now.fields != then.fields)
    }

    fn seen(&self, mentee: usize) -> Seen {
        let price = self.deal.flow.side(MENTEES).price[mentee];
        let mut fields = 0u64;
        if self.deal.flow.differs(mentee) {
            let mut mates = self.deal.flow.side(MENTEES).mates(mentee).to_vec();
            mates.sort_unstable();
            for (j, _) in mates {
                let price = self.deal.flow.side(MENTORS).price[j as usize];
                fields = fields
                    .rotate_left(13)
                    .wrapping_add(price as u64 ^ u64::from(j) << 32);
                fields = fields.wrapping_mul(0x9e37_79b9_7f4a_7c15);
            }
        }
        Seen { price, fields }
    }

    /// Mentors whose price is lower than when all pairs were looked at.
    fn fallen(&self) -> Vec<u32> {
        let mentors = self.deal.flow.side(MENTORS);
        let fallen = (0..mentors.len()).filter(|&j| {
            let then = self.looked.mentors.get(j);
            mentors.cap[j] > 0 && then.is_none_or(|&then| mentors.price[j] < then)
        });
        fallen.map(|j| j as u32).collect()
    }

    fn remember(&mut self) {
        let mentees = (0..self.deal.flow.side(MENTEES).len()).map(|mentee| self.seen(mentee));
        self.looked.mentees = mentees.collect();
        self.looked.mentors = self.deal.flow.side(MENTORS).price.clone();
    }
}

/// The best pairs of one mentee that were shown so far: less worth first, then draw.
struct Best {
    most: usize,
    found: Vec<(i64, u32, u32, i32)>,
}

impl Best {
    fn of(most: usize) -> Self {
        Self {
            most,
            found: Vec::new(),
        }
    }

    /// One more; now and then, what the next has to be worth to be among the best.
    fn add(&mut self, pair: (i64, u32, u32, i32)) -> Option<i64> {
        self.found.push(pair);
        if self.found.len() < self.most * 2 {
            return None;
        }
        self.found.select_nth_unstable(self.most);
        self.found.truncate(self.most);
        self.found.iter().map(|pair| -pair.0).min()
    }

    /// The best, in their order.
    fn pairs(mut self, mentee: usize) -> impl Iterator<Item = Pair> {
        self.found.sort_unstable();
        self.found.truncate(self.most);
        let found = self.found.into_iter();
        found.map(move |(_, _, j, score)| (mentee as u32, j, score))
    }
}

/// What was found, by mentee.
fn by_mentee(new: &[Pair]) -> impl Iterator<Item = (usize, &[Pair])> {
    let same = new.chunk_by(|a, b| a.0 == b.0);
    same.map(|pairs| (pairs[0].0 as usize, pairs))
}
