//! What somebody fills in to open a programme, and what can be the matter with it.

use dyad_people::account::tidy_address;
use dyad_platform::clock::Moment;
use dyad_platform::form::Filled;
use dyad_platform::page::Mistake;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::template::Template;
use crate::words::Words;

/// The longest name.
const LONGEST_NAME: usize = 120;
/// The longest term that makes sense.
const MOST_MONTHS: i64 = 60;
/// Years in which a cohort may start.
const YEARS: std::ops::RangeInclusive<i16> = 2000..=2199;

/// The answers.
#[derive(Debug)]
pub(crate) struct Opening {
    /// Name of the programme.
    pub(crate) name: String,
    /// What the first cohort is called.
    pub(crate) cohort: String,
    /// The day on which it begins, as people are told.
    pub(crate) starts_on: Date,
    /// How long they are meant to last.
    pub(crate) months: i64,
    /// The template it is opened from.
    pub(crate) template: Template,
    /// Who coordinates it, where somebody else does: name and address.
    pub(crate) coordinator: Option<(String, String)>,
}

impl Opening {
    /// The instant at which the first day begins on the clocks of `zone`.
    pub(crate) fn starts_at(&self, zone: &str) -> Moment {
        let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
        let midnight = zone
            .to_ambiguous_zoned(self.starts_on.at(0, 0, 0, 0))
            .compatible();
        Moment(midnight.map_or(0, |midnight| midnight.timestamp().as_millisecond()))
    }
}

/// Reads what was filled in.
///
/// # Errors
/// Every mistake, in the order of the form.
pub(crate) fn read(
    words: Words,
    filled: &Filled,
    templates: &[Template],
) -> Result<Opening, Vec<Mistake>> {
    let mut mistakes = Vec::new();
    let name = named(filled, "name", words.new_name_needed(), &mut mistakes);
    let template = templates
        .iter()
        .find(|template| template.key == filled.text("template"));
    if template.is_none() {
        mistakes.push(Mistake {
            field: "template",
            sentence: words.new_template_needed(),
        });
    }
    let cohort = named(filled, "cohort", words.new_cohort_needed(), &mut mistakes);
    let starts_on = filled
        .text("starts")
        .parse::<Date>()
        .ok()
        .filter(|date| YEARS.contains(&date.year()));
    if starts_on.is_none() {
        mistakes.push(Mistake {
            field: "starts",
            sentence: words.new_starts_needed(),
        });
    }
    let months = filled
        .text("months")
        .parse::<i64>()
        .ok()
        .filter(|months| (1..=MOST_MONTHS).contains(months));
    if months.is_none() {
        mistakes.push(Mistake {
            field: "months",
            sentence: words.new_months_needed(MOST_MONTHS),
        });
    }
    let coordinator = coordinator(words, filled, &mut mistakes);
    match (template, starts_on, months) {
        (Some(template), Some(starts_on), Some(months)) if mistakes.is_empty() => Ok(Opening {
            name,
            cohort,
            starts_on,
            months,
            template: template.clone(),
            coordinator,
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

/// Nobody where both fields are empty; otherwise both are needed.
fn coordinator(
    words: Words,
    filled: &Filled,
    mistakes: &mut Vec<Mistake>,
) -> Option<(String, String)> {
    let (name, said) = (
        filled.text("coordinator-name"),
        filled.text("coordinator-address"),
    );
    if name.is_empty() && said.is_empty() {
        return None;
    }
    let name = named(
        filled,
        "coordinator-name",
        words.new_coordinator_name_needed(),
        mistakes,
    );
    let address = tidy_address(said);
    if address.is_none() {
        mistakes.push(Mistake {
            field: "coordinator-address",
            sentence: words.new_coordinator_address_needed(),
        });
    }
    address.map(|address| (name, address))
}

#[cfg(test)]
mod tests {
    use dyad_platform::words::ENGLISH;

    use super::*;
    use crate::template::shipped;

    const GOOD: [(&str, &str); 7] = [
        ("name", " Vets & students "),
        ("template", "intl-student-practitioner"),
        ("cohort", "Spring 2026"),
        ("starts", "2026-03-29"),
        ("months", "9"),
        ("coordinator-name", ""),
        ("coordinator-address", ""),
    ];

    fn with(changed: &[(&str, &str)]) -> Result<Opening, Vec<&'static str>> {
        let mut fields = GOOD;
        for (name, value) in changed {
            fields
                .iter_mut()
                .filter(|(field, _)| field == name)
                .for_each(|field| field.1 = value);
        }
        let read = read(Words(ENGLISH), &Filled::of(&fields), &shipped().unwrap());
        read.map_err(|mistakes| mistakes.iter().map(|mistake| mistake.field).collect())
    }

    #[test]
    fn a_programme_opens_with_its_first_cohort() {
        let opening = with(&[]).unwrap();
        assert_eq!(
            (opening.name.as_str(), opening.cohort.as_str()),
            ("Vets & students", "Spring 2026")
        );
        assert_eq!((opening.months, opening.coordinator), (9, None));
    }

    #[test]
    fn a_cohort_starts_when_its_day_begins_in_the_zone_of_the_programme() {
        let opening = with(&[]).unwrap();
        assert_eq!(
            opening.starts_at("Europe/London").machine(),
            "2026-03-29T00:00:00Z"
        );
        assert_eq!(
            opening.starts_at("America/New_York").machine(),
            "2026-03-29T04:00:00Z"
        );
        // In Santiago the clocks skip the first hour of this day.
        let skipped = with(&[("starts", "2026-09-06")]).unwrap();
        assert_eq!(
            skipped.starts_at("America/Santiago").machine(),
            "2026-09-06T04:00:00Z"
        );
    }

    #[test]
    fn every_mistake_is_named_at_its_field() {
        let all = with(&[
            ("name", " "),
            ("template", "no-such"),
            ("cohort", ""),
            ("starts", "29/03/2026"),
            ("months", "0"),
            ("coordinator-name", "Olga Petrova"),
        ]);
        assert_eq!(
            all.unwrap_err(),
            [
                "name",
                "template",
                "cohort",
                "starts",
                "months",
                "coordinator-address"
            ]
        );
        assert_eq!(
            with(&[("coordinator-address", "olga@example.org")]).unwrap_err(),
            ["coordinator-name"]
        );
        assert_eq!(with(&[("name", &"x".repeat(121))]).unwrap_err(), ["name"]);
        assert_eq!(with(&[("cohort", "Spring\0")]).unwrap_err(), ["cohort"]);
        assert_eq!(with(&[("starts", "9999-01-01")]).unwrap_err(), ["starts"]);
        assert_eq!(with(&[("months", "61")]).unwrap_err(), ["months"]);
    }

    #[test]
    fn somebody_else_may_coordinate() {
        let opening = with(&[
            ("coordinator-name", "Olga Petrova"),
            ("coordinator-address", "Olga@Example.org"),
        ]);
        assert_eq!(
            opening.unwrap().coordinator,
            Some(("Olga Petrova".into(), "olga@example.org".into()))
        );
    }
}
