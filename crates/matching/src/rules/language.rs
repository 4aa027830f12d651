//! What rules can say: hard rules, criteria, and what is aimed at.

mod kinds;
mod order;

use serde::{Deserialize, Serialize};

use crate::Side;

pub use kinds::{CriterionKind, MustKind};
pub use order::Order;

/// Where a rule looks on either side. A side at which it doesn't look has no
/// column: an empty text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Columns {
    /// The mentee's column.
    pub mentee: String,
    /// The mentor's column.
    pub mentor: String,
}

/// A rule that has to hold for every pair.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Must {
    /// The caller's key for it.
    pub name: Option<String>,
    /// Where it looks; absent for lists of pairs.
    pub columns: Option<Columns>,
    /// What has to hold.
    pub test: Test,
    /// Whether a pair passes when one of the two said nothing.
    pub missing_passes: bool,
}

/// What a hard rule asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Test {
    /// Both lists have so many things in common, one if nothing else is said.
    ShareOne {
        /// How many, 1 or more.
        at_least: i64,
    },
    /// The two have a value in common.
    Same,
    /// The two have nothing in common.
    Differ,
    /// The mentor stands above the mentee on the scale, lowest first.
    MentorAbove {
        /// The steps, lowest first.
        scale: Vec<String>,
        /// By how many steps; 0 lets equals pass, below 0 those a little lower.
        at_least: i64,
    },
    /// At most so many hours apart on a 24-hour clock.
    HoursApart {
        /// The most hours allowed.
        hours: i64,
        /// What the columns count in.
        unit: Unit,
    },
    /// At most so far apart.
    DistanceApart {
        /// The most allowed.
        most: i64,
        /// How distance is known.
        by: Distance,
    },
    /// One side's value is among those the other asked for.
    Preference {
        /// The word for "no wish", if there is one.
        any: Option<String>,
        /// Whose wish it is.
        of: Side,
    },
    /// Neither names the other's id in the columns that are looked at.
    NotNamed {
        /// Whether the columns name earlier partners, rather than people to be kept apart.
        tried: bool,
    },
    /// The pair isn't on the list handed over with the people.
    NotInList {
        /// Where a caller finds that list; not opened here.
        file: Option<String>,
        /// Whether the list holds earlier pairs, rather than people to be kept apart.
        tried: bool,
    },
}

/// What a column of clock offsets counts in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Unit {
    /// Whole hours.
    #[default]
    Hours,
    /// Minutes, for zones that are half an hour off.
    Minutes,
}

/// How the distance between two people is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Distance {
    /// The difference between two numbers.
    #[default]
    Number,
    /// What `[distances]` says about two places: 0 for the same place, and missing for
    /// two places that it doesn't know.
    Table,
}

/// Something that earns points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Criterion {
    /// The caller's key for it.
    pub name: Option<String>,
    /// Where it looks.
    pub columns: Columns,
    /// How it counts.
    pub measure: Measure,
    /// The points when one of the two said nothing.
    pub missing_points: i64,
    /// Who has to have agreed before it counts at all.
    pub opt_in: Option<OptIn>,
}

/// A criterion counts only where everybody asked here has said `word`; otherwise
/// it gives 0, never a penalty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OptIn {
    /// The columns in which they say so; no column (an empty text) where a side isn't asked.
    pub columns: Columns,
    /// What they say there.
    pub word: String,
}

