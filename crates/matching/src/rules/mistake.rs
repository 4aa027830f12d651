//! What is wrong with a rules file, where, and what would be right.

use std::fmt;
use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A mistake in the rules: the first one found, with its place.
///
/// Displayed as `rules.toml:12:8: there is no rule "differs". Known rules: …`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub struct RulesError {
    /// The file's name as given to the reader.
    pub file: String,
    /// Line and column; absent when the rules came as an already parsed table.
    pub place: Option<Place>,
    /// The way to the value inside the rules, such as `points[2].column` (counted from 1).
    pub path: String,
    /// What is wrong.
    pub wrong: String,
    /// What would be right.
    pub right: String,
}

/// A place in a text; both counted from 1, the column in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The line, from 1.
    pub line: usize,
    /// The character in that line, from 1.
    pub column: usize,
}

impl fmt::Display for RulesError {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{}", self.file)?;
        match self.place {
            Some(place) => write!(to, ":{}:{}", place.line, place.column)?,
            None if self.path.is_empty() => {}
            None => write!(to, ", at {}", self.path)?,
        }
        write!(to, ": {} {}", self.wrong, self.right)
    }
}

/// Where the text of the rules stands, so that byte positions become lines.
#[derive(Debug, Clone, Copy)]
pub(super) struct Source<'a> {
    pub(super) file: &'a str,
    pub(super) text: Option<&'a str>,
}

impl Source<'_> {
    /// A mistake at a span of bytes.
    pub(super) fn mistake(
        &self,
        span: Option<&Range<usize>>,
        path: &str,
        wrong: impl Into<String>,
        right: impl Into<String>,
    ) -> RulesError {
        let place = match (self.text, span) {
            (Some(text), Some(span)) => Some(place_of(text, span.start)),
            _ => None,
        };
        RulesError {
            file: self.file.to_owned(),
            place,
            path: path.to_owned(),
            wrong: wrong.into(),
            right: right.into(),
        }
    }
}

fn place_of(text: &str, byte: usize) -> Place {
    let before = text.get(..byte).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    Place {
        line: before.matches('\n').count() + 1,
        column: before[line_start..].chars().count() + 1,
    }
}

/// `"a", "b" and "c"`, for lists of what is known.
pub(super) fn listed(names: &[&str]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("\"{name}\"")).collect();
    match quoted.split_last() {
        None => "none".to_owned(),
        Some((only, [])) => only.clone(),
        Some((last, others)) => format!("{} and {last}", others.join(", ")),
    }
}
