//! The market where all candidates are given.

use super::candidates::Candidates;
use super::flow::{Flow, MENTEES, MENTORS};
use super::search::Search;
use super::{Deal, exact};
use crate::assign::{self, Worth};
use crate::given::{Chosen, Folk, GivenError};
use crate::{LARGEST_SIDE, Order};

type Pair = (u32, u32, i32);

/// `pairs` by positions among mentees and mentors.
pub(crate) fn solve(
    mentees: &Folk,
    mentors: &Folk,
    mut pairs: Vec<Pair>,
    seed: u64,
    order: Order,
) -> Result<Chosen, GivenError> {
    let sides = [mentees, mentors].map(|folk| Standing::of(folk, seed));
    for pair in &mut pairs {
        pair.0 = sides[MENTEES].to[pair.0 as usize];
        pair.1 = sides[MENTORS].to[pair.1 as usize];
    }
    pairs.sort_unstable();
    let same = |two: &&[Pair]| (two[0].0, two[0].1) == (two[1].0, two[1].1);
    if let Some(two) = pairs.windows(2).find(same) {
        let mentee = sides[MENTEES].from[two[0].0 as usize] as usize;
        let mentor = sides[MENTORS].from[two[0].1 as usize] as usize;
        return Err(GivenError::PairTwice(
            mentees.ids[mentee].to_string(),
            mentors.ids[mentor].to_string(),
        ));
    }
    let has_places = |side: usize, at: u32| sides[side].places[at as usize] > 0;
    pairs.retain(|pair| has_places(MENTEES, pair.0) && has_places(MENTORS, pair.1));
    let worth = worth(&sides, &pairs, order)?;
    let [wants, places] = sides.each_ref().map(|side| side.places.clone());
    let counts = vec![true; wants.len()];
    let mut candidates = Candidates::none(wants.len(), places.len());
    candidates.add(&pairs);
    let mut deal = Deal {
        flow: Flow::of(wants, places, counts),
        candidates,
    };
    deal.strike(worth);
    let bound = deal.bound(worth);
    Ok(chosen(&deal, [mentees, mentors], &sides, worth, bound))
}

/// One side in the order of a hash of seed and id.
struct Standing {
    /// Where each person stands.
    to: Vec<u32>,
    /// Who stands where.
    from: Vec<u32>,
    places: Vec<u32>,
}

impl Standing {
    fn of(folk: &Folk, seed: u64) -> Self {
        let draws: Vec<u64> = folk.ids.iter().map(|id| assign::mixed(seed, id)).collect();
        let mut from: Vec<u32> = (0..folk.ids.len() as u32).collect();
        from.sort_unstable_by_key(|&at| (draws[at as usize], &folk.ids[at as usize]));
        let mut to = vec![0; from.len()];
        for (stands, &at) in from.iter().enumerate() {
            to[at as usize] = stands as u32;
        }
        let places = from.iter().map(|&at| folk.places[at as usize]).collect();
        Self { to, from, places }
    }
}

fn worth(sides: &[Standing; 2], pairs: &[Pair], order: Order) -> Result<Worth, GivenError> {
    let most = |side: usize| -> u64 {
        let others = sides[1 - side].places.len() as u64;
        let places = sides[side].places.iter();
        places.map(|&places| u64::from(places).min(others)).sum()
    };
    let largest = pairs.iter().map(|pair| i64::from(pair.2).abs()).max();
    let most = most(MENTEES).min(most(MENTORS));
    let worth = Worth::for_at_most(most, largest.unwrap_or(0), order);
    if most > LARGEST_SIDE as u64 || !exact(worth) {
        return Err(GivenError::TooLarge);
    }
    Ok(worth)
}

impl Deal {
    /// Makes the best pairs of the candidates there are.
    fn strike(&mut self, worth: Worth) {
        self.bid(1);
        self.put_all_right(self.bidders());
        let mut search = Search::new(&self.flow);
        self.repair(&mut search);
        self.flow.raise_pairs(worth);
        self.repair(&mut search);
        if self.flow.raise_people(worth) {
            self.repair(&mut search);
        }
    }

    /// What the prices allow any choice of candidates to be worth.
    fn bound(&self, worth: Worth) -> i128 {
        let prices = [MENTEES, MENTORS]
            .map(|side| -> Vec<i128> { self.flow.in_units(side, worth).collect() });
        let mut bound = 0;
        for (i, &price) in prices[MENTEES].iter().enumerate() {
            let wants = i128::from(self.flow.side(MENTEES).cap[i]);
            if wants == 0 {
                continue;
            }
            bound += (worth.served + price).max(0) + (wants - 1) * price.max(0);
            for &(j, score) in self.candidates.of(MENTEES, i) {
                let above = worth.pair + i128::from(score) - price;
                bound += (above - prices[MENTORS][j as usize].max(0)).max(0);
            }
        }
        let places = self.flow.side(MENTORS).cap.iter();
        for (&places, price) in places.zip(&prices[MENTORS]) {
            // Below 0 they would be no bound.
            bound += i128::from(places) * (*price).max(0);
        }
        bound
    }
}

fn chosen(
    deal: &Deal,
    folk: [&Folk; 2],
    sides: &[Standing; 2],
    worth: Worth,
    bound: i128,
) -> Chosen {
    let mut pairs = Vec::new();
    for (stands, &i) in sides[MENTEES].from.iter().enumerate() {
        for &(j, score) in deal.flow.side(MENTEES).mates(stands) {
            pairs.push((i, sides[MENTORS].from[j as usize], score));
        }
    }
    pairs.sort_unstable_by_key(|&(i, j, _)| {
        let ids = [(MENTEES, i), (MENTORS, j)];
        ids.map(|(side, at)| &folk[side].ids[at as usize])
    });
    let served = pairs.chunk_by(|a, b| a.0 == b.0).count();
    let total: i64 = pairs.iter().map(|pair| i64::from(pair.2)).sum();
    Chosen {
        mentees_served: served,
        total,
        worth: worth.total(served, pairs.len(), total.into()),
        bound,
        pairs,
    }
}
