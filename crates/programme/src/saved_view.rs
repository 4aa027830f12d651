//! A view of the review desk that was kept under a name, for all coordinators of a programme.

use dyad_people::account::PersonId;
use dyad_platform::id;

pub(crate) mod pages;
pub(crate) mod store;

id!(
    /// A view that was kept.
    SavedViewId
);

/// The longest name.
const LONGEST: usize = 60;

/// A view that was kept, and who kept it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(crate) struct SavedView {
    /// Its id.
    pub(crate) id: SavedViewId,
    /// Its name.
    pub(crate) name: String,
    /// The part of the URL after the question mark.
    pub(crate) query: String,
    /// Who kept it.
    pub(crate) made_by: PersonId,
    /// Their name.
    pub(crate) maker: String,
}

/// A name on one line; nothing where there is none.
pub(crate) fn tidy(name: &str) -> Option<String> {
    let line = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let line: String = line.chars().take(LONGEST).collect();
    (!line.is_empty()).then_some(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_line_and_not_endless() {
        assert_eq!(tidy("  Waiting\n mentors "), Some("Waiting mentors".into()));
        assert_eq!(tidy(" \n "), None);
        assert_eq!(tidy(&"x".repeat(99)).unwrap().len(), LONGEST);
    }
}
