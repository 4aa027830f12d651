//! What a coordinator changes in a draft by hand. Each edit is kept with who and when, and can be
//! undone; what is in force is worked out from those that were not.

use std::collections::{BTreeMap, BTreeSet};

use dyad_people::account::PersonId;
use dyad_platform::clock::Moment;
use serde::{Deserialize, Serialize};

use super::weights::Weights;

pub mod store;

/// A mentee and a mentor.
pub type Two = (PersonId, PersonId);

/// One thing a coordinator did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "did", rename_all = "snake_case")]
pub enum Change {
    /// Kept pairs as they were.
    Lock {
        /// Which.
        pairs: Vec<Two>,
    },
    /// Let pairs go again that were kept.
    Unlock {
        /// Which.
        pairs: Vec<Two>,
    },
    /// Ruled pairs out.
    Forbid {
        /// Which.
        pairs: Vec<Two>,
    },
    /// Put two people together by hand.
    Assign {
        /// Whom.
        pair: Two,
    },
    /// Let two pairs change mentors.
    Swap {
        /// The first, as it was.
        one: Two,
        /// The second, as it was.
        other: Two,
    },
    /// A mentor gave one more place.
    OneMorePlace {
        /// Who.
        mentor: PersonId,
    },
    /// Took the best of all, whoever has to move for it.
    Best,
    /// Tried other weights: what criteria count at most, by their place in the rules.
    Weigh {
        /// Which, and how much.
        weights: Vec<(usize, i64)>,
    },
}

/// An edit, with what came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// Counted within the round, from 1.
    pub number: i64,
    /// What was done.
    pub change: Change,
    /// The pairs it made and unmade.
    pub moves: Moves,
    /// What came of it.
    pub effect: Effect,
    /// Who did it.
    pub made_by: PersonId,
    /// When.
    pub made_at: Moment,
    /// When it was undone.
    pub undone_at: Option<Moment>,
}

/// The pairs that an edit made and unmade.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moves {
    /// Those that are new.
    pub made: Vec<Two>,
    /// Those that are no more.
    pub unmade: Vec<Two>,
}

impl Moves {
    /// From one draft to the next.
    #[must_use]
    pub fn between(before: &Before, after: &Before) -> Self {
        let then: BTreeSet<&Two> = before.pairs.iter().collect();
        let now: BTreeSet<&Two> = after.pairs.iter().collect();
        Self {
            made: now.difference(&then).map(|pair| (*pair).clone()).collect(),
            unmade: then.difference(&now).map(|pair| (*pair).clone()).collect(),
        }
    }

    /// The pairs of a draft as they were before.
    #[must_use]
    pub fn taken_back(&self, pairs: &[Two]) -> Vec<Two> {
        let stays = pairs.iter().filter(|pair| !self.made.contains(pair));
        self.unmade.iter().chain(stays).cloned().collect()
    }
}

/// What an edit did to the draft.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Effect {
    /// How many mentees have another mentor, none any more, or one at last.
    pub moved: i64,
    /// How many mentees more have a mentor.
    pub served: i64,
    /// How many points more there are in all.
    pub points: i64,
}

/// What the edits in force say together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hand {
    /// Pairs that have to be.
    pub locked: Vec<Two>,
    /// Pairs that must not be.
    pub forbidden: BTreeSet<Two>,
    /// Weights other than those of the programme.
    pub weights: Weights,
}

/// What a draft looks like, before an edit or after it.
#[derive(Clone, Debug, Default)]
pub struct Before {
    /// Its pairs.
    pub pairs: Vec<Two>,
    /// How many mentees had a mentor.
    pub served: i64,
    /// The points of all pairs.
    pub total: i64,
}

impl Hand {
    /// What `edits` say together, the oldest first. The last word on a pair holds, and whoever is put
    /// with somebody new is no longer kept with the one before; a mentee wants `wanted` mentors.
    #[must_use]
    pub fn of<'e>(edits: impl IntoIterator<Item = &'e Edit>, wanted: usize) -> Self {
        let mut hand = Self::default();
        let in_force = edits.into_iter().filter(|edit| edit.undone_at.is_none());
        for edit in in_force {
            hand.takes(&edit.change, wanted);
        }
        hand
    }

    /// Adds one more change.
    pub fn takes(&mut self, change: &Change, wanted: usize) {
        match change {
            Change::Lock { pairs } => pairs.iter().for_each(|pair| self.lock(pair, wanted)),
            Change::Assign { pair } => self.lock(pair, wanted),
            Change::Swap { one, other } => {
                self.locked.retain(|pair| pair != one && pair != other);
                self.lock(&(one.0.clone(), other.1.clone()), wanted);
                self.lock(&(other.0.clone(), one.1.clone()), wanted);
            }
            Change::Unlock { pairs } => self.locked.retain(|pair| !pairs.contains(pair)),
            Change::Forbid { pairs } => {
                self.locked.retain(|pair| !pairs.contains(pair));
                self.forbidden.extend(pairs.iter().cloned());
            }
            Change::Weigh { weights } => self.weights = weights.iter().copied().collect(),
            Change::OneMorePlace { .. } | Change::Best => {}
        }
    }

    fn lock(&mut self, pair: &Two, wanted: usize) {
        self.forbidden.remove(pair);
        self.locked.retain(|known| known != pair);
        let is_theirs = |known: &Two| known.0 == pair.0;
        while self.locked.iter().filter(|known| is_theirs(known)).count() >= wanted.max(1) {
            let Some(oldest) = self.locked.iter().position(is_theirs) else {
                break;
            };
            self.locked.remove(oldest);
        }
        self.locked.push(pair.clone());
    }

    /// Whether a pair is kept by hand.
    #[must_use]
    pub fn holds(&self, mentee: &PersonId, mentor: &PersonId) -> bool {
        self.locked.iter().any(|(a, b)| a == mentee && b == mentor)
    }
}

