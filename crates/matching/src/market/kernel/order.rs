//! In which order mentors stand, so that those who are worth much the same to
//! everybody share a block, and a block's bound is near its points.
//!
//! A tree: the mentors are split by whatever makes bounds tightest for the number
//! of pieces it costs, and each piece again, down to a block.

use crate::assign;
use crate::score::labels::{By, Counted, Labels};
use crate::{Problem, people::Person};

use super::BLOCK;
use super::compile::Part;

/// What being refused weighs, in points, when splits are compared.
const REFUSAL: i64 = 250;
/// Classes of mentees that are asked, the largest first.
const ASKED: usize = 48;
/// Nothing with fewer mentors is split off.
const FEWEST: usize = BLOCK / 2;

/// Something by which mentors can be told apart.
struct Trait {
    /// Each mentor's code.
    codes: Vec<u8>,
    /// How many codes there are.
    of: usize,
    /// For each class of mentees asked, their share and their points by code.
    asked: Vec<(f32, Vec<f32>)>,
}

/// The mentors in order.
pub(super) fn of_mentors(problem: &Problem, parts: &[Part], counted: &[Counted<'_>]) -> Vec<u32> {
    let mut traits: Vec<Trait> = parts.iter().map(|part| coded(problem, part)).collect();
    for counted in counted {
        traits.extend(values(counted));
    }
    let draw = |mentor: &Person| assign::mixed(problem.seed, &mentor.id);
    let draws: Vec<u64> = problem.mentors.iter().map(draw).collect();
    let mut order: Vec<u32> = (0..problem.mentors.len() as u32).collect();
    order.sort_unstable_by_key(|&j| (draws[j as usize], j));
    let mut room = order.clone();
    split(&traits, &mut order, &mut room);
    order
}

/// Splits mentors by the best trait, in place, and goes on with each piece.
fn split(traits: &[Trait], mentors: &mut [u32], room: &mut [u32]) {
    if mentors.len() <= BLOCK {
        return;
    }
    let mut best: Option<(f32, usize)> = None;
    for (at, by) in traits.iter().enumerate() {
        let worth = by.worth(mentors);
        if worth > best.map_or(0.0, |best| best.0) {
            best = Some((worth, at));
        }
    }
    let Some((_, by)) = best else {
        return;
    };
    let by = &traits[by];
    let mut start = [0usize; 257];
    for &j in mentors.iter() {
        start[usize::from(by.codes[j as usize]) + 1] += 1;
    }
    for code in 0..by.of {
        start[code + 1] += start[code];
    }
    let mut next = start;
    for &j in mentors.iter() {
        let at = &mut next[usize::from(by.codes[j as usize])];
        room[*at] = j;
        *at += 1;
    }
    mentors.copy_from_slice(&room[..mentors.len()]);
    for code in 0..by.of {
        split(traits, &mut mentors[start[code]..start[code + 1]], room);
    }
}

impl Trait {
    /// By how much bounds would come nearer to points, for each bit that a split costs.
    fn worth(&self, mentors: &[u32]) -> f32 {
        let mut counts = [0u32; 256];
        for &j in mentors {
            counts[usize::from(self.codes[j as usize])] += 1;
        }
        let there: Vec<(usize, f32)> = (0..self.of)
            .filter(|&code| counts[code] > 0)
            .map(|code| (code, counts[code] as f32 / mentors.len() as f32))
            .collect();
        let largest = there.iter().map(|&(_, share)| share).fold(0.0, f32::max);
        if there.len() < 2 || mentors.len() as f32 * (1.0 - largest) < FEWEST as f32 {
            return 0.0;
        }
        let bits: f32 = there.iter().map(|&(_, share)| -share * share.log2()).sum();
        let loose = self.asked.iter().map(|(weight, points)| {
            let most = there.iter().map(|&(code, _)| points[code]);
            let mean: f32 = there
                .iter()
                .map(|&(code, share)| points[code] * share)
                .sum();
            weight * (most.fold(f32::MIN, f32::max) - mean)
        });
        loose.sum::<f32>() / bits
    }
}

fn coded(problem: &Problem, part: &Part) -> Trait {
    let mut sizes = vec![0u32; part.classes.somebody.len()];
    for &class in &part.classes.of {
        sizes[class as usize] += 1;
    }
    let mut classes: Vec<usize> = (0..sizes.len()).collect();
    classes.sort_by_key(|&class| (std::cmp::Reverse(sizes[class]), class));
    classes.truncate(ASKED);
    let all: u32 = classes.iter().map(|&class| sizes[class]).sum();
    let asked = classes.iter().map(|&class| {
        let mentee = part.classes.somebody[class] as usize;
        let given = part.codes.somebody.iter().map(|&mentor| {
            let entries = part.entries.iter();
            let given = entries.map(|&entry| problem.scorer.gives(entry, mentee, mentor as usize));
            given.sum::<Option<i64>>().unwrap_or(-REFUSAL) as f32
        });
        (sizes[class] as f32 / all.max(1) as f32, given.collect())
    });
    Trait {
        codes: narrow(&part.codes),
        of: part.codes.somebody.len(),
        asked: asked.collect(),
    }
}

fn narrow(codes: &Labels) -> Vec<u8> {
    codes.of.iter().map(|&code| code as u8).collect()
}

/// A trait for each value that mentors may have.
fn values(counted: &Counted<'_>) -> Vec<Trait> {
    let words = super::compile::values(counted);
    let mut weights = vec![0f32; words.len()];
    let mut said = 0f32;
    for set in counted.mentees {
        for word in set.iter() {
            if let Some(&value) = words.get(word) {
                weights[usize::from(value)] += 1.0 / set.len() as f32;
            }
        }
        said += 1.0;
    }
    let points = match counted.by {
        By::Any(points) | By::Share(points) | By::Each(points, _) => points.abs(),
        By::Needed(_) | By::Unlike => REFUSAL,
    } as f32;
    let mut codes = vec![vec![0u8; counted.mentors.len()]; words.len()];
    for (j, set) in counted.mentors.iter().enumerate() {
        for word in set.iter() {
            if let Some(&value) = words.get(word) {
                codes[usize::from(value)][j] = 1;
            }
        }
    }
    let traits = codes.into_iter().zip(weights);
    let mut traits: Vec<Trait> = traits
        .map(|(codes, weight)| Trait {
            codes,
            of: 2,
            asked: vec![(weight / f32::max(said, 1.0), vec![0.0, points])],
        })
        .collect();
    traits.sort_by(|a, b| b.asked[0].0.total_cmp(&a.asked[0].0));
    traits.truncate(ASKED);
    traits
}
