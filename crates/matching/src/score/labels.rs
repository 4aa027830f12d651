//! What a rule can tell apart, so that tables can be made for whole cohorts:
//! people of one label are all the same to it.

use std::collections::HashMap;
use std::hash::Hash;

use super::cells::{Numbers, Rated, Sets, Sides};
use super::{PreparedMeasure, PreparedTest, Scorer, Wish};
use crate::Side;

/// One entry of the rules, by its index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Entry {
    Must(usize),
    Criterion(usize),
}

/// Everybody's label by an entry, and somebody for each label.
pub(crate) struct Labels {
    pub(crate) of: Vec<u32>,
    pub(crate) somebody: Vec<u32>,
}

/// An entry that only counts how much two sets have in common.
pub(crate) struct Counted<'a> {
    pub(crate) mentees: &'a [Box<[u32]>],
    pub(crate) mentors: &'a [Box<[u32]>],
    /// The points by number of values in common; absent where that refuses a pair.
    pub(crate) by: By,
    /// What holds when a mentor said nothing.
    pub(crate) mentor_missing: Option<i64>,
    /// The same for a mentee.
    pub(crate) mentee_missing: Option<i64>,
}

/// How a count of values in common is worth something.
#[derive(Debug, Clone, Copy)]
pub(crate) enum By {
    /// Points for anything in common.
    Any(i64),
    /// Points × values in common ÷ the mentee's values.
    Share(i64),
    /// Points for each value in common, up to the second number.
    Each(i64, i64),
    /// So much in common is needed.
    Needed(i64),
    /// Nothing in common is needed.
    Unlike,
}

enum Reading<'a> {
    Sets(&'a Sets),
    Rated(&'a Rated),
    Numbers(&'a Numbers),
    Nothing,
}

impl Scorer {
    /// The labels of mentees and mentors; nothing where an entry tells everybody apart.
    pub(crate) fn labels(&self, entry: Entry) -> Option<[Labels; 2]> {
        let (reading, agreed) = match entry {
            Entry::Must(index) => (self.musts[index].test.reading(), None),
            Entry::Criterion(index) => {
                let criterion = &self.criteria[index];
                (criterion.measure.reading(), criterion.opted_in.as_ref())
            }
        };
        let mut labels = match reading {
            Reading::Sets(sets) => both(sets),
            Reading::Rated(rated) => both(rated),
            Reading::Numbers(numbers) => both(numbers),
            Reading::Nothing => return None,
        };
        if let Some(agreed) = agreed {
            let agreed = both(agreed);
            labels = [0, 1].map(|side| labels[side].and(&agreed[side]));
        }
        if let Some((of, wishes)) = self.wishes(entry) {
            labels[of] = labels[of].and(&labelled(wishes));
        }
        Some(labels)
    }

    /// Wishes that stand beside what an entry reads, and on which side.
    fn wishes(&self, entry: Entry) -> Option<(usize, &[Option<Wish>])> {
        let Entry::Criterion(index) = entry else {
            return None;
        };
        match &self.criteria[index].measure {
            PreparedMeasure::AsWished(_, Side::Mentee, wishes, _) => Some((0, wishes)),
            PreparedMeasure::AsWished(_, Side::Mentor, wishes, _) => Some((1, wishes)),
            _ => None,
        }
    }

    /// What an entry gives a pair; absent when it refuses.
    pub(crate) fn gives(&self, entry: Entry, mentee: usize, mentor: usize) -> Option<i64> {
        match entry {
            Entry::Must(index) => self.holds(index, mentee, mentor).then_some(0),
            Entry::Criterion(index) => Some(self.points(index, mentee, mentor)),
        }
    }

    /// The entry as a count of values in common, if it is one.
    pub(crate) fn counted(&self, entry: Entry) -> Option<Counted<'_>> {
        let (sets, by, missing) = match entry {
            Entry::Must(index) => {
                let must = &self.musts[index];
                let missing = must.missing_passes.then_some(0);
                match &must.test {
                    PreparedTest::ShareOne(sets, least) => (sets, By::Needed(*least), missing),
                    PreparedTest::Differ(sets) => (sets, By::Unlike, missing),
                    _ => return None,
                }
            }
            Entry::Criterion(index) => {
                let criterion = &self.criteria[index];
                if criterion.opted_in.is_some() {
                    return None;
                }
                let missing = Some(criterion.missing_points);
                match &criterion.measure {
                    PreparedMeasure::Same(sets, points)
                    | PreparedMeasure::ShareOne(sets, points) => (sets, By::Any(*points), missing),
                    PreparedMeasure::EachInCommon(sets, points, most) => {
                        (sets, By::Each(*points, *most), missing)
                    }
                    PreparedMeasure::ChoicesMet(sets, points) => {
                        (sets, By::Share(*points), missing)
                    }
                    _ => return None,
                }
            }
        };
        Some(Counted {
            mentees: &sets.mentees,
            mentors: &sets.mentors,
            by,
            mentor_missing: missing,
            mentee_missing: missing,
        })
    }
}

impl By {
    /// What so many values in common give a mentee who said `of`.
    pub(crate) fn worth(self, common: usize, of: usize) -> Option<i64> {
        match self {
            Self::Any(points) => Some(if common > 0 { points } else { 0 }),
            Self::Share(points) => Some((points * common as i64).div_euclid(of.max(1) as i64)),
            Self::Each(points, most) => Some((points * common as i64).min(most)),
            Self::Needed(least) => (common as i64 >= least).then_some(0),
            Self::Unlike => (common == 0).then_some(0),
        }
    }
}

impl PreparedTest {
    fn reading(&self) -> Reading<'_> {
        match self {
            Self::ShareOne(sets, _)
            | Self::Same(sets)
            | Self::Differ(sets)
            | Self::Preference(sets, ..) => Reading::Sets(sets),
            Self::MentorAbove(numbers, _) | Self::MinutesApart(numbers, _) => {
                Reading::Numbers(numbers)
            }
            Self::DistanceApart(apart, _) => Reading::Numbers(&apart.numbers),
            Self::NotNamed(_) | Self::NotInList => Reading::Nothing,
        }
    }
}

