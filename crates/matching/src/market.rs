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
pub(crate) mod given;
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

/// Points of a pair have to stay below this, up or down.
pub(crate) const LARGEST_SCORE: i64 = (i32::MAX / 4) as i64;

/// Rounds of bidding and looking for better candidates, at most.
const ROUNDS: usize = 6;

/// A cohort while it is being solved. People are counted in the market's own order.
struct Market<'p> {
    problem: &'p Problem,
    kernel: Kernel,
    deal: Deal,
    /// Mentees of whom some pairs are closed by bans or locks.
    careful: Vec<bool>,
    /// What draws between equal candidates.
    draws: Vec<u64>,
    looked: pricing::Looked,
}

/// Who holds whom, at what prices, and who else might.
struct Deal {
    flow: Flow,
    candidates: Candidates,
}

/// Whether scores are small enough for sums of tiers to be exact in 64 bits here.
pub(crate) fn fits(problem: &Problem) -> bool {
    problem.kept.pairs.is_empty()
        && problem.rules.largest_score() < LARGEST_SCORE
        && exact(Worth::of(problem))
}

fn exact(worth: Worth) -> bool {
    worth.pair < 1 << 54
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
            deal: Deal { flow, candidates },
            careful,
            draws,
            looked: pricing::Looked::default(),
        }
    }

    /// First candidates, and first prices by bidding.
    fn open(&mut self) {
        if !self.learn_from_sample() {
            self.first_candidates(FIRST);
            self.deal.bid(8);
            self.better_candidates(8, true);
        }
        for _ in 0..ROUNDS {
            // Bidding from nothing leaves no free place with a price, which is dear to mend.
            self.deal.flow.start_again();
            self.deal.bid(1);
            self.serve_whoever_is_left();
            self.deal.put_all_right(self.deal.bidders());
            let found = self.add_what_is_worth_more();
            if found * 20 < self.deal.flow.side(MENTEES).len() {
                break;
            }
        }
    }

    /// Better candidates, as long as that helps wants that bidding has left over.
    fn serve_whoever_is_left(&mut self) {
        let mut left = self.deal.left();
        while left * 200 > self.deal.bid_for() {
            self.better_candidates(8, false);
            self.deal.bid(8);
            if self.deal.left() >= left {
                break;
            }
            left = self.deal.left();
        }
    }

    /// Repairs and looks at all pairs in turn, until no pair is worth more than
    /// its prices.
    fn settle(&mut self) {
        let mut search = Search::new(&self.deal.flow);
        self.deal.repair(&mut search);
        while self.add_what_is_worth_more() > 0 {
            self.deal.repair(&mut search);
        }
    }

    /// A pair more now outweighs all points.
    fn raise_pairs(&mut self) {
        self.deal.flow.raise_pairs(Worth::of(self.problem));
        self.settle();
    }

    /// A mentee more now outweighs all pairs.
    fn raise_people(&mut self) {
        if self.deal.flow.raise_people(Worth::of(self.problem)) {
            self.settle();
        }
    }

    fn solution(&self) -> Solution {
        let mut pairs: BTreeSet<(usize, usize)> = self.problem.locked.clone();
        for i in 0..self.deal.flow.side(MENTEES).len() {
            for &(j, _) in self.deal.flow.side(MENTEES).mates(i) {
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
            let prices = self.deal.flow.in_units(side, worth);
            for (&person, price) in order.iter().zip(prices) {
                sides[side][person as usize] = price;
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
            if self.deal.flow.side(MENTORS).cap[at] == 0 {
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
        for at in 0..self.deal.flow.side(MENTEES).len() {
            let i = self.kernel.mentees[at] as usize;
            for &(j, score) in self.deal.flow.side(MENTEES).mates(at) {
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
