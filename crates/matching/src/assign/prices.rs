//! Prices that prove a flow the best: the smallest ones, which are unique.
//!
//! A mentor's price is what one more of their places would add to the outcome;
//! a mentee's is what one more want would cost, negative while it would gain.
//! Both follow from the shortest ways from the root through the steps that are
//! still open, counted in points without draws.

use super::graph::{Graph, Row};
use super::network::Network;

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

pub(crate) fn of(network: &Network) -> Prices {
    let graph = &network.graph;
    let ways = network.ways(network.root(), |_| false, |_| true);
    let loss = |node| network.length(&ways, node).map(|loss| network.points(loss));
    let mentors = 0..graph.places.len();
    let mentors = mentors.map(|mentor| loss(network.mentor_node(mentor)).map_or(0, |loss| -loss));
    let mut prices = Prices {
        mentees: (0..graph.mentees.len())
            .map(|mentee| loss(mentee).unwrap_or(0))
            .collect(),
        mentors: mentors.map(|price| price.max(0)).collect(),
        surplus: 0,
    };
    prices.surplus = surplus(graph, &network.flow.closed, &prices);
    prices
}

fn surplus(graph: &Graph, closed: &[bool], prices: &Prices) -> i128 {
    let above = |row: &Row| {
        let arcs = row.arcs.clone().filter(|&arc| !closed[arc]);
        let price = prices.mentees[row.mentee];
        arcs.map(move |arc| {
            let arc = &graph.arcs[arc];
            (arc.points - price - prices.mentors[arc.mentor]).max(0)
        })
    };
    let (mentees, fields) = graph.rows.split_at(graph.mentees.len());
    let single: i128 = mentees.iter().flat_map(above).sum();
    let best = fields.iter().map(|field| above(field).max().unwrap_or(0));
    single + best.sum::<i128>()
}
