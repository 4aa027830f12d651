//! Letters of this chapter. None carries a word that a pair wrote.

use dyad_pairing::access::{InThePair, Seat};
use dyad_pairing::partnership::Member;
use dyad_people::account::{Person, first_name};
use dyad_platform::letter::Draft;
use dyad_platform::words::ENGLISH;

use crate::meeting::nudging::Nudge;
use crate::meeting::{Meeting, telling};
use crate::words::Words;

/// A first name as it fits into a subject line.
const IN_A_SUBJECT: usize = 40;

/// "Lin wrote to you" (N-25), to the one whose proof `room` is. Says that, and nothing more.
#[must_use]
pub fn words_came(
    room: &InThePair,
    programme: &str,
    coordinator: Option<&Person>,
    link: &str,
) -> Draft {
    let words = Words(ENGLISH);
    let (reader, partner) = (room.me(), room.partner());
    let reply_to = both_share(reader, partner).then(|| partner.address.clone());
    let mut small_print = vec![match reply_to {
        Some(_) => words.letter_reply_partner(first_name(&partner.name)),
        None => words.letter_reply_nowhere(),
    }];
    let whom = coordinator.map(|person| {
        words.letter_coordinator(person.name.as_str(), programme, person.address.as_str())
    });
    small_print.extend(whom);
    let short: String = first_name(&partner.name)
        .chars()
        .take(IN_A_SUBJECT)
        .collect();
    Draft {
        notice: "N-25",
        from_name: programme.into(),
        to: (reader.name.clone(), reader.address.clone()),
        reply_to,
        subject: words.letter_subject(short),
        greeting: words.letter_greeting(first_name(&reader.name)),
        paragraphs: vec![words.letter_text(first_name(&partner.name))],
        button: Some((words.letter_button(), link.into())),
        after: Vec::new(),
        signed: programme.into(),
        small_print,
    }
}

/// A reply goes to the partner only where both let the other see their address.
fn both_share(reader: &Member, partner: &Member) -> bool {
    reader.shares_address_since.is_some() && partner.shares_address_since.is_some()
}

/// What a letter about the agreement says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnAgreement {
    /// The reader's signature is waited for (N-19).
    WaitsForYou,
    /// The text that the reader signed was changed (N-19).
    Changed,
    /// Both have signed (N-20).
    Holds,
}

/// A letter about the agreement, without a word of it.
#[must_use]
pub fn on_agreement(room: &InThePair, programme: &str, what: OnAgreement, link: &str) -> Draft {
    let words = Words(ENGLISH);
    let (reader, partner) = (room.me(), room.partner());
    let name = first_name(&partner.name);
    let short: String = name.chars().take(24).collect();
    let reply_to = both_share(reader, partner).then(|| partner.address.clone());
    let (notice, subject, text) = match what {
        OnAgreement::WaitsForYou => (
            "N-19",
            words.sign_letter_subject(short),
            words.sign_letter_text(name),
        ),
        OnAgreement::Changed => (
            "N-19",
            words.changed_letter_subject(short),
            words.changed_letter_text(name),
        ),
        OnAgreement::Holds => (
            "N-20",
            words.holds_letter_subject(short),
            words.holds_letter_text(name),
        ),
    };
    Draft {
        notice,
        from_name: programme.into(),
        to: (reader.name.clone(), reader.address.clone()),
        subject,
        greeting: words.letter_greeting(first_name(&reader.name)),
        paragraphs: vec![text],
        button: Some((words.sign_letter_button(), link.into())),
        after: Vec::new(),
        signed: programme.into(),
        small_print: vec![match reply_to {
            Some(_) => words.letter_reply_partner(name),
            None => words.letter_reply_nowhere(),
        }],
        reply_to,
    }
}

/// What a letter about a talk says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum OnMeeting {
    /// The partner put times up (N-15).
    Times,
    /// It has a date, or another one (N-15).
    Date,
    /// It is off (N-15).
    Off,
    /// A reminder (N-16 to N-18).
    Nudge(Nudge),
}

