//! One shortest path (Dijkstra's method on what pairs fall short of their prices).
//!
//! Somebody on either side who lacks a partner looks for the change that costs
//! least: a free place, somebody on their own side who gives a place up, or
//! staying without. Prices along the way are settled so that the change, and
//! everything else, is the best again.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::candidates::Candidates;
use super::flow::{Flow, MENTEES};

const FAR: i64 = i64::MAX;
const NOBODY: u32 = u32::MAX;

/// Room for searches, used again and again.
pub(super) struct Search {
    /// The nearest way to each person known so far, by side as seen from the start:
    /// 0 is the side that the search starts on.
    distance: [Vec<i64>; 2],
    /// From whom: people of side 0 were given up by this one of side 1, who were
    /// taken by this one of side 0.
    from: [Vec<u32>; 2],
    /// Whom of side 1 the one who takes gives up in the same step, because fields differ.
    instead: Vec<u32>,
    reached: [Vec<u32>; 2],
    heap: BinaryHeap<Reverse<(i64, u8, u32)>>,
    best: (i64, End),
    start: usize,
    side: usize,
}

/// Where a path ends.
#[derive(Debug, Clone, Copy)]
enum End {
    /// Nothing changes.
    Stay,
    /// Somebody on the other side has a free place.
    Free(usize),
    /// Somebody on the own side has one pair less.
    Less(usize),
}

impl Search {
    pub(super) fn new(flow: &Flow) -> Self {
        let most = flow.side(0).len().max(flow.side(1).len());
        Self {
            distance: [vec![FAR; most], vec![FAR; most]],
            from: [vec![NOBODY; most], vec![NOBODY; most]],
            instead: vec![NOBODY; most],
            reached: [Vec::new(), Vec::new()],
            heap: BinaryHeap::new(),
            best: (0, End::Stay),
            start: 0,
            side: 0,
        }
    }

    /// Finds what is best for somebody who is short, and does it.
    pub(super) fn run(
        &mut self,
        flow: &mut Flow,
        candidates: &Candidates,
        side: usize,
        start: usize,
    ) {
        self.side = side;
        self.start = start;
        let stay = flow.side(side).price[start] - flow.open_floor(side, start);
        self.best = (stay, End::Stay);
        self.near(0, start, 0, NOBODY);
        self.go_on(flow, candidates);
        self.settle_prices(flow);
        self.change(flow, candidates);
        self.forget();
    }

    fn go_on(&mut self, flow: &Flow, candidates: &Candidates) {
        while let Some(Reverse((distance, side, person))) = self.heap.pop() {
            if distance >= self.best.0 {
                break;
            }
            let person = person as usize;
            if distance > self.distance[side as usize][person] {
                continue;
            }
            match side {
                0 => self.takes(flow, candidates, person, distance),
                _ => self.gives_up(flow, candidates, person, distance),
            }
        }
    }

    fn near(&mut self, side: usize, person: usize, distance: i64, from: u32) -> bool {
        if distance >= self.distance[side][person].min(self.best.0) {
            return false;
        }
        if self.distance[side][person] == FAR {
            self.reached[side].push(person as u32);
        }
        self.distance[side][person] = distance;
        self.from[side][person] = from;
        self.heap
            .push(Reverse((distance, side as u8, person as u32)));
        true
    }

    /// Somebody on the own side would take one of the others.
    fn takes(&mut self, flow: &Flow, candidates: &Candidates, person: usize, distance: i64) {
        let mentees_take = self.side == MENTEES;
        let differs = mentees_take && flow.differs(person) || !mentees_take && flow.diverse;
        for &(other, score) in candidates.of(self.side, person) {
            let other = other as usize;
            if flow.has(self.side, person, other) {
                continue;
            }
            if differs {
                self.takes_in_field(flow, person, other, score, distance);
                continue;
            }
            let short = self.short_of(flow, person, other, score);
            self.taken(flow, other, distance + short, person, NOBODY);
        }
    }

    /// The same where one mentee's mentors have to differ: a taken field is closed
    /// to its mentee, and who enters it pushes out whoever stands there.
    fn takes_in_field(
        &mut self,
        flow: &Flow,
        person: usize,
        other: usize,
        score: i32,
        distance: i64,
    ) {
        if self.side == MENTEES {
            if flow.in_field(person, other).is_none() {
                let short = self.short_of(flow, person, other, score);
                self.taken(flow, other, distance + short, person, NOBODY);
            }
            return;
        }
        match flow.in_field(other, person) {
            None => {
                let short = self.short_of(flow, person, other, score);
                self.taken(flow, other, distance + short, person, NOBODY);
            }
            Some((held, _)) => {
                let asked = flow.asks(other, person);
                let short = asked + flow.side(self.side).price[person] - i64::from(score);
                let distance = distance + short;
                if self.near(0, held, distance, other as u32) {
                    // Pushed out by `person`, not given up for whoever reaches `other`.
                    self.pushed(held, person);
                    self.less(flow, held, distance);
                }
            }
        }
    }

    /// Remembers who pushed somebody of the own side out of a field.
    fn pushed(&mut self, held: usize, by: usize) {
        self.instead[held] = by as u32;
    }

