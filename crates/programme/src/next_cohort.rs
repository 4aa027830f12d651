//! The next cohort: the programme goes on with new dates. Mentors and whoever waited are asked by letter
//! whether they want to be in again; their yes becomes an application, and nobody comes along without it.

use dyad_platform::clock::{Moment, Span};
use dyad_platform::id;
use jiff::ToSpan as _;
use jiff::civil::{Date, Weekday};

use crate::application::{ApplicationId, State};
use crate::cohort::{Cohort, CohortId};
use crate::settings::beside::Dates;
use crate::template::question::Role;

pub(crate) mod answering;
pub mod jobs;
mod letters;
pub mod pages;
pub(crate) mod store;

id!(
    /// Somebody of an earlier cohort who is asked into the next one.
    CarriedId
);

/// How long the letters can be taken back.
pub(crate) const HELD: Span = Span::minutes(10);
/// How long a letter's link answers.
const ANSWERED_WITHIN: Span = Span::days(14);
/// After how long somebody who hasn't answered is reminded, once.
pub(crate) const REMINDED_AFTER: Span = Span::days(7);

/// What somebody says to being asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Word {
    /// They are in.
    Yes,
    /// Not this time.
    NotThisTime,
}

/// Somebody of an earlier cohort who is asked into the next one.
#[derive(Clone, Debug)]
pub(crate) struct Carried {
    pub(crate) id: CarriedId,
    /// The cohort they are asked into.
    pub(crate) cohort_id: CohortId,
    /// Their application of the earlier cohort.
    pub(crate) application_id: ApplicationId,
    pub(crate) role: Role,
    pub(crate) asked_at: Option<Moment>,
    pub(crate) answered: Option<(Word, Moment)>,
}

/// How it stands with somebody who was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// The letter hasn't left yet.
    Held,
    /// They can answer until then.
    Open(Moment),
    /// They said it.
    Said(Word),
    /// They didn't answer while they could.
    Over,
}

impl Word {
    /// As it stands in the table and in the form.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::NotThisTime => "not-this-time",
        }
    }

    /// Reads it.
    pub(crate) fn read(text: &str) -> Option<Self> {
        [Self::Yes, Self::NotThisTime]
            .into_iter()
            .find(|word| word.key() == text)
    }
}

impl Carried {
    /// How it stands.
    pub(crate) fn standing(&self, cohort: &Cohort, now: Moment) -> Standing {
        if let Some((word, _)) = self.answered {
            return Standing::Said(word);
        }
        match self.asked_at {
            None => Standing::Held,
            Some(at) if now < until(cohort, at) => Standing::Open(until(cohort, at)),
            Some(_) => Standing::Over,
        }
    }
}

/// Until when somebody asked at `asked_at` can answer: as long as the link does, or people can apply.
pub(crate) fn until(cohort: &Cohort, asked_at: Moment) -> Moment {
    let link = asked_at + ANSWERED_WITHIN;
    let last = cohort.late_until.or(cohort.apply_until);
    last.map_or(link, |last| last.min(link))
}

/// Whether somebody is asked along: whoever waits, and mentors who took part.
pub(crate) fn is_asked_along(role: Role, state: State) -> bool {
    state == State::Waitlisted || (role == Role::Mentor && state == State::Accepted)
}

/// Dates like the last ones, whole years later, so that they lie ahead. Without any to go by: six weeks
/// to apply, four to match, and a Monday to begin.
pub(crate) fn proposed(last: &Dates, today: Date) -> Dates {
    let day = |text: &Option<String>| text.as_deref().and_then(crate::programme::opening::day);
    let starts = last.starts.parse::<Date>().ok();
    let (Some(opens), Some(closes), Some(starts)) = (day(&last.opens), day(&last.closes), starts)
    else {
        return usual(today);
    };
    let mut years = 1_i16;
    while opens.saturating_add(years.years()) < today && years < 100 {
        years += 1;
    }
    let later = |day: Date| day.saturating_add(years.years());
    Dates {
        label: label_after(&last.label, years, later(starts)),
        opens: Some(later(opens).to_string()),
        closes: Some(later(closes).to_string()),
        late: day(&last.late).map(|day| later(day).to_string()),
        starts: same_weekday(later(starts).max(later(closes)), starts.weekday()).to_string(),
        hoped: last.hoped,
    }
}

fn usual(today: Date) -> Dates {
    let closes = today.saturating_add(6.weeks());
    let starts = same_weekday(closes.saturating_add(4.weeks()), Weekday::Monday);
    Dates {
        label: starts.strftime("%B %Y").to_string(),
        opens: Some(today.to_string()),
        closes: Some(closes.to_string()),
        late: None,
        starts: starts.to_string(),
        hoped: None,
    }
}

