//! What came in, told to coordinators: each day or each Monday, as each of them likes, in the morning of
//! their own zone; nothing on a day on which nothing came.

use dyad_platform::clock::{Moment, Span};
use jiff::civil::Weekday;

pub mod jobs;
pub(crate) mod letters;
pub(crate) mod pages;
pub(crate) mod store;

/// The hours in which a letter of this kind is welcome.
const WAKING: std::ops::Range<i8> = 8..20;

/// How often somebody is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rhythm {
    /// In the morning of each day on which something came.
    Daily,
    /// On Mondays.
    Weekly,
    /// Never.
    Never,
}

impl Rhythm {
    /// All of them, in the order in which they are offered.
    pub(crate) const ALL: [Self; 3] = [Self::Daily, Self::Weekly, Self::Never];

    /// The name in tables and forms.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::Daily => "daily",
            Self::Weekly => "weekly",
            Self::Never => "never",
        }
    }

    /// The rhythm with this name.
    pub(crate) fn of(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rhythm| rhythm.key() == key)
    }

    /// Whether it is time to tell somebody whose clocks show `zone`, and who was told `until` then.
    pub(crate) fn is_due(self, until: Moment, now: Moment, zone: &str) -> bool {
        let here = now.in_zone(zone);
        let is_new_day = until.in_zone(zone).date() < here.date();
        let is_awake = WAKING.contains(&here.hour());
        match self {
            Self::Daily => is_new_day && is_awake,
            Self::Weekly => is_new_day && is_awake && here.weekday() == Weekday::Monday,
            Self::Never => false,
        }
    }

    /// Since when things are news to somebody who was never told before.
    pub(crate) fn first(self, now: Moment) -> Moment {
        match self {
            Self::Weekly => now - Span::days(7),
            Self::Daily | Self::Never => now - Span::days(1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Monday 2 March 2026, 08:00 in London.
    const MONDAY: Moment = Moment(1_772_438_400_000);

    #[test]
    fn a_letter_comes_once_a_day_and_while_people_are_awake() {
        let due = |until, now| Rhythm::Daily.is_due(until, now, "Europe/London");
        let yesterday = MONDAY - Span::hours(20);
        assert!(due(yesterday, MONDAY));
        assert!(!due(yesterday, MONDAY - Span::minutes(1)), "not at night");
        assert!(!due(MONDAY, MONDAY + Span::hours(5)), "once a day");
        assert!(due(MONDAY, MONDAY + Span::days(1)));
        assert!(!due(MONDAY, MONDAY + Span::days(1) + Span::hours(12)));
        assert!(
            !Rhythm::Daily.is_due(yesterday, MONDAY, "America/New_York"),
            "it is three in the morning there"
        );
    }

    #[test]
    fn whoever_likes_it_weekly_hears_on_mondays() {
        let due = |until, now| Rhythm::Weekly.is_due(until, now, "Europe/London");
        assert!(due(MONDAY - Span::days(7), MONDAY));
        assert!(!due(MONDAY, MONDAY + Span::days(1)));
        assert!(due(MONDAY, MONDAY + Span::days(7)));
        assert!(!Rhythm::Never.is_due(MONDAY - Span::days(99), MONDAY, "UTC"));
        for rhythm in Rhythm::ALL {
            assert_eq!(Rhythm::of(rhythm.key()), Some(rhythm));
        }
    }
}
