//! Applying: what somebody writes before they ask to take part. It is kept as they typed it, sealed,
//! and becomes an application only when they send it.

use std::collections::{BTreeMap, BTreeSet};

use dyad_platform::clock::{Moment, Span};
use dyad_platform::form::Filled;
use serde::{Deserialize, Serialize};

use crate::application::{Application, State};
use crate::cohort::{Applying, Cohort};
use crate::template::question::{Kind, Question, Readers};
use crate::words::Words;

pub mod acknowledged;
pub(crate) mod draft;
pub mod form;
pub mod jobs;
mod letters;
pub mod mine;
pub mod pages;
pub mod prefill;
pub mod reading;
pub(crate) mod sending;
pub mod store;

/// Days before the deadline at which somebody with an unfinished application is reminded.
const REMINDED_BEFORE: [i64; 2] = [2, 7];

/// What somebody typed, by the name of its field.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Raw {
    /// Values by name; several where several boxes are ticked.
    pub values: BTreeMap<String, Vec<String>>,
    /// Steps that were saved.
    pub saved: BTreeSet<usize>,
}

/// An application that is being written.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// Its id; none before it is saved for the first time.
    pub id: Option<String>,
    /// Its id, while nobody has made it theirs by saving or sending it.
    pub unconfirmed: Option<String>,
    /// What was typed.
    pub raw: Raw,
    /// Whether it begins with what its author said another time.
    pub is_prefilled: bool,
}

/// The name of a question's field.
#[must_use]
pub fn field_name(key: &str) -> String {
    format!("q-{key}")
}

impl Raw {
    /// The only value of a question, or nothing.
    #[must_use]
    pub fn one(&self, key: &str) -> &str {
        self.values
            .get(key)
            .and_then(|values| values.first())
            .map_or("", |value| value.trim())
    }

    /// All values of a question.
    #[must_use]
    pub fn all(&self, key: &str) -> &[String] {
        self.values.get(key).map_or(&[], Vec::as_slice)
    }

    /// Takes over what a page says of these questions; a box that isn't ticked says that it isn't.
    pub fn take<'q>(&mut self, filled: &Filled, questions: impl Iterator<Item = &'q Question>) {
        for question in questions.filter(|question| is_asked(question)) {
            let consent = consent_key(&question.key);
            if filled.ticked(&field_name(&consent)) {
                self.values.insert(consent, vec!["1".into()]);
            } else {
                self.values.remove(&consent);
            }
            let values: Vec<String> = filled
                .all(&field_name(&question.key))
                .into_iter()
                .filter(|value| !value.trim().is_empty())
                .map(str::to_string)
                .collect();
            if values.is_empty() {
                self.values.remove(&question.key);
            } else {
                self.values.insert(question.key.clone(), values);
            }
        }
    }
}

/// The name under which it is kept that somebody agreed to have an answer counted.
#[must_use]
pub fn consent_key(key: &str) -> String {
    format!("{key}--consent")
}

/// Whether a question stands on a form: the role is chosen by the form itself, and the moment is known.
#[must_use]
pub fn is_asked(question: &Question) -> bool {
    !question.kind.is_never_asked() && question.kind != Kind::Role
}

/// Who can read an answer, to be read by its author.
#[must_use]
pub fn whose_eyes(words: Words, readers: Readers) -> String {
    match readers {
        Readers::Author => words.eyes_only_you(),
        Readers::Totals => words.eyes_totals(),
        Readers::Members => words.eyes_members(),
        Readers::Coordinators => words.eyes_coordinators(),
        Readers::Candidate => words.eyes_candidate(),
        Readers::Partner => words.eyes_partner(),
        Readers::Private => words.eyes_private(),
    }
}

/// Whether answers may be sent now. Who applied before the deadline changes it until then; who joins
/// late, as long as late joiners are welcome; and whoever was asked something, until it is decided.
/// While a programme takes no applications only who was asked can answer.
#[must_use]
pub fn may_send(
    takes_applications: bool,
    cohort: &Cohort,
    sent: Option<&Application>,
    now: Moment,
) -> bool {
    let window = cohort.applying(now);
    match sent.map(|sent| (sent.state, sent.applied_at)) {
        Some((State::Asked, _)) => true,
        _ if !takes_applications => false,
        None | Some((State::Draft | State::Entered | State::Withdrawn, _)) => {
            matches!(window, Applying::Open(_) | Applying::Late(_))
        }
        Some((State::Submitted, applied_at)) => match window {
            Applying::Open(_) => true,
            Applying::Late(_) => cohort.apply_until.is_some_and(|until| applied_at >= until),
            _ => false,
        },
        Some((State::Accepted | State::Waitlisted | State::Declined, _)) => false,
    }
}