/// The first such weekday from `day` on.
fn same_weekday(mut day: Date, weekday: Weekday) -> Date {
    for _ in 0..7 {
        if day.weekday() == weekday {
            break;
        }
        day = day.saturating_add(1.day());
    }
    day
}

/// "Spring 2026" becomes "Spring 2027"; a label without a year is replaced by the month of the start.
fn label_after(label: &str, years: i16, starts: Date) -> String {
    let mut found = false;
    let words = label.split(' ').map(|word| {
        let year = word.parse::<i16>().ok();
        let year = year.filter(|year| (2000..2200).contains(year) && word.len() == 4);
        match year {
            Some(year) => {
                found = true;
                (year + years).to_string()
            }
            None => word.to_string(),
        }
    });
    let words: Vec<String> = words.collect();
    if found {
        words.join(" ")
    } else {
        starts.strftime("%B %Y").to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::programme::ProgrammeId;

    fn spring() -> Dates {
        Dates {
            label: "Spring 2026".into(),
            opens: Some("2025-12-01".into()),
            closes: Some("2026-02-01".into()),
            late: Some("2026-04-01".into()),
            starts: "2026-03-02".into(),
            hoped: Some(40),
        }
    }

    #[test]
    fn dates_are_proposed_a_year_later_and_ahead_of_today() {
        let next = proposed(&spring(), jiff::civil::date(2026, 5, 1));
        assert_eq!(next.label, "Spring 2027");
        assert_eq!(next.opens.as_deref(), Some("2026-12-01"));
        assert_eq!(next.late.as_deref(), Some("2027-04-01"));
        // A Monday, as the last time.
        assert_eq!(next.starts, "2027-03-08");
        let later = proposed(&spring(), jiff::civil::date(2029, 6, 1));
        assert_eq!(later.opens.as_deref(), Some("2029-12-01"));
        assert_eq!(later.label, "Spring 2030");
    }

    #[test]
    fn without_dates_to_go_by_the_usual_ones_are_proposed() {
        let none = Dates {
            label: "All year".into(),
            ..Dates::default()
        };
        let next = proposed(&none, jiff::civil::date(2026, 1, 15));
        assert_eq!(next.opens.as_deref(), Some("2026-01-15"));
        assert_eq!(next.starts, "2026-03-30");
        assert_eq!(next.label, "March 2026");
    }

    #[test]
    fn a_label_without_a_year_is_named_after_the_start() {
        let starts = jiff::civil::date(2027, 3, 8);
        assert_eq!(label_after("Second intake", 1, starts), "March 2027");
        assert_eq!(label_after("Cohort 12345", 1, starts), "March 2027");
    }

    #[test]
    fn whoever_waits_and_mentors_are_asked_and_nobody_else() {
        let asked = |role, state| is_asked_along(role, state);
        assert!(asked(Role::Mentee, State::Waitlisted) && asked(Role::Mentor, State::Waitlisted));
        assert!(asked(Role::Mentor, State::Accepted) && !asked(Role::Mentee, State::Accepted));
        for state in [State::Declined, State::Withdrawn, State::Submitted] {
            assert!(!asked(Role::Mentor, state) && !asked(Role::Mentee, state));
        }
    }

    #[test]
    fn an_answer_is_taken_for_a_fortnight_or_until_nobody_can_apply() {
        let cohort = |until: Option<i64>| Cohort {
            id: CohortId("next".into()),
            programme_id: ProgrammeId("vets".into()),
            label: "Next".into(),
            starts_at: Moment(0),
            months: 9,
            apply_from: None,
            apply_until: until.map(Moment),
            late_until: None,
            hoped_mentees: None,
        };
        let day = 86_400_000;
        assert_eq!(until(&cohort(None), Moment(day)), Moment(15 * day));
        assert_eq!(until(&cohort(Some(4 * day)), Moment(day)), Moment(4 * day));
        let carried = |answered| Carried {
            id: CarriedId("c".into()),
            cohort_id: CohortId("next".into()),
            application_id: ApplicationId("a".into()),
            role: Role::Mentor,
            asked_at: Some(Moment(day)),
            answered,
        };
        let next = cohort(None);
        let stands = |answered, now| carried(answered).standing(&next, Moment(now));
        assert_eq!(stands(None, 2 * day), Standing::Open(Moment(15 * day)));
        assert_eq!(stands(None, 15 * day), Standing::Over);
        let yes = Some((Word::Yes, Moment(2 * day)));
        assert_eq!(stands(yes, 99 * day), Standing::Said(Word::Yes));
    }
}
