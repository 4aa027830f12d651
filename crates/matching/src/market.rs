//! The best assignment for large cohorts, exactly and over all pairs.
//!
//! Everybody has a price. A mentee turns to whoever is worth most above their
//! price, prices rise where too many turn, and when nobody has a reason to move,
//! prices and pairs prove each other the best (see the README for the proof and
//! the literature). Only a few candidates for each mentee are held in memory;
//! all other pairs are looked at through bounds on blocks of mentors
//! ([`kernel`]), and whoever is worth more than the prices joins the candidates,
//! until nobody is left.

mod auction;
mod candidates;
mod flow;
mod kernel;
mod pricing;
mod repair;
mod sample;
mod search;
#[cfg(test)]
mod tests;
mod threads;

use std::collections::BTreeSet;

use crate::Problem;
use crate::assign::{self, Prices, Solution, Worth};
use candidates::Candidates;
use flow::{Flow, MENTEES, MENTORS};
use kernel::Kernel;
use search::Search;

/// From so many pairs on, this way is taken rather than [`crate::assign`]'s.
pub(crate) const LARGE: usize = 400_000;

/// Candidates that each mentee has at first.
const FIRST: usize = 16;

/// Rounds of bidding and looking for better candidates, at most.
const ROUNDS: usize = 6;

/// A cohort while it is being solved. People are counted in the market's own order.
struct Market<'p> {
    problem: &'p Problem,
    kernel: Kernel,
    flow: Flow,
    candidates: Candidates,
    /// Mentees of whom some pairs are closed by bans or locks.
    careful: Vec<bool>,
    /// What draws between equal candidates.
    draws: Vec<u64>,
    looked: pricing::Looked,
}

/// Whether scores are small enough for sums of tiers to be exact in 64 bits here.
pub(crate) fn fits(problem: &Problem) -> bool {
    let worth = Worth::of(problem);
    problem.kept.pairs.is_empty()
        && problem.rules.largest_score() < i64::from(i32::MAX / 4)
        && worth.pair < 1 << 54
}

pub(crate) fn solve(problem: &Problem) -> Solution {
    let mut market = Market::new(problem);
    market.open();
    market.settle();
    market.raise_pairs();
    market.raise_people();
    market.solution()
}

impl<'p> Market<'p> {
    fn new(problem: &'p Problem) -> Self {
        Self::of(problem, Kernel::new(problem))
    }

    fn of(problem: &'p Problem, kernel: Kernel) -> Self {
        let flow = Flow::new(problem, &kernel.mentees, &kernel.mentors);
        let careful = |&i: &u32| {
            let i = i as usize;
            !problem.locks_of(i).is_empty()
                || problem.forbidden.range((i, 0)..(i + 1, 0)).next().is_some()
                || problem.mentor_at.contains_key(&problem.mentees[i].id)
        };
        let careful = kernel.mentees.iter().map(careful).collect();
        let draws = kernel.mentees.iter();
        let draws = draws.map(|&i| assign::mixed(problem.seed, &problem.mentees[i as usize].id));
        let draws = draws.collect();
        let candidates = Candidates::none(flow.side(MENTEES).len(), flow.side(MENTORS).len());
        Self {
            problem,
            kernel,
            flow,
            candidates,
            careful,
            draws,
            looked: pricing::Looked::default(),
        }
    }

    /// First candidates, and first prices by bidding.
    fn open(&mut self) {
        if !self.learn_from_sample() {
            self.first_candidates(FIRST);
            self.bid(8);
            self.better_candidates(8, true);
        }
        for _ in 0..ROUNDS {
            // Bidding from nothing leaves no free place with a price, which is dear to mend.
            self.flow.start_again();
            self.bid(1);
            self.serve_whoever_is_left();
            self.put_all_right(self.bidders());
            let found = self.add_what_is_worth_more();
            if found * 20 < self.flow.side(MENTEES).len() {
                break;
            }
        }
    }

    /// Better candidates, as long as that helps wants that bidding has left over.
    fn serve_whoever_is_left(&mut self) {
        let mut left = self.left();
        while left * 200 > self.bid_for() {
            self.better_candidates(8, false);
            self.bid(8);
            if self.left() >= left {
                break;
            }
            left = self.left();
        }
    }

    /// Wants that bidding has left over, or places where mentors bid.
    fn left(&self) -> u64 {
        let people = self.flow.side(self.bidders());
        left(&people.cap, &people.held)
    }

    /// All wants, or all places where mentors bid.
    fn bid_for(&self) -> u64 {
        let people = self.flow.side(self.bidders());
        people.cap.iter().map(|&cap| u64::from(cap)).sum()
    }

