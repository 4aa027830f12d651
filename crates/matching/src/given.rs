//! Pairs that are given with their points, where others have made the rules.
//!
//! The best choice among them is found and proved as for cohorts with rules, only that
//! no other pair is looked at.

use std::collections::HashMap;

use crate::market;
use crate::people::Side;
use crate::{LARGEST_SIDE, Order};

/// People, and the pairs that may be made of them.
#[derive(Debug, Clone, Default)]
pub struct Given {
    people: [Folk; 2],
    pairs: Vec<(u32, u32, i32)>,
    seed: u64,
}

/// One side.
#[derive(Debug, Clone, Default)]
pub(crate) struct Folk {
    at: HashMap<Key, u32>,
    pub(crate) ids: Vec<Box<str>>,
    pub(crate) places: Vec<u32>,
}

/// An id; short ones stand where they are looked for, since millions are.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Key {
    /// The bytes, and in the last place how many.
    Short([u8; 16]),
    Long(Box<str>),
}

impl Key {
    fn of(id: &str) -> Self {
        let bytes = id.as_bytes();
        if bytes.len() > 15 {
            return Self::Long(id.into());
        }
        let mut short = [0; 16];
        short[..bytes.len()].copy_from_slice(bytes);
        short[15] = bytes.len() as u8;
        Self::Short(short)
    }
}

/// The best choice among given pairs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chosen {
    /// Positions of mentee and mentor, and their points, by mentee id, then mentor id.
    pub pairs: Vec<(u32, u32, i32)>,
    /// Mentees with at least one mentor.
    pub mentees_served: usize,
    /// The points of all pairs.
    pub total: i64,
    /// The worth of the choice, tiers included.
    pub worth: i128,
    /// The bound that prices set to any choice: no lower than the worth, and the proof
    /// that nothing is better where it is the same.
    pub bound: i128,
}

/// Why people or pairs can't be taken in.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum GivenError {
    /// Somebody has no id.
    #[error("there is no id.")]
    NoId,
    /// An id is used twice on one side.
    #[error("the id \"{0}\" is used twice.")]
    SameIdTwice(String),
    /// There is nobody with this id.
    #[error("there is nobody with the id \"{0}\".")]
    Unknown(String),
    /// A pair is given twice.
    #[error("the pair of \"{0}\" and \"{1}\" is given twice.")]
    PairTwice(String, String),
    /// Points so high or low that sums might no longer be exact.
    #[error("{0} points are too many to be added up exactly.")]
    TooManyPoints(i64),
    /// More people or places than can be added up exactly.
    #[error("these are too many people, places or points to be added up exactly.")]
    TooLarge,
}

impl Given {
    /// Nobody and nothing yet. Equal choices are drawn by `seed` and ids.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self {
            seed,
            ..Self::default()
        }
    }

    /// Takes in a person.
    ///
    /// # Errors
    /// When the id is missing or used before on that side.
    pub fn add_person(&mut self, side: Side, id: &str, places: u32) -> Result<(), GivenError> {
        let folk = &mut self.people[usize::from(side == Side::Mentor)];
        if id.is_empty() {
            return Err(GivenError::NoId);
        }
        let next = folk.ids.len() as u32;
        if folk.ids.len() >= LARGEST_SIDE {
            return Err(GivenError::TooLarge);
        }
        if folk.at.insert(Key::of(id), next).is_some() {
            return Err(GivenError::SameIdTwice(id.to_owned()));
        }
        folk.ids.push(id.into());
        folk.places.push(places);
        Ok(())
    }

    /// Where somebody stands on their side.
    ///
    /// # Errors
    /// When nobody has this id.
    pub fn position(&self, side: Side, id: &str) -> Result<u32, GivenError> {
        let at = self.folk(side).at.get(&Key::of(id)).copied();
        at.ok_or_else(|| GivenError::Unknown(id.to_owned()))
    }

    /// Takes in a pair that may be made, by positions, with its points.
    ///
    /// # Errors
    /// When the points are too many.
    pub fn add_pair(&mut self, mentee: u32, mentor: u32, points: i64) -> Result<(), GivenError> {
        if points.abs() >= market::LARGEST_SCORE {
            return Err(GivenError::TooManyPoints(points));
        }
        self.pairs.push((mentee, mentor, points as i32));
        Ok(())
    }

    /// The id of somebody.
    #[must_use]
    pub fn id(&self, side: Side, at: u32) -> &str {
        &self.folk(side).ids[at as usize]
    }

    /// How many people stand on a side.
    #[must_use]
    pub fn count(&self, side: Side) -> usize {
        self.folk(side).ids.len()
    }

    /// The best choice of pairs, in this order of aims. Neither the order of people
    /// nor that of pairs makes a difference.
    ///
    /// # Errors
    /// When a pair is given twice, or sums might no longer be exact.
    pub fn solve(mut self, order: Order) -> Result<(Self, Chosen), GivenError> {
        let pairs = std::mem::take(&mut self.pairs);
        let [mentees, mentors] = &self.people;
        let chosen = market::given::solve(mentees, mentors, pairs, self.seed, order)?;
        Ok((self, chosen))
    }

    fn folk(&self, side: Side) -> &Folk {
        &self.people[usize::from(side == Side::Mentor)]
    }
}
