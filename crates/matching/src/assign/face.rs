//! One aim after the other: first the best by the first, and among those by the next.
//!
//! Once a flow is the best by one aim, all others that are as good differ from it only by
//! steps whose reduced cost is 0 (complementary slackness). Everything else is frozen, and
//! the next aim is followed on what is left.

use super::network::{Network, Step};
use super::search;

/// What may still change, once aims are reached.
#[derive(Debug, Clone)]
pub(super) struct Face {
    arcs: Vec<bool>,
    /// Whether a mentee may go from no mentor to one, or back; from one to more, or back.
    first: Vec<bool>,
    more: Vec<bool>,
    mentors: Vec<bool>,
    fields: Vec<bool>,
}

/// Prices by which one aim is reached, as far as earlier aims leave a choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct AimPrices {
    pub(crate) mentees: Vec<i64>,
    pub(crate) mentors: Vec<i64>,
}

impl Face {
    pub(super) fn is_open(&self, network: &Network, step: Step) -> bool {
        let marginal = |mentee: usize, first: bool| match first {
            true => self.first[mentee],
            false => self.more[mentee],
        };
        match step {
            Step::Make(arc) | Step::Undo(arc) => self.arcs[arc],
            Step::Enter(field) | Step::Leave(field) => self.fields[field],
            Step::Want(mentee) => marginal(mentee, network.flow.held[mentee] == 0),
            Step::GiveUp(mentee) => marginal(mentee, network.flow.held[mentee] == 1),
            Step::Fill(mentor) | Step::Free(mentor) => self.mentors[mentor],
        }
    }
}

impl Network {
    /// Follows the first aim: `value` is what each pair is worth for it, `first` what a
    /// mentee's first mentor is worth besides. No pair may have been made.
    pub(crate) fn follow_first(&mut self, value: i128, first: i128) -> AimPrices {
        self.graph.point = 1;
        for arc in &mut self.graph.arcs {
            arc.value = value;
        }
        for mentee in &mut self.graph.mentees {
            mentee.first = if mentee.first > 0 { first } else { 0 };
        }
        let (flow, potential) = search::best_flow(&self.graph);
        self.flow = flow;
        self.potential = potential;
        self.potential.push(0);
        self.settle_the_insatiable();
        self.freeze();
        self.aim_prices()
    }

    /// Follows one more aim, for which no pair is worth more than nothing.
    pub(crate) fn follow(&mut self, value: impl Fn(i64) -> i128) -> Option<AimPrices> {
        for arc in &mut self.graph.arcs {
            arc.value = value(arc.score);
        }
        self.follow_values()
    }

    /// Among all that are as good, the one with the smallest sum of draws.
    pub(crate) fn follow_draws(&mut self, draw: impl Fn(usize, usize) -> u32) {
        for at in 0..self.graph.arcs.len() {
            let (mentee, mentor, _) = self.pair_of(at);
            self.graph.arcs[at].value = -i128::from(draw(mentee, mentor));
        }
        self.follow_values();
    }

    fn follow_values(&mut self) -> Option<AimPrices> {
        for mentee in &mut self.graph.mentees {
            mentee.first = 0;
        }
        self.potential.fill(0);
        if !self.put_right() {
            return None;
        }
        self.freeze();
        Some(self.aim_prices())
    }

    /// Keeps open what costs nothing.
    fn freeze(&mut self) {
        let root = self.potential[self.root()];
        let mut face = self.face.take().unwrap_or_else(|| Face {
            arcs: vec![true; self.graph.arcs.len()],
            first: vec![true; self.graph.mentees.len()],
            more: vec![true; self.graph.mentees.len()],
            mentors: vec![true; self.graph.places.len()],
            fields: vec![true; self.graph.rows.len()],
        });
        for (at, arc) in self.graph.arcs.iter().enumerate() {
            let apart = self.potential[arc.row] - self.potential[self.mentor_node(arc.mentor)];
            face.arcs[at] &= apart == arc.value;
        }
        for (at, mentee) in self.graph.mentees.iter().enumerate() {
            let gain = root - self.potential[at];
            face.first[at] &= gain == mentee.first;
            face.more[at] &= gain == 0;
            for field in mentee.fields.clone() {
                face.fields[field] &= self.potential[field] == self.potential[at];
            }
        }
        for mentor in 0..self.graph.places.len() {
            face.mentors[mentor] &= self.potential[self.mentor_node(mentor)] == root;
        }
        self.face = Some(face);
    }

    fn aim_prices(&self) -> AimPrices {
        let root = self.potential[self.root()];
        let small = |price: i128| i64::try_from(price).unwrap_or(i64::MAX);
        let mentees = 0..self.graph.mentees.len();
        let mentors = 0..self.graph.places.len();
        AimPrices {
            mentees: mentees
                .map(|at| match self.graph.mentees[at].wants {
                    0 => 0,
                    _ => small(self.potential[at] - root),
                })
                .collect(),
            mentors: mentors
                .map(|at| small(root - self.potential[self.mentor_node(at)]))
                .collect(),
        }
    }

    /// The points of every pair that may still be made.
    pub(crate) fn scores(&self) -> impl Iterator<Item = i64> + '_ {
        self.graph.arcs.iter().map(|arc| arc.score)
    }
}
