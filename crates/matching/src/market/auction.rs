//! Bidding (Bertsekas 1988): whoever lacks a partner offers for the best one as
//! much as leaves that one level with the second best, and a little more.
//!
//! It ends with pairs within that little of the best; searches do the rest. The
//! side with fewer places bids, since a crowd bidding for few would outbid one
//! another in small steps.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::flow::{MENTEES, MENTORS};
use super::{Deal, left};

/// Bids that one place may cost on average before searches take over.
const PATIENCE: u64 = 60;

/// The standing bids for each person who is bid for, the lowest on top.
type Bids = Vec<BinaryHeap<Reverse<(i64, u32)>>>;

impl Deal {
    pub(super) fn bidders(&self) -> usize {
        let places = |side: usize| -> u64 {
            self.flow
                .side(side)
                .cap
                .iter()
                .map(|&cap| u64::from(cap))
                .sum()
        };
        if self.flow.diverse || places(MENTEES) <= places(MENTORS) {
            MENTEES
        } else {
            MENTORS
        }
    }

    /// Wants that bidding has left over, or places where mentors bid.
    pub(super) fn left(&self) -> u64 {
        let people = self.flow.side(self.bidders());
        left(&people.cap, &people.held)
    }

    /// All wants, or all places where mentors bid.
    pub(super) fn bid_for(&self) -> u64 {
        let people = self.flow.side(self.bidders());
        people.cap.iter().map(|&cap| u64::from(cap)).sum()
    }

    /// Bids in steps of `step` points at least, on top of the pairs and prices there are.
    pub(super) fn bid(&mut self, step: i64) {
        let side = self.bidders();
        let mut bids = self.standing(side);
        let people = self.flow.side(side).len();
        let mut waiting: Vec<u32> = (0..people as u32).rev().collect();
        let mut left = PATIENCE * people as u64 * 2;
        while let Some(bidder) = waiting.pop() {
            while !self.flow.side(side).is_full(bidder as usize) {
                let Some((other, score, offer)) = self.offer(side, bidder as usize, step) else {
                    break;
                };
                if let Some(outbid) = self.accept(&mut bids, side, bidder, (other, score, offer)) {
                    waiting.push(outbid);
                }
                left -= 1;
                if left == 0 {
                    return;
                }
            }
        }
    }

    /// Pairs that stand are worth at least their price to both.
    fn standing(&self, side: usize) -> Bids {
        let people = self.flow.side(1 - side);
        let bid = |other: usize| {
            let mates = people.mates(other).iter();
            mates
                .map(move |mate| Reverse((people.price[other], mate.0)))
                .collect()
        };
        (0..people.len()).map(bid).collect()
    }

    /// The best partner for somebody, and what to offer.
    fn offer(&self, side: usize, bidder: usize, step: i64) -> Option<(usize, i32, i64)> {
        let floor = self.flow.open_floor(side, bidder);
        let differs = side == MENTEES && self.flow.differs(bidder);
        let (mut best, mut second) = ((floor, usize::MAX, 0), floor);
        for &(other, score) in self.candidates.of(side, bidder) {
            let other = other as usize;
            let worth = i64::from(score) - self.flow.side(1 - side).price[other];
            if worth <= second
                || self.flow.has(side, bidder, other)
                || differs && self.flow.in_field(bidder, other).is_some()
            {
                continue;
            }
            if worth > best.0 {
                second = best.0;
                best = (worth, other, score);
            } else {
                second = worth;
            }
        }
        let (_, other, score) = best;
        (other != usize::MAX).then(|| (other, score, i64::from(score) - second + step))
    }

    /// Makes the pair; says who has lost their place by it.
    fn accept(
        &mut self,
        bids: &mut Bids,
        side: usize,
        bidder: u32,
        (other, score, offer): (usize, i32, i64),
    ) -> Option<u32> {
        let standing = &mut bids[other];
        let full = self.flow.side(1 - side).is_full(other);
        let joins = !full && offer >= self.flow.open_floor(1 - side, other);
        let outbid = if joins { None } else { standing.pop() };
        let outbid = outbid.map(|Reverse((_, outbid))| outbid);
        if let Some(outbid) = outbid {
            self.flow.undo(side, outbid as usize, other);
        }
        standing.push(Reverse((offer, bidder)));
        self.flow.make(side, bidder as usize, other, score);
        let lowest = standing.peek().map_or(offer, |bid| bid.0.0);
        let price = match self.flow.side(1 - side).is_full(other) {
            true => lowest,
            false => lowest.min(self.flow.open_floor(1 - side, other)),
        };
        let known = self.flow.price_mut(1 - side, other);
        *known = price.max(*known);
        outbid
    }
}
