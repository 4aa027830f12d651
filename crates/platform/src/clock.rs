//! Time comes from here and nowhere else: rules take `now` as a value, tests stop the clock.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};
use serde::{Deserialize, Serialize};

/// An instant: milliseconds since 1970-01-01 in UTC. Stored as `BIGINT`.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, sqlx::Type,
)]
#[sqlx(transparent)]
#[serde(transparent)]
pub struct Moment(pub i64);

/// A length of time in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span(i64);

impl Span {
    /// `n` seconds.
    #[must_use]
    pub const fn seconds(n: i64) -> Self {
        Self(n * 1_000)
    }

    /// `n` minutes.
    #[must_use]
    pub const fn minutes(n: i64) -> Self {
        Self::seconds(n * 60)
    }

    /// `n` hours.
    #[must_use]
    pub const fn hours(n: i64) -> Self {
        Self::minutes(n * 60)
    }

    /// `n` times twenty-four hours.
    #[must_use]
    pub const fn days(n: i64) -> Self {
        Self::hours(n * 24)
    }

    /// The length in whole milliseconds.
    #[must_use]
    pub const fn millis(self) -> i64 {
        self.0
    }
}

impl std::ops::Add<Span> for Moment {
    type Output = Moment;
    fn add(self, span: Span) -> Moment {
        Moment(self.0.saturating_add(span.0))
    }
}

impl std::ops::Add for Span {
    type Output = Span;
    fn add(self, other: Span) -> Span {
        Span(self.0.saturating_add(other.0))
    }
}

impl std::ops::Sub<Span> for Moment {
    type Output = Moment;
    fn sub(self, span: Span) -> Moment {
        Moment(self.0.saturating_sub(span.0))
    }
}

impl std::ops::Sub for Moment {
    type Output = Span;
    fn sub(self, earlier: Moment) -> Span {
        Span(self.0.saturating_sub(earlier.0))
    }
}

impl Moment {
    /// The same instant on the clocks of `zone` (an IANA name); UTC where the name is unknown.
    #[must_use]
    pub fn in_zone(self, zone: &str) -> Zoned {
        let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
        Timestamp::from_millisecond(self.0)
            .unwrap_or(Timestamp::UNIX_EPOCH)
            .to_zoned(zone)
    }

    /// As people say it: "Tuesday 3 March 2026".
    #[must_use]
    pub fn day(self, zone: &str) -> String {
        self.in_zone(zone).strftime("%A %-d %B %Y").to_string()
    }

    /// Short: "3 March 2026".
    #[must_use]
    pub fn date(self, zone: &str) -> String {
        self.in_zone(zone).strftime("%-d %B %Y").to_string()
    }

    /// Time of day: "14:05".
    #[must_use]
    pub fn time(self, zone: &str) -> String {
        self.in_zone(zone).strftime("%H:%M").to_string()
    }

    /// For `datetime` attributes and logs: RFC 3339 in UTC.
    #[must_use]
    pub fn machine(self) -> String {
        Timestamp::from_millisecond(self.0)
            .unwrap_or(Timestamp::UNIX_EPOCH)
            .to_string()
    }
}

/// Where the present comes from.
#[derive(Clone, Debug)]
pub enum Clock {
    /// The machine's clock.
    System,
    /// A clock that stands still until it is moved: tests, and the demo while it is made.
    Stopped(Arc<AtomicI64>),
    /// The machine's clock, ahead by so many milliseconds: the demo, in which a week can pass at once.
    Ahead(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that stands at `moment`.
    #[must_use]
    pub fn stopped_at(moment: Moment) -> Self {
        Self::Stopped(Arc::new(AtomicI64::new(moment.0)))
    }

    /// The present.
    #[must_use]
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place that asks the machine"
    )]
    pub fn now(&self) -> Moment {
        match self {
            Self::System => Moment(Timestamp::now().as_millisecond()),
            Self::Ahead(by) => {
                let present = Timestamp::now().as_millisecond();
                Moment(present + by.load(Ordering::SeqCst))
            }
            Self::Stopped(at) => Moment(at.load(Ordering::SeqCst)),
        }
    }

    /// The machine's clock, which can be put forward.
    #[must_use]
    pub fn that_can_be_put_forward() -> Self {
        Self::Ahead(Arc::new(AtomicI64::new(0)))
    }

    /// Moves a stopped clock to `moment`, or puts one forward that can be; the machine's own stays as
    /// it is.
    pub fn move_to(&self, moment: Moment) {
        match self {
            Self::System => {}
            Self::Stopped(at) => at.store(moment.0, Ordering::SeqCst),
            Self::Ahead(by) => {
                let ahead = moment - self.now();
                by.fetch_add(ahead.millis().max(0), Ordering::SeqCst);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_reads_as_people_say_it_in_each_zone() {
        let moment = Moment(1_772_546_400_000);
        assert_eq!(moment.day("Europe/London"), "Tuesday 3 March 2026");
        assert_eq!(moment.time("Europe/London"), "14:00");
        assert_eq!(moment.time("America/New_York"), "09:00");
        assert_eq!(moment.time("No/Such_Zone"), "14:00");
    }

    #[test]
    fn a_stopped_clock_moves_only_when_it_is_moved() {
        let clock = Clock::stopped_at(Moment(5));
        assert_eq!(clock.now(), Moment(5));
        clock.move_to(clock.now() + Span::days(1));
        assert_eq!(clock.now(), Moment(86_400_005));
    }
}