impl Change {
    /// Whether it can be undone from the desk: a place that a mentor gave is the mentor's to take back.
    #[must_use]
    pub fn can_be_undone(&self) -> bool {
        !matches!(self, Self::OneMorePlace { .. })
    }
}

impl Before {
    /// The mentees who are with somebody else in `after`, with whom they are there.
    #[must_use]
    pub fn who_moves(&self, after: &Self) -> BTreeMap<PersonId, Vec<PersonId>> {
        let then: BTreeSet<&Two> = self.pairs.iter().collect();
        let now: BTreeSet<&Two> = after.pairs.iter().collect();
        let mut moves: BTreeMap<PersonId, Vec<PersonId>> = BTreeMap::new();
        for pair in then.symmetric_difference(&now) {
            let to = moves.entry(pair.0.clone()).or_default();
            if now.contains(*pair) {
                to.push(pair.1.clone());
            }
        }
        moves
    }
}

impl Effect {
    /// What became of a draft.
    #[must_use]
    pub fn of(before: &Before, after: &Before) -> Self {
        let moved = before.who_moves(after).len();
        Self {
            moved: i64::try_from(moved).unwrap_or(i64::MAX),
            served: after.served - before.served,
            points: after.total - before.total,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn two(mentee: &str, mentor: &str) -> Two {
        (PersonId(mentee.into()), PersonId(mentor.into()))
    }

    fn edit(change: Change, undone_at: Option<Moment>) -> Edit {
        Edit {
            number: 1,
            change,
            moves: Moves::default(),
            effect: Effect::default(),
            made_by: PersonId("ada".into()),
            made_at: Moment(0),
            undone_at,
        }
    }

    #[test]
    fn the_last_word_on_a_pair_holds() {
        let (lock, forbid) = (
            Change::Lock {
                pairs: vec![two("lin", "grace")],
            },
            Change::Forbid {
                pairs: vec![two("lin", "grace")],
            },
        );
        let hand = Hand::of(&[edit(lock.clone(), None), edit(forbid.clone(), None)], 1);
        assert_eq!((hand.locked.len(), hand.forbidden.len()), (0, 1));
        let hand = Hand::of(&[edit(forbid, None), edit(lock, None)], 1);
        assert_eq!((hand.locked.len(), hand.forbidden.len()), (1, 0));
    }

    #[test]
    fn whoever_is_put_with_somebody_new_is_no_longer_kept_with_the_one_before() {
        let put = |mentor| Change::Assign {
            pair: two("lin", mentor),
        };
        let edits = [edit(put("grace"), None), edit(put("alan"), None)];
        assert_eq!(Hand::of(&edits, 1).locked, [two("lin", "alan")]);
        assert_eq!(Hand::of(&edits, 2).locked.len(), 2);
    }

    #[test]
    fn what_is_taken_back_stands_where_it_stood() {
        let before = Before {
            pairs: vec![two("lin", "grace"), two("tomás", "alan")],
            ..Before::default()
        };
        let after = Before {
            pairs: vec![two("lin", "alan"), two("tomás", "alan")],
            ..Before::default()
        };
        let moves = Moves::between(&before, &after);
        assert_eq!(moves.taken_back(&after.pairs), before.pairs);
        assert_eq!(before.who_moves(&after).len(), 1);
    }

    #[test]
    fn a_swap_changes_the_mentors_of_both_and_what_is_undone_says_nothing() {
        let swap = Change::Swap {
            one: two("lin", "grace"),
            other: two("tomás", "alan"),
        };
        let lock = Change::Lock {
            pairs: vec![two("lin", "grace")],
        };
        let edits = [edit(lock, None), edit(swap.clone(), None)];
        assert_eq!(
            Hand::of(&edits, 1).locked,
            [two("lin", "alan"), two("tomás", "grace")]
        );
        let undone = [edit(swap, Some(Moment(5)))];
        assert_eq!(Hand::of(&undone, 1), Hand::default());
    }
}
