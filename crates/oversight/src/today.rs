//! Today: who needs a coordinator, what is due, and how far everybody is (SC-25). A day with nothing
//! wrong is one sentence.

use dyad_platform::clock::{Moment, Span};
use dyad_programme::application::Counts;
use dyad_programme::cohort::Cohort;
use dyad_programme::decision::UnderWay;

pub(crate) mod pages;
pub(crate) mod store;

/// Somebody may still answer for so long, and has not: a call would be kind.
const SOON: Span = Span::days(2);

/// Why somebody needs a coordinator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Need {
    /// Would like to talk before answering.
    WantsToTalk,
    /// Has not answered, and the question closes soon.
    ClosesSoon,
}

/// What is known of a question that waits.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Question {
    pub(crate) wants_to_talk: bool,
    pub(crate) said_yes_by_phone: bool,
    pub(crate) closes_at: Option<Moment>,
}

/// Whether whoever is asked needs a word.
pub(crate) fn need(question: Question, now: Moment) -> Option<Need> {
    if question.wants_to_talk {
        return Some(Need::WantsToTalk);
    }
    let is_near = question
        .closes_at
        .is_some_and(|end| now <= end && end - now <= SOON);
    (is_near && !question.said_yes_by_phone).then_some(Need::ClosesSoon)
}

/// One thing that is due, the most urgent first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Due {
    /// Applications wait for an answer.
    Review(i64),
    /// Answers are prepared and not sent.
    SendAnswers(i64),
    /// A draft waits to be released.
    Release,
    /// Letters leave at this moment, and can be taken back until then.
    LettersLeave(Moment),
    /// People could be matched.
    Match {
        /// Who has nobody.
        mentees: i64,
        /// Places that nobody holds.
        places: i64,
    },
    /// Applications close at this moment.
    ApplicationsClose(Moment),
}

/// What is read of a programme.
#[derive(Clone, Debug)]
pub(crate) struct Standing {
    pub(crate) cohort: Cohort,
    pub(crate) counts: Counts,
    pub(crate) under_way: UnderWay,
    pub(crate) has_draft: bool,
    pub(crate) leaves_at: Option<Moment>,
    pub(crate) waiting: i64,
    pub(crate) places: i64,
}

/// So long before applications close it is worth a line.
const CLOSING: Span = Span::days(7);

/// What is due.
pub(crate) fn due(it: &Standing, now: Moment) -> Vec<Due> {
    let mut due = Vec::new();
    if let Some(at) = it.leaves_at.filter(|at| now < *at) {
        due.push(Due::LettersLeave(at));
    }
    if it.counts.waiting > 0 {
        due.push(Due::Review(it.counts.waiting));
    }
    if it.under_way.prepared > 0 {
        due.push(Due::SendAnswers(it.under_way.prepared));
    }
    if it.has_draft {
        due.push(Due::Release);
    } else if it.waiting > 0 && it.places > 0 && it.leaves_at.is_none() {
        due.push(Due::Match {
            mentees: it.waiting,
            places: it.places,
        });
    }
    let closes = it.cohort.apply_until;
    if let Some(at) = closes.filter(|at| now < *at && *at - now <= CLOSING) {
        due.push(Due::ApplicationsClose(at));
    }
    due
}

#[cfg(test)]
mod tests {
    use dyad_programme::cohort::CohortId;
    use dyad_programme::programme::ProgrammeId;

    use super::*;

    const NOW: Moment = Moment(1_772_438_400_000);

    fn question() -> Question {
        Question {
            wants_to_talk: false,
            said_yes_by_phone: false,
            closes_at: Some(NOW + Span::days(5)),
        }
    }

    #[test]
    fn a_word_is_needed_where_somebody_asks_for_it_or_time_runs_out() {
        assert_eq!(need(question(), NOW), None);
        let asks = Question {
            wants_to_talk: true,
            ..question()
        };
        assert_eq!(need(asks, NOW), Some(Need::WantsToTalk));
        let late = Question {
            closes_at: Some(NOW + Span::days(2)),
            ..question()
        };
        assert_eq!(need(late, NOW), Some(Need::ClosesSoon));
        let phoned = Question {
            said_yes_by_phone: true,
            ..late
        };
        assert_eq!(need(phoned, NOW), None);
        let over = Question {
            closes_at: Some(NOW - Span::days(1)),
            ..question()
        };
        assert_eq!(need(over, NOW), None);
    }

    fn standing() -> Standing {
        Standing {
            cohort: Cohort {
                id: CohortId("c".into()),
                programme_id: ProgrammeId("p".into()),
                label: "Spring".into(),
                starts_at: NOW,
                months: 12,
                apply_from: None,
                apply_until: None,
                late_until: None,
                hoped_mentees: None,
            },
            counts: Counts::default(),
            under_way: UnderWay::default(),
            has_draft: false,
            leaves_at: None,
            waiting: 0,
            places: 0,
        }
    }

    #[test]
    fn nothing_is_due_where_nothing_waits() {
        assert!(due(&standing(), NOW).is_empty());
        let somebody_without_a_place = Standing {
            waiting: 3,
            ..standing()
        };
        assert!(due(&somebody_without_a_place, NOW).is_empty());
    }

    #[test]
    fn what_can_be_taken_back_stands_first_and_a_draft_comes_before_matching_again() {
        let mut it = standing();
        it.waiting = 3;
        it.places = 2;
        assert_eq!(
            due(&it, NOW),
            [Due::Match {
                mentees: 3,
                places: 2
            }]
        );
        it.has_draft = true;
        it.counts.waiting = 4;
        assert_eq!(due(&it, NOW), [Due::Review(4), Due::Release]);
        it.has_draft = false;
        it.leaves_at = Some(NOW + Span::minutes(5));
        let leaves = Due::LettersLeave(NOW + Span::minutes(5));
        assert_eq!(due(&it, NOW), [leaves, Due::Review(4)]);
        it.cohort.apply_until = Some(NOW + Span::days(3));
        assert_eq!(due(&it, NOW).len(), 3);
    }
}
