//! Locks and bans, and what comes of them.

use super::Solved;
use crate::assign::network::Step;
use crate::{Comparison, ProblemError, Refusal};

impl Solved {
    /// Locks a pair, and finds the best answer that has it: one shortest path.
    ///
    /// # Errors
    /// As [`crate::Problem::new`] for locks that can't be kept; nothing has changed then.
    pub fn lock(&mut self, mentee: &str, mentor: &str) -> Result<Comparison, ProblemError> {
        let (i, j) = self.problem.both(mentee, mentor)?;
        let before = self.pairs();
        if !self.problem.locked.insert((i, j)) {
            return Ok(Comparison::between(&before, &before));
        }
        if let Err(refused) = self.problem.check_locks() {
            self.problem.locked.remove(&(i, j));
            return Err(refused);
        }
        if !self.network.hold(i, j) {
            self.start_anew();
        }
        Ok(Comparison::between(&before, &self.pairs()))
    }

    /// Rules a pair out, and finds the best answer without it: one shortest path.
    ///
    /// # Errors
    /// When an id is unknown, or the pair is locked; nothing has changed then.
    pub fn forbid(&mut self, mentee: &str, mentor: &str) -> Result<Comparison, ProblemError> {
        let (i, j) = self.problem.both(mentee, mentor)?;
        if self.problem.locked.contains(&(i, j)) {
            return Err(ProblemError::LockRefused {
                mentee: mentee.to_owned(),
                mentor: mentor.to_owned(),
                refusal: Box::new(Refusal {
                    rule: None,
                    columns: None,
                    fact: crate::Fact::Forbidden,
                }),
            });
        }
        let before = self.pairs();
        self.problem.forbidden.insert((i, j));
        if let Some(arc) = self.network.arc_of(i, j)
            && !self.network.close(arc)
        {
            self.start_anew();
        }
        Ok(Comparison::between(&before, &self.pairs()))
    }

    /// Lets a locked pair go, or takes a ban back. The rules may still refuse the pair.
    ///
    /// # Errors
    /// When an id is unknown.
    pub fn release(&mut self, mentee: &str, mentor: &str) -> Result<Comparison, ProblemError> {
        let two = self.problem.both(mentee, mentor)?;
        let mut problem = self.problem.clone();
        let before = self.pairs();
        if !problem.locked.remove(&two) & !problem.forbidden.remove(&two) {
            return Ok(Comparison::between(&before, &before));
        }
        *self = problem.solved_from(self);
        Ok(Comparison::between(&before, &self.pairs()))
    }

    fn start_anew(&mut self) {
        *self = self.problem.clone().solved();
    }
}

impl crate::assign::network::Network {
    /// Makes a pair, and takes it out of what may change. False when there was no way.
    fn hold(&mut self, i: usize, j: usize) -> bool {
        let Some(arc) = self.arc_of(i, j) else {
            return false;
        };
        if !self.is_made(arc) {
            let row = self.row_of(arc);
            if self.send(self.mentor_node(j), |node| node == row).is_none() {
                return false;
            }
            self.take(Step::Make(arc));
        }
        self.set_aside(arc);
        true
    }

    /// Closes a pair, and goes the best way round it. False when there was no way.
    fn close(&mut self, arc: usize) -> bool {
        let made = self.is_made(arc);
        if made {
            self.take(Step::Undo(arc));
        }
        self.close_arc(arc);
        let (from, to) = self.ends(Step::Make(arc));
        !made || self.send(from, |node| node == to).is_some()
    }
}
