//! The shortest ways through a network, from one node to all others or to the nearest of some.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::{Network, Step};

/// The shortest ways from one node, as far as they were looked for.
pub(crate) struct Ways {
    pub(super) from: usize,
    /// Where the search stopped.
    pub(super) end: Option<usize>,
    pub(super) distance: Vec<i128>,
    pub(super) by: Vec<Option<Step>>,
    pub(super) reached: Vec<usize>,
}

pub(super) const FAR: i128 = i128::MAX;

impl Network {
    /// The shortest ways from a node through steps that are `open`, to all others or
    /// to the nearest that is looked for.
    pub(crate) fn ways(
        &self,
        from: usize,
        looked_for: impl Fn(usize) -> bool,
        open: impl Fn(Step) -> bool,
    ) -> Ways {
        let mut ways = Ways {
            from,
            end: None,
            distance: vec![FAR; self.root() + 1],
            by: vec![None; self.root() + 1],
            reached: vec![from],
        };
        ways.distance[from] = 0;
        let mut heap = BinaryHeap::from([Reverse((0, from))]);
        while let Some(Reverse((distance, node))) = heap.pop() {
            if distance > ways.distance[node] {
                continue;
            }
            if looked_for(node) {
                ways.end = Some(node);
                break;
            }
            self.steps(node, &mut |step| {
                let (_, next) = self.ends(step);
                let reduced = self.cost(step) + self.potential[node] - self.potential[next];
                let far = distance + reduced;
                if far < ways.distance[next] && open(step) {
                    if ways.distance[next] == FAR {
                        ways.reached.push(next);
                    }
                    ways.distance[next] = far;
                    ways.by[next] = Some(step);
                    heap.push(Reverse((far, next)));
                }
            });
        }
        ways
    }

    /// What the shortest way found to a node loses; absent when there is none.
    pub(crate) fn length(&self, ways: &Ways, to: usize) -> Option<i128> {
        let reduced = ways.distance[to];
        (reduced < FAR).then(|| reduced + self.potential[to] - self.potential[ways.from])
    }

    /// The steps of the shortest way found to a node, in order.
    pub(crate) fn way(&self, ways: &Ways, to: usize) -> Vec<Step> {
        let mut steps = Vec::new();
        let mut node = to;
        while let Some(step) = ways.by[node] {
            steps.push(step);
            node = self.ends(step).0;
        }
        steps.reverse();
        steps
    }
}
