//! The six answers that open a programme, and what can be the matter with them.

use dyad_people::account::tidy_address;
use dyad_platform::clock::Moment;
use dyad_platform::form::Filled;
use dyad_platform::page::Mistake;
use jiff::ToSpan as _;
use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;

use super::Contact;
use crate::template::Template;
use crate::words::Words;

/// The longest name.
pub(crate) const LONGEST_NAME: usize = 120;
/// The longest description of whom a programme is for.
const LONGEST_TEXT: usize = 2_000;
/// The most mentees that can be hoped for.
const MOST_MENTEES: i64 = 20_000;
/// The most people named as coordinators.
const MOST_COORDINATORS: usize = 20;
/// Years in which a cohort may start.
const YEARS: std::ops::RangeInclusive<i16> = 2000..=2199;

/// The answers.
#[derive(Debug)]
pub(crate) struct Opening {
    /// Name of the programme.
    pub(crate) name: String,
    /// Whom it is open to, as a mentor and as a mentee.
    pub(crate) open_to: (String, String),
    /// The dates of the first cohort.
    pub(crate) dates: Dates,
    /// How many mentees are hoped for, where somebody said so.
    pub(crate) hoped: Option<i64>,
    /// Who coordinates: names, where given, and addresses.
    pub(crate) coordinators: Vec<Named>,
    /// Where trouble goes.
    pub(crate) safeguarding: Contact,
}

/// The dates of a cohort.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Dates {
    /// What the cohort is called.
    pub(crate) label: String,
    /// The first day on which people can apply.
    pub(crate) opens: Date,
    /// The last one.
    pub(crate) closes: Date,
    /// The day on which it begins, as people are told.
    pub(crate) starts: Date,
}

/// Somebody by address, perhaps with a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Named {
    pub(crate) name: Option<String>,
    pub(crate) address: String,
}

/// A day within reason, written as a form writes it.
pub(crate) fn day(text: &str) -> Option<Date> {
    let day = text.parse::<Date>().ok();
    day.filter(|date| YEARS.contains(&date.year()))
}

/// The instant at which a day begins on the clocks of `zone`.
pub(crate) fn day_begins(day: Date, zone: &str) -> Moment {
    let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
    let midnight = zone.to_ambiguous_zoned(day.at(0, 0, 0, 0)).compatible();
    Moment(midnight.map_or(0, |midnight| midnight.timestamp().as_millisecond()))
}

/// The instant at which a day is over on the clocks of `zone`.
pub(crate) fn day_ends(day: Date, zone: &str) -> Moment {
    day_begins(day.checked_add(1.day()).unwrap_or(day), zone)
}

/// What stands in the form before anybody typed: six weeks to apply, four to match, and a Monday to
/// begin.
pub(crate) fn suggested(
    template: &Template,
    today: Date,
    opener: &str,
    safeguarding: &Contact,
) -> Filled {
    let closes = today.saturating_add(6.weeks());
    let mut starts = closes.saturating_add(4.weeks());
    while starts.weekday() != Weekday::Monday {
        starts = starts.saturating_add(1.day());
    }
    let dates = [today, closes, starts].map(|day| day.to_string());
    Filled::of(&[
        ("name", &template.name),
        ("open-to-mentors", &template.texts.open_to_mentors),
        ("open-to-mentees", &template.texts.open_to_mentees),
        ("opens", &dates[0]),
        ("closes", &dates[1]),
        ("starts", &dates[2]),
        ("coordinators", opener),
        ("safeguarding-name", &safeguarding.name),
        ("safeguarding-address", &safeguarding.address),
    ])
}

/// Reads what was filled in.
///
/// # Errors
/// Every mistake, in the order of the form.
pub(crate) fn read(words: Words, filled: &Filled) -> Result<Opening, Vec<Mistake>> {
    let mut mistakes = Vec::new();
    let name = named(filled, "name", words.new_name_needed(), &mut mistakes);
    let open_to = (
        described(words, filled, "open-to-mentors", &mut mistakes),
        described(words, filled, "open-to-mentees", &mut mistakes),
    );
    let dates = dates(words, filled, &mut mistakes);
    let hoped = hoped(words, filled, &mut mistakes);
    let coordinators = coordinators(words, filled.text("coordinators"), &mut mistakes);
    let safeguarding = contact(words, filled, &mut mistakes);
    match dates {
        Some(dates) if mistakes.is_empty() => Ok(Opening {
            name,
            open_to,
            dates,
            hoped,
            coordinators,
            safeguarding,
        }),
        _ => Err(mistakes),
    }
}

fn named(
    filled: &Filled,
    field: &'static str,
    sentence: String,
    mistakes: &mut Vec<Mistake>,
) -> String {
    let text = filled.text(field);
    if text.is_empty() || text.chars().count() > LONGEST_NAME || text.chars().any(char::is_control)
    {
        mistakes.push(Mistake { field, sentence });
    }
    text.to_string()
}

