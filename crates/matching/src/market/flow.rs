//! Who holds whom, and everybody's price.
//!
//! A pair may only be made where its points reach the prices of its two, and no
//! other pair may exceed them. Somebody with a free place has a price of at most
//! [`Flow::open_floor`], what a further pair is worth to them besides points,
//! taken negative; somebody with a pair has at least [`Flow::drop_floor`]. Once
//! all of that holds, the pairs are the best (complementary slackness).

use super::left;
use crate::Problem;
use crate::assign::Worth;

/// The side of those who look for mentors.
pub(super) const MENTEES: usize = 0;
/// The side of those who mentor.
pub(super) const MENTORS: usize = 1;
/// No field that has to differ.
pub(super) const NO_FIELD: u32 = u32::MAX;

/// How many pairs a mentee served weighs while solving: a round of changes brings one
/// mentee in and takes at most one pair away, so two would do.
const FIRST_IN_PAIRS: i128 = 4;

/// What pairs are worth to one side besides their points.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Tiers {
    /// Each pair.
    pub(super) pair: i64,
    /// The first pair of everybody who has none by a lock, on top.
    pub(super) first: i64,
}

pub(super) struct Flow {
    sides: [Side; 2],
    pub(super) tiers: [Tiers; 2],
    /// The field of each mentor, where one mentee's mentors have to differ.
    pub(super) fields: Vec<u32>,
    pub(super) diverse: bool,
}

/// The people of one side.
pub(super) struct Side {
    pub(super) cap: Vec<u32>,
    pub(super) held: Vec<u32>,
    pub(super) price: Vec<i64>,
    /// Whose first pair counts more.
    pub(super) counts: Vec<bool>,
    mates: Vec<Vec<(u32, i32)>>,
}

impl Side {
    fn new(cap: Vec<u32>, counts: Vec<bool>) -> Self {
        Self {
            held: vec![0; cap.len()],
            price: vec![0; cap.len()],
            mates: vec![Vec::new(); cap.len()],
            counts,
            cap,
        }
    }

    pub(super) fn len(&self) -> usize {
        self.cap.len()
    }

    /// Those somebody holds, with the points of each pair.
    pub(super) fn mates(&self, person: usize) -> &[(u32, i32)] {
        &self.mates[person]
    }

    pub(super) fn holds(&self, person: usize, other: usize) -> bool {
        self.mates(person)
            .iter()
            .any(|mate| mate.0 as usize == other)
    }

    pub(super) fn is_full(&self, person: usize) -> bool {
        self.held[person] >= self.cap[person]
    }

    fn add(&mut self, person: usize, other: usize, score: i32) {
        self.mates[person].push((other as u32, score));
        self.held[person] += 1;
    }

    fn remove(&mut self, person: usize, other: usize) {
        let mates = &mut self.mates[person];
        if let Some(at) = mates.iter().position(|mate| mate.0 as usize == other) {
            mates.swap_remove(at);
            self.held[person] -= 1;
        }
    }
}

impl Flow {
    /// `mentees` and `mentors` say which person of the problem stands where.
    pub(super) fn new(problem: &Problem, mentees: &[u32], mentors: &[u32]) -> Self {
        let [wants, places] = super::open_places(problem);
        let ordered = |cap: &[u32], order: &[u32]| -> Vec<u32> {
            order.iter().map(|&person| cap[person as usize]).collect()
        };
        let counts = mentees.iter();
        let counts = counts.map(|&i| problem.locks_of(i as usize).is_empty());
        let field = |&j: &u32| problem.scorer.field(j as usize).unwrap_or(NO_FIELD);
        let fields: Vec<u32> = mentors.iter().map(field).collect();
        let mut flow = Self::of(
            ordered(&wants, mentees),
            ordered(&places, mentors),
            counts.collect(),
        );
        flow.diverse = fields.iter().any(|&field| field != NO_FIELD);
        flow.fields = fields;
        flow
    }

    /// Nobody holds anybody; `counts` says for which mentees it counts to be served.
    pub(super) fn of(wants: Vec<u32>, places: Vec<u32>, counts: Vec<bool>) -> Self {
        Self {
            fields: vec![NO_FIELD; places.len()],
            sides: [
                Side::new(wants, counts),
                Side::new(places.clone(), vec![false; places.len()]),
            ],
            tiers: [Tiers::default(); 2],
            diverse: false,
        }
    }

