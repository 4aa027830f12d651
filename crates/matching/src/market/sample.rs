//! First prices from a part of the cohort.
//!
//! People stand next to others like them, so that every twentieth of each side is a
//! small cohort much like the large one. What its prices say about all others makes
//! good candidates at the first look.

use super::flow::{MENTEES, MENTORS};
use super::{FIRST, Market};

/// Every so manieth is taken.
const EVERY: usize = if cfg!(test) { 3 } else { 20 };
/// So many people on each side are needed, or a sample says little.
const LARGE: usize = if cfg!(test) { 30 } else { 5_000 };

impl Market<'_> {
    /// Takes prices and first candidates from a sample; false where people are too few.
    pub(super) fn learn_from_sample(&mut self) -> bool {
        let sides = [MENTEES, MENTORS].map(|side| self.deal.flow.side(side).len());
        if sides.iter().any(|&people| people < LARGE) {
            return false;
        }
        let [mentees, mentors] = sides.map(|people| -> Vec<u32> {
            (0..people as u32).skip(EVERY / 2).step_by(EVERY).collect()
        });
        let kernel = self.kernel.part(Some(&mentees), &mentors);
        let mut sample = Market::of(self.problem, kernel);
        sample.open();
        sample.settle();
        let prices = self.prices_for(&mentees, &sample.deal.flow.side(MENTEES).price);
        for (j, price) in prices.into_iter().enumerate() {
            *self.deal.flow.price_mut(MENTORS, j) = price;
        }
        self.first_candidates(FIRST);
        true
    }
}