/// Whether somebody may take their application back: as long as nobody has decided.
#[must_use]
pub fn may_withdraw(sent: &Application) -> bool {
    matches!(
        sent.state,
        State::Submitted | State::Asked | State::Waitlisted
    )
}

/// At how many days before the deadline somebody with an unfinished application is to be reminded now,
/// if at all. Who began after a reminder's day doesn't get that one.
#[must_use]
pub fn reminder_due(
    until: Moment,
    begun_at: Moment,
    reminded: Option<i64>,
    now: Moment,
) -> Option<i64> {
    if now >= until {
        return None;
    }
    let due = REMINDED_BEFORE
        .into_iter()
        .find(|days| now >= until - Span::days(*days))?;
    let began_before = begun_at < until - Span::days(due);
    let is_new = reminded.is_none_or(|days| days > due);
    (began_before && is_new).then_some(due)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cohort::CohortId;
    use crate::programme::ProgrammeId;
    use crate::template::question::Role;

    const DAY: i64 = 86_400_000;

    fn cohort() -> Cohort {
        Cohort {
            id: CohortId("spring".into()),
            programme_id: ProgrammeId("vets".into()),
            label: "Spring".into(),
            starts_at: Moment(50 * DAY),
            months: 9,
            apply_from: Some(Moment(0)),
            apply_until: Some(Moment(30 * DAY)),
            late_until: Some(Moment(40 * DAY)),
            hoped_mentees: None,
        }
    }

    fn sent(state: State, at: i64) -> Application {
        Application {
            id: crate::application::ApplicationId("a".into()),
            cohort_id: CohortId("spring".into()),
            person_id: dyad_people::account::PersonId("lin".into()),
            name: String::new(),
            address: String::new(),
            role: Role::Mentee,
            state,
            answers: BTreeMap::new(),
            beside: Vec::new(),
            places: 1,
            applied_at: Moment(at),
            decided_at: None,
        }
    }

    #[test]
    fn answers_can_be_changed_until_the_deadline_and_not_a_moment_later() {
        let spring = cohort();
        let may =
            |state, at: i64, now: i64| may_send(true, &spring, Some(&sent(state, at)), Moment(now));
        assert!(may(State::Submitted, 5, 30 * DAY - 1));
        assert!(!may(State::Submitted, 5, 30 * DAY));
        assert!(may(State::Asked, 5, 35 * DAY), "they were asked");
        assert!(!may(State::Accepted, 5, 6) && !may(State::Declined, 5, 6));
        assert!(may(State::Withdrawn, 5, 6) && !may(State::Withdrawn, 5, 40 * DAY));
    }

    #[test]
    fn a_programme_that_pauses_takes_nothing_but_what_it_asked_for() {
        let spring = cohort();
        let may = |sent: Option<Application>| may_send(false, &spring, sent.as_ref(), Moment(6));
        assert!(!may(None) && !may(Some(sent(State::Submitted, 5))));
        assert!(!may(Some(sent(State::Withdrawn, 5))));
        assert!(may(Some(sent(State::Asked, 5))), "they were asked");
    }

    #[test]
    fn late_joiners_apply_and_change_theirs_until_the_late_date() {
        let spring = cohort();
        assert!(may_send(true, &spring, None, Moment(40 * DAY - 1)));
        assert!(!may_send(true, &spring, None, Moment(40 * DAY)));
        let late = sent(State::Submitted, 31 * DAY);
        assert!(may_send(true, &spring, Some(&late), Moment(32 * DAY)));
    }

    #[test]
    fn a_reminder_comes_a_week_and_two_days_before_and_each_once() {
        let until = Moment(30 * DAY);
        let due = |begun: i64, reminded, now: i64| {
            reminder_due(until, Moment(begun * DAY), reminded, Moment(now * DAY))
        };
        assert_eq!(due(1, None, 22), None);
        assert_eq!(due(1, None, 23), Some(7));
        assert_eq!(due(1, Some(7), 24), None);
        assert_eq!(due(1, Some(7), 28), Some(2));
        assert_eq!(due(1, Some(2), 29), None);
        assert_eq!(due(25, None, 26), None, "who began later than that");
        assert_eq!(due(29, None, 29), None);
        assert_eq!(due(1, None, 30), None, "it is over");
    }
}