    /// The prices of a side in the units of a certificate.
    pub(super) fn in_units(&self, side: usize, worth: Worth) -> impl Iterator<Item = i128> {
        let first = FIRST_IN_PAIRS * worth.pair;
        let pair = self.tiers[side].pair;
        self.sides[side].price.iter().map(move |&price| {
            let price = i128::from(price + pair);
            // What counts people is told apart by its size, and counted anew.
            let people = match worth.served {
                0 => 0,
                _ => (price + first / 2).div_euclid(first),
            };
            price - people * first + people * worth.served
        })
    }

    /// A pair more outweighs all points, on the side with less left.
    pub(super) fn raise_pairs(&mut self, worth: Worth) {
        let side = self.side_with_less_left();
        self.tiers[side].pair = worth.pair as i64;
    }

    /// A mentee more outweighs all pairs; false where that isn't asked.
    pub(super) fn raise_people(&mut self, worth: Worth) -> bool {
        if worth.served > 0 {
            self.tiers[MENTEES].first = FIRST_IN_PAIRS as i64 * worth.pair as i64;
        }
        worth.served > 0
    }

    pub(super) fn side(&self, side: usize) -> &Side {
        &self.sides[side]
    }

    pub(super) fn price_mut(&mut self, side: usize, person: usize) -> &mut i64 {
        &mut self.sides[side].price[person]
    }

    /// Forgets all pairs and prices.
    pub(super) fn start_again(&mut self) {
        for side in &mut self.sides {
            side.held.fill(0);
            side.price.fill(0);
            side.mates.iter_mut().for_each(Vec::clear);
        }
    }

    /// The least price at which somebody would take one more.
    pub(super) fn open_floor(&self, side: usize, person: usize) -> i64 {
        self.floor(side, person, self.sides[side].held[person] == 0)
    }

    /// The price below which somebody would rather have one less.
    pub(super) fn drop_floor(&self, side: usize, person: usize) -> i64 {
        self.floor(side, person, self.sides[side].held[person] == 1)
    }

    fn floor(&self, side: usize, person: usize, first: bool) -> i64 {
        let tiers = self.tiers[side];
        let counts = first && self.sides[side].counts[person];
        -tiers.pair - if counts { tiers.first } else { 0 }
    }

    /// Has a free place and would pay more than nothing for it to be filled.
    pub(super) fn is_short(&self, side: usize, person: usize) -> bool {
        let people = &self.sides[side];
        !people.is_full(person) && people.price[person] > self.open_floor(side, person)
    }

    /// Whether two people are a pair, the first of `side`.
    pub(super) fn has(&self, side: usize, a: usize, b: usize) -> bool {
        let (mentee, mentor) = if side == MENTEES { (a, b) } else { (b, a) };
        self.sides[MENTEES].holds(mentee, mentor)
    }

    /// Two people, the first of `side`.
    pub(super) fn make(&mut self, side: usize, a: usize, b: usize, score: i32) {
        self.sides[side].add(a, b, score);
        self.sides[1 - side].add(b, a, score);
    }

    pub(super) fn undo(&mut self, side: usize, a: usize, b: usize) {
        self.sides[side].remove(a, b);
        self.sides[1 - side].remove(b, a);
    }

    /// What a pair is worth above the prices of its two.
    pub(super) fn above(&self, mentee: usize, mentor: usize, score: i32) -> i64 {
        i64::from(score) - self.sides[MENTEES].price[mentee] - self.sides[MENTORS].price[mentor]
    }

    /// Whether one mentee's mentors have to differ.
    pub(super) fn differs(&self, mentee: usize) -> bool {
        self.diverse && self.sides[MENTEES].cap[mentee] > 1
    }

    /// The mentor who stands in the field of another with one mentee.
    pub(super) fn in_field(&self, mentee: usize, mentor: usize) -> Option<(usize, i32)> {
        let field = self.fields[mentor];
        if field == NO_FIELD || !self.differs(mentee) {
            return None;
        }
        let mates = self.sides[MENTEES].mates(mentee).iter();
        let mut same = mates.filter(|mate| self.fields[mate.0 as usize] == field);
        same.next().map(|mate| (mate.0 as usize, mate.1))
    }

    /// What a mentee asks of a mentor: above the price where the field is taken
    /// by somebody worth more.
    pub(super) fn asks(&self, mentee: usize, mentor: usize) -> i64 {
        let price = self.sides[MENTEES].price[mentee];
        match self.in_field(mentee, mentor) {
            None => price,
            Some((held, score)) => price.max(i64::from(score) - self.sides[MENTORS].price[held]),
        }
    }

    fn side_with_less_left(&self) -> usize {
        let [mentees, mentors] = &self.sides;
        let wanting = left(&mentees.cap, &mentees.held);
        let free = left(&mentors.cap, &mentors.held);
        if wanting <= free { MENTEES } else { MENTORS }
    }
}
