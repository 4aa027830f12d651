//! Free hours as people speak of them: parts of the week, on one clock or on two.

use std::collections::{BTreeMap, BTreeSet};

use dyad_programme::template::hours::WEEK;

/// A part of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Monday to Friday, seven to twelve.
    WeekdayMornings,
    /// Monday to Friday, twelve to five.
    WeekdayAfternoons,
    /// Monday to Friday, five to ten.
    WeekdayEvenings,
    /// Saturdays.
    Saturdays,
    /// Sundays.
    Sundays,
}

/// More would be a timetable and not a reason.
const MOST_PARTS: usize = 2;

/// The parts of the week that hold most of these hours (in UTC). An hour counts where it belongs to
/// the same part on every clock, each given as minutes ahead of UTC; a part of weekdays needs three
/// different days, a day of the weekend two hours.
#[must_use]
pub fn parts(hours: &[u8], clocks: &[i32]) -> Vec<Part> {
    let mut slots: BTreeMap<Part, BTreeSet<(i32, u8)>> = BTreeMap::new();
    for hour in hours {
        let mut places = clocks.iter().filter_map(|ahead| place(*hour, *ahead));
        let Some((part, day)) = places.next() else {
            continue;
        };
        let agree = clocks
            .iter()
            .all(|ahead| place(*hour, *ahead).is_some_and(|(p, _)| p == part));
        if agree {
            slots.entry(part).or_default().insert((day, *hour));
        }
    }
    let mut parts: Vec<(usize, Part)> = Vec::new();
    for (part, slots) in slots {
        let days: BTreeSet<i32> = slots.iter().map(|(day, _)| *day).collect();
        let enough = if part < Part::Saturdays {
            days.len() >= 3
        } else {
            slots.len() >= 2
        };
        if enough {
            parts.push((slots.len(), part));
        }
    }
    parts.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    parts.truncate(MOST_PARTS);
    let mut parts: Vec<Part> = parts.into_iter().map(|(_, part)| part).collect();
    parts.sort_unstable();
    parts
}

/// The part of the week and the day (0 is Monday) in which an hour begins on one clock.
fn place(hour: u8, ahead: i32) -> Option<(Part, i32)> {
    let local = (i32::from(hour) * 60 + ahead).rem_euclid(WEEK * 60) / 60;
    let (day, hour) = (local / 24, local % 24);
    let part = match (day, hour) {
        (5, 7..22) => Part::Saturdays,
        (6, 7..22) => Part::Sundays,
        (0..5, 7..12) => Part::WeekdayMornings,
        (0..5, 12..17) => Part::WeekdayAfternoons,
        (0..5, 17..22) => Part::WeekdayEvenings,
        _ => return None,
    };
    Some((part, day))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The same hours of the day on every weekday, in UTC.
    fn weekdays(from: u8, to: u8) -> Vec<u8> {
        (0..5)
            .flat_map(|day| (from..to).map(move |hour| day * 24 + hour))
            .collect()
    }

    #[test]
    fn hours_are_named_by_the_part_of_the_week_they_lie_in_on_the_readers_clock() {
        assert_eq!(parts(&weekdays(17, 20), &[0]), [Part::WeekdayEvenings]);
        assert_eq!(parts(&weekdays(17, 20), &[-300]), [Part::WeekdayAfternoons]);
        assert_eq!(parts(&weekdays(13, 15), &[330]), [Part::WeekdayEvenings]);
    }

    #[test]
    fn for_both_an_hour_counts_only_if_both_would_call_it_the_same() {
        assert_eq!(parts(&weekdays(17, 20), &[0, 60]), [Part::WeekdayEvenings]);
        assert_eq!(parts(&weekdays(17, 20), &[0, -300]), []);
    }

    #[test]
    fn one_monday_evening_is_not_weekday_evenings() {
        assert_eq!(parts(&[17, 18, 19], &[0]), []);
        let saturday = [5 * 24 + 9, 5 * 24 + 10];
        assert_eq!(parts(&saturday, &[0]), [Part::Saturdays]);
        assert_eq!(parts(&saturday[..1], &[0]), []);
    }

    #[test]
    fn the_two_largest_parts_are_named_in_the_order_of_the_week() {
        let mut hours = weekdays(17, 22);
        hours.extend(weekdays(7, 8));
        hours.extend((7..22).map(|hour| 6 * 24 + hour));
        assert_eq!(parts(&hours, &[0]), [Part::WeekdayEvenings, Part::Sundays]);
    }

    #[test]
    fn the_night_is_in_no_part_of_the_week() {
        assert_eq!(parts(&weekdays(0, 6), &[0]), []);
    }
}
