//! Dates and times, as forms and spreadsheets write them.

use jiff::civil::{Date, DateTime, Time};

use super::answer::Moment;

/// Why a moment can't be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unread {
    /// The words aren't a date.
    Unreadable,
    /// The calendar or the clock doesn't have it.
    Impossible,
}

/// A moment, and the other day it could be where day and month could be exchanged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) moment: Moment,
    pub(super) or: Option<Date>,
}

/// Reads a date with or without a time, such as `2025/09/03 2:11:23 PM GMT+1`, `2025-09-03T14:11`,
/// `3.9.2025`, `03/09/2025` or `3 September 2025`. Where day and month could be exchanged,
/// `month_first` decides.
pub(super) fn read(said: &str, month_first: bool) -> Result<Found, Unread> {
    let said = said.trim();
    if let Some(date) = in_words(said) {
        let moment = Moment {
            clock: DateTime::from_parts(date?, Time::midnight()),
            ahead_of_utc: 0,
        };
        return Ok(Found { moment, or: None });
    }
    let (date, rest) = match said.split_once(['T', ' ', '\u{202f}', '\u{a0}']) {
        Some((date, rest)) => (date, rest.trim()),
        None => (said, ""),
    };
    let (date, or) = read_date(date.trim_end_matches(','), month_first)?;
    let (time, ahead_of_utc) = if rest.is_empty() {
        (Time::midnight(), 0)
    } else {
        read_time(rest)?
    };
    let moment = Moment {
        clock: DateTime::from_parts(date, time),
        ahead_of_utc,
    };
    Ok(Found { moment, or })
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// A date with its month in words: "3 September 2025", "Sept 3rd, 2025".
fn in_words(said: &str) -> Option<Result<Date, Unread>> {
    let lower = said.to_lowercase().replace([',', '.'], " ");
    let words: Vec<&str> = lower.split_whitespace().collect();
    let [first, second, year] = words.as_slice() else {
        return None;
    };
    let month = |word: &str| {
        let at = MONTHS.iter().position(|month| {
            word.len() >= 3 && month.starts_with(word.get(..3).unwrap_or(word))
        })?;
        i8::try_from(at + 1).ok()
    };
    let day = |word: &str| {
        let digits = word.trim_end_matches(['s', 't', 'n', 'd', 'r', 'h']);
        digits.parse::<i8>().ok()
    };
    let (day, month) = match (day(first), month(second)) {
        (Some(day), Some(month)) => (day, month),
        _ => (day(second)?, month(first)?),
    };
    let year: i16 = year.parse().ok()?;
    Some(Date::new(year, month, day).map_err(|_| Unread::Impossible))
}

fn read_date(said: &str, month_first: bool) -> Result<(Date, Option<Date>), Unread> {
    let parts: Vec<&str> = said.split(['/', '-', '.']).collect();
    let [first, second, third] = parts.as_slice() else {
        return Err(Unread::Unreadable);
    };
    let number = |text: &str| text.parse::<i16>().map_err(|_| Unread::Unreadable);
    let (year, month, day) = match (first.len(), third.len()) {
        (4, 1..=2) => (number(first)?, number(second)?, number(third)?),
        (1..=2, 4) => (number(third)?, number(second)?, number(first)?),
        _ => return Err(Unread::Unreadable),
    };
    let date = |month: i16, day: i16| {
        let small = |n: i16| i8::try_from(n).map_err(|_| Unread::Impossible);
        Date::new(year, small(month)?, small(day)?).map_err(|_| Unread::Impossible)
    };
    // Only with slashes does anybody write the month first.
    if !said.contains('/') || third.len() != 4 {
        return Ok((date(month, day)?, None));
    }
    // 03/25/2025 can only be 25 March.
    if month > 12 && day <= 12 {
        return Ok((date(day, month)?, None));
    }
    let both = month <= 12 && day <= 12 && month != day;
    let (likely, other) = if month_first && both {
        (date(day, month)?, date(month, day))
    } else {
        (date(month, day)?, date(day, month))
    };
    Ok((likely, other.ok().filter(|_| both)))
}

fn read_time(said: &str) -> Result<(Time, i32), Unread> {
    let upper = said.to_uppercase().replace(['\u{202f}', '\u{a0}'], " ");
    let end = upper
        .find(|c: char| !(c.is_ascii_digit() || c == ':' || c == '.'))
        .unwrap_or(upper.len());
    let (clock, rest) = upper.split_at(end);
    let rest = rest.trim();
    let (half, zone) = match rest.strip_prefix("AM").map(|zone| (Some(0), zone)) {
        Some(am) => am,
        None => rest
            .strip_prefix("PM")
            .map_or((None, rest), |zone| (Some(12), zone)),
    };
    let ahead = match zone.trim() {
        "" => 0,
        zone => super::zones::fixed_minutes(zone).ok_or(Unread::Unreadable)?,
    };
    let clock = clock.split('.').next().unwrap_or(clock);
    let parts: Result<Vec<i8>, _> = clock.split(':').map(str::parse).collect();
    let parts = parts.map_err(|_| Unread::Unreadable)?;
    let (hour, minute, second) = match parts.as_slice() {
        [hour, minute] => (*hour, *minute, 0),
        [hour, minute, second] => (*hour, *minute, *second),
        _ => return Err(Unread::Unreadable),
    };
    let hour = match half {
        Some(_) if !(1..=12).contains(&hour) => return Err(Unread::Impossible),
        Some(half) => hour % 12 + half,
        None => hour,
    };
    Ok((
        Time::new(hour, minute, second, 0).map_err(|_| Unread::Impossible)?,
        ahead,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clock(said: &str) -> Result<String, Unread> {
        read(said, false)
            .map(|found| format!("{} {:+}", found.moment.clock, found.moment.ahead_of_utc))
    }

    #[test]
    fn dates_of_forms_and_spreadsheets() {
        for (said, expected) in [
            ("2025/09/03 2:11:23 PM GMT+1", "2025-09-03T14:11:23 +60"),
            ("2025/09/09 12:42:24 AM GMT+1", "2025-09-09T00:42:24 +60"),
            (
                "2025/09/09 12:42:24 PM GMT-3:30",
                "2025-09-09T12:42:24 -210",
            ),
            ("2025-09-03T14:11:23Z", "2025-09-03T14:11:23 +0"),
            ("2025-09-03 14:11", "2025-09-03T14:11:00 +0"),
            ("3.9.2025", "2025-09-03T00:00:00 +0"),
            ("03/09/2025 09:05", "2025-09-03T09:05:00 +0"),
            ("09/25/2025", "2025-09-25T00:00:00 +0"),
            ("15 September 2025", "2025-09-15T00:00:00 +0"),
            ("Sept 3rd, 2025", "2025-09-03T00:00:00 +0"),
        ] {
            assert_eq!(clock(said).as_deref(), Ok(expected), "{said}");
        }
    }

    #[test]
    fn what_is_no_date_is_told_from_what_the_calendar_lacks() {
        for said in [
            "",
            "last week",
            "2025",
            "12:30",
            "3.9.25 noon",
            "2025-09-03 at noon",
            "2025/09/03 2:11 XM",
        ] {
            assert_eq!(clock(said), Err(Unread::Unreadable), "{said}");
        }
        for said in [
            "31.09.2025",
            "2025-02-30",
            "2025-13-01",
            "2025-09-03 25:00",
            "2025/09/03 14:11:23 PM",
        ] {
            assert_eq!(clock(said), Err(Unread::Impossible), "{said}");
        }
    }

    #[test]
    fn instants_are_compared_in_utc() {
        let (east, west) = (
            read("2025-09-03 12:00 +02:00", false).unwrap().moment,
            read("2025-09-03 11:30 GMT+1", false).unwrap().moment,
        );
        assert!(east.instant() < west.instant());
    }

    #[test]
    fn a_date_that_could_be_another_says_so() {
        let day = |text: &str| text.parse::<Date>().unwrap();
        let found = |said, month_first| {
            let found = read(said, month_first).unwrap();
            (found.moment.clock.date(), found.or)
        };
        let (third, ninth) = (day("2025-09-03"), day("2025-03-09"));
        assert_eq!(found("03/09/2025", false), (third, Some(ninth)));
        assert_eq!(found("03/09/2025", true), (ninth, Some(third)));
        assert_eq!(found("09/09/2025", false), (day("2025-09-09"), None));
        assert_eq!(found("3.9.2025", true), (third, None));
    }
}