fn described(
    words: Words,
    filled: &Filled,
    field: &'static str,
    mistakes: &mut Vec<Mistake>,
) -> String {
    let text = filled.text(field).replace("\r\n", "\n");
    if text.is_empty() || text.chars().count() > LONGEST_TEXT {
        let sentence = words.new_open_to_needed();
        mistakes.push(Mistake { field, sentence });
    }
    text
}

/// Reads the dates of a cohort. Without a label it is called after the month in which it starts.
pub(crate) fn dates(words: Words, filled: &Filled, mistakes: &mut Vec<Mistake>) -> Option<Dates> {
    let mut day = |field: &'static str, sentence: String| {
        let day = day(filled.text(field));
        if day.is_none() {
            mistakes.push(Mistake { field, sentence });
        }
        day
    };
    let opens = day("opens", words.new_day_needed());
    let closes = day("closes", words.new_day_needed());
    let starts = day("starts", words.new_day_needed());
    let (opens, closes, starts) = (opens?, closes?, starts?);
    let mut label = filled.text("cohort").to_string();
    if label.is_empty() {
        label = starts.strftime("%B %Y").to_string();
    }
    if label.chars().count() > LONGEST_NAME || label.chars().any(char::is_control) {
        mistakes.push(Mistake {
            field: "cohort",
            sentence: words.new_cohort_needed(),
        });
    }
    if closes < opens {
        mistakes.push(Mistake {
            field: "closes",
            sentence: words.new_closes_before(),
        });
    }
    if starts < closes {
        mistakes.push(Mistake {
            field: "starts",
            sentence: words.new_starts_before(),
        });
    }
    Some(Dates {
        label,
        opens,
        closes,
        starts,
    })
}

/// How many mentees are hoped for; nothing where nothing was said.
pub(crate) fn hoped(words: Words, filled: &Filled, mistakes: &mut Vec<Mistake>) -> Option<i64> {
    let text = filled.text("hoped");
    if text.is_empty() {
        return None;
    }
    let number = text.parse::<i64>().ok();
    let number = number.filter(|number| (1..=MOST_MENTEES).contains(number));
    if number.is_none() {
        mistakes.push(Mistake {
            field: "hoped",
            sentence: words.new_hoped_needed(MOST_MENTEES),
        });
    }
    number
}

/// A line each: an address, or a name and an address such as `Olga Petrova <olga@example.org>`.
fn coordinators(words: Words, text: &str, mistakes: &mut Vec<Mistake>) -> Vec<Named> {
    let mut all: Vec<Named> = Vec::new();
    let mut wrong = None;
    for line in text
        .split(['\n', ',', ';'])
        .map(str::trim)
        .filter(|line| !line.is_empty())
    {
        match who(line) {
            Some(named) if all.iter().all(|other| other.address != named.address) => {
                all.push(named)
            }
            Some(_) => {}
            None => wrong = wrong.or(Some(line)),
        }
    }
    let sentence = match wrong {
        Some(line) => Some(words.new_coordinator_wrong(line)),
        None if all.is_empty() => Some(words.new_coordinator_needed()),
        None if all.len() > MOST_COORDINATORS => {
            Some(words.new_coordinators_many(MOST_COORDINATORS))
        }
        None => None,
    };
    if let Some(sentence) = sentence {
        mistakes.push(Mistake {
            field: "coordinators",
            sentence,
        });
    }
    all
}

/// Reads one line of coordinators.
pub(crate) fn who(line: &str) -> Option<Named> {
    let (name, address) = match line.split_once('<') {
        Some((name, rest)) => (name.trim(), rest.trim_end_matches('>')),
        None => match line.rsplit_once(char::is_whitespace) {
            Some((name, address)) => (name.trim(), address),
            None => ("", line),
        },
    };
    let fits = name.chars().count() <= LONGEST_NAME && !name.chars().any(char::is_control);
    let name = (!name.is_empty()).then(|| name.to_string());
    tidy_address(address)
        .filter(|_| fits)
        .map(|address| Named { name, address })
}

impl Named {
    /// What they go by until they say so themselves: the name given, or the words of the address.
    pub(crate) fn shown(&self) -> String {
        if let Some(name) = &self.name {
            return name.clone();
        }
        let local = self.address.split('@').next().unwrap_or_default();
        let parts = local
            .split(['.', '_', '-', '+'])
            .filter(|part| !part.is_empty());
        let capital = |part: &str| {
            let mut letters = part.chars();
            let first = letters
                .next()
                .map(|letter| letter.to_uppercase().to_string());
            format!("{}{}", first.unwrap_or_default(), letters.as_str())
        };
        parts.map(capital).collect::<Vec<_>>().join(" ")
    }
}

/// Reads where trouble goes.
pub(crate) fn contact(words: Words, filled: &Filled, mistakes: &mut Vec<Mistake>) -> Contact {
    let name = named(
        filled,
        "safeguarding-name",
        words.new_safeguarding_name_needed(),
        mistakes,
    );
    let address = tidy_address(filled.text("safeguarding-address"));
    if address.is_none() {
        mistakes.push(Mistake {
            field: "safeguarding-address",
            sentence: words.new_address_needed(),
        });
    }
    Contact {
        name,
        address: address.unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests;
