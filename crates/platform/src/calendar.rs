//! Dates for people's own calendars (RFC 5545, RFC 5546): an event by mail that a later one moves
//! or takes back. Everything is in UTC, which every calendar shows on its reader's own clock.

use icalendar::{Calendar, Component as _, Event, Property};

use crate::clock::{Moment, Span};

/// A date that is put into calendars.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'e> {
    /// The same for as long as the date lives, however often it moves.
    pub uid: &'e str,
    /// One more with each change.
    pub sequence: i64,
    /// When it begins.
    pub starts_at: Moment,
    /// How long it takes.
    pub minutes: i64,
    /// What the calendar shows. Never a word that a pair wrote.
    pub summary: &'e str,
    /// Where to read more.
    pub url: &'e str,
    /// The sender's address, as in the letter's From.
    pub organiser: &'e str,
    /// Name and address of the reader.
    pub reader: (&'e str, &'e str),
    /// The present.
    pub now: Moment,
}

/// What becomes of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// It is put into the calendar, or moved there.
    Request,
    /// It is taken out.
    Cancel,
}

/// What wrote the calendar.
const PRODUCT: &str = "-//Dyad//Mentoring//EN";

impl Method {
    /// As it stands in the calendar and in the mail's header, which must be the same.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Request => "REQUEST",
            Self::Cancel => "CANCEL",
        }
    }
}

/// One date as an invitation.
#[must_use]
pub fn invitation(entry: &Entry<'_>, method: Method) -> String {
    let mut event = event(entry, method == Method::Cancel);
    let mut organiser = Property::new("ORGANIZER", format!("mailto:{}", entry.organiser));
    event.append_property(organiser.done());
    let mut reader = Property::new("ATTENDEE", format!("mailto:{}", entry.reader.1));
    reader
        .add_parameter("CN", &plain(entry.reader.0))
        .add_parameter("PARTSTAT", "ACCEPTED")
        .add_parameter("ROLE", "REQ-PARTICIPANT")
        .add_parameter("RSVP", "FALSE");
    event.append_property(reader.done());
    let mut calendar = empty();
    calendar.append_property(("METHOD", method.as_str()));
    calendar.push(event.done());
    calendar.to_string()
}

/// Several dates as a feed that calendars fetch.
#[must_use]
pub fn feed<'e>(name: &str, entries: impl IntoIterator<Item = Entry<'e>>) -> String {
    let mut calendar = empty();
    calendar.append_property(("X-WR-CALNAME", name));
    calendar.append_property(("REFRESH-INTERVAL;VALUE=DURATION", "PT6H"));
    for entry in entries {
        calendar.push(event(&entry, false).done());
    }
    calendar.to_string()
}

fn empty() -> Calendar {
    let mut calendar = Calendar::empty();
    calendar.append_property(("VERSION", "2.0"));
    calendar.append_property(("PRODID", PRODUCT));
    calendar
}

fn event(entry: &Entry<'_>, is_cancelled: bool) -> Event {
    let ends_at = entry.starts_at + Span::minutes(entry.minutes);
    let mut event = Event::with_uid(entry.uid);
    event
        .add_property("DTSTAMP", stamp(entry.now))
        .add_property("DTSTART", stamp(entry.starts_at))
        .add_property("DTEND", stamp(ends_at))
        .add_property("SEQUENCE", entry.sequence.to_string())
        .add_property("SUMMARY", entry.summary)
        .add_property("URL", entry.url)
        .add_property(
            "STATUS",
            if is_cancelled {
                "CANCELLED"
            } else {
                "CONFIRMED"
            },
        );
    event
}

/// "20260303T140000Z".
fn stamp(at: Moment) -> String {
    at.in_zone("UTC").strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// A name as it may stand in a parameter, where quotes and line ends can't.
fn plain(name: &str) -> String {
    name.chars()
        .filter(|letter| !letter.is_control() && *letter != '"')
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry() -> Entry<'static> {
        Entry {
            uid: "0190-talk@mentoring.example.org",
            sequence: 1,
            starts_at: Moment(1_772_546_400_000),
            minutes: 60,
            summary: "Your talk with Grace; by video, as agreed, in a rather long line of words",
            url: "https://mentoring.example.org/p/1/meetings",
            organiser: "mentoring@example.org",
            reader: ("Lin \"Lin\" Okafor, DVM", "lin@example.org"),
            now: Moment(1_772_000_000_000),
        }
    }

    #[test]
    fn an_invitation_has_what_calendars_ask_for() {
        let text = invitation(&entry(), Method::Request);
        for line in [
            "METHOD:REQUEST",
            "UID:0190-talk@mentoring.example.org",
            "SEQUENCE:1",
            "DTSTART:20260303T140000Z",
            "DTEND:20260303T150000Z",
            "STATUS:CONFIRMED",
            "ORGANIZER:mailto:mentoring@example.org",
        ] {
            assert!(text.contains(&format!("{line}\r\n")), "{line} in\n{text}");
        }
        let unfolded = text.replace("\r\n ", "");
        assert!(
            unfolded.contains("CN=\"Lin Lin Okafor, DVM\""),
            "{unfolded}"
        );
        assert!(unfolded.contains(r"SUMMARY:Your talk with Grace\; by video\, as agreed"));
    }

    #[test]
    fn lines_end_as_they_should_and_none_is_too_long() {
        let text = invitation(&entry(), Method::Request);
        for line in text.split_terminator("\r\n") {
            assert!(line.len() <= 75 && !line.contains(['\r', '\n']), "{line:?}");
        }
        assert!(text.ends_with("END:VCALENDAR\r\n"));
    }

    #[test]
    fn what_is_called_off_says_so_twice() {
        let text = invitation(&entry(), Method::Cancel);
        assert!(text.contains("METHOD:CANCEL\r\n") && text.contains("STATUS:CANCELLED\r\n"));
    }

    #[test]
    fn a_feed_names_nobody_but_its_dates() {
        let text = feed("Talks", [entry()]);
        assert!(!text.contains("METHOD") && !text.contains("mailto"));
        assert!(text.contains("DTSTAMP:20260225T061320Z\r\n"));
    }
}
