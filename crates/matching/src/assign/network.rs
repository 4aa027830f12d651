//! What could still change about a best flow, for questions and for small changes.
//!
//! Every step that is open has a cost (what it loses), and potentials keep the reduced
//! cost `cost + φ(from) − φ(to)` of all of them at 0 or more: that is what makes the
//! flow the best, and what lets one search answer a question about another one.

mod ways;

use std::collections::BTreeSet;

use super::face::Face;
use super::graph::{Flow, Graph};
use super::search;
use crate::Problem;

pub(crate) use ways::Ways;

/// A graph with its best flow. Nodes are rows, then mentors, then the root.
#[derive(Debug, Clone)]
pub(crate) struct Network {
    pub(super) graph: Graph,
    pub(super) flow: Flow,
    pub(super) potential: Vec<i128>,
    /// What earlier aims leave open; all, when there were none.
    pub(super) face: Option<Face>,
}

/// One thing that may change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    /// A pair is made.
    Make(usize),
    /// A pair is undone.
    Undo(usize),
    /// A mentee lets a mentor through this field.
    Enter(usize),
    /// A mentee's field is free again.
    Leave(usize),
    /// A mentee has one mentor more.
    Want(usize),
    /// A mentee has one mentor less.
    GiveUp(usize),
    /// A mentor has one mentee more.
    Fill(usize),
    /// A mentor has one mentee less.
    Free(usize),
}

impl Network {
    /// The best flow of a problem, found from nothing.
    pub(crate) fn solved(problem: &Problem) -> Self {
        let graph = Graph::new(problem);
        let (flow, mut potential) = search::best_flow(&graph);
        potential.push(0);
        let mut network = Self {
            graph,
            flow,
            potential,
            face: None,
        };
        network.settle_the_insatiable();
        network
    }

    /// No pairs yet, beyond those that locks hold.
    pub(crate) fn unsolved(problem: &Problem) -> Self {
        let graph = Graph::new(problem);
        Self {
            flow: Flow::none(&graph),
            potential: vec![0; graph.rows.len() + graph.places.len() + 1],
            face: None,
            graph,
        }
    }

    /// Whoever wants more mentors than there are was never searched for to the end.
    pub(super) fn settle_the_insatiable(&mut self) {
        for mentee in 0..self.graph.mentees.len() {
            if self.has_wants(mentee) {
                let cost = self.cost(Step::Want(mentee));
                self.potential[mentee] = self.potential[mentee].min(cost);
            }
        }
    }

    pub(crate) fn root(&self) -> usize {
        self.graph.rows.len() + self.graph.places.len()
    }

    pub(crate) fn mentor_node(&self, mentor: usize) -> usize {
        self.graph.rows.len() + mentor
    }

    /// The pairs made, those that locks hold left out.
    pub(crate) fn pairs(&self) -> BTreeSet<(usize, usize)> {
        self.flow.pairs(&self.graph).collect()
    }

    /// Mentee, mentor and points of an arc.
    pub(crate) fn pair_of(&self, arc: usize) -> (usize, usize, i64) {
        let arc = &self.graph.arcs[arc];
        let mentee = self.graph.rows[arc.row].mentee;
        (mentee, arc.mentor, arc.score)
    }

    /// The arc between two people, if they may be a pair and it is still open.
    pub(crate) fn arc_of(&self, mentee: usize, mentor: usize) -> Option<usize> {
        let fields = self.graph.mentees[mentee].fields.clone();
        let rows = std::iter::once(mentee).chain(fields);
        let mut arcs = rows.flat_map(|row| self.graph.rows[row].arcs.clone());
        arcs.find(|&arc| self.graph.arcs[arc].mentor == mentor && !self.flow.closed[arc])
    }

    pub(crate) fn is_made(&self, arc: usize) -> bool {
        self.flow.used[arc]
    }

    pub(crate) fn row_of(&self, arc: usize) -> usize {
        self.graph.arcs[arc].row
    }

    pub(super) fn has_wants(&self, mentee: usize) -> bool {
        self.flow.held[mentee] < self.graph.mentees[mentee].wants
    }

