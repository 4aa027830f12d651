//! The kinds of rules and criteria, and the phrases by which they are called.

use serde::{Deserialize, Serialize};

use super::{Criterion, Measure, Must, Test};
use crate::Side;

/// Declares an enum of kinds whose phrases stand in one place.
macro_rules! kinds {
    ($(#[$doc:meta])* $name:ident { $($(#[$of:meta])* $kind:ident = $phrase:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name {
            $($(#[$of])* #[serde(rename = $phrase)] $kind,)*
        }

        impl $name {
            /// All there are, in the order in which errors list them.
            pub const ALL: &'static [Self] = &[$(Self::$kind),*];

            /// The phrase in rules.
            #[must_use]
            pub fn phrase(self) -> &'static str {
                match self {
                    $(Self::$kind => $phrase,)*
                }
            }

            pub(in crate::rules) fn of_phrase(phrase: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|kind| kind.phrase() == phrase)
            }
        }
    };
}

kinds! {
    /// The kinds of hard rule, written in rules and in JSON as their phrase.
    MustKind {
        /// Both lists have something in common.
        ShareOne = "share at least one",
        /// The two have a value in common.
        Same = "same",
        /// The two have nothing in common.
        Differ = "differ",
        /// The mentor stands above the mentee on a scale.
        MentorAbove = "mentor above mentee",
        /// The two are at most so many hours apart.
        HoursApart = "at most hours apart",
        /// The two are at most so far apart.
        DistanceApart = "at most distance apart",
        /// The mentor is what the mentee asked for.
        Preference = "mentor column equals mentee preference",
        /// The mentee is what the mentor asked for.
        MentorPreference = "mentee column equals mentor preference",
        /// Neither names the other among people to be kept apart.
        NotNamed = "not named by the other",
        /// The two weren't partners before.
        NotTried = "not already tried",
        /// The pair isn't on a list.
        NotInList = "not in list",
    }
}

kinds! {
    /// The kinds of criterion, written in rules and in JSON as their phrase.
    CriterionKind {
        /// A value in common.
        Same = "same",
        /// Nothing in common.
        Differ = "differ",
        /// A value or a family in common.
        SameOrRelated = "same or related",
        /// Alike or different, as one of them wishes.
        AsWished = "same or different as wished",
        /// How many of the mentee's choices the mentor covers.
        ChoicesMet = "share of mentee's choices met",
        /// How many of the mentee's needs the mentor offers to meet.
        NeedsMet = "needs met by offers",
        /// How much of what the mentee rated the mentor covers.
        RatedMet = "share of mentee's ratings met",
        /// Anything in common.
        ShareOne = "share at least one",
        /// Each thing in common.
        EachInCommon = "each in common, times",
        /// Steps by which the mentor stands above.
        StepsAbove = "steps above",
        /// Steps apart, either way.
        StepsApart = "steps apart",
        /// Steps by which the mentor falls short of what the mentee hoped for.
        StepsShort = "steps short of the wish",
        /// Hours apart on the clock.
        HoursApart = "hours apart",
        /// Distance apart.
        DistanceApart = "distance apart",
        /// The smaller of two numbers.
        Smaller = "smaller of the two, times",
        /// The rank at which the mentee wishes for the mentor.
        MenteeWish = "mentee's ranked wishes",
        /// The rank at which the mentor wishes for the mentee.
        MentorWish = "mentor's ranked wishes",
    }
}

impl Must {
    /// Which kind of rule it is.
    #[must_use]
    pub fn kind(&self) -> MustKind {
        match self.test {
            Test::ShareOne { .. } => MustKind::ShareOne,
            Test::Same => MustKind::Same,
            Test::Differ => MustKind::Differ,
            Test::MentorAbove { .. } => MustKind::MentorAbove,
            Test::HoursApart { .. } => MustKind::HoursApart,
            Test::DistanceApart { .. } => MustKind::DistanceApart,
            Test::Preference {
                of: Side::Mentee, ..
            } => MustKind::Preference,
            Test::Preference {
                of: Side::Mentor, ..
            } => MustKind::MentorPreference,
            Test::NotNamed { tried: true } | Test::NotInList { tried: true, .. } => {
                MustKind::NotTried
            }
            Test::NotNamed { tried: false } => MustKind::NotNamed,
            Test::NotInList { tried: false, .. } => MustKind::NotInList,
        }
    }

    /// Whether it is about the list of pairs handed over with the people.
    #[must_use]
    pub fn reads_list(&self) -> bool {
        matches!(self.test, Test::NotInList { .. })
    }
}

impl Criterion {
    /// Which kind of criterion it is.
    #[must_use]
    pub fn kind(&self) -> CriterionKind {
        match self.measure {
            Measure::Same { .. } => CriterionKind::Same,
            Measure::Differ { .. } => CriterionKind::Differ,
            Measure::SameOrRelated { .. } => CriterionKind::SameOrRelated,
            Measure::AsWished { .. } => CriterionKind::AsWished,
            Measure::ChoicesMet { .. } => CriterionKind::ChoicesMet,
            Measure::NeedsMet { .. } => CriterionKind::NeedsMet,
            Measure::RatedMet { .. } => CriterionKind::RatedMet,
            Measure::ShareOne { .. } => CriterionKind::ShareOne,
            Measure::EachInCommon { .. } => CriterionKind::EachInCommon,
            Measure::StepsAbove { .. } => CriterionKind::StepsAbove,
            Measure::StepsApart { .. } => CriterionKind::StepsApart,
            Measure::StepsShort { .. } => CriterionKind::StepsShort,
            Measure::HoursApart { .. } => CriterionKind::HoursApart,
            Measure::DistanceApart { .. } => CriterionKind::DistanceApart,
            Measure::Smaller { .. } => CriterionKind::Smaller,
            Measure::RankedWish {
                of: Side::Mentee, ..
            } => CriterionKind::MenteeWish,
            Measure::RankedWish {
                of: Side::Mentor, ..
            } => CriterionKind::MentorWish,
        }
    }
}
