//! A cohort: one dated run of a programme.

use dyad_platform::clock::Moment;
use dyad_platform::id;

use crate::programme::ProgrammeId;

pub mod store;

id!(
    /// A cohort.
    CohortId
);

/// One dated run of a programme.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Cohort {
    /// Its id.
    pub id: CohortId,
    /// The programme it belongs to.
    pub programme_id: ProgrammeId,
    /// "Spring 2026".
    pub label: String,
    /// When it begins, as people are told; pairs begin when both have said yes.
    pub starts_at: Moment,
    /// How many months a partnership is meant to last.
    pub months: i64,
    /// From when people can apply by themselves; `None` where only a spreadsheet brings them in.
    pub apply_from: Option<Moment>,
    /// The first moment at which they no longer can.
    pub apply_until: Option<Moment>,
    /// The first moment at which late joiners no longer can.
    pub late_until: Option<Moment>,
    /// How many mentees the coordinators hope for.
    pub hoped_mentees: Option<i64>,
}

/// Whether people can apply to a cohort by themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Applying {
    /// Not yet; from then on.
    Opens(Moment),
    /// Until then.
    Open(Moment),
    /// The deadline has passed, but late joiners are welcome until then.
    Late(Moment),
    /// No longer, or never by themselves.
    Closed,
}

impl Cohort {
    /// Whether people can apply by themselves at `now`. A window without an end is no window.
    #[must_use]
    pub fn applying(&self, now: Moment) -> Applying {
        let (Some(from), Some(until)) = (self.apply_from, self.apply_until) else {
            return Applying::Closed;
        };
        if now < from {
            return Applying::Opens(from);
        }
        if now < until {
            return Applying::Open(until);
        }
        match self.late_until {
            Some(late) if now < late => Applying::Late(late),
            _ => Applying::Closed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cohort(from: Option<i64>, until: Option<i64>, late: Option<i64>) -> Cohort {
        Cohort {
            id: CohortId("spring".into()),
            programme_id: ProgrammeId("vets".into()),
            label: "Spring 2026".into(),
            starts_at: Moment(50),
            months: 9,
            apply_from: from.map(Moment),
            apply_until: until.map(Moment),
            late_until: late.map(Moment),
            hoped_mentees: None,
        }
    }

    #[test]
    fn people_apply_between_opening_and_deadline_and_late_joiners_after_it() {
        let spring = cohort(Some(10), Some(20), Some(30));
        let at = |now| spring.applying(Moment(now));
        assert_eq!(at(9), Applying::Opens(Moment(10)));
        assert_eq!(at(10), Applying::Open(Moment(20)));
        assert_eq!(at(19), Applying::Open(Moment(20)));
        assert_eq!(at(20), Applying::Late(Moment(30)));
        assert_eq!(at(30), Applying::Closed);
    }

    #[test]
    fn without_a_window_nobody_applies_by_themselves() {
        assert_eq!(
            cohort(None, None, None).applying(Moment(1)),
            Applying::Closed
        );
        let strict = cohort(Some(10), Some(20), None);
        assert_eq!(strict.applying(Moment(20)), Applying::Closed);
    }
}
