//! Messages: what the two write to each other. Pure rules; the words are opened in the store and
//! shown on the pair's own page, nowhere else.

use dyad_pairing::access::Confidential;
use dyad_people::account::PersonId;
use dyad_platform::clock::{Moment, Span};
use dyad_platform::id;

pub mod jobs;
pub(crate) mod pages;
pub(crate) mod store;

id!(
    /// A message.
    MessageId
);

/// The most characters of a message.
pub(crate) const LONGEST: usize = 8_000;
/// How many messages a page shows.
pub(crate) const ON_A_PAGE: usize = 50;
/// Time between two letters that tell somebody of their partner's words.
const BETWEEN_LETTERS: Span = Span::hours(1);

/// A message, opened for one of the two.
pub(crate) struct Message {
    pub(crate) id: MessageId,
    pub(crate) author_id: PersonId,
    /// Nothing where the author's key is gone.
    pub(crate) words: Option<Confidential<String>>,
    pub(crate) sent_at: Moment,
}

/// A place in the conversation; stays where it is when words are added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Cursor {
    pub(crate) sent_at: Moment,
    pub(crate) id: MessageId,
}

/// Why words can't be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unfit {
    /// There are none.
    Empty,
    /// There are this many characters too many.
    TooLong(usize),
}

/// When the partner is told by letter that words came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Telling {
    /// A letter that is due then speaks for these words too.
    WithLetterAt(Moment),
    /// A letter of its own, due then.
    ByLetterAt(Moment),
}

/// Words as they are kept: line ends of one kind, no control characters, nothing around them.
///
/// # Errors
/// When there are none, or too many.
pub(crate) fn tidy(raw: &str) -> Result<String, Unfit> {
    let lines = raw.replace("\r\n", "\n").replace('\r', "\n");
    let kept: String = lines
        .chars()
        .filter(|letter| *letter == '\n' || *letter == '\t' || !letter.is_control())
        .collect();
    let words = kept.trim();
    if words.is_empty() {
        return Err(Unfit::Empty);
    }
    match words.chars().count().checked_sub(LONGEST) {
        None | Some(0) => Ok(words.into()),
        Some(over) => Err(Unfit::TooLong(over)),
    }
}

/// Paragraphs of a text; an empty line parts them.
pub(crate) fn paragraphs(words: &str) -> impl Iterator<Item = &str> {
    words
        .split("\n\n")
        .map(str::trim)
        .filter(|paragraph| !paragraph.is_empty())
}

/// At most one letter an hour: words that come sooner wait for the next, which speaks for them all.
/// `last_due` is when the newest letter of this author is or was due.
pub(crate) fn telling(last_due: Option<Moment>, now: Moment) -> Telling {
    match last_due {
        Some(due) if due > now => Telling::WithLetterAt(due),
        Some(due) => Telling::ByLetterAt(now.max(due + BETWEEN_LETTERS)),
        None => Telling::ByLetterAt(now),
    }
}

impl Cursor {
    /// Reads it from a URL; nothing where it isn't one.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (millis, id) = text.split_once('.')?;
        let is_id = id.len() == 36
            && id
                .bytes()
                .all(|byte| byte.is_ascii_hexdigit() || byte == b'-');
        let sent_at = Moment(millis.parse().ok()?);
        is_id.then(|| Self {
            sent_at,
            id: MessageId(id.into()),
        })
    }
}

impl std::fmt::Display for Cursor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.sent_at.0, self.id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_kept_as_written_but_for_line_ends_and_blanks_around_them() {
        assert_eq!(
            tidy("  Dear Grace,\r\n\r\nhello.\t\u{7}\n "),
            Ok("Dear Grace,\n\nhello.".into())
        );
        assert_eq!(tidy("مرحبا 👋🏽"), Ok("مرحبا 👋🏽".into()));
    }

    #[test]
    fn blanks_alone_are_no_words() {
        for nothing in ["", " \r\n\t ", "\u{0}\u{8}"] {
            assert_eq!(tidy(nothing), Err(Unfit::Empty), "{nothing:?}");
        }
    }

    #[test]
    fn eight_thousand_characters_fit_whatever_the_script_and_one_more_does_not() {
        for letter in ["a", "愛", "👋"] {
            assert!(tidy(&letter.repeat(8_000)).is_ok());
            assert_eq!(tidy(&letter.repeat(8_003)), Err(Unfit::TooLong(3)));
        }
        assert!(tidy(&format!("{}\r\n", "a".repeat(8_000))).is_ok());
    }

    #[test]
    fn an_empty_line_parts_paragraphs_and_a_single_line_end_does_not() {
        let parts: Vec<_> = paragraphs("Dear Grace,\nhello.\n\n\n\nLin").collect();
        assert_eq!(parts, ["Dear Grace,\nhello.", "Lin"]);
    }

    #[test]
    fn there_is_at_most_one_letter_an_hour_and_no_words_go_untold() {
        let hour = 3_600_000;
        assert_eq!(telling(None, Moment(0)), Telling::ByLetterAt(Moment(0)));
        assert_eq!(
            telling(Some(Moment(0)), Moment(600_000)),
            Telling::ByLetterAt(Moment(hour))
        );
        assert_eq!(
            telling(Some(Moment(hour)), Moment(900_000)),
            Telling::WithLetterAt(Moment(hour))
        );
        assert_eq!(
            telling(Some(Moment(hour)), Moment(9 * hour)),
            Telling::ByLetterAt(Moment(9 * hour))
        );
    }

    #[test]
    fn a_place_in_the_conversation_reads_back_and_nonsense_does_not() {
        let cursor = Cursor {
            sent_at: Moment(1_772_546_400_000),
            id: MessageId("0195-0195-0195-0195-0195-0195-019501".into()),
        };
        assert_eq!(Cursor::parse(&cursor.to_string()), Some(cursor));
        for nonsense in [
            "",
            "5",
            "x.y",
            "5.' OR 1=1",
            "99999999999999999999.0195-0195-0195-0195-0195-0195-019501",
        ] {
            assert_eq!(Cursor::parse(nonsense), None, "{nonsense}");
        }
    }
}
