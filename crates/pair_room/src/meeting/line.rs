//! What the two write about a talk: where it is, what to talk about, what stays of it.

use dyad_pairing::access::Confidential;
use dyad_people::account::PersonId;
use dyad_platform::clock::Moment;

pub(crate) mod store;

/// The most characters of a place, and of what somebody wants to talk about.
pub(crate) const LONGEST_LINE: usize = 500;
/// What a line about a talk says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum About {
    /// Where it is, or by which link.
    Place,
    /// What somebody wants to talk about.
    Topic,
    /// What somebody notes of it, for both.
    Note,
}

/// What one of the two wrote about a talk: what to talk about before it, a note after it.
pub(crate) struct Line {
    pub(crate) author_id: PersonId,
    pub(crate) words: Option<Confidential<String>>,
    pub(crate) written_at: Moment,
}

impl About {
    fn as_str(self) -> &'static str {
        match self {
            Self::Place => "place",
            Self::Topic => "topic",
            Self::Note => "note",
        }
    }
}

/// One line as it is kept; nothing where nothing was written.
///
/// # Errors
/// When it is too long: by how many characters.
pub(crate) fn tidy_line(raw: &str) -> Result<Option<String>, usize> {
    let line = raw.split_whitespace().collect::<Vec<_>>().join(" ");
    let length = line.chars().count();
    if length > LONGEST_LINE {
        return Err(length - LONGEST_LINE);
    }
    Ok((!line.is_empty()).then_some(line))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_one_line() {
        assert_eq!(
            tidy_line(" night\r\n shifts "),
            Ok(Some("night shifts".into()))
        );
        assert_eq!(tidy_line(" \n"), Ok(None));
        assert_eq!(tidy_line(&"é".repeat(501)), Err(1));
    }
}
