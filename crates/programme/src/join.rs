//! Joining: what everybody may read of a programme before they apply.

use dyad_people::account::Person;
use dyad_platform::clock::{Moment, Span};
use dyad_platform::db::Tx;
use dyad_platform::problem::Problem;

use crate::access::at_the_door::open_for_all;
use crate::cohort::{self, Applying, Cohort};
use crate::programme::{self, Programme};
use crate::urls;

pub mod jobs;
mod letters;
pub mod pages;
pub mod store;
pub mod year;

/// A programme that takes applications now.
pub struct Offered {
    /// Its public page.
    pub url: String,
    /// Its name.
    pub name: String,
    /// Whom it is for, in a sentence.
    pub summary: String,
    /// "until 30 August 2026".
    pub until: String,
}

/// The programmes that take applications now.
///
/// # Errors
/// Those of the database.
pub async fn open_programmes(tx: &mut Tx, now: Moment) -> Result<Vec<Offered>, Problem> {
    let mut offered = Vec::new();
    for programme in programme::store::published(tx).await? {
        if !programme.takes_applications() {
            continue;
        }
        let cohort = cohort::store::newest(tx, &programme.id).await?;
        let applying = cohort.map_or(Applying::Closed, |cohort| cohort.applying(now));
        if let Applying::Open(until) | Applying::Late(until) = applying {
            offered.push(Offered {
                url: urls::join(&programme.slug),
                until: crate::words::here().landing_until(last_day(until).date(&programme.zone)),
                summary: programme.template.summary,
                name: programme.name,
            });
        }
    }
    Ok(offered)
}

/// The last moment before a deadline, for naming its day: a window that closes at midnight closes
/// at the end of the day before.
#[must_use]
pub fn last_day(until: Moment) -> Moment {
    until - Span::seconds(1)
}

/// Who coordinates, as a list of names: "Ada Lind and Sanna Virtanen".
#[must_use]
pub fn names(people: &[Person]) -> String {
    let names: Vec<&str> = people.iter().map(|person| person.name.as_str()).collect();
    match names.split_last() {
        None => String::new(),
        Some((only, [])) => (*only).to_string(),
        Some((last, rest)) => crate::words::here().names_and(rest.join(", "), *last),
    }
}

/// What somebody may do about applying now.
#[must_use]
pub fn applying(cohort: Option<&Cohort>, now: Moment) -> Applying {
    cohort.map_or(Applying::Closed, |cohort| cohort.applying(now))
}

/// The paragraphs of a text in which an empty line parts them.
#[must_use]
pub fn paragraphs(text: &str) -> Vec<String> {
    let mut paragraphs = vec![String::new()];
    for line in text.lines().map(str::trim) {
        match (line.is_empty(), paragraphs.last_mut()) {
            (true, Some(last)) if !last.is_empty() => paragraphs.push(String::new()),
            (false, Some(last)) if last.is_empty() => last.push_str(line),
            (false, Some(last)) => {
                last.push(' ');
                last.push_str(line);
            }
            _ => {}
        }
    }
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    paragraphs
}

/// The public page of a programme, if the programme has one.
#[must_use]
pub fn link(programme: &Programme) -> Option<String> {
    open_for_all(programme).then(|| urls::join(&programme.slug))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_line_parts_paragraphs_and_a_single_break_does_not() {
        assert_eq!(
            paragraphs("One\nstill one.\n\n\n  Two. \n"),
            ["One still one.", "Two."]
        );
        assert!(paragraphs(" \n\n").is_empty());
    }

    #[test]
    fn a_window_that_closes_at_midnight_closes_at_the_end_of_the_day_before() {
        // Midnight of 31 August 2026 in London.
        let until = Moment(1_788_130_800_000);
        assert_eq!(until.day("Europe/London"), "Monday 31 August 2026");
        assert_eq!(
            last_day(until).day("Europe/London"),
            "Sunday 30 August 2026"
        );
    }
}
