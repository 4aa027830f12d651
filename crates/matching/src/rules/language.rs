//! What rules can say: hard rules, criteria, and what is aimed at.

use serde::{Deserialize, Serialize};

use crate::Side;

/// What is aimed at, the first above all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Order {
    /// Most mentees with a mentor, then most pairs, then the highest total score.
    #[default]
    PeopleFirst,
    /// Most pairs, then the highest total score.
    PairsFirst,
}

/// Where a rule looks on either side.
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
    /// Where it looks; absent for "not in list".
    pub columns: Option<Columns>,
    /// What has to hold.
    pub test: Test,
    /// Whether a pair passes when one of the two said nothing.
    pub missing_passes: bool,
}

/// What a hard rule asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Test {
    /// Both lists have something in common.
    ShareOne,
    /// The two have nothing in common.
    Differ,
    /// The mentor stands above the mentee on the scale, lowest first.
    MentorAbove {
        /// The steps, lowest first.
        scale: Vec<String>,
    },
    /// At most so many hours apart on a 24-hour clock.
    HoursApart {
        /// The most hours allowed.
        hours: i64,
        /// What the columns count in.
        unit: Unit,
    },
    /// The mentor's value is among those the mentee asked for.
    Preference {
        /// The mentee's word for "no wish", if there is one.
        any: Option<String>,
    },
    /// The pair isn't on the list handed over with the people.
    NotInList {
        /// Where a caller finds that list; not opened here.
        file: Option<String>,
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
}

/// How a criterion counts. Points are whole numbers; every division rounds down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Measure {
    /// `points` when the two have a value in common.
    Same {
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
    /// `points` × what the mentor covers ÷ what the mentee chose.
    ChoicesMet {
        /// The points when all are covered.
        points: i64,
    },
    /// `points` when the two lists have anything in common.
    ShareOne {
        /// The points.
        points: i64,
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
    /// By whole hours apart on a 24-hour clock, rounded down.
    HoursApart {
        /// The points by hours from 0; the last holds for more.
        points: Vec<i64>,
        /// What the columns count in.
        unit: Unit,
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
}

/// The kinds of hard rule, written in rules and in JSON as their phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum MustKind {
    /// Both lists have something in common.
    #[serde(rename = "share at least one")]
    ShareOne,
    /// The two have nothing in common.
    #[serde(rename = "differ")]
    Differ,
    /// The mentor stands above the mentee on a scale.
    #[serde(rename = "mentor above mentee")]
    MentorAbove,
    /// The two are at most so many hours apart.
    #[serde(rename = "at most hours apart")]
    HoursApart,
    /// The mentor is what the mentee asked for.
    #[serde(rename = "mentor column equals mentee preference")]
    Preference,
    /// The pair isn't on a list.
    #[serde(rename = "not in list")]
    NotInList,
}

/// The kinds of criterion, written in rules and in JSON as their phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum CriterionKind {
    /// A value in common.
    #[serde(rename = "same")]
    Same,
    /// A value or a family in common.
    #[serde(rename = "same or related")]
    SameOrRelated,
    /// How many of the mentee's choices the mentor covers.
    #[serde(rename = "share of mentee's choices met")]
    ChoicesMet,
    /// Anything in common.
    #[serde(rename = "share at least one")]
    ShareOne,
    /// Steps by which the mentor stands above.
    #[serde(rename = "steps above")]
    StepsAbove,
    /// Steps apart, either way.
    #[serde(rename = "steps apart")]
    StepsApart,
    /// Hours apart on the clock.
    #[serde(rename = "hours apart")]
    HoursApart,
    /// The smaller of two numbers.
    #[serde(rename = "smaller of the two, times")]
    Smaller,
    /// How many of the mentee's needs the mentor offers to meet.
    #[serde(rename = "needs met by offers")]
    NeedsMet,
}

impl Order {
    /// The tiers as they are written in rules, the first above all.
    #[must_use]
    pub fn phrases(self) -> &'static [&'static str] {
        match self {
            Self::PeopleFirst => &[
                "most mentees with a mentor",
                "most pairs",
                "highest total score",
            ],
            Self::PairsFirst => &["most pairs", "highest total score"],
        }
    }
}

impl Columns {
    /// The column on one side.
    #[must_use]
    pub fn on(&self, side: Side) -> &str {
        match side {
            Side::Mentee => &self.mentee,
            Side::Mentor => &self.mentor,
        }
    }
}

impl Must {
    /// Which kind of rule it is.
    #[must_use]
    pub fn kind(&self) -> MustKind {
        match self.test {
            Test::ShareOne => MustKind::ShareOne,
            Test::Differ => MustKind::Differ,
            Test::MentorAbove { .. } => MustKind::MentorAbove,
            Test::HoursApart { .. } => MustKind::HoursApart,
            Test::Preference { .. } => MustKind::Preference,
            Test::NotInList { .. } => MustKind::NotInList,
        }
    }
}

impl Criterion {
    /// Which kind of criterion it is.
    #[must_use]
    pub fn kind(&self) -> CriterionKind {
        match self.measure {
            Measure::Same { .. } => CriterionKind::Same,
            Measure::SameOrRelated { .. } => CriterionKind::SameOrRelated,
            Measure::ChoicesMet { .. } => CriterionKind::ChoicesMet,
            Measure::ShareOne { .. } => CriterionKind::ShareOne,
            Measure::StepsAbove { .. } => CriterionKind::StepsAbove,
            Measure::StepsApart { .. } => CriterionKind::StepsApart,
            Measure::HoursApart { .. } => CriterionKind::HoursApart,
            Measure::Smaller { .. } => CriterionKind::Smaller,
            Measure::NeedsMet { .. } => CriterionKind::NeedsMet,
        }
    }

    /// The most points it can give: 0 when it only takes away.
    #[must_use]
    pub fn most(&self) -> i64 {
        self.outcomes().into_iter().fold(0, i64::max)
    }

    /// A bound on its points, up and down.
    pub(super) fn largest(&self) -> i64 {
        self.outcomes().into_iter().map(i64::abs).fold(0, i64::max)
    }

    /// Points that bound all it can give, up and down.
    fn outcomes(&self) -> Vec<i64> {
        let mut outcomes = match &self.measure {
            Measure::Same { points }
            | Measure::ChoicesMet { points }
            | Measure::ShareOne { points }
            | Measure::NeedsMet { points } => vec![*points],
            Measure::SameOrRelated { same, related } => vec![*same, *related],
            Measure::StepsAbove { points, .. }
            | Measure::StepsApart { points, .. }
            | Measure::HoursApart { points, .. } => points.clone(),
            Measure::Smaller { most, .. } => vec![*most],
        };
        outcomes.push(self.missing_points);
        outcomes
    }
}
