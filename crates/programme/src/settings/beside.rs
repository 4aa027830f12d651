//! What a programme has besides its template: its name, the dates of its newest cohort, and where
//! trouble goes. For the pages of the settings it lies beside the template, under [`KEY`].

use dyad_people::account::Organisation;
use serde::{Deserialize, Serialize};

use crate::cohort::Cohort;
use crate::join::last_day;
use crate::programme::opening::{day, day_begins, day_ends};
use crate::programme::{KEEP_MONTHS, Programme};

/// Where it lies.
pub(crate) const KEY: &str = "beside";

/// All of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Beside {
    pub(crate) name: String,
    pub(crate) zone: String,
    pub(crate) dates: Dates,
    pub(crate) care: Care,
}

/// The dates of a cohort, as days on the clocks of the programme.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Dates {
    pub(crate) label: String,
    #[serde(default)]
    pub(crate) opens: Option<String>,
    #[serde(default)]
    pub(crate) closes: Option<String>,
    #[serde(default)]
    pub(crate) late: Option<String>,
    pub(crate) starts: String,
    #[serde(default)]
    pub(crate) hoped: Option<i64>,
}

/// Where trouble goes, and for how long applications are kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Care {
    pub(crate) name: String,
    pub(crate) address: String,
    #[serde(default)]
    pub(crate) keep_months: Option<i64>,
}

impl Beside {
    /// Of a programme and its newest cohort.
    pub(crate) fn of(programme: &Programme, cohort: &Cohort) -> Self {
        let zone = programme.zone.as_str();
        let on = |at: dyad_platform::clock::Moment| at.in_zone(zone).date().to_string();
        Self {
            name: programme.name.clone(),
            zone: zone.into(),
            dates: Dates {
                label: cohort.label.clone(),
                opens: cohort.apply_from.map(on),
                closes: cohort.apply_until.map(last_day).map(on),
                late: cohort.late_until.map(last_day).map(on),
                starts: on(cohort.starts_at),
                hoped: cohort.hoped_mentees,
            },
            care: Care {
                name: programme.safeguarding.name.clone(),
                address: programme.safeguarding.address.clone(),
                keep_months: programme.keep_months,
            },
        }
    }

    /// What it is compared with: where trouble goes in the organisation, and how long applications
    /// are usually kept. The rest is each programme's own.
    pub(crate) fn model(&self, organisation: Option<&Organisation>) -> Self {
        let mut model = self.clone();
        model.care.keep_months = Some(KEEP_MONTHS);
        if let Some(organisation) = organisation {
            model.care.name.clone_from(&organisation.safeguarding_name);
            let address = &organisation.safeguarding_address;
            model.care.address.clone_from(address);
        }
        model
    }

    /// Puts it into a programme and its cohort. A day that can't be read leaves its date as it is.
    pub(crate) fn put(self, programme: &mut Programme, cohort: &mut Cohort) {
        let zone = self.zone.as_str();
        let read = |text: &Option<String>| text.as_deref().and_then(day);
        let dates = &self.dates;
        cohort.label.clone_from(&dates.label);
        cohort.apply_from = read(&dates.opens).map(|day| day_begins(day, zone));
        cohort.apply_until = read(&dates.closes).map(|day| day_ends(day, zone));
        cohort.late_until = read(&dates.late).map(|day| day_ends(day, zone));
        if let Some(day) = day(&dates.starts) {
            cohort.starts_at = day_begins(day, zone);
        }
        cohort.hoped_mentees = dates.hoped;
        programme.name = self.name;
        programme.zone = self.zone;
        programme.safeguarding.name = self.care.name;
        programme.safeguarding.address = self.care.address;
        programme.keep_months = self.care.keep_months;
    }
}

#[cfg(test)]
mod tests {
    use dyad_platform::clock::Moment;

    use super::*;
    use crate::cohort::CohortId;
    use crate::programme::{Contact, ProgrammeId};
    use crate::template::shipped;

    fn both() -> (Programme, Cohort) {
        let template = shipped().unwrap().remove(0);
        let programme = Programme {
            id: ProgrammeId("vets".into()),
            slug: "vets".into(),
            name: "Vets".into(),
            zone: "America/New_York".into(),
            origin: template.clone(),
            template,
            published_at: None,
            archived_at: None,
            paused_at: None,
            safeguarding: Contact {
                name: "Rosa Keller".into(),
                address: "rosa@example.org".into(),
            },
            keep_months: Some(12),
        };
        let zone = "America/New_York";
        let at = |text: &str| day_begins(day(text).unwrap(), zone);
        let cohort = Cohort {
            id: CohortId("spring".into()),
            programme_id: programme.id.clone(),
            label: "Spring".into(),
            starts_at: at("2026-04-06"),
            months: 9,
            apply_from: Some(at("2026-02-01")),
            apply_until: Some(day_ends(day("2026-03-08").unwrap(), zone)),
            late_until: None,
            hoped_mentees: Some(30),
        };
        (programme, cohort)
    }

    #[test]
    fn days_are_those_that_people_read_and_come_back_as_the_same_moments() {
        let (mut programme, mut cohort) = both();
        let (was, beside) = (cohort.clone(), Beside::of(&programme, &cohort));
        assert_eq!(beside.dates.opens.as_deref(), Some("2026-02-01"));
        // The clocks go forward on that day: it has 23 hours, and still is the last one.
        assert_eq!(beside.dates.closes.as_deref(), Some("2026-03-08"));
        assert_eq!(beside.dates.late, None);
        (cohort.starts_at, cohort.apply_until) = (Moment(0), None);
        beside.put(&mut programme, &mut cohort);
        assert_eq!(
            (cohort.starts_at, cohort.apply_from, cohort.apply_until),
            (was.starts_at, was.apply_from, was.apply_until)
        );
    }

    #[test]
    fn another_zone_keeps_the_days_and_moves_the_moments() {
        let (mut programme, mut cohort) = both();
        let mut beside = Beside::of(&programme, &cohort);
        beside.zone = "Europe/London".into();
        let before = cohort.starts_at;
        beside.clone().put(&mut programme, &mut cohort);
        assert!(cohort.starts_at < before, "the day begins earlier there");
        assert_eq!(Beside::of(&programme, &cohort), beside);
    }

    #[test]
    fn only_where_trouble_goes_is_compared_with_the_organisation() {
        let (programme, cohort) = both();
        let organisation = Organisation {
            name: "Eastholm".into(),
            zone: "Europe/London".into(),
            safeguarding_name: "Sam Hale".into(),
            safeguarding_address: "sam@example.org".into(),
        };
        let own = Beside::of(&programme, &cohort);
        let model = own.model(Some(&organisation));
        assert_eq!(model.dates, own.dates);
        assert_eq!(model.care.name, "Sam Hale");
        assert_eq!(model.care.keep_months, Some(KEEP_MONTHS));
    }
}