/// What a calendar shows of a talk.
pub(crate) fn in_a_calendar(seat: &Seat) -> String {
    Words(ENGLISH).talk_with(short(&seat.partner().name))
}

/// A first name that fits into a subject line.
fn short(name: &str) -> String {
    first_name(name).chars().take(24).collect()
}

/// A letter about a talk: when and how, and no word about it.
pub(crate) fn on_meeting(
    seat: &Seat,
    meeting: &Meeting,
    programme: &str,
    what: OnMeeting,
    link: &str,
) -> Draft {
    let words = Words(ENGLISH);
    let (reader, partner) = (seat.me(), seat.partner());
    let reply_to = both_share(reader, partner).then(|| partner.address.clone());
    let (subject, paragraphs, button) = said_of(words, seat, meeting, what);
    Draft {
        notice: match what {
            OnMeeting::Nudge(nudge) => nudge.notice(),
            OnMeeting::Times | OnMeeting::Date | OnMeeting::Off => "N-15",
        },
        from_name: programme.into(),
        to: (reader.name.clone(), reader.address.clone()),
        subject,
        greeting: words.letter_greeting(first_name(&reader.name)),
        paragraphs,
        button: Some((button, link.into())),
        after: Vec::new(),
        signed: programme.into(),
        small_print: vec![
            words.talk_letter_link(),
            match reply_to {
                Some(_) => words.letter_reply_partner(first_name(&partner.name)),
                None => words.letter_reply_nowhere(),
            },
        ],
        reply_to,
    }
}

/// Subject, paragraphs and button of a letter about a talk.
fn said_of(
    words: Words,
    seat: &Seat,
    meeting: &Meeting,
    what: OnMeeting,
) -> (String, Vec<String>, String) {
    let (name, in_subject) = (
        first_name(&seat.partner().name),
        short(&seat.partner().name),
    );
    let by = telling::by(words, meeting.mode);
    let said = |at| telling::when_for(words, at, seat);
    let when = meeting.starts_at.map(said).unwrap_or_default();
    let how = words.meeting_when_how(when.clone(), meeting.minutes, by.clone());
    match what {
        OnMeeting::Times => {
            let times = meeting.times.iter().map(|time| said(*time));
            let intro = words.times_letter_text(name, meeting.minutes, by);
            let all = std::iter::once(intro).chain(times).collect();
            (
                words.times_letter_subject(in_subject),
                all,
                words.times_letter_button(),
            )
        }
        OnMeeting::Date if meeting.sequence > 0 => (
            words.moved_letter_subject(in_subject),
            vec![
                words.moved_letter_text(name),
                how,
                words.date_letter_calendar(),
            ],
            words.date_letter_button(),
        ),
        OnMeeting::Date => (
            words.date_letter_subject(in_subject),
            vec![
                words.date_letter_text(name),
                how,
                words.date_letter_calendar(),
            ],
            words.date_letter_button(),
        ),
        OnMeeting::Off => (
            words.off_letter_subject(in_subject),
            vec![words.off_letter_text(name), when]
                .into_iter()
                .filter(|text| !text.is_empty())
                .collect(),
            words.off_letter_button(),
        ),
        OnMeeting::Nudge(Nudge::Prepare) => (
            words.prepare_letter_subject(in_subject),
            vec![how, words.prepare_letter_text(name)],
            words.prepare_letter_button(),
        ),
        OnMeeting::Nudge(Nudge::Tomorrow) => (
            words.tomorrow_letter_subject(in_subject),
            vec![how, words.tomorrow_letter_text()],
            words.date_letter_button(),
        ),
        OnMeeting::Nudge(Nudge::DidYouMeet | Nudge::DidYouMeetAgain) => (
            words.met_letter_subject(in_subject),
            vec![how, words.met_letter_text(name)],
            words.met_letter_button(),
        ),
    }
}
