//! Hours of the week, on the clock of one place and in UTC.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

/// Hours in a week.
pub const WEEK: i32 = 168;
/// Nobody is asked to talk before this hour of their own clock …
pub const WAKING_FROM: i32 = 7;
/// … or after this one.
pub const WAKING_TO: i32 = 22;

/// Hours of the week on the clock on somebody's wall: hour 0 begins on Monday at midnight.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct LocalHours(BTreeSet<u8>);

/// Whole hours of the week in UTC, 0 to 167: hour 0 begins on Monday at midnight in UTC.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct WeekHours(BTreeSet<u8>);

impl LocalHours {
    /// Reads hours as a template writes them: `"Mon-Fri 07-12"`, several parted by commas.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut hours = Self::default();
        for part in text.split(',') {
            let (days, clock) = part.trim().split_once(' ')?;
            let (from, to) = clock.trim().split_once('-')?;
            let (from, to) = (from.parse().ok()?, to.parse().ok()?);
            let (first, last) = days.split_once('-').unwrap_or((days, days));
            let (first, last) = (day(first)?, day(last)?);
            if first > last || from >= to || to > 24 {
                return None;
            }
            (first..=last).for_each(|day| hours.add(day, from, to));
        }
        Some(hours)
    }

    /// All waking hours of every day.
    #[must_use]
    pub fn waking() -> Self {
        let mut hours = Self::default();
        (0..7).for_each(|day| hours.add(day, WAKING_FROM, WAKING_TO));
        hours
    }

    /// Adds the hours `from` to `to` of a day (0 is Monday), as far as they are waking hours.
    pub fn add(&mut self, day: i32, from: i32, to: i32) {
        let waking = from.max(WAKING_FROM)..to.min(WAKING_TO);
        self.0.extend(
            waking.filter_map(|hour| u8::try_from((day * 24 + hour).rem_euclid(WEEK)).ok()),
        );
    }

    /// Takes a whole day (0 is Monday) away.
    pub fn remove_day(&mut self, day: i32) {
        self.0.retain(|hour| i32::from(*hour) / 24 != day);
    }

    /// Adds all of another's hours.
    pub fn join(&mut self, other: &Self) {
        self.0.extend(&other.0);
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The same hours in UTC, for a clock that runs `minutes` ahead of UTC. Where the clock is half
    /// an hour off, an hour in UTC counts only if all of it is free.
    #[must_use]
    pub fn in_utc(&self, minutes: i32) -> WeekHours {
        let free = |minute: i32| {
            let hour = (minute + minutes).rem_euclid(WEEK * 60) / 60;
            u8::try_from(hour).is_ok_and(|hour| self.0.contains(&hour))
        };
        let hours = (0..WEEK).filter(|hour| free(hour * 60) && free(hour * 60 + 59));
        WeekHours(hours.filter_map(|hour| u8::try_from(hour).ok()).collect())
    }
}

impl WeekHours {
    /// The hours in order.
    pub fn iter(&self) -> impl Iterator<Item = u8> {
        self.0.iter().copied()
    }

    /// How many hours there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether the two have an hour in common.
    #[must_use]
    pub fn shares_an_hour_with(&self, other: &Self) -> bool {
        !self.0.is_disjoint(&other.0)
    }
}

impl FromIterator<u8> for WeekHours {
    fn from_iter<I: IntoIterator<Item = u8>>(hours: I) -> Self {
        Self(
            hours
                .into_iter()
                .filter(|hour| i32::from(*hour) < WEEK)
                .collect(),
        )
    }
}

fn day(name: &str) -> Option<i32> {
    let names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    names
        .iter()
        .position(|known| *known == name)
        .and_then(|at| i32::try_from(at).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utc(text: &str, minutes: i32) -> Vec<u8> {
        LocalHours::parse(text)
            .unwrap()
            .in_utc(minutes)
            .iter()
            .collect()
    }

    #[test]
    fn a_morning_in_lisbon_in_summer_begins_an_hour_earlier_in_utc() {
        assert_eq!(utc("Mon 07-10", 60), [6, 7, 8]);
    }

    #[test]
    fn sunday_evening_in_new_york_is_monday_in_utc_and_wraps_around_the_week() {
        assert_eq!(utc("Sun 18-21", -240), [0, 166, 167]);
        assert_eq!(utc("Mon 07-08", 720), [163]);
    }

    #[test]
    fn half_hours_count_only_where_the_whole_hour_is_free() {
        assert_eq!(utc("Mon 17-20", 330), [12, 13]);
        assert_eq!(utc("Mon 17-18", 345), [] as [u8; 0]);
    }

    #[test]
    fn nobody_is_asked_to_talk_at_night() {
        assert_eq!(utc("Mon 00-24", 0), (7..22).collect::<Vec<u8>>());
        assert_eq!(LocalHours::waking().in_utc(0).len(), 7 * 15);
    }

    #[test]
    fn hours_that_make_no_sense_are_refused() {
        for bad in [
            "",
            "Mon",
            "Mon 9",
            "Mon 12-07",
            "Fri-Mon 07-12",
            "Mon 07-25",
            "Someday 07-12",
        ] {
            assert_eq!(LocalHours::parse(bad), None, "{bad}");
        }
    }
}
