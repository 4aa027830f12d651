//! The pairs held in memory, by mentee and by mentor.

use super::flow::MENTEES;

/// Pairs that may be made, as lists on both sides.
pub(super) struct Candidates {
    sides: [Lists; 2],
}

struct Lists {
    start: Vec<u32>,
    pairs: Vec<(u32, i32)>,
}

impl Candidates {
    pub(super) fn none(mentees: usize, mentors: usize) -> Self {
        let lists = |people: usize| Lists {
            start: vec![0; people + 1],
            pairs: Vec::new(),
        };
        Self {
            sides: [lists(mentees), lists(mentors)],
        }
    }

    /// The candidates of somebody, with the points of each pair.
    pub(super) fn of(&self, side: usize, person: usize) -> &[(u32, i32)] {
        let lists = &self.sides[side];
        &lists.pairs[lists.start[person] as usize..lists.start[person + 1] as usize]
    }

    /// Adds pairs that aren't there yet, listed by mentee.
    pub(super) fn add(&mut self, new: &[(u32, u32, i32)]) {
        let old = &self.sides[MENTEES];
        let people = old.start.len() - 1;
        let mut lists = Lists {
            start: Vec::with_capacity(people + 1),
            pairs: Vec::with_capacity(old.pairs.len() + new.len()),
        };
        lists.start.push(0);
        let mut rest = new;
        for person in 0..people {
            lists.pairs.extend_from_slice(self.of(MENTEES, person));
            let own = rest.partition_point(|pair| pair.0 as usize <= person);
            let (own, later) = rest.split_at(own);
            lists
                .pairs
                .extend(own.iter().map(|&(_, j, score)| (j, score)));
            rest = later;
            lists.start.push(lists.pairs.len() as u32);
        }
        self.sides[MENTEES] = lists;
        self.turn_round();
    }

    fn turn_round(&mut self) {
        let [mentees, mentors] = &mut self.sides;
        mentors.start.fill(0);
        for &(j, _) in &mentees.pairs {
            mentors.start[j as usize + 1] += 1;
        }
        for j in 1..mentors.start.len() {
            mentors.start[j] += mentors.start[j - 1];
        }
        let mut next = mentors.start.clone();
        mentors.pairs.clear();
        mentors.pairs.resize(mentees.pairs.len(), (0, 0));
        for i in 0..mentees.start.len() - 1 {
            let own = mentees.start[i] as usize..mentees.start[i + 1] as usize;
            for &(j, score) in &mentees.pairs[own] {
                let at = &mut next[j as usize];
                mentors.pairs[*at as usize] = (i as u32, score);
                *at += 1;
            }
        }
    }
}
