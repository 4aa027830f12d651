//! Matching again with the least disruption, after a split, a late joiner, a
//! withdrawal, a new place or a lock.
//!
//! Pairs that stand should stay. A *move* undoes one of those that could. With a bonus b
//! for every pair that stays, the best answer makes m moves, and no answer with m moves
//! or fewer is better: whoever wants less disruption takes a larger b (Lagrange's method;
//! Everett 1963). Going through all b gives the answers that are worth their moves, from
//! no move at all to the best of all, and between two of them a bound for what so many
//! moves could reach.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::assign::network::Network;
use crate::assign::{self, Solution, Worth};
use crate::{Answer, Comparison, Kept, Loss, Pair, Problem, certificate};

/// Answers from the fewest moves to the best of all, each worth its moves.
#[derive(Debug, Clone)]
pub struct Rematch {
    problem: Problem,
    /// Solved for the bonus of the option at hand.
    network: Network,
    standing: Vec<Pair>,
    options: Vec<Rearrangement>,
}

/// One answer, and how many moves it takes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rearrangement {
    /// Standing pairs undone that could stay.
    pub moves: usize,
    /// Its pairs, locked ones included.
    pub pairs: Vec<Pair>,
    /// What is different from the pairs that could stay.
    pub change: Comparison,
    /// What one move less would at least be worth to prefer it, with tiers in it.
    bonus: i128,
    worth: i128,
}

impl Rearrangement {
    /// Mentees with a mentor.
    #[must_use]
    pub fn served(&self) -> usize {
        let mentees = self.pairs.iter().map(|pair| pair.mentee.as_str());
        mentees.collect::<BTreeSet<&str>>().len()
    }

    /// The points of all pairs.
    #[must_use]
    pub fn points(&self) -> i64 {
        self.pairs.iter().map(|pair| pair.score).sum()
    }
}

/// More options than anybody looks at; each is an answer solved.
const MOST_OPTIONS: usize = 64;

impl Problem {
    /// The answers worth considering when pairs of `standing` (mentee id, mentor id) should
    /// stay. Pairs that can't stay are no moves: somebody is gone, a rule, a ban or a
    /// lock is against it. So put whoever split up among the forbidden pairs.
    ///
    /// Up to `most_moves` moves every answer that is worth its moves is there, and the
    /// best of all at the end.
    #[must_use]
    pub fn rematch(&self, standing: &[(String, String)], most_moves: Option<usize>) -> Rematch {
        let mut problem = self.clone();
        problem.kept.pairs = standing
            .iter()
            .filter_map(|(mentee, mentor)| self.both(mentee, mentor).ok())
            .filter(|two| !self.locked.contains(two) && self.open_to(two.0).contains(&two.1))
            .collect();
        let worth = Worth::of(self);
        // No round of changes serves more than one mentee more, or makes more than one
        // pair more: so much keeps whoever can stay.
        problem.kept.bonus = worth.served + 2 * worth.pair;
        let kept = problem.kept.pairs.iter().chain(&problem.locked);
        let kept = kept.filter(|&&(i, j)| {
            let (mentee, mentor) = (&problem.mentees[i].id, &problem.mentors[j].id);
            let stood = |(a, b): &(String, String)| a == mentee && b == mentor;
            problem.kept.pairs.contains(&(i, j)) || standing.iter().any(stood)
        });
        let mut rematch = Rematch {
            standing: kept.map(|&(i, j)| problem.pair(i, j)).collect(),
            network: Network::solved(&problem),
            problem,
            options: Vec::new(),
        };
        rematch.look(most_moves.unwrap_or(usize::MAX));
        rematch
    }
}

impl Rematch {
    /// The answers, from the fewest moves to the best of all.
    #[must_use]
    pub fn options(&self) -> &[Rearrangement] {
        &self.options
    }

    /// The standing pairs that could stay, by mentee id, then mentor id.
    #[must_use]
    pub fn standing(&self) -> &[Pair] {
        &self.standing
    }

    /// The best option with no more than so many moves. The fewest there are may be more
    /// than that only where places shrank, which no choice of pairs can help.
    #[must_use]
    pub fn at_most(&self, moves: usize) -> &Rearrangement {
        let fitting = self.options.iter().rev();
        let mut fitting = fitting.filter(|option| option.moves <= moves);
        fitting.next().unwrap_or(&self.options[0])
    }

    /// How much better than [`Rematch::at_most`] any answer with so many moves could be
    /// at most, as far as is proved; nothing means that none is better.
    #[must_use]
    pub fn at_most_better(&self, moves: usize) -> Loss {
        let chosen = self.at_most(moves);
        // By Lagrange's bound, from every bonus looked at.
        let bounds = self
            .options
            .iter()
            .map(|option| option.worth + option.bonus * (moves as i128 - option.moves as i128));
        let gap = match moves <= chosen.moves {
            true => 0,
            false => bounds.min().map_or(0, |reach| reach - chosen.worth),
        };
        Worth::of(&self.problem).in_tiers(gap)
    }

    /// An option with its proof: that no answer with as many moves or fewer is better.
    #[must_use]
    pub fn answer(&self, option: &Rearrangement) -> Answer {
        let mut problem = self.problem.clone();
        let more = option.bonus - problem.kept.bonus;
        problem.kept.bonus = option.bonus;
        let mut network = self.network.clone();
        if !network.keep_for(&problem.kept.pairs, more) {
            network = Network::solved(&problem);
        }
        let Solution { pairs, prices } = assign::solution(&problem, &network);
        certificate::answer(&problem, &pairs, &prices)
    }

    fn look(&mut self, most_moves: usize) {
        let fewest = self.option();
        let best = self.with(0);
        let mut found = vec![fewest];
        if best.moves > found[0].moves {
            self.between(&found[0].clone(), &best, most_moves, &mut found);
            found.push(best);
        }
        self.options = found;
    }

    /// All that lies between two options, the fewer moves first.
    fn between(
        &mut self,
        few: &Rearrangement,
        many: &Rearrangement,
        most_moves: usize,
        found: &mut Vec<Rearrangement>,
    ) {
        let apart = many.moves as i128 - few.moves as i128;
        if apart < 2 || few.moves >= most_moves || found.len() >= MOST_OPTIONS {
            return;
        }
        let bonus = (many.worth - few.worth).div_euclid(apart);
        let middle = self.with(bonus);
        let new = middle.moves > few.moves && middle.moves < many.moves;
        if new {
            self.between(few, &middle, most_moves, found);
            found.push(middle.clone());
            self.between(&middle, many, most_moves, found);
        }
    }

    /// The option at another bonus.
    fn with(&mut self, bonus: i128) -> Rearrangement {
        let more = bonus - self.problem.kept.bonus;
        self.problem.kept.bonus = bonus;
        let Kept { pairs, .. } = &self.problem.kept;
        if !self.network.keep_for(pairs, more) {
            self.network = Network::solved(&self.problem);
        }
        self.option()
    }

    fn option(&self) -> Rearrangement {
        let made = self.network.pairs();
        let kept = self.problem.kept.pairs.intersection(&made).count();
        let all = self.problem.locked.iter().chain(&made);
        let mut pairs: Vec<Pair> = all.map(|&(i, j)| self.problem.pair(i, j)).collect();
        pairs.sort();
        Rearrangement {
            moves: self.problem.kept.pairs.len() - kept,
            change: Comparison::between(&self.standing, &pairs),
            pairs,
            bonus: self.problem.kept.bonus,
            worth: self.network.worth(),
        }
    }
}
