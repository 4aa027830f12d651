//! The network of what is still open: everyone's remaining wants and places, and
//! the pairs that may be made between them.

use std::ops::Range;

use super::{Worth, drawn, mix, name};
use crate::Problem;

/// Rows on the left, mentors on the right, possible pairs between.
///
/// The first rows are the mentees. Where a mentee wants several mentors who have
/// to differ, every field with several possible mentors is a further row below
/// the mentee, which lets one mentor through.
#[derive(Debug, Clone)]
pub(super) struct Graph {
    pub(super) rows: Vec<Row>,
    pub(super) arcs: Vec<Arc>,
    pub(super) mentees: Vec<Mentee>,
    /// Each mentor's places that no locked pair holds.
    pub(super) places: Vec<u32>,
    pub(super) worth: Worth,
    /// What one point weighs against draws: more than twice all draws together.
    pub(super) point: i128,
    /// What a pair that stays weighs against draws, where pairs are to stay.
    all_draws: i128,
}

/// A mentee, or one field of a mentee.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) mentee: usize,
    /// The possible pairs that leave from here.
    pub(super) arcs: Range<usize>,
}

#[derive(Debug, Clone)]
pub(super) struct Mentee {
    /// Wants that no locked pair fills.
    pub(super) wants: u32,
    /// What the first mentor is worth besides the pair: 0 when a lock has served the mentee.
    pub(super) first: i128,
    /// The rows of fields below this mentee.
    pub(super) fields: Range<usize>,
}

/// A pair that may be made.
#[derive(Debug, Clone)]
pub(super) struct Arc {
    pub(super) row: usize,
    pub(super) mentor: usize,
    /// Its points.
    pub(super) score: i64,
    /// Its worth, tiers above the points.
    pub(super) points: i128,
    /// The same with the draw below the points.
    pub(super) value: i128,
}

/// Which pairs are made.
#[derive(Debug, Clone)]
pub(super) struct Flow {
    pub(super) used: Vec<bool>,
    /// Mentors that each mentee has.
    pub(super) held: Vec<u32>,
    /// Mentees that each mentor has.
    pub(super) load: Vec<u32>,
    /// The arcs in use at each mentor.
    pub(super) mates: Vec<Vec<usize>>,
    /// Rows of fields that have let their mentor through.
    pub(super) taken: Vec<bool>,
    /// Arcs that may no longer be used.
    pub(super) closed: Vec<bool>,
}

/// The possible pairs of one mentee: field, mentor.
type Open = Vec<(Option<u32>, usize)>;

impl Graph {
    pub(super) fn new(problem: &Problem) -> Self {
        let worth = Worth::of(problem);
        let pairs = i128::from(super::pairs_at_most(problem));
        let mut places: Vec<u32> = problem.mentors.iter().map(|m| m.places).collect();
        for &(_, j) in &problem.locked {
            places[j] -= 1;
        }
        let mut graph = Self {
            rows: Vec::new(),
            arcs: Vec::new(),
            mentees: Vec::new(),
            places,
            worth,
            point: match problem.kept.pairs.is_empty() {
                true => 2 * pairs * i128::from(u32::MAX) + 1,
                false => 8 * pairs * pairs * i128::from(u16::MAX) + 1,
            },
            all_draws: 2 * pairs * i128::from(u16::MAX),
        };
        graph.add_mentees(problem);
        graph
    }

    fn add_mentees(&mut self, problem: &Problem) {
        let names: Vec<u64> = problem.mentors.iter().map(|m| name(&m.id)).collect();
        let mut below: Vec<(usize, Open)> = Vec::new();
        for i in 0..problem.mentees.len() {
            let mentee = self.mentee(problem, i);
            let open = problem.open_to(i).into_iter();
            let open = open.map(|j| (problem.scorer.field(j), j)).collect();
            let (direct, fields) = split(open, mentee.wants);
            self.mentees.push(mentee);
            self.add_row(problem, &names, i, direct);
            below.extend(fields.into_iter().map(|field| (i, field)));
        }
        for (i, open) in below {
            let row = self.rows.len();
            let fields = &mut self.mentees[i].fields;
            let first = if fields.end == 0 { row } else { fields.start };
            *fields = first..row + 1;
            self.add_row(problem, &names, i, open);
        }
    }

    fn mentee(&self, problem: &Problem, i: usize) -> Mentee {
        let locks = problem.locks_of(i).len();
        Mentee {
            wants: problem.mentees[i].places - locks as u32,
            first: if locks == 0 { self.worth.served } else { 0 },
            fields: 0..0,
        }
    }

    fn add_row(&mut self, problem: &Problem, names: &[u64], i: usize, open: Open) {
        let row = self.rows.len();
        let start = self.arcs.len();
        let mentee = mix(problem.seed ^ name(&problem.mentees[i].id));
        for (_, j) in open {
            let score = problem.scorer.score(i, j);
            let stays = problem.kept.worth(i, j);
            let points = self.worth.pair + i128::from(score) + stays.unwrap_or(0);
            let mut draw = i128::from(drawn(mentee, names[j]));
            if !problem.kept.pairs.is_empty() {
                // Staying decides before any draw does.
                draw = (draw >> 16) - stays.map_or(0, |_| self.all_draws);
            }
            self.arcs.push(Arc {
                row,
                mentor: j,
                score,
                points,
                value: points * self.point - draw,
            });
        }
        self.rows.push(Row {
            mentee: i,
            arcs: start..self.arcs.len(),
        });
    }

    /// Whether a row is a field below a mentee.
    pub(super) fn is_field(&self, row: usize) -> bool {
        row >= self.mentees.len()
    }
}

impl Flow {
    pub(super) fn none(graph: &Graph) -> Self {
        Self {
            used: vec![false; graph.arcs.len()],
            held: vec![0; graph.mentees.len()],
            load: vec![0; graph.places.len()],
            mates: vec![Vec::new(); graph.places.len()],
            taken: vec![false; graph.rows.len()],
            closed: vec![false; graph.arcs.len()],
        }
    }

    pub(super) fn pairs<'a>(
        &'a self,
        graph: &'a Graph,
    ) -> impl Iterator<Item = (usize, usize)> + 'a {
        let used = graph.arcs.iter().zip(&self.used).filter(|(_, used)| **used);
        used.map(|(arc, _)| (graph.rows[arc.row].mentee, arc.mentor))
    }

    pub(super) fn has_room(&self, graph: &Graph, mentor: usize) -> bool {
        self.load[mentor] < graph.places[mentor]
    }

    pub(super) fn make(&mut self, graph: &Graph, arc: usize) {
        self.used[arc] = true;
        self.mates[graph.arcs[arc].mentor].push(arc);
    }

    pub(super) fn undo(&mut self, graph: &Graph, arc: usize) {
        self.used[arc] = false;
        self.mates[graph.arcs[arc].mentor].retain(|&made| made != arc);
    }
}

/// Splits what is open to a mentee into pairs that limit nobody and fields of
/// which only one mentor may be had.
fn split(mut open: Open, wants: u32) -> (Open, Vec<Open>) {
    if wants < 2 {
        return (open, Vec::new());
    }
    open.sort_unstable();
    let mut direct = Vec::new();
    let mut fields = Vec::new();
    for run in open.chunk_by(|a, b| a.0 == b.0) {
        if run.len() < 2 || run[0].0.is_none() {
            direct.extend_from_slice(run);
        } else {
            fields.push(run.to_vec());
        }
    }
    (direct, fields)
}
