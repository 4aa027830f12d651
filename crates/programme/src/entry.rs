//! An entry: a spreadsheet named somebody who may not know of it. They are asked by a letter, with all
//! that is stored about them; their yes makes an application of it, and their no takes everything away.
//! Before that they take part in nothing.

use dyad_people::account::PersonId;
use dyad_platform::clock::{Moment, Span};
use dyad_platform::id;

use crate::cohort::CohortId;

pub(crate) mod answering;
pub mod jobs;
pub(crate) mod letters;
pub mod pages;
pub(crate) mod store;

id!(
    /// An entry.
    EntryId
);
id!(
    /// Letters about entries that leave together.
    EntryReleaseId
);

/// How long letters that were sent can be taken back.
pub(crate) const TAKE_BACK: Span = Span::minutes(10);
/// After how long without an answer one reminder is written.
pub(crate) const REMIND_AFTER: Span = Span::days(7);
/// After how long without an answer everything is deleted.
pub(crate) const FORGET_AFTER: Span = Span::days(60);
/// Nobody is reminded at night.
const WAKING: std::ops::Range<i8> = 8..20;

/// Somebody whom a spreadsheet entered.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(crate) struct Entry {
    pub(crate) id: EntryId,
    pub(crate) import_id: String,
    pub(crate) cohort_id: CohortId,
    pub(crate) person_id: PersonId,
    pub(crate) name: String,
    pub(crate) address: String,
    pub(crate) zone: String,
    pub(crate) asked_at: Option<Moment>,
    /// Who brought the spreadsheet in.
    pub(crate) entered_by: String,
}

/// Letters that leave together.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(crate) struct Release {
    pub(crate) id: EntryReleaseId,
    pub(crate) import_id: String,
    pub(crate) made_at: Moment,
    pub(crate) leaves_at: Moment,
    pub(crate) taken_back_at: Option<Moment>,
    pub(crate) left_at: Option<Moment>,
    pub(crate) size: i64,
}

/// How the people of a spreadsheet stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Standing {
    /// Nobody has written to them.
    pub(crate) unasked: i64,
    /// Their letter is on its way, or they haven't answered.
    pub(crate) waiting: i64,
    /// They said yes.
    pub(crate) yes: i64,
    /// They said no.
    pub(crate) no: i64,
    /// Nothing was heard of them, and all was deleted.
    pub(crate) silent: i64,
}

impl Release {
    /// Whether it can still be taken back.
    pub(crate) fn is_held(&self, now: Moment) -> bool {
        self.taken_back_at.is_none() && self.left_at.is_none() && now < self.leaves_at
    }
}

/// Whether somebody who was asked then is to be reminded now.
pub(crate) fn is_reminded(asked_at: Moment, zone: &str, now: Moment) -> bool {
    asked_at + REMIND_AFTER <= now && WAKING.contains(&now.in_zone(zone).hour())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_release_is_held_for_ten_minutes_and_not_after_it_was_taken_back() {
        let release = Release {
            id: EntryReleaseId("r".into()),
            import_id: "i".into(),
            made_at: Moment(0),
            leaves_at: Moment(0) + TAKE_BACK,
            taken_back_at: None,
            left_at: None,
            size: 1,
        };
        assert!(release.is_held(Moment(0) + Span::minutes(9)));
        assert!(!release.is_held(Moment(0) + Span::minutes(10)));
        let back = Release {
            taken_back_at: Some(Moment(1)),
            ..release
        };
        assert!(!back.is_held(Moment(2)));
    }

    #[test]
    fn a_reminder_comes_after_a_week_and_in_waking_hours() {
        let monday_eight_in_london = Moment(1_772_438_400_000);
        let due = |asked: Span, zone| {
            is_reminded(monday_eight_in_london - asked, zone, monday_eight_in_london)
        };
        assert!(due(Span::days(7), "Europe/London"));
        assert!(!due(Span::days(6), "Europe/London"));
        assert!(!due(Span::days(8), "America/New_York"));
    }
}