    /// Repairs and looks at all pairs in turn, until no pair is worth more than
    /// its prices.
    fn settle(&mut self) {
        let mut search = Search::new(&self.flow);
        self.repair(&mut search);
        while self.add_what_is_worth_more() > 0 {
            self.repair(&mut search);
        }
    }

    /// A pair more now outweighs all points.
    fn raise_pairs(&mut self) {
        let worth = Worth::of(self.problem);
        let side = self.flow.side_with_less_left();
        self.flow.tiers[side].pair = worth.pair as i64;
        self.settle();
    }

    /// A mentee more now outweighs all pairs. Twice a pair would do: a round of
    /// changes brings one mentee in and takes at most one pair away.
    fn raise_people(&mut self) {
        let worth = Worth::of(self.problem);
        if worth.served > 0 {
            self.flow.tiers[MENTEES].first = 4 * worth.pair as i64;
            self.settle();
        }
    }

    fn solution(&self) -> Solution {
        let mut pairs: BTreeSet<(usize, usize)> = self.problem.locked.clone();
        for i in 0..self.flow.side(MENTEES).len() {
            for &(j, _) in self.flow.side(MENTEES).mates(i) {
                let i = self.kernel.mentees[i] as usize;
                pairs.insert((i, self.kernel.mentors[j as usize] as usize));
            }
        }
        let prices = self.prices();
        Solution { pairs, prices }
    }

    /// The prices in the units of the certificate.
    fn prices(&self) -> Prices {
        let worth = Worth::of(self.problem);
        let mut sides = [
            vec![0; self.problem.mentees.len()],
            vec![0; self.problem.mentors.len()],
        ];
        for (side, order) in [
            (MENTEES, &self.kernel.mentees),
            (MENTORS, &self.kernel.mentors),
        ] {
            let first = 4 * worth.pair;
            for (at, &person) in order.iter().enumerate() {
                let price = i128::from(self.flow.side(side).price[at] + self.flow.tiers[side].pair);
                // What counts people is told apart by its size, and counted anew.
                let people = match worth.served {
                    0 => 0,
                    _ => (price + first / 2).div_euclid(first),
                };
                sides[side][person as usize] = price - people * first + people * worth.served;
            }
        }
        let [mut mentees, mut mentors] = sides;
        for (i, price) in mentees.iter_mut().enumerate() {
            if self.problem.mentees[i].places as usize <= self.problem.locks_of(i).len() {
                *price = 0;
            }
        }
        // Where there is no place, a price costs nothing, and has to be out of reach.
        let out_of_reach =
            worth.served + worth.pair + i128::from(self.problem.rules.largest_score());
        for (at, &mentor) in self.kernel.mentors.iter().enumerate() {
            if self.flow.side(MENTORS).cap[at] == 0 {
                mentors[mentor as usize] = out_of_reach;
            }
        }
        let surplus = self.surplus(worth, &mentees, &mentors);
        Prices {
            mentees,
            mentors,
            surplus,
        }
    }

    /// What pairs are worth above the prices of their two: only pairs that are
    /// made can be, or, where fields differ, others that share their field.
    fn surplus(&self, worth: Worth, mentees: &[i128], mentors: &[i128]) -> i128 {
        let mut surplus = 0;
        for at in 0..self.flow.side(MENTEES).len() {
            let i = self.kernel.mentees[at] as usize;
            for &(j, score) in self.flow.side(MENTEES).mates(at) {
                let j = self.kernel.mentors[j as usize] as usize;
                surplus += (worth.pair + i128::from(score) - mentees[i] - mentors[j]).max(0);
            }
        }
        surplus
    }

    /// Whether bans and locks leave a pair open; the rules are the kernel's.
    fn open_pair(&self, mentee: usize, mentor: usize) -> bool {
        if !self.careful[mentee] {
            return true;
        }
        let i = self.kernel.mentees[mentee] as usize;
        let j = self.kernel.mentors[mentor] as usize;
        let field = self.problem.scorer.field(j);
        let clash = |held: &usize| {
            *held == j || field.is_some() && self.problem.scorer.field(*held) == field
        };
        !self.problem.banned(i, j) && !self.problem.locks_of(i).iter().any(clash)
    }
}

/// Left-over places on a side.
fn left(cap: &[u32], held: &[u32]) -> u64 {
    let left = cap
        .iter()
        .zip(held)
        .map(|(cap, held)| u64::from(cap - held));
    left.sum()
}

/// How many places each person of the problem's side has beyond locks.
fn open_places(problem: &Problem) -> [Vec<u32>; 2] {
    let places = |people: &[crate::Person]| people.iter().map(|person| person.places).collect();
    let mut mentees: Vec<u32> = places(&problem.mentees);
    let mut mentors: Vec<u32> = places(&problem.mentors);
    for &(i, j) in &problem.locked {
        mentees[i] -= 1;
        mentors[j] -= 1;
    }
    [mentees, mentors]
}
