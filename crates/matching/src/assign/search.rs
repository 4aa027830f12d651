//! Shortest augmenting paths with potentials (Dijkstra on reduced costs).
//!
//! Costs are what a step loses, so making a pair costs minus its value. A
//! potential for every node keeps the reduced cost `cost + φ(from) − φ(to)` of
//! every open step at 0 or more; the root, where all paths end, stays at 0.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::graph::{Flow, Graph};

/// The flow of highest value, with the potentials of rows and mentors.
pub(super) fn best_flow(graph: &Graph) -> (Flow, Vec<i128>) {
    let mut search = Search::new(graph);
    let most = graph.mentees.iter().map(|m| m.wants).max().unwrap_or(0);
    let most = most.min(u32::try_from(graph.places.len()).unwrap_or(u32::MAX));
    for unit in 0..most {
        for mentee in 0..graph.mentees.len() {
            let wants = graph.mentees[mentee].wants;
            if wants > unit && wants > search.flow.held[mentee] {
                search.send_one(mentee);
            }
        }
    }
    (search.flow, search.potential)
}

/// How a node was reached.
#[derive(Debug, Clone, Copy)]
enum Step {
    Start,
    /// From a row to a mentor, making the pair.
    Make(usize),
    /// From a mentor to a row, undoing the pair.
    Undo(usize),
    /// From a mentee to one of their fields.
    Enter,
    /// From this field back to its mentee, after undoing a pair.
    Leave(usize),
}

/// Where a path ends.
#[derive(Debug, Clone, Copy)]
enum End {
    /// At a mentor with a free place.
    Place(usize),
    /// At a mentee who gives a mentor up.
    GiveUp(usize),
}

/// Rows are numbered as in the graph, mentors after them.
struct Search<'a> {
    graph: &'a Graph,
    flow: Flow,
    potential: Vec<i128>,
    distance: Vec<i128>,
    step: Vec<Step>,
    reached: Vec<usize>,
    /// The shortest way to the root so far, or the bound when none is below it.
    best: (i128, Option<End>),
    heap: BinaryHeap<Reverse<(i128, usize)>>,
}

const FAR: i128 = i128::MAX;

impl<'a> Search<'a> {
    fn new(graph: &'a Graph) -> Self {
        let nodes = graph.rows.len() + graph.places.len();
        let mut potential = vec![0; nodes];
        for (at, row) in graph.rows.iter().enumerate() {
            let values = graph.arcs[row.arcs.clone()].iter().map(|arc| arc.value);
            potential[at] = values.fold(0, i128::max);
        }
        for (mentee, node) in graph.mentees.iter().enumerate() {
            let below = potential[node.fields.clone()].iter().copied();
            potential[mentee] = below.fold(potential[mentee], i128::max);
        }
        Self {
            graph,
            flow: Flow::none(graph),
            potential,
            distance: vec![FAR; nodes],
            step: vec![Step::Start; nodes],
            reached: Vec::new(),
            best: (0, None),
            heap: BinaryHeap::new(),
        }
    }

    /// Fills one more want of a mentee, if anything is gained by it.
    fn send_one(&mut self, mentee: usize) {
        let first = self.flow.held[mentee] == 0;
        let gain = if first { self.first_worth(mentee) } else { 0 };
        // A path this long gains nothing, so the search need go no further.
        self.best = (gain + self.potential[mentee], None);
        self.relax(mentee, 0, Step::Start);
        self.go_on();
        self.settle_potentials();
        if let Some(end) = self.best.1 {
            self.augment(mentee, end);
        }
        self.forget();
    }

    fn first_worth(&self, mentee: usize) -> i128 {
        self.graph.mentees[mentee].first * self.graph.point
    }

    /// Goes on from the nearest node until the shortest way is known.
    fn go_on(&mut self) {
        while let Some(Reverse((distance, node))) = self.heap.pop() {
            if distance >= self.best.0 {
                break;
            }
            if distance == self.distance[node] {
                self.scan(node, distance);
            }
        }
    }

