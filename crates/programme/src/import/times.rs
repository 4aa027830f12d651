//! When somebody is free: from the options of the form, or from a few loose words, to hours of the
//! week. Words that aren't fully understood give nothing: a wrong guess would keep two people apart.

use jiff::civil::Date;

use super::fold::fold;
use super::zones;
use crate::template::hours::{LocalHours, WAKING_FROM, WAKING_TO, WeekHours};
use crate::template::question::Choice;

/// The hours of the week in UTC in which somebody is free and awake. `said` is what stands in the
/// cell, `options` are the answers of the form, `zone` is as stored, and `on` is the day that
/// decides between summer and winter. `None` where the words or the zone can't be read.
#[must_use]
pub fn free_hours(said: &str, options: &[Choice], zone: &str, on: Date) -> Option<WeekHours> {
    let local = local_hours(said, options)?;
    Some(local.in_utc(zones::offset_on(zone, on)?))
}

/// The waking hours of somebody in `zone`, for whom nothing more is known.
#[must_use]
pub fn waking_hours(zone: &str, on: Date) -> Option<WeekHours> {
    Some(LocalHours::waking().in_utc(zones::offset_on(zone, on)?))
}

/// Hours on the person's own clock.
fn local_hours(said: &str, options: &[Choice]) -> Option<LocalHours> {
    let mut hours = LocalHours::default();
    let mut without: Vec<i32> = Vec::new();
    let parts = said
        .split([',', ';', '|', '\n', '\r'])
        .filter(|part| !fold(part).is_empty());
    for part in parts {
        match chosen(part, options).map_or_else(|| loose(part), |hours| Some(Loose::Free(hours)))? {
            Loose::Free(more) => hours.join(&more),
            Loose::Never(days) => without.extend(days),
        }
    }
    without.into_iter().for_each(|day| hours.remove_day(day));
    (!hours.is_empty()).then_some(hours)
}

fn chosen(part: &str, options: &[Choice]) -> Option<LocalHours> {
    let folded = fold(part);
    let is = |option: &&Choice| {
        fold(&option.label) == folded
            || option.key == part.trim()
            || option.aliases.iter().any(|a| fold(a) == folded)
    };
    LocalHours::parse(options.iter().find(is)?.hours.as_deref()?)
}

enum Loose {
    Free(LocalHours),
    Never(Vec<i32>),
}

/// A few words about days and times of the day, such as "Tue + Thu after 6" or "never Fridays".
fn loose(part: &str) -> Option<Loose> {
    let folded = fold(part);
    let mut words = folded.split(' ').peekable();
    let (mut days, mut spans, mut never): (Vec<i32>, Vec<(i32, i32)>, bool) =
        (Vec::new(), Vec::new(), false);
    while let Some(word) = words.next() {
        if let Some(found) = days_of(word) {
            days.extend(found);
        } else if let Some(span) = part_of_day(word) {
            spans.push(span);
        } else if matches!(word, "never" | "not" | "except" | "no") {
            never = true;
        } else if matches!(word, "after" | "from" | "before" | "until") {
            let hour = clock(words.next()?, words.peek().copied())?;
            if matches!(words.peek(), Some(&("am" | "pm"))) {
                words.next();
            }
            spans.push(if matches!(word, "after" | "from") {
                (hour, WAKING_TO)
            } else {
                (WAKING_FROM, hour)
            });
        } else if !matches!(
            word,
            "and" | "on" | "in" | "the" | "at" | "all" | "day" | "usually" | "mostly" | "or" | "my"
        ) {
            return None;
        }
    }
    match (never, spans.is_empty()) {
        (true, true) if !days.is_empty() => return Some(Loose::Never(days)),
        (true, _) => return None,
        (false, true) if days.is_empty() => return None,
        (false, true) => spans.push((WAKING_FROM, WAKING_TO)),
        (false, false) => {}
    }
    if days.is_empty() {
        days.extend(0..7);
    }
    let mut hours = LocalHours::default();
    for day in days {
        spans
            .iter()
            .for_each(|(from, to)| hours.add(day, *from, *to));
    }
    Some(Loose::Free(hours))
}