/// How a criterion counts. Points are whole numbers; every division rounds down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Measure {
    /// `points` when the two have a value in common.
    Same {
        /// The points.
        points: i64,
    },
    /// `points` when the two have nothing in common.
    Differ {
        /// The points.
        points: i64,
    },
    /// `same` for a common value, otherwise `related` for a common family.
    SameOrRelated {
        /// The points for a common value.
        same: i64,
        /// The points for a common family.
        related: i64,
    },
    /// `points` when the two are alike, or different, as one of them wishes.
    AsWished {
        /// The points.
        points: i64,
        /// Whose wish it is.
        of: Side,
        /// The column of that side in which the wish stands.
        wish_column: String,
        /// The word for the wish to be alike.
        same: String,
        /// The word for the wish to be different.
        different: String,
    },
    /// `points` × what the mentor covers ÷ what the mentee chose.
    ChoicesMet {
        /// The points when all are covered.
        points: i64,
    },
    /// `points` × the mentee's ratings of what the mentor covers ÷ all their ratings.
    RatedMet {
        /// The points when all is covered.
        points: i64,
    },
    /// `points` when the two lists have anything in common.
    ShareOne {
        /// The points.
        points: i64,
    },
    /// `points` for each thing the two lists have in common, at most `most`.
    EachInCommon {
        /// The points for each one.
        points: i64,
        /// The most there is to earn.
        most: i64,
    },
    /// By how many steps the mentor stands above; nothing when below.
    StepsAbove {
        /// The points by steps from 0; the last holds for more.
        points: Vec<i64>,
        /// The steps, lowest first.
        scale: Vec<String>,
    },
    /// By how many steps the two are apart, either way.
    StepsApart {
        /// The points by steps from 0; the last holds for more.
        points: Vec<i64>,
        /// The steps, lowest first.
        scale: Vec<String>,
    },
    /// By how many steps the mentor falls short of what the mentee hoped for.
    StepsShort {
        /// The points by steps from 0 (as hoped, or better); the last holds for more.
        points: Vec<i64>,
        /// The steps, best first.
        scale: Vec<String>,
    },
    /// By whole hours apart on a 24-hour clock, rounded down.
    HoursApart {
        /// The points by hours from 0; the last holds for more.
        points: Vec<i64>,
        /// What the columns count in.
        unit: Unit,
    },
    /// By distance, in steps of `every`, rounded down.
    DistanceApart {
        /// The points by steps of `every` from 0; the last holds for more.
        points: Vec<i64>,
        /// How much distance makes one step of the table.
        every: i64,
        /// How distance is known.
        by: Distance,
    },
    /// `points` × the smaller of the two numbers, at most `most`.
    Smaller {
        /// The points for each one.
        points: i64,
        /// The most there is to earn.
        most: i64,
    },
    /// `points` × the mentee's needs that the mentor offers ÷ the mentee's needs.
    NeedsMet {
        /// The points when all needs are met.
        points: i64,
    },
    /// By the rank at which one side wishes for the other by id.
    RankedWish {
        /// The points by rank, the first wish first; nothing beyond.
        points: Vec<i64>,
        /// Whose wishes they are.
        of: Side,
    },
}

impl Columns {
    /// The column on one side; empty when that side isn't looked at.
    #[must_use]
    pub fn on(&self, side: Side) -> &str {
        match side {
            Side::Mentee => &self.mentee,
            Side::Mentor => &self.mentor,
        }
    }

    /// Only one side is looked at.
    pub(super) fn only(side: Side, column: String) -> Self {
        match side {
            Side::Mentee => Self {
                mentee: column,
                mentor: String::new(),
            },
            Side::Mentor => Self {
                mentee: String::new(),
                mentor: column,
            },
        }
    }
}

impl Criterion {
    /// The most points it can give: 0 when it only takes away.
    #[must_use]
    pub fn most(&self) -> i64 {
        self.outcomes().into_iter().fold(0, i64::max)
    }

    /// A bound on its points, up and down.
    pub(crate) fn largest(&self) -> i64 {
        self.outcomes().into_iter().map(i64::abs).fold(0, i64::max)
    }

    /// Points that bound all it can give, up and down.
    fn outcomes(&self) -> Vec<i64> {
        let mut outcomes = self.measure.outcomes();
        outcomes.push(self.missing_points);
        outcomes
    }

    /// Whose wish it is, where it is one side's alone.
    pub(crate) fn wish_of(&self) -> Option<Side> {
        match self.measure {
            Measure::AsWished { of, .. } | Measure::RankedWish { of, .. } => Some(of),
            _ => None,
        }
    }

    /// The columns it reads on one side.
    pub(super) fn reads(&self, side: Side) -> impl Iterator<Item = &str> {
        let opt_in = self.opt_in.as_ref().map(|opt_in| opt_in.columns.on(side));
        let wish = match &self.measure {
            Measure::AsWished {
                of, wish_column, ..
            } if *of == side => Some(wish_column.as_str()),
            _ => None,
        };
        let all = [Some(self.columns.on(side)), opt_in, wish];
        all.into_iter()
            .flatten()
            .filter(|column| !column.is_empty())
    }
}

impl Measure {
    /// Points that bound all it can give, up and down, where both said something.
    pub(super) fn outcomes(&self) -> Vec<i64> {
        match self {
            Self::Same { points }
            | Self::Differ { points }
            | Self::AsWished { points, .. }
            | Self::ChoicesMet { points }
            | Self::RatedMet { points }
            | Self::ShareOne { points }
            | Self::NeedsMet { points } => vec![*points],
            Self::SameOrRelated { same, related } => vec![*same, *related],
            Self::StepsAbove { points, .. }
            | Self::StepsApart { points, .. }
            | Self::StepsShort { points, .. }
            | Self::HoursApart { points, .. }
            | Self::DistanceApart { points, .. }
            | Self::RankedWish { points, .. } => points.clone(),
            Self::Smaller { most, .. } | Self::EachInCommon { most, .. } => vec![*most],
        }
    }
}
