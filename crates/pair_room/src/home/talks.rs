//! What the home says of talks that have a date.

use dyad_pairing::access::InThePair;
use dyad_platform::clock::Moment;

use super::path::Dates;
use crate::meeting::{Meeting, Stands, telling};
use crate::urls;
use crate::words::Words;

/// When the two met, and when they will next.
pub(crate) fn dates(meetings: &[Meeting], now: Moment) -> Dates {
    let of = |stands: &[Stands]| {
        let those = meetings
            .iter()
            .filter(|it| stands.contains(&it.stands(now)));
        let mut at: Vec<Moment> = those.filter_map(|it| it.starts_at).collect();
        at.sort();
        at
    };
    Dates {
        held: of(&[Stands::Held]),
        next: of(&[Stands::Fixed, Stands::Moving]).first().copied(),
    }
}

/// The next talk with a date: where its page is, and when.
pub(crate) fn next_talk(
    words: Words,
    room: &InThePair,
    meetings: &[Meeting],
    now: Moment,
) -> Option<(String, String)> {
    let ahead = meetings
        .iter()
        .filter(|it| matches!(it.stands(now), Stands::Fixed | Stands::Moving));
    let next = ahead.min_by_key(|it| it.starts_at)?;
    let when = telling::when_for(words, next.starts_at?, room.seat());
    Some((urls::meeting(room.id(), &next.id), when))
}
