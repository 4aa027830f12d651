//! A note of the coordinators on an application: for them alone, never for its author.

use dyad_people::account::PersonId;
use dyad_platform::clock::Moment;
use dyad_platform::id;

pub(crate) mod pages;
pub(crate) mod store;

id!(
    /// A note.
    NoteId
);

/// The longest note.
const LONGEST: usize = 2_000;

/// A note.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(crate) struct Note {
    /// Its id.
    pub(crate) id: NoteId,
    /// Who wrote it.
    pub(crate) written_by: PersonId,
    /// Their name.
    pub(crate) name: String,
    /// What it says.
    pub(crate) words: String,
    /// When.
    pub(crate) written_at: Moment,
}

/// A note that can be kept; nothing where nothing was written or too much.
pub(crate) fn tidy(words: &str) -> Option<String> {
    let words = words.trim().replace("\r\n", "\n");
    (!words.is_empty() && words.chars().count() <= LONGEST).then_some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_has_words_and_an_end() {
        assert_eq!(
            tidy(" Rang her.\r\nGlad. "),
            Some("Rang her.\nGlad.".into())
        );
        assert_eq!(tidy(" \n"), None);
        assert_eq!(tidy(&"x".repeat(LONGEST + 1)), None);
    }
}
