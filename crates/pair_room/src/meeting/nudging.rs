//! Which letter about a talk somebody is due: what do you want to talk about, it is tomorrow, did
//! you meet? Each is asked once, and none where the programme left it out.

use dyad_pairing::partnership::Role;
use dyad_platform::clock::{Moment, Span};
use dyad_programme::template::year::Notice;

use super::{Meeting, Stands};

/// How long before a talk somebody is asked what it is to be about.
pub(crate) const PREPARE_BEFORE: Span = Span::days(3);
const TOMORROW: Span = Span::days(1);
/// Not so late that the letter comes with the talk.
const TOO_LATE: Span = Span::hours(2);
const ASK_AFTER: Span = Span::days(1);
const ASK_AGAIN_AFTER: Span = Span::days(4);
/// Nobody is asked about a talk that is so long past.
pub(crate) const FORGOTTEN: Span = Span::days(30);

/// A letter about a talk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Nudge {
    /// "What do you want to talk about?" (N-16), to the mentee.
    Prepare,
    /// "Tomorrow" (N-17).
    Tomorrow,
    /// "Did you meet?" (N-18).
    DidYouMeet,
    /// The same once more, three days later.
    DidYouMeetAgain,
}

impl Nudge {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Prepare => "prepare",
            Self::Tomorrow => "tomorrow",
            Self::DidYouMeet => "did you meet",
            Self::DidYouMeetAgain => "did you meet, again",
        }
    }

    /// Its number in the list of notices.
    pub(crate) fn notice(self) -> &'static str {
        match self {
            Self::Prepare => "N-16",
            Self::Tomorrow => "N-17",
            Self::DidYouMeet | Self::DidYouMeetAgain => "N-18",
        }
    }

    /// As programmes leave it out.
    pub(crate) fn kind(self) -> Notice {
        match self {
            Self::Prepare => Notice::Preparation,
            Self::Tomorrow => Notice::TalkTomorrow,
            Self::DidYouMeet | Self::DidYouMeetAgain => Notice::DidItHappen,
        }
    }
}

/// The letter that somebody of `role` is due now, if any. `had` are those that they got about this
/// date; `has_topic` says whether they wrote what they want to talk about.
pub(crate) fn due(
    meeting: &Meeting,
    role: Role,
    has_topic: bool,
    had: &[&str],
    now: Moment,
) -> Option<Nudge> {
    let (starts_at, ends_at) = (meeting.starts_at?, meeting.ends_at()?);
    let nudge = match meeting.stands(now) {
        Stands::Fixed if starts_at - now <= TOO_LATE => None,
        Stands::Fixed if starts_at - now <= TOMORROW => {
            (!had.contains(&Nudge::Prepare.as_str())).then_some(Nudge::Tomorrow)
        }
        Stands::Fixed if starts_at - now <= PREPARE_BEFORE => {
            (role == Role::Mentee && !has_topic).then_some(Nudge::Prepare)
        }
        Stands::Over if now - ends_at > FORGOTTEN => None,
        Stands::Over if now - ends_at >= ASK_AGAIN_AFTER => Some(Nudge::DidYouMeetAgain),
        Stands::Over if now - ends_at >= ASK_AFTER => Some(Nudge::DidYouMeet),
        _ => None,
    };
    nudge.filter(|nudge| !had.contains(&nudge.as_str()))
}

#[cfg(test)]
mod tests {
    use dyad_people::account::PersonId;

    use super::*;
    use crate::meeting::{MeetingId, Mode, Said, Word, time};

    fn at(text: &str) -> Moment {
        time(text, "Europe/London").unwrap()
    }

    fn meeting() -> Meeting {
        Meeting {
            id: MeetingId("m".into()),
            proposed_by: PersonId("lin".into()),
            minutes: 60,
            mode: Mode::Video,
            times: Vec::new(),
            starts_at: Some(at("2026-03-10T14:00")),
            called_off_at: None,
            sequence: 0,
            settled_at: None,
            said: Vec::new(),
        }
    }

    fn mentee(now: &str, had: &[&str]) -> Option<Nudge> {
        due(&meeting(), Role::Mentee, false, had, at(now))
    }

    #[test]
    fn the_mentee_is_asked_three_days_before_what_it_is_to_be_about() {
        assert_eq!(mentee("2026-03-07T13:59", &[]), None);
        assert_eq!(mentee("2026-03-07T14:00", &[]), Some(Nudge::Prepare));
        assert_eq!(mentee("2026-03-07T15:00", &["prepare"]), None);
        let ready = due(&meeting(), Role::Mentee, true, &[], at("2026-03-07T14:00"));
        assert_eq!(ready, None);
    }

    #[test]
    fn the_mentor_hears_the_day_before_and_the_mentee_only_once() {
        let mentor = |now| due(&meeting(), Role::Mentor, false, &[], at(now));
        assert_eq!(mentor("2026-03-07T14:00"), None);
        assert_eq!(mentor("2026-03-09T14:00"), Some(Nudge::Tomorrow));
        assert_eq!(mentor("2026-03-10T12:00"), None);
        assert_eq!(mentee("2026-03-09T14:00", &["prepare"]), None);
    }

    #[test]
    fn both_are_asked_twice_whether_they_met_and_then_no_more() {
        assert_eq!(mentee("2026-03-11T14:59", &[]), None);
        assert_eq!(mentee("2026-03-11T15:00", &[]), Some(Nudge::DidYouMeet));
        assert_eq!(mentee("2026-03-13T15:00", &["did you meet"]), None);
        assert_eq!(
            mentee("2026-03-14T15:00", &["did you meet"]),
            Some(Nudge::DidYouMeetAgain)
        );
        assert_eq!(mentee("2026-06-01T15:00", &[]), None);
    }

    #[test]
    fn one_word_by_either_ends_the_asking() {
        let said = Said {
            person_id: PersonId("grace".into()),
            word: Word::Held,
            at: at("2026-03-10T16:00"),
        };
        let told = Meeting {
            said: vec![said],
            ..meeting()
        };
        assert_eq!(
            due(&told, Role::Mentee, false, &[], at("2026-03-11T15:00")),
            None
        );
    }
}
