//! Abbreviations of time zones. `CST` is Chicago's, Shanghai's and Havana's: the person's country
//! decides, and without one only those are read that have one usual meaning.

use jiff::civil::Date;

use super::{Read, fold, noon, offset_on, seasons, time_zone};

/// Minutes ahead of UTC that an abbreviation stands for. The zones' own tables know most
/// abbreviations; these are the ones they lack, or use for one country only.
const OFFSETS: [(&str, &[i32]); 61] = [
    ("AFT", &[270]),
    ("ALMT", &[300, 360]),
    ("AMT", &[-240, 240]),
    ("ART", &[-180]),
    ("AST", &[-240, 180]),
    ("AZT", &[240]),
    ("BNT", &[480]),
    ("BOT", &[-240]),
    ("BRST", &[-120]),
    ("BRT", &[-180]),
    ("BST", &[60, 360]),
    ("BTT", &[360]),
    ("CAT", &[120]),
    ("CEST", &[120]),
    ("CET", &[60]),
    ("CLST", &[-180]),
    ("CLT", &[-240]),
    ("COT", &[-300]),
    ("CVT", &[-60]),
    ("EAT", &[180]),
    ("ECT", &[-300]),
    ("EEST", &[180]),
    ("EET", &[120]),
    ("FJT", &[720]),
    ("GET", &[240]),
    ("GST", &[240]),
    ("GYT", &[-240]),
    ("ICT", &[420]),
    ("IDT", &[180]),
    ("IRST", &[210]),
    ("IST", &[330, 60, 120]),
    ("KGT", &[360]),
    ("KST", &[540]),
    ("MART", &[-570]),
    ("MESZ", &[120]),
    ("MEZ", &[60]),
    ("MMT", &[390]),
    ("MSK", &[180]),
    ("MUT", &[240]),
    ("MVT", &[300]),
    ("MYT", &[480]),
    ("NPT", &[345]),
    ("PET", &[-300]),
    ("PGT", &[600]),
    ("PHT", &[480]),
    ("PKT", &[300]),
    ("PYT", &[-240, -180]),
    ("RET", &[240]),
    ("SCT", &[240]),
    ("SGT", &[480]),
    ("SLST", &[330]),
    ("TJT", &[300]),
    ("TLT", &[540]),
    ("TMT", &[300]),
    ("TOT", &[780]),
    ("TRT", &[180]),
    ("ULAT", &[480]),
    ("UYT", &[-180]),
    ("UZT", &[300]),
    ("VET", &[-240]),
    ("WST", &[780, 480]),
];

/// What an abbreviation means where nobody says in which country, if it has one usual meaning.
const USUAL: [(&str, &str); 50] = [
    ("ACST", "Australia/Adelaide"),
    ("AEDT", "Australia/Sydney"),
    ("AEST", "Australia/Sydney"),
    ("AKST", "America/Anchorage"),
    ("ART", "America/Argentina/Buenos_Aires"),
    ("AWST", "Australia/Perth"),
    ("BRT", "America/Sao_Paulo"),
    ("CAT", "Africa/Maputo"),
    ("CEST", "Europe/Berlin"),
    ("CET", "Europe/Berlin"),
    ("CLT", "America/Santiago"),
    ("COT", "America/Bogota"),
    ("EAT", "Africa/Nairobi"),
    ("EDT", "America/New_York"),
    ("EEST", "Europe/Athens"),
    ("EET", "Europe/Athens"),
    ("EST", "America/New_York"),
    ("HKT", "Asia/Hong_Kong"),
    ("HST", "Pacific/Honolulu"),
    ("ICT", "Asia/Bangkok"),
    ("IDT", "Asia/Jerusalem"),
    ("IRST", "Asia/Tehran"),
    ("JST", "Asia/Tokyo"),
    ("KST", "Asia/Seoul"),
    ("MDT", "America/Denver"),
    ("MESZ", "Europe/Berlin"),
    ("MEZ", "Europe/Berlin"),
    ("MSK", "Europe/Moscow"),
    ("MYT", "Asia/Kuala_Lumpur"),
    ("NPT", "Asia/Kathmandu"),
    ("NZDT", "Pacific/Auckland"),
    ("NZST", "Pacific/Auckland"),
    ("PDT", "America/Los_Angeles"),
    ("PET", "America/Lima"),
    ("PHT", "Asia/Manila"),
    ("PKT", "Asia/Karachi"),
    ("PST", "America/Los_Angeles"),
    ("SAST", "Africa/Johannesburg"),
    ("SGT", "Asia/Singapore"),
    ("TRT", "Europe/Istanbul"),
    ("UYT", "America/Montevideo"),
    ("VET", "America/Caracas"),
    ("WAT", "Africa/Lagos"),
    ("WEST", "Europe/Lisbon"),
    ("WET", "Europe/Lisbon"),
    ("WIB", "Asia/Jakarta"),
    ("WIT", "Asia/Jayapura"),
    ("WITA", "Asia/Makassar"),
    ("NST", "America/St_Johns"),
    ("NDT", "America/St_Johns"),
];

/// Other names of abbreviations.
const IN_FULL: [(&str, &str); 18] = [
    ("et", "EST"),
    ("ct", "CST"),
    ("mt", "MST"),
    ("pt", "PST"),
    ("eastern time", "EST"),
    ("central time", "CST"),
    ("mountain time", "MST"),
    ("pacific time", "PST"),
    ("eastern standard time", "EST"),
    ("eastern daylight time", "EDT"),
    ("central european time", "CET"),
    ("central european summer time", "CEST"),
    ("eastern european time", "EET"),
    ("western european time", "WET"),
    ("east africa time", "EAT"),
    ("west africa time", "WAT"),
    ("indian standard time", "IST"),
    ("japan standard time", "JST"),
];

/// Reads an abbreviation, first by the zones of the person's country.
pub(super) fn read(said: &str, own: &[&str], on: Date) -> Option<Read> {
    let folded = fold(said);
    let in_full = IN_FULL
        .iter()
        .find(|(name, _)| *name == folded)
        .map(|(_, short)| *short);
    let short = in_full.map_or_else(|| folded.to_ascii_uppercase(), str::to_string);
    if !(2..=5).contains(&short.len()) || !short.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return None;
    }
    let called_so = || {
        own.iter()
            .find(|zone| seasons(on).iter().any(|day| is_called(zone, *day, &short)))
    };
    let as_far_ahead = || {
        let (_, offsets) = OFFSETS.iter().find(|(known, _)| *known == short)?;
        let fits = |zone: &&&str| {
            seasons(on)
                .iter()
                .filter_map(|day| offset_on(zone, *day))
                .any(|m| offsets.contains(&m))
        };
        own.iter().find(fits)
    };
    if let Some(zone) = called_so().or_else(as_far_ahead) {
        return Some(Read::Abbreviation {
            zone: (*zone).to_string(),
            by_country: true,
        });
    }
    let (_, zone) = USUAL.iter().find(|(known, _)| *known == short)?;
    Some(Read::Abbreviation {
        zone: (*zone).to_string(),
        by_country: false,
    })
}

/// Whether the zone's own name for its time on that day is this abbreviation.
fn is_called(zone: &str, on: Date, short: &str) -> bool {
    let (Some(zone), Some(noon)) = (time_zone(zone), noon(on)) else {
        return false;
    };
    zone.to_offset_info(noon).abbreviation() == short
}
