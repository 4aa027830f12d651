//! Starting from an answer to nearly the same question.
//!
//! Pairs and mentors' potentials of an earlier network are taken over, mentees' follow
//! from them. Steps that would gain something at these are taken at once, whoever then
//! has a unit too many sends it by a shortest path to whoever lacks one, and everything
//! is the best again: the same answer as from nothing, sooner.

use std::collections::BTreeMap;

use super::Worth;
use super::network::{Network, Step};
use crate::Problem;

impl Network {
    /// The best flow of a problem, starting from that of an earlier one.
    pub(crate) fn solved_from(problem: &Problem, before: &Problem, earlier: &Self) -> Self {
        let mut network = Self::unsolved(problem);
        network.take_over_pairs(problem, before, earlier);
        network.take_over_prices(problem, before, earlier);
        network.price_rows();
        if network.put_right() {
            network
        } else {
            Self::solved(problem)
        }
    }

    fn take_over_pairs(&mut self, problem: &Problem, before: &Problem, earlier: &Self) {
        for (i, j) in earlier.pairs().into_iter().chain(before.locked.clone()) {
            let there = problem.both(&before.mentees[i].id, &before.mentors[j].id);
            let Some(arc) = there.ok().and_then(|(i, j)| self.arc_of(i, j)) else {
                continue;
            };
            let (i, j, _) = self.pair_of(arc);
            let row = self.row_of(arc);
            let free = !self.graph.is_field(row) || !self.flow.taken[row];
            if free && self.has_wants(i) && self.flow.has_room(&self.graph, j) {
                self.take(Step::Make(arc));
                self.take(Step::Want(i));
                self.take(Step::Fill(j));
                if self.graph.is_field(row) {
                    self.take(Step::Enter(row));
                }
            }
        }
    }

    /// Tiers and points weigh differently in another problem, draws always the same.
    fn take_over_prices(&mut self, problem: &Problem, before: &Problem, earlier: &Self) {
        let known: BTreeMap<&str, usize> = before.mentor_at.iter().map(id_and_place).collect();
        let root = earlier.potential[earlier.root()];
        for j in 0..problem.mentors.len() {
            let room = self.flow.has_room(&self.graph, j);
            let known = known.get(problem.mentors[j].id.as_str());
            let Some(&at) = known.filter(|_| !room) else {
                continue;
            };
            let potential = earlier.potential[earlier.mentor_node(at)] - root;
            let points = earlier.points(potential);
            let draws = potential - points * earlier.graph.point;
            let points = reweighed(points, earlier.graph.worth, self.graph.worth);
            let node = self.mentor_node(j);
            self.potential[node] = (points * self.graph.point + draws).min(0);
        }
    }

    /// The least potentials of mentees and fields at which no pair gains anything by
    /// being made, and no mentee by giving one up.
    fn price_rows(&mut self) {
        for mentee in 0..self.graph.mentees.len() {
            let fields = self.graph.mentees[mentee].fields.clone();
            let mut best = self.best_of(mentee);
            for field in fields.clone() {
                self.potential[field] = self.best_of(field);
                if !self.flow.taken[field] {
                    best = best.max(self.potential[field]);
                }
            }
            if self.flow.held[mentee] > 0 {
                best = best.max(-self.cost(Step::GiveUp(mentee)));
            }
            self.potential[mentee] = best;
            for field in fields {
                let own = self.potential[mentee];
                let potential = &mut self.potential[field];
                *potential = match self.flow.taken[field] {
                    true => own.max(*potential),
                    false => own.min(*potential),
                };
            }
        }
    }

    fn best_of(&self, row: usize) -> i128 {
        let arcs = self.graph.rows[row].arcs.clone();
        let arcs = arcs.filter(|&arc| !self.flow.used[arc] && !self.flow.closed[arc]);
        let worth = arcs.map(|arc| {
            let arc = &self.graph.arcs[arc];
            arc.value + self.potential[self.mentor_node(arc.mentor)]
        });
        worth.max().unwrap_or(-self.cost_of_all())
    }

    /// Below anything that counts.
    fn cost_of_all(&self) -> i128 {
        let worth = self.graph.worth;
        2 * (worth.served + worth.pair) * self.graph.point
    }

    /// Takes every step that gains something, and sends what is then too much at one
    /// node to where it lacks. False when there is no way, which a sound flow rules out.
    pub(super) fn put_right(&mut self) -> bool {
        let mut excess = vec![0i64; self.root() + 1];
        for node in 0..=self.root() {
            while let Some(step) = self.gaining(node) {
                let (from, to) = self.ends(step);
                excess[from] -= 1;
                excess[to] += 1;
                self.take(step);
            }
        }
        for node in 0..excess.len() {
            while excess[node] > 0 {
                let Some((end, _)) = self.send(node, |other| excess[other] < 0) else {
                    return false;
                };
                excess[node] -= 1;
                excess[end] += 1;
            }
        }
        true
    }

    fn gaining(&self, node: usize) -> Option<Step> {
        let mut found = None;
        self.steps(node, &mut |step| {
            let next = self.ends(step).1;
            if found.is_none() && self.cost(step) + self.potential[node] < self.potential[next] {
                found = Some(step);
            }
        });
        found
    }
}

fn id_and_place<'p>((id, &place): (&'p String, &usize)) -> (&'p str, usize) {
    (id, place)
}

/// Points with tiers in them, where tiers are worth something else.
fn reweighed(points: i128, from: Worth, to: Worth) -> i128 {
    let people = match from.served {
        0 => 0,
        served => (points + served / 2).div_euclid(served),
    };
    let points = points - people * from.served;
    let pairs = (points + from.pair / 2).div_euclid(from.pair);
    people * to.served + pairs * to.pair + points - pairs * from.pair
}
