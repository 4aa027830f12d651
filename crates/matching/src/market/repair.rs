//! Puts prices right where bidding or new candidates left them wrong.

use super::Deal;
use super::flow::{MENTEES, MENTORS};
use super::search::Search;

impl Deal {
    /// Makes pairs and prices the best for the candidates there are.
    pub(super) fn repair(&mut self, search: &mut Search) {
        // A search on one side may leave somebody short on the other.
        while self.search_all(search, MENTEES) | self.search_all(search, MENTORS) {}
    }

    fn search_all(&mut self, search: &mut Search, side: usize) -> bool {
        let mut any = false;
        for person in 0..self.flow.side(side).len() {
            while self.flow.is_short(side, person) {
                search.run(&mut self.flow, &self.candidates, side, person);
                any = true;
            }
        }
        any
    }

    pub(super) fn put_all_right(&mut self, side: usize) {
        for person in 0..self.flow.side(side).len() {
            self.put_right(side, person);
        }
    }

    /// Sets somebody's price to what the best of those they don't hold is worth,
    /// and undoes pairs that are worth less.
    pub(super) fn put_right(&mut self, side: usize, person: usize) {
        if side == MENTEES {
            self.leave_worse_in_field(person);
        }
        let mut price = self.best_of_others(side, person);
        // Undoing a pair can only show others that are worth less still.
        loop {
            let least = price.max(self.flow.drop_floor(side, person));
            let mates = self.flow.side(side).mates(person).iter();
            let prices = &self.flow.side(1 - side).price;
            let worth = |mate: &(u32, i32)| i64::from(mate.1) - prices[mate.0 as usize];
            let Some(&worse) = mates.clone().find(|mate| worth(mate) < least) else {
                break;
            };
            price = price.max(worth(&worse));
            self.flow.undo(side, person, worse.0 as usize);
        }
        let floor = match self.flow.side(side).held[person] {
            0 => self.flow.open_floor(side, person),
            _ => self.flow.drop_floor(side, person),
        };
        *self.flow.price_mut(side, person) = price.max(floor);
    }

    fn best_of_others(&self, side: usize, person: usize) -> i64 {
        let mut best = i64::MIN;
        let differs = side == MENTEES && self.flow.differs(person);
        for &(other, score) in self.candidates.of(side, person) {
            let other = other as usize;
            let worth = i64::from(score) - self.flow.side(1 - side).price[other];
            if worth > best
                && !self.flow.has(side, person, other)
                && !(differs && self.flow.in_field(person, other).is_some())
            {
                best = worth;
            }
        }
        best
    }

    /// Undoes pairs for which somebody of the same field is worth more.
    fn leave_worse_in_field(&mut self, mentee: usize) {
        if !self.flow.differs(mentee) {
            return;
        }
        for at in 0..self.candidates.of(MENTEES, mentee).len() {
            let (mentor, score) = self.candidates.of(MENTEES, mentee)[at];
            let mentor = mentor as usize;
            let Some((held, held_score)) = self.flow.in_field(mentee, mentor) else {
                continue;
            };
            let prices = &self.flow.side(MENTORS).price;
            if i64::from(score) - prices[mentor] > i64::from(held_score) - prices[held] {
                self.flow.undo(MENTEES, mentee, held);
            }
        }
    }
}
