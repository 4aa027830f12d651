//! How a talk is said: its time on both clocks, its way, the letters about it. None carries a word
//! that the two wrote.

use dyad_pairing::access::Seat;
use dyad_pairing::partnership::Member;
use dyad_people::account::first_name;
use dyad_platform::clock::Moment;

use super::Mode;
use crate::words::Words;

/// "Tuesday 3 March 2026, 14:00 your time, 09:00 for Lin"; the partner's clock only where it shows
/// something else.
pub(crate) fn when(words: Words, at: Moment, me: &Member, partner: &Member) -> String {
    let (mine, theirs) = (at.in_zone(&me.zone), at.in_zone(&partner.zone));
    let time = at.time(&me.zone);
    if mine.datetime() == theirs.datetime() {
        return words.meeting_when(at.day(&me.zone), time);
    }
    let name = first_name(&partner.name);
    let other = if mine.date() == theirs.date() {
        at.time(&partner.zone)
    } else {
        theirs.strftime("%A %H:%M").to_string()
    };
    words.meeting_when_both(at.day(&me.zone), time, other, name)
}

/// The same for whoever sits there.
pub(crate) fn when_for(words: Words, at: Moment, seat: &Seat) -> String {
    when(words, at, seat.me(), seat.partner())
}

/// "by video".
pub(crate) fn by(words: Words, mode: Mode) -> String {
    match mode {
        Mode::Video => words.meeting_by_video(),
        Mode::Telephone => words.meeting_by_telephone(),
        Mode::InPerson => words.meeting_in_person(),
    }
}

#[cfg(test)]
mod tests {
    use dyad_pairing::partnership::Role;
    use dyad_people::account::PersonId;
    use dyad_platform::words::ENGLISH;

    use super::*;
    use crate::meeting::time;

    fn member(name: &str, zone: &str) -> Member {
        Member {
            person_id: PersonId(name.into()),
            name: name.into(),
            address: String::new(),
            zone: zone.into(),
            role: Role::Mentee,
            shares_address_since: None,
        }
    }

    #[test]
    fn a_time_is_said_on_both_clocks_where_they_differ() {
        let words = Words(ENGLISH);
        let lin = member("Lin Okafor", "America/New_York");
        let grace = member("Grace Moor", "Europe/London");
        let kenji = member("Kenji Sato", "Asia/Tokyo");
        let at = time("2026-03-03T14:00", "Europe/London").unwrap();
        assert_eq!(
            when(words, at, &grace, &lin),
            "Tuesday 3 March 2026, 14:00 your time, 09:00 for Lin"
        );
        assert_eq!(
            when(words, at, &lin, &grace),
            "Tuesday 3 March 2026, 09:00 your time, 14:00 for Grace"
        );
        let late = time("2026-03-03T22:00", "Europe/London").unwrap();
        assert_eq!(
            when(words, late, &grace, &kenji),
            "Tuesday 3 March 2026, 22:00 your time, Wednesday 07:00 for Kenji"
        );
        assert_eq!(
            when(words, at, &grace, &member("Tomás", "Europe/Lisbon")),
            "Tuesday 3 March 2026, 14:00"
        );
        // In the two weeks between the clock changes of the two continents, an hour less.
        let between = time("2026-03-17T14:00", "Europe/London").unwrap();
        assert!(when(words, between, &grace, &lin).ends_with("10:00 for Lin"));
    }
}
