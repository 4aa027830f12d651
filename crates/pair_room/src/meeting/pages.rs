//! Pages of the talks.

pub(crate) mod acts;
pub(crate) mod by_link;
pub(crate) mod list;
pub(crate) mod one;
pub(crate) mod propose;

use dyad_pairing::access::Seat;
use dyad_people::account::first_name;
use dyad_platform::clock::Moment;

use super::{Meeting, Mode, Stands, Word, telling};
use crate::words::Words;

/// A time that can be picked.
pub(crate) struct Time {
    /// As the form sends it.
    pub(crate) value: i64,
    /// As it is read.
    pub(crate) label: String,
}

/// The times of a talk that can still be picked.
pub(crate) fn times(words: Words, meeting: &Meeting, seat: &Seat, now: Moment) -> Vec<Time> {
    let ahead = meeting.times.iter().filter(|time| **time > now);
    ahead
        .map(|time| Time {
            value: time.0,
            label: telling::when_for(words, *time, seat),
        })
        .collect()
}

/// How a talk stands, in a sentence.
pub(crate) fn stands(words: Words, meeting: &Meeting, seat: &Seat, now: Moment) -> String {
    let partner = first_name(&seat.partner().name);
    let is_mine = meeting.proposed_by == seat.me().person_id;
    match meeting.stands(now) {
        Stands::Proposed | Stands::Moving if is_mine => words.meeting_waits_for(partner),
        Stands::Proposed => words.meeting_proposed_by(partner),
        Stands::Moving => words.meeting_moving_by(partner),
        Stands::Lapsed => words.meeting_lapsed(),
        Stands::Fixed => words.meeting_fixed(),
        Stands::Over => words.meeting_over(),
        Stands::Held => words.meeting_held(),
        Stands::Missed => words.meeting_missed(),
        Stands::Disputed => words.meeting_disputed(),
        Stands::CalledOff => words.meeting_called_off(),
    }
}

/// What I said came of it.
pub(crate) fn my_word(words: Words, meeting: &Meeting, seat: &Seat) -> Option<String> {
    let word = meeting.word_of(&seat.me().person_id)?;
    Some(match word {
        Word::Held => words.meeting_you_said_held(),
        Word::Missed => words.meeting_you_said_missed(),
    })
}

/// The ways to talk, as choices.
pub(crate) fn modes(words: Words) -> Vec<(&'static str, String)> {
    Mode::ALL
        .into_iter()
        .map(|mode| (mode.as_str(), telling::by(words, mode)))
        .collect()
}