    /// What a step loses, in points and draws.
    pub(crate) fn cost(&self, step: Step) -> i128 {
        let first = |mentee: usize| self.graph.mentees[mentee].first * self.graph.point;
        match step {
            Step::Make(arc) => -self.graph.arcs[arc].value,
            Step::Undo(arc) => self.graph.arcs[arc].value,
            Step::Want(mentee) if self.flow.held[mentee] == 0 => -first(mentee),
            Step::GiveUp(mentee) if self.flow.held[mentee] == 1 => first(mentee),
            _ => 0,
        }
    }

    /// From which node to which a step leads.
    pub(crate) fn ends(&self, step: Step) -> (usize, usize) {
        let arc = |arc: usize| {
            let arc = &self.graph.arcs[arc];
            (arc.row, self.mentor_node(arc.mentor))
        };
        let turned = |(a, b): (usize, usize)| (b, a);
        match step {
            Step::Make(at) => arc(at),
            Step::Undo(at) => turned(arc(at)),
            Step::Enter(field) => (self.graph.rows[field].mentee, field),
            Step::Leave(field) => (field, self.graph.rows[field].mentee),
            Step::Want(mentee) => (self.root(), mentee),
            Step::GiveUp(mentee) => (mentee, self.root()),
            Step::Fill(mentor) => (self.mentor_node(mentor), self.root()),
            Step::Free(mentor) => (self.root(), self.mentor_node(mentor)),
        }
    }

    /// Calls `each` with all that may happen at a node.
    pub(super) fn steps(&self, node: usize, each: &mut impl FnMut(Step)) {
        match &self.face {
            None => self.all_steps(node, each),
            Some(face) => self.all_steps(node, &mut |step| {
                if face.is_open(self, step) {
                    each(step);
                }
            }),
        }
    }

    fn all_steps(&self, node: usize, each: &mut impl FnMut(Step)) {
        let rows = self.graph.rows.len();
        if node == self.root() {
            self.steps_of_root(each);
        } else if node >= rows {
            let mentor = node - rows;
            let mates = self.flow.mates[mentor].iter();
            mates.for_each(|&arc| each(Step::Undo(arc)));
            if self.flow.has_room(&self.graph, mentor) {
                each(Step::Fill(mentor));
            }
        } else {
            self.steps_of_row(node, each);
        }
    }

    fn steps_of_root(&self, each: &mut impl FnMut(Step)) {
        for mentee in 0..self.graph.mentees.len() {
            if self.has_wants(mentee) {
                each(Step::Want(mentee));
            }
        }
        for (mentor, &load) in self.flow.load.iter().enumerate() {
            if load > 0 {
                each(Step::Free(mentor));
            }
        }
    }

    fn steps_of_row(&self, row: usize, each: &mut impl FnMut(Step)) {
        for arc in self.graph.rows[row].arcs.clone() {
            if !self.flow.used[arc] && !self.flow.closed[arc] {
                each(Step::Make(arc));
            }
        }
        if self.graph.is_field(row) {
            if self.flow.taken[row] {
                each(Step::Leave(row));
            }
            return;
        }
        for field in self.graph.mentees[row].fields.clone() {
            if !self.flow.taken[field] {
                each(Step::Enter(field));
            }
        }
        if self.flow.held[row] > 0 {
            each(Step::GiveUp(row));
        }
    }

    /// Takes the shortest way from a node to the nearest that is looked for, and settles
    /// potentials so that everything is the best again; where it led and its steps, or
    /// nothing when there is no way.
    pub(crate) fn send(
        &mut self,
        from: usize,
        looked_for: impl Fn(usize) -> bool,
    ) -> Option<(usize, Vec<Step>)> {
        let ways = self.ways(from, looked_for, |_| true);
        let end = ways.end?;
        let length = ways.distance[end];
        for &node in &ways.reached {
            if ways.distance[node] < length {
                self.potential[node] += ways.distance[node] - length;
            }
        }
        let steps = self.way(&ways, end);
        steps.iter().for_each(|&step| self.take(step));
        Some((end, steps))
    }

