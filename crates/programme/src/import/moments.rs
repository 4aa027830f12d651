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

/// Reads a date with or without a time, such as `2025/09/03 2:11:23 PM GMT+1`, `2025-09-03T14:11`,
/// `3.9.2025` or `03/09/2025`. Where day and month could be exchanged, the day is taken to be first.
pub(super) fn read(said: &str) -> Result<Moment, Unread> {
    let said = said.trim();
    let (date, rest) = match said.split_once(['T', ' ', '\u{202f}', '\u{a0}']) {
        Some((date, rest)) => (date, rest.trim()),
        None => (said, ""),
    };
    let date = read_date(date.trim_end_matches(','))?;
    let (time, ahead_of_utc) = if rest.is_empty() {
        (Time::midnight(), 0)
    } else {
        read_time(rest)?
    };
    Ok(Moment {
        clock: DateTime::from_parts(date, time),
        ahead_of_utc,
    })
}

fn read_date(said: &str) -> Result<Date, Unread> {
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
    // 03/25/2025 can only be 25 March.
    let american = said.contains('/') && third.len() == 4 && month > 12 && day <= 12;
    let (month, day) = if american { (day, month) } else { (month, day) };
    let small = |n: i16| i8::try_from(n).map_err(|_| Unread::Impossible);
    Date::new(year, small(month)?, small(day)?).map_err(|_| Unread::Impossible)
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
        read(said).map(|moment| format!("{} {:+}", moment.clock, moment.ahead_of_utc))
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
            read("2025-09-03 12:00 +02:00").unwrap(),
            read("2025-09-03 11:30 GMT+1").unwrap(),
        );
        assert!(east.instant() < west.instant());
    }
}
