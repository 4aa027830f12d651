//! What people said, turned into small numbers once, so that a pair is judged
//! without touching a text.

use std::collections::BTreeMap;

use crate::problem_error::ProblemError;
use crate::{Person, Side};

/// Numbers beyond this are refused, so that points times a number stay exact.
const LARGEST_NUMBER: i64 = 1_000_000_000;

/// Every text that people said in the columns the rules read, by number.
#[derive(Debug, Clone, Default)]
pub(super) struct Words {
    numbers: BTreeMap<String, u32>,
    texts: Vec<String>,
}

/// A set of texts by number, ascending; empty when missing.
pub(super) type Set = Box<[u32]>;

/// Both sides' values in the columns of one rule.
#[derive(Debug, Clone)]
pub(super) struct Sides<T> {
    pub(super) mentees: Vec<T>,
    pub(super) mentors: Vec<T>,
}

/// Sets on both sides.
pub(super) type Sets = Sides<Set>;

/// Numbers on both sides; absent when missing.
pub(super) type Numbers = Sides<Option<i64>>;

/// What people rated above 0, by number, ascending, each with its rating.
pub(super) type Rated = Sides<Box<[(u32, i64)]>>;

impl<T> Sides<T> {
    pub(super) fn of(&self, side: Side) -> &[T] {
        match side {
            Side::Mentee => &self.mentees,
            Side::Mentor => &self.mentors,
        }
    }
}

impl Words {
    pub(super) fn number(&mut self, text: &str) -> u32 {
        if let Some(number) = self.numbers.get(text) {
            return *number;
        }
        let number = u32::try_from(self.texts.len()).unwrap_or(u32::MAX);
        self.numbers.insert(text.to_owned(), number);
        self.texts.push(text.to_owned());
        number
    }

    pub(super) fn text(&self, number: u32) -> &str {
        &self.texts[number as usize]
    }

    pub(super) fn texts(&self) -> &[String] {
        &self.texts
    }

    pub(super) fn set(&mut self, person: &Person, column: &str) -> Set {
        let mut set: Vec<u32> = Vec::new();
        for text in person.said(column) {
            set.push(self.number(&text));
        }
        set.sort_unstable();
        set.into()
    }
}

impl Words {
    /// Texts such as `Cloud: 5`. What has no number counts as rated 1; what is
    /// rated twice counts by its highest number, what is rated 0 not at all.
    pub(super) fn rated(&mut self, person: &Person, column: &str) -> Box<[(u32, i64)]> {
        let mut ratings: BTreeMap<u32, i64> = BTreeMap::new();
        for text in person.said(column) {
            let (what, rating) = rating(&text);
            let most = ratings.entry(self.number(what)).or_default();
            *most = rating.max(*most);
        }
        ratings
            .into_iter()
            .filter(|(_, rating)| *rating > 0)
            .collect()
    }
}

impl Rated {
    /// The sum of the mentee's ratings of what the mentor has too, and of all of
    /// them; absent when one of the two rated nothing.
    pub(super) fn met(&self, mentee: usize, mentor: usize) -> Option<(i64, i64)> {
        let (mine, theirs) = (&self.mentees[mentee], &self.mentors[mentor]);
        if mine.is_empty() || theirs.is_empty() {
            return None;
        }
        let has = |what: u32| {
            theirs
                .binary_search_by_key(&what, |(what, _)| *what)
                .is_ok()
        };
        let met = mine.iter().filter(|(what, _)| has(*what));
        let sum = |ratings: &mut dyn Iterator<Item = &(u32, i64)>| ratings.map(|(_, r)| r).sum();
        Some((sum(&mut met.into_iter()), sum(&mut mine.iter())))
    }

    /// What the mentee rated and the mentor has too.
    pub(super) fn common(&self, mentee: usize, mentor: usize) -> impl Iterator<Item = u32> + '_ {
        let theirs = &self.mentors[mentor];
        let mine = self.mentees[mentee].iter().map(|(what, _)| *what);
        mine.filter(|what| theirs.iter().any(|(has, _)| has == what))
    }
}

/// A text and its rating: the number from 0 to 100 after its last colon, or 1.
fn rating(text: &str) -> (&str, i64) {
    let numbered = text.rsplit_once(':').and_then(|(what, number)| {
        let number: i64 = number.trim().parse().ok()?;
        (0..=100).contains(&number).then_some((what.trim(), number))
    });
    numbered.unwrap_or((text.trim(), 1))
}

impl Sets {
    /// The values that both have.
    pub(super) fn common(&self, mentee: usize, mentor: usize) -> impl Iterator<Item = u32> + '_ {
        Common {
            left: &self.mentees[mentee],
            right: &self.mentors[mentor],
        }
    }

    pub(super) fn missing(&self, mentee: usize, mentor: usize) -> (bool, bool) {
        (
            self.mentees[mentee].is_empty(),
            self.mentors[mentor].is_empty(),
        )
    }
}

impl Numbers {
    pub(super) fn both(&self, mentee: usize, mentor: usize) -> Option<(i64, i64)> {
        Some((self.mentees[mentee]?, self.mentors[mentor]?))
    }
}

/// Walks two ascending sets side by side.
struct Common<'a> {
    left: &'a [u32],
    right: &'a [u32],
}

impl Iterator for Common<'_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        while let ([a, left @ ..], [b, right @ ..]) = (self.left, self.right) {
            match a.cmp(b) {
                std::cmp::Ordering::Less => self.left = left,
                std::cmp::Ordering::Greater => self.right = right,
                std::cmp::Ordering::Equal => {
                    (self.left, self.right) = (left, right);
                    return Some(*a);
                }
            }
        }
        None
    }
}

/// The one value somebody gave, if any.
pub(super) fn one(
    side: Side,
    person: &Person,
    column: &str,
) -> Result<Option<String>, ProblemError> {
    let mut said = person.said(column);
    if said.len() > 1 {
        return Err(ProblemError::SeveralValues {
            side,
            id: person.id.clone(),
            column: column.to_owned(),
        });
    }
    Ok(said.pop())
}

/// The step somebody stands on, counted from 0.
pub(super) fn step(
    side: Side,
    person: &Person,
    column: &str,
    scale: &[String],
) -> Result<Option<i64>, ProblemError> {
    let Some(value) = one(side, person, column)? else {
        return Ok(None);
    };
    match (0..).zip(scale).find(|(_, step)| **step == value) {
        Some((step, _)) => Ok(Some(step)),
        None => Err(ProblemError::NotOnScale {
            side,
            id: person.id.clone(),
            column: column.to_owned(),
            value,
            scale: scale.to_vec(),
        }),
    }
}

/// The whole number somebody gave.
pub(super) fn number(
    side: Side,
    person: &Person,
    column: &str,
) -> Result<Option<i64>, ProblemError> {
    let Some(value) = one(side, person, column)? else {
        return Ok(None);
    };
    match value.trim().parse::<i64>() {
        Ok(number) if number.abs_diff(0) <= LARGEST_NUMBER.unsigned_abs() => Ok(Some(number)),
        _ => Err(ProblemError::NotANumber {
            side,
            id: person.id.clone(),
            column: column.to_owned(),
            value,
        }),
    }
}