    /// Does one thing.
    pub(crate) fn take(&mut self, step: Step) {
        match step {
            Step::Make(arc) => self.flow.make(&self.graph, arc),
            Step::Undo(arc) => self.flow.undo(&self.graph, arc),
            Step::Enter(field) => self.flow.taken[field] = true,
            Step::Leave(field) => self.flow.taken[field] = false,
            Step::Want(mentee) => self.flow.held[mentee] += 1,
            Step::GiveUp(mentee) => self.flow.held[mentee] -= 1,
            Step::Fill(mentor) => self.flow.load[mentor] += 1,
            Step::Free(mentor) => self.flow.load[mentor] -= 1,
        }
    }

    /// How many mentees a mentor has and may have, those that locks hold left out.
    pub(crate) fn places_of(&self, mentor: usize) -> (u32, u32) {
        (self.flow.load[mentor], self.graph.places[mentor])
    }

    /// The mentors of a mentee, those that locks hold left out.
    pub(crate) fn mentors_of(&self, mentee: usize) -> impl Iterator<Item = usize> + '_ {
        let fields = self.graph.mentees[mentee].fields.clone();
        let rows = std::iter::once(mentee).chain(fields);
        let arcs = rows.flat_map(|row| self.graph.rows[row].arcs.clone());
        let made = arcs.filter(|&arc| self.flow.used[arc]);
        made.map(|arc| self.graph.arcs[arc].mentor)
    }

    /// Makes pairs that are to stay worth so much more (or less), and finds the best
    /// again. False when there was no way.
    pub(crate) fn keep_for(&mut self, kept: &BTreeSet<(usize, usize)>, more: i128) -> bool {
        for &(i, j) in kept {
            if let Some(arc) = self.arc_of(i, j) {
                let point = self.graph.point;
                let arc = &mut self.graph.arcs[arc];
                arc.points += more;
                arc.value += more * point;
            }
        }
        self.put_right()
    }

    /// The worth of the pairs made, without what is added for pairs that stay.
    pub(crate) fn worth(&self) -> i128 {
        let worth = self.graph.worth;
        let made = self.graph.arcs.iter().zip(&self.flow.used);
        let pairs = made.filter(|(_, used)| **used);
        let pairs: i128 = pairs
            .map(|(arc, _)| worth.pair + i128::from(arc.score))
            .sum();
        let mentees = self.graph.mentees.iter().zip(&self.flow.held);
        let first = mentees.filter(|(_, held)| **held > 0);
        pairs + first.map(|(mentee, _)| mentee.first).sum::<i128>()
    }

    pub(crate) fn close_arc(&mut self, arc: usize) {
        self.flow.closed[arc] = true;
    }

    /// Takes a pair that is made out of what may change, as if it had always been locked.
    pub(crate) fn set_aside(&mut self, arc: usize) {
        let (mentee, mentor, _) = self.pair_of(arc);
        let row = self.row_of(arc);
        self.take(Step::Undo(arc));
        self.flow.held[mentee] -= 1;
        self.flow.load[mentor] -= 1;
        self.graph.places[mentor] -= 1;
        let own = &mut self.graph.mentees[mentee];
        own.wants -= 1;
        own.first = 0;
        let (wants, fields) = (own.wants, own.fields.clone());
        self.close_arc(arc);
        if self.graph.is_field(row) {
            self.close_row(row);
        }
        if wants == 0 {
            std::iter::once(mentee)
                .chain(fields)
                .for_each(|row| self.close_row(row));
        }
    }

    fn close_row(&mut self, row: usize) {
        for arc in self.graph.rows[row].arcs.clone() {
            self.close_arc(arc);
        }
    }

    /// Points of a way's cost, without its draws, which never amount to half a point.
    pub(crate) fn points(&self, cost: i128) -> i128 {
        (cost + self.graph.point / 2).div_euclid(self.graph.point)
    }

    /// Whether no open step would gain anything: what makes the flow the best.
    #[cfg(test)]
    pub(crate) fn is_best(&self) -> bool {
        let mut best = true;
        for node in 0..=self.root() {
            self.steps(node, &mut |step| {
                let (_, next) = self.ends(step);
                best &= self.cost(step) + self.potential[node] >= self.potential[next];
            });
        }
        best
    }
}