    fn short_of(&self, flow: &Flow, person: usize, other: usize, score: i32) -> i64 {
        let own = flow.side(self.side).price[person];
        own + flow.side(1 - self.side).price[other] - i64::from(score)
    }

    /// Somebody on the other side can be had at this distance.
    fn taken(&mut self, flow: &Flow, other: usize, distance: i64, by: usize, instead: u32) {
        if !self.near(1, other, distance, by as u32) {
            return;
        }
        if self.side == MENTEES {
            self.instead[other] = instead;
        }
        let side = 1 - self.side;
        if !flow.side(side).is_full(other) {
            let free = flow.open_floor(side, other) - flow.side(side).price[other];
            let length = distance + free.max(0);
            if length < self.best.0 {
                self.best = (length, End::Free(other));
            }
        }
    }

    /// Somebody on the other side is taken, and gives somebody up for it.
    fn gives_up(&mut self, flow: &Flow, candidates: &Candidates, other: usize, distance: i64) {
        let price = flow.side(1 - self.side).price[other];
        for at in 0..flow.side(1 - self.side).mates(other).len() {
            let (person, score) = flow.side(1 - self.side).mates(other)[at];
            let person = person as usize;
            if self.side == MENTEES && flow.differs(person) {
                self.stays_in_field(flow, candidates, person, other, distance);
            }
            let slack = i64::from(score) - price - flow.side(self.side).price[person];
            let distance = distance + slack;
            if self.near(0, person, distance, other as u32) {
                if self.side != MENTEES {
                    self.instead[person] = NOBODY;
                }
                self.less(flow, person, distance);
            }
        }
    }

    /// A mentee who loses a mentor may take another of that field.
    fn stays_in_field(
        &mut self,
        flow: &Flow,
        candidates: &Candidates,
        mentee: usize,
        lost: usize,
        distance: i64,
    ) {
        let field = flow.fields[lost];
        if field == super::flow::NO_FIELD {
            return;
        }
        for &(other, score) in candidates.of(MENTEES, mentee) {
            let other = other as usize;
            if other == lost || flow.fields[other] != field {
                continue;
            }
            let price = flow.side(1 - MENTEES).price[other];
            let short = flow.asks(mentee, other) + price - i64::from(score);
            self.taken(flow, other, distance + short, mentee, lost as u32);
        }
    }

    /// Somebody on the own side could simply have one pair less.
    fn less(&mut self, flow: &Flow, person: usize, distance: i64) {
        let gives = flow.side(self.side).price[person] - flow.drop_floor(self.side, person);
        let length = distance + gives;
        if length < self.best.0 {
            self.best = (length, End::Less(person));
        }
    }

    fn settle_prices(&mut self, flow: &mut Flow) {
        let length = self.best.0;
        for own in [0, 1] {
            let side = if own == 0 { self.side } else { 1 - self.side };
            for &person in &self.reached[own] {
                let person = person as usize;
                let by = length - self.distance[own][person];
                if by > 0 {
                    let price = flow.price_mut(side, person);
                    *price += if own == 0 { -by } else { by };
                }
            }
        }
    }

    /// Makes and undoes the pairs along the path, from its end.
    fn change(&mut self, flow: &mut Flow, candidates: &Candidates) {
        let mut taken = match self.best.1 {
            End::Stay => return,
            End::Free(other) => Some(other),
            End::Less(person) => self.leave(flow, candidates, person),
        };
        while let Some(other) = taken {
            let person = self.from[1][other] as usize;
            let score = score_of(candidates, self.side, person, other);
            let instead = self.instead[other];
            flow.make(self.side, person, other, score);
            if self.side == MENTEES && instead != NOBODY {
                flow.undo(self.side, person, instead as usize);
                taken = Some(instead as usize);
            } else {
                taken = self.leave(flow, candidates, person);
            }
        }
    }

    /// Undoes the pair that somebody of the own side gives up, and says who of the
    /// other side is free by it to be taken; nobody at the start.
    fn leave(
        &mut self,
        flow: &mut Flow,
        candidates: &Candidates,
        mut person: usize,
    ) -> Option<usize> {
        while self.from[0][person] != NOBODY {
            let other = self.from[0][person] as usize;
            flow.undo(self.side, person, other);
            let by = self.instead[person];
            if self.side == MENTEES || by == NOBODY {
                return Some(other);
            }
            // Pushed out of a field: whoever did it has the mentee now.
            let by = by as usize;
            flow.make(
                self.side,
                by,
                other,
                score_of(candidates, self.side, by, other),
            );
            person = by;
        }
        None
    }

    fn forget(&mut self) {
        for own in [0, 1] {
            for person in self.reached[own].drain(..) {
                self.distance[own][person as usize] = FAR;
                self.from[own][person as usize] = NOBODY;
                self.instead[person as usize] = NOBODY;
            }
        }
        self.heap.clear();
    }
}

fn score_of(candidates: &Candidates, side: usize, person: usize, other: usize) -> i32 {
    let pairs = candidates.of(side, person);
    let found = pairs.iter().find(|pair| pair.0 as usize == other);
    found.map_or(0, |pair| pair.1)
}
