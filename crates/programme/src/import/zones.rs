//! Time zones, as people write them: a name such as `Europe/Lisbon`, a city, a difference from UTC,
//! or an abbreviation, which the person's country has to explain.

mod abbreviations;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::tz::{Offset, TimeZone, TimeZoneDatabase};

use super::countries;
use super::fold::fold;

const CITIES_TABLE: &str = include_str!("cities.tsv");

/// The zones are part of the programme, so that every installation reads a file the same way.
static ZONES: LazyLock<TimeZoneDatabase> = LazyLock::new(TimeZoneDatabase::bundled);
/// The names of all zones by their lower-case form.
static NAMES: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    let names = ZONES.available().map(|name| name.as_str().to_string());
    names
        .map(|name| (name.to_ascii_lowercase(), name))
        .collect()
});
static CITIES: LazyLock<BTreeMap<String, Vec<&str>>> = LazyLock::new(cities);

/// What a cell says about a time zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Read {
    /// The name of a zone, exactly.
    Known(String),
    /// The name of a zone, or its only country, in another spelling.
    Respelled(String),
    /// A city in the zone.
    City(String),
    /// A difference from UTC; `fits` is the country's zone that agrees with it best.
    Fixed { zone: String, fits: Option<String> },
    /// An abbreviation, and whether the country decided what it means.
    Abbreviation { zone: String, by_country: bool },
}

/// The zone that is stored as `zone`: an IANA name or a fixed difference such as `UTC+5:30`.
#[must_use]
pub fn time_zone(zone: &str) -> Option<TimeZone> {
    match fixed_minutes(zone) {
        Some(minutes) => Some(TimeZone::fixed(Offset::from_seconds(minutes * 60).ok()?)),
        None => ZONES.get(zone).ok(),
    }
}

/// How many minutes a clock in `zone` is ahead of UTC at noon of a day.
#[must_use]
pub fn offset_on(zone: &str, on: Date) -> Option<i32> {
    Some(time_zone(zone)?.to_offset(noon(on)?).seconds() / 60)
}

/// Reads a cell. `country` is the person's, as a code; `on` the day that decides between summer and
/// winter.
pub(crate) fn read(said: &str, country: Option<&str>, on: Date) -> Option<Read> {
    let said = said.trim();
    let own = country.map_or(&[] as &[&str], countries::zones);
    // Names without a slash, such as "EST" or "Japan", are read as what people mean by them.
    let by_name = |name: &str| {
        NAMES
            .get(&name.to_ascii_lowercase())
            .filter(|_| name.contains('/'))
    };
    match by_name(said).or_else(|| by_name(&said.replace(' ', "_"))) {
        Some(name) if name == said => return Some(Read::Known(name.clone())),
        Some(name) => return Some(Read::Respelled(name.clone())),
        None => {}
    }
    let from_abbreviation = || abbreviations::read(said, own, on);
    let from_offset = || fixed_minutes(said).map(|minutes| fixed(minutes, own, on));
    from_abbreviation()
        .or_else(from_offset)
        .or_else(|| named(said, own))
}

/// A zone by a name that isn't exactly its own.
fn named(said: &str, own: &[&str]) -> Option<Read> {
    // "(UTC+01:00) Amsterdam, Berlin", "Lisbon, Portugal", "Lisbon time"
    let rest = said
        .strip_prefix('(')
        .and_then(|rest| rest.split_once(')'))
        .map_or(said, |(_, rest)| rest);
    let whole = fold(rest);
    let parts = rest.split([',', '(', '/']).map(fold);
    let mut names = std::iter::once(whole)
        .chain(parts)
        .filter(|name| !name.is_empty());
    names
        .find_map(|name| city(name.strip_suffix(" time").unwrap_or(&name), own))
        .map(Read::City)
        .or_else(|| match countries::zones(countries::find(rest)?) {
            [only] => Some(Read::Respelled((*only).to_string())),
            _ => None,
        })
}

fn city(folded: &str, own: &[&str]) -> Option<String> {
    let zones = CITIES.get(folded)?;
    let in_country = zones.iter().find(|zone| own.contains(zone));
    in_country.or(zones.first()).map(|zone| (*zone).to_string())
}