    /// The way from a node straight to the root, if it is open.
    fn exit(&self, node: usize, distance: i128) -> Option<(i128, End)> {
        let home = distance + self.potential[node];
        let rows = self.graph.rows.len();
        if node >= rows {
            let mentor = node - rows;
            let open = self.flow.has_room(self.graph, mentor);
            return open.then_some((home, End::Place(mentor)));
        }
        if self.graph.is_field(node) {
            return None;
        }
        match self.flow.held[node] {
            0 => None,
            1 => Some((home + self.first_worth(node), End::GiveUp(node))),
            _ => Some((home, End::GiveUp(node))),
        }
    }

    /// Follows all steps that leave a node.
    fn scan(&mut self, node: usize, distance: i128) {
        let from = distance + self.potential[node];
        let rows = self.graph.rows.len();
        if node >= rows {
            self.scan_mentor(node - rows, from);
            return;
        }
        self.scan_pairs(node, from);
        if self.graph.is_field(node) {
            self.scan_out_of_field(node, from);
        } else {
            self.scan_into_fields(node, from);
        }
    }

    fn scan_mentor(&mut self, mentor: usize, from: i128) {
        let graph = self.graph;
        for at in 0..self.flow.mates[mentor].len() {
            let arc = self.flow.mates[mentor][at];
            let row = graph.arcs[arc].row;
            let to = from + graph.arcs[arc].value - self.potential[row];
            self.relax(row, to, Step::Undo(arc));
        }
    }

    fn scan_pairs(&mut self, row: usize, from: i128) {
        let graph = self.graph;
        for arc in graph.rows[row].arcs.clone() {
            if !self.flow.used[arc] {
                let mentor = graph.rows.len() + graph.arcs[arc].mentor;
                let to = from - graph.arcs[arc].value - self.potential[mentor];
                self.relax(mentor, to, Step::Make(arc));
            }
        }
    }

    fn scan_out_of_field(&mut self, field: usize, from: i128) {
        if self.flow.taken[field] {
            let mentee = self.graph.rows[field].mentee;
            let to = from - self.potential[mentee];
            self.relax(mentee, to, Step::Leave(field));
        }
    }

    fn scan_into_fields(&mut self, mentee: usize, from: i128) {
        for field in self.graph.mentees[mentee].fields.clone() {
            if !self.flow.taken[field] {
                let to = from - self.potential[field];
                self.relax(field, to, Step::Enter);
            }
        }
    }

    fn relax(&mut self, node: usize, distance: i128, step: Step) {
        if distance >= self.distance[node].min(self.best.0) {
            return;
        }
        if self.distance[node] == FAR {
            self.reached.push(node);
        }
        self.distance[node] = distance;
        self.step[node] = step;
        if let Some((length, end)) = self.exit(node, distance)
            && length < self.best.0
        {
            self.best = (length, Some(end));
        }
        self.heap.push(Reverse((distance, node)));
    }

    /// Lowers the potential of what lies nearer than the path's end, which keeps
    /// reduced costs at 0 or more, also once the path is turned round.
    fn settle_potentials(&mut self) {
        let length = self.best.0;
        for &node in &self.reached {
            if self.distance[node] < length {
                self.potential[node] += self.distance[node] - length;
            }
        }
    }

    fn augment(&mut self, mentee: usize, end: End) {
        let graph = self.graph;
        let mut node = match end {
            End::Place(mentor) => {
                self.flow.load[mentor] += 1;
                graph.rows.len() + mentor
            }
            End::GiveUp(other) => {
                self.flow.held[other] -= 1;
                other
            }
        };
        self.flow.held[mentee] += 1;
        loop {
            node = match self.step[node] {
                Step::Start => break,
                Step::Make(arc) => {
                    self.flow.make(graph, arc);
                    graph.arcs[arc].row
                }
                Step::Undo(arc) => {
                    self.flow.undo(graph, arc);
                    graph.rows.len() + graph.arcs[arc].mentor
                }
                Step::Enter => {
                    self.flow.taken[node] = true;
                    graph.rows[node].mentee
                }
                Step::Leave(field) => {
                    self.flow.taken[field] = false;
                    field
                }
            };
        }
    }

    fn forget(&mut self) {
        for node in self.reached.drain(..) {
            self.distance[node] = FAR;
        }
        self.heap.clear();
    }
}
