//! Prices that prove a flow the best: the smallest ones, which are unique.
//!
//! A mentor's price is what one more of their places would add to the outcome;
//! a mentee's is what one more want would cost, negative while it would gain.
//! Both follow from the longest ways from the root through the steps that are
//! still open, counted in points without draws.

use std::collections::VecDeque;

use super::graph::{Flow, Graph, Row};

/// The price of each mentee and mentor, in id order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Prices {
    /// For those who want no more than their locks give, 0.
    pub(crate) mentees: Vec<i128>,
    /// Never negative.
    pub(crate) mentors: Vec<i128>,
    /// What pairs are worth above the prices of their two, the best of each field.
    pub(crate) surplus: i128,
}

pub(super) fn of(graph: &Graph, flow: &Flow) -> Prices {
    let mut ways = Ways::from_root(graph, flow);
    ways.extend();
    let (rows, mentors) = ways.longest.split_at(graph.rows.len());
    let mentees = &rows[..graph.mentees.len()];
    let mut prices = Prices {
        mentees: mentees
            .iter()
            .map(|way| way.map_or(0, |way| -way))
            .collect(),
        mentors: mentors.iter().map(|way| way.unwrap_or(0).max(0)).collect(),
        surplus: 0,
    };
    prices.surplus = surplus(graph, &prices);
    prices
}

fn surplus(graph: &Graph, prices: &Prices) -> i128 {
    let above = |row: &Row| {
        let arcs = graph.arcs[row.arcs.clone()].iter();
        let price = prices.mentees[row.mentee];
        arcs.map(move |arc| (arc.points - price - prices.mentors[arc.mentor]).max(0))
    };
    let (mentees, fields) = graph.rows.split_at(graph.mentees.len());
    let single: i128 = mentees.iter().flat_map(above).sum();
    let best = fields.iter().map(|field| above(field).max().unwrap_or(0));
    single + best.sum::<i128>()
}

/// The longest ways found so far; rows first, then mentors.
struct Ways<'a> {
    graph: &'a Graph,
    flow: &'a Flow,
    longest: Vec<Option<i128>>,
    waiting: VecDeque<usize>,
    queued: Vec<bool>,
}

impl<'a> Ways<'a> {
    fn from_root(graph: &'a Graph, flow: &'a Flow) -> Self {
        let nodes = graph.rows.len() + graph.places.len();
        let mut ways = Self {
            graph,
            flow,
            longest: vec![None; nodes],
            waiting: VecDeque::new(),
            queued: vec![false; nodes],
        };
        for (mentee, node) in graph.mentees.iter().enumerate() {
            match flow.held[mentee] {
                held if held >= node.wants => {}
                0 => ways.offer(mentee, node.first),
                _ => ways.offer(mentee, 0),
            }
        }
        for (mentor, &load) in flow.load.iter().enumerate() {
            if load > 0 {
                ways.offer(graph.rows.len() + mentor, 0);
            }
        }
        ways
    }

    /// Goes on until no way gets longer. No open round gains anything when the
    /// flow is the best, so this ends.
    fn extend(&mut self) {
        while let Some(node) = self.waiting.pop_front() {
            self.queued[node] = false;
            let Some(way) = self.longest[node] else {
                continue;
            };
            let graph = self.graph;
            if node >= graph.rows.len() {
                for &arc in &self.flow.mates[node - graph.rows.len()] {
                    self.offer(graph.arcs[arc].row, way - graph.arcs[arc].points);
                }
            } else {
                self.extend_row(node, way);
            }
        }
    }

    fn extend_row(&mut self, row: usize, way: i128) {
        let graph = self.graph;
        for arc in graph.rows[row].arcs.clone() {
            if !self.flow.used[arc] {
                let mentor = graph.rows.len() + graph.arcs[arc].mentor;
                self.offer(mentor, way + graph.arcs[arc].points);
            }
        }
        if graph.is_field(row) {
            if self.flow.taken[row] {
                self.offer(graph.rows[row].mentee, way);
            }
            return;
        }
        for field in graph.mentees[row].fields.clone() {
            if !self.flow.taken[field] {
                self.offer(field, way);
            }
        }
    }

    fn offer(&mut self, node: usize, way: i128) {
        if self.longest[node].is_some_and(|known| known >= way) {
            return;
        }
        self.longest[node] = Some(way);
        if !self.queued[node] {
            self.queued[node] = true;
            self.waiting.push_back(node);
        }
    }
}