impl PreparedMeasure {
    fn reading(&self) -> Reading<'_> {
        match self {
            Self::Same(sets, _)
            | Self::Differ(sets, _)
            | Self::SameOrRelated(sets, ..)
            | Self::AsWished(sets, ..)
            | Self::ShareOne(sets, _)
            | Self::EachInCommon(sets, ..)
            | Self::ChoicesMet(sets, _) => Reading::Sets(sets),
            Self::RatedMet(rated, _) => Reading::Rated(rated),
            Self::StepsAbove(numbers, _)
            | Self::StepsApart(numbers, _)
            | Self::StepsShort(numbers, _)
            | Self::MinutesApart(numbers, _)
            | Self::Smaller(numbers, ..) => Reading::Numbers(numbers),
            Self::DistanceApart(apart, ..) => Reading::Numbers(&apart.numbers),
            Self::RankedWish(..) => Reading::Nothing,
        }
    }
}

impl Labels {
    /// Labels of both together.
    fn and(&self, other: &Self) -> Self {
        let both: Vec<(u32, u32)> = self
            .of
            .iter()
            .copied()
            .zip(other.of.iter().copied())
            .collect();
        labelled(&both)
    }
}

fn both<T: Eq + Hash>(sides: &Sides<T>) -> [Labels; 2] {
    [labelled(&sides.mentees), labelled(&sides.mentors)]
}

fn labelled<T: Eq + Hash>(people: &[T]) -> Labels {
    let mut known: HashMap<&T, u32> = HashMap::new();
    let mut somebody = Vec::new();
    let label = |(at, said)| {
        *known.entry(said).or_insert_with(|| {
            somebody.push(at as u32);
            somebody.len() as u32 - 1
        })
    };
    let of = people.iter().enumerate().map(label).collect();
    Labels { of, somebody }
}
