//! Matching again, so that as few as possible of the pairs that stand are undone.

use std::path::Path;

use dyad_matching::Loss;

use crate::{FilesError, Inputs, Outcome, Outputs, problem, reading, writing};

/// What so many moves lead to. A move undoes a standing pair that could stay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Priced {
    /// How many.
    pub moves: usize,
    /// Pairs and points then.
    pub outcome: Outcome,
    /// Mentees with a mentor then.
    pub served: usize,
    /// Whether it is the one that was written.
    pub chosen: bool,
}

/// Finds the best answer that undoes at most so many of the standing pairs (or the best
/// of all), and writes it with its proof. Beside it, what fewer or more moves lead to, and
/// how much better than the one written an answer with so many moves could be at most.
///
/// # Errors
/// When a file can't be read or written, or something in one is wrong.
pub fn rematch(
    inputs: &Inputs,
    standing: &Path,
    most_moves: Option<usize>,
    outputs: &Outputs,
    seed: u64,
    tell: impl Fn(&str),
) -> Result<(Outcome, Vec<Priced>, Loss), FilesError> {
    let problem = problem(inputs, seed, &tell)?;
    let standing = reading::all_pairs(&[standing.to_owned()])?;
    let rematch = problem.rematch(&standing, most_moves);
    tell(&format!(
        "{} of {} standing pairs can stay",
        rematch.standing().len(),
        standing.len()
    ));
    let moves = most_moves.unwrap_or(usize::MAX);
    let chosen = rematch.at_most(moves);
    let answer = rematch.answer(chosen);
    writing::all(&problem, &answer.pairs, &answer.certificate, outputs)?;
    let priced = rematch.options().iter().map(|option| Priced {
        moves: option.moves,
        outcome: Outcome {
            pairs: option.pairs.len(),
            score: option.pairs.iter().map(|pair| pair.score).sum(),
        },
        served: option.served(),
        chosen: option == chosen,
    });
    let outcome = Outcome {
        pairs: answer.pairs.len(),
        score: answer.total,
    };
    Ok((
        outcome,
        priced.collect(),
        rematch.at_most_better(moves.min(standing.len())),
    ))
}