/// A fixed difference, with the country's zone that has it on that day, else at some time of the
/// year, else the country's usual zone.
fn fixed(minutes: i32, own: &[&str], on: Date) -> Read {
    let that_day = own.iter().find(|zone| offset_on(zone, on) == Some(minutes));
    let some_day = own.iter().find(|zone| {
        seasons(on)
            .iter()
            .any(|day| offset_on(zone, *day) == Some(minutes))
    });
    let fits = that_day
        .or(some_day)
        .or(own.first())
        .map(|zone| (*zone).to_string());
    Read::Fixed {
        zone: written(minutes),
        fits,
    }
}

/// A day in January and one in July of the same year: one of them has summer time, if any has.
fn seasons(on: Date) -> [Date; 2] {
    let day = |month| Date::new(on.year(), month, 1).unwrap_or(on);
    [day(1), day(7)]
}

fn noon(on: Date) -> Option<Timestamp> {
    Offset::UTC
        .to_timestamp(on.to_datetime(Time::midnight()))
        .ok()
        .map(|midnight| {
            let noon = midnight.as_second() + 12 * 3600;
            Timestamp::from_second(noon).unwrap_or(midnight)
        })
}

/// A difference from UTC as it is stored: `UTC+5:30`, `UTC-3`, `UTC+0`.
fn written(minutes: i32) -> String {
    let sign = if minutes < 0 { '-' } else { '+' };
    let (hours, rest) = (minutes.abs() / 60, minutes.abs() % 60);
    if rest == 0 {
        format!("UTC{sign}{hours}")
    } else {
        format!("UTC{sign}{hours}:{rest:02}")
    }
}

/// The minutes of a difference such as `UTC+2`, `GMT -3`, `+05:30`, `utc−0330`, `UTC`.
pub(super) fn fixed_minutes(said: &str) -> Option<i32> {
    let plain: String = said
        .chars()
        .filter(|c| !c.is_whitespace())
        .collect::<String>()
        .to_ascii_uppercase();
    let rest = plain
        .strip_prefix("UTC")
        .or_else(|| plain.strip_prefix("GMT"));
    let marked = rest.is_some();
    let rest = rest.unwrap_or(&plain);
    if rest.is_empty() && marked || rest == "Z" && !marked {
        return Some(0);
    }
    let (sign, digits) = match rest.strip_prefix('+') {
        Some(digits) => (1, digits),
        None => (
            -1,
            rest.strip_prefix('-')
                .or_else(|| rest.strip_prefix('−'))
                .or_else(|| rest.strip_prefix('–'))?,
        ),
    };
    let (hours, minutes) = match digits.split_once([':', '.']) {
        Some(parts) => parts,
        // "0530" is written without a colon
        None if digits.len() == 4 && digits.is_ascii() => digits.split_at(2),
        None => (digits, "0"),
    };
    if !digits
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b':' || byte == b'.')
    {
        return None;
    }
    let (hours, minutes): (i32, i32) = (hours.parse().ok()?, minutes.parse().ok()?);
    let total = sign * (hours * 60 + minutes);
    (hours <= 14 && minutes < 60 && (-12 * 60..=14 * 60).contains(&total)).then_some(total)
}

/// Every city that a zone is named after, and those of the table. Stations in Antarctica are left
/// out: some bear the names of towns. The zone named after a city comes before others of that name.
fn cities() -> BTreeMap<String, Vec<&'static str>> {
    let mut cities: BTreeMap<String, Vec<&'static str>> = BTreeMap::new();
    let mut add = |name: &str, zone: &'static str| {
        let zones = cities.entry(fold(name)).or_default();
        if !zones.contains(&zone) {
            zones.push(zone);
        }
    };
    for (code, _) in countries::all() {
        for zone in countries::zones(code)
            .iter()
            .copied()
            .filter(|zone| !zone.starts_with("Antarctica/"))
        {
            let city = zone.rsplit('/').next().unwrap_or(zone);
            add(city, zone);
        }
    }
    for line in CITIES_TABLE.lines().filter(|line| !line.starts_with('#')) {
        let Some((zone, names)) = line.split_once('\t') else {
            continue;
        };
        names.split('|').for_each(|name| add(name, zone));
    }
    cities
}

#[cfg(test)]
mod tests;