/// Days that a word names; Monday is 0.
fn days_of(word: &str) -> Option<std::ops::Range<i32>> {
    let one = word.strip_suffix('s').unwrap_or(word);
    let day = match one {
        "mon" | "monday" => 0,
        "tue" | "tues" | "tuesday" => 1,
        "wed" | "wednesday" => 2,
        "thu" | "thur" | "thurs" | "thursday" => 3,
        "fri" | "friday" => 4,
        "sat" | "saturday" => 5,
        "sun" | "sunday" => 6,
        "weekday" | "workday" => return Some(0..5),
        "weekend" => return Some(5..7),
        "daily" | "everyday" | "anytime" => return Some(0..7),
        _ => return None,
    };
    Some(day..day + 1)
}

fn part_of_day(word: &str) -> Option<(i32, i32)> {
    Some(match word.strip_suffix('s').unwrap_or(word) {
        "morning" => (7, 12),
        "lunch" | "lunchtime" | "noon" => (12, 14),
        "afternoon" => (12, 17),
        "evening" => (17, 22),
        _ => return None,
    })
}

/// An hour such as "6", "18" or "6pm". Nobody offers to talk at six in the morning: a small number
/// without more means the afternoon.
fn clock(word: &str, next: Option<&str>) -> Option<i32> {
    let (digits, suffix) = word.split_at(
        word.find(|c: char| !c.is_ascii_digit())
            .unwrap_or(word.len()),
    );
    let hour: i32 = digits.parse().ok()?;
    let half = if suffix.is_empty() {
        next.filter(|n| matches!(*n, "am" | "pm")).unwrap_or("")
    } else {
        suffix
    };
    match (hour, half) {
        (1..=11, "pm") => Some(hour + 12),
        (12, "pm") => Some(12),
        (1..=11, "am") => Some(hour),
        (1..=6, "") => Some(hour + 12),
        (7..=22, "" | "h") => Some(hour),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn option(label: &str, hours: &str) -> Choice {
        let key = fold(label).replace(' ', "_");
        Choice {
            key,
            label: label.into(),
            aliases: Vec::new(),
            stage: None,
            hours: Some(hours.into()),
        }
    }

    fn local(said: &str) -> Option<LocalHours> {
        local_hours(
            said,
            &[
                option("Weekday mornings", "Mon-Fri 07-12"),
                option("Sundays", "Sun 07-22"),
            ],
        )
    }

    #[test]
    fn options_of_the_form_are_read_whatever_their_case() {
        assert_eq!(
            local("Weekday mornings, Sundays"),
            LocalHours::parse("Mon-Fri 07-12,Sun 07-22")
        );
        assert_eq!(
            local("weekday MORNINGS"),
            LocalHours::parse("Mon-Fri 07-12")
        );
    }

    #[test]
    fn loose_words_are_read_where_they_are_clear() {
        assert_eq!(
            local("tues + thurs after 6"),
            LocalHours::parse("Tue 18-22,Thu 18-22")
        );
        assert_eq!(
            local("evenings, never Fridays"),
            LocalHours::parse("Mon-Thu 17-22,Sat-Sun 17-22")
        );
        assert_eq!(
            local("Saturdays before 11 am"),
            LocalHours::parse("Sat 07-11")
        );
        assert_eq!(
            local("Wed evening; weekends"),
            LocalHours::parse("Wed 17-22,Sat-Sun 07-22")
        );
    }

    #[test]
    fn unclear_words_mean_that_nothing_is_known() {
        for unclear in [
            "it changes with my on-call weeks",
            "whenever the cows allow 🐄",
            "",
            "never",
            "not evenings",
            "Mondays maybe",
            "never Sundays",
        ] {
            assert_eq!(local(unclear), None, "{unclear}");
        }
    }

    #[test]
    fn summer_time_moves_the_hours() {
        let options = [option("Sundays", "Sun 07-22")];
        let at = |on| {
            free_hours("Sundays", &options, "Europe/Lisbon", on)
                .and_then(|hours| hours.iter().next())
        };
        assert_eq!(at(date(2025, 12, 1)), Some(6 * 24 + 7));
        assert_eq!(at(date(2025, 9, 1)), Some(6 * 24 + 6));
        assert_eq!(
            free_hours("Sundays", &options, "Nowhere", date(2025, 9, 1)),
            None
        );
    }
}
