//! How the columns of a spreadsheet were read, each with the questions it could hold instead.

use unicode_normalization::UnicodeNormalization as _;

use super::look::Looked;
use crate::import::{Normalised, Target};
use crate::template::Template;
use crate::words::Words;

/// How much of a cell is quoted.
const QUOTED: usize = 60;

/// One column.
pub(super) struct Column {
    pub(super) id: String,
    /// Its header.
    pub(super) header: String,
    pub(super) options: Vec<Choice>,
    /// What was put right in it without asking, or what stands in it when it is left out.
    pub(super) note: String,
}

/// One thing that a column could hold.
pub(super) struct Choice {
    /// Key of the question; empty leaves the column out.
    pub(super) key: String,
    pub(super) label: String,
    pub(super) is_chosen: bool,
}

/// All columns, in the order of the sheet.
pub(super) fn columns(words: Words, looked: &Looked, template: &Template) -> Vec<Column> {
    let targets = looked
        .mapping
        .targets()
        .iter()
        .zip(&looked.sheet.header)
        .enumerate();
    let column = |(index, (target, header)): (usize, (&Target, &String))| Column {
        id: format!("column-{index}"),
        header: headed(words, header, index),
        options: options(words, template, target),
        note: note(words, looked, index, target),
    };
    targets.map(column).collect()
}

/// What a column is called; its place where it has no name.
pub(super) fn headed(words: Words, header: &str, index: usize) -> String {
    let header = header.trim();
    if header.is_empty() {
        words.preview_column_number(index + 1)
    } else {
        header.to_string()
    }
}

/// The beginning of what was written.
pub(super) fn quoted(text: &str) -> String {
    let text = text.trim();
    let mut beginning: String = text.chars().take(QUOTED).collect();
    if beginning.len() < text.len() {
        beginning.push('…');
    }
    beginning
}

fn options(words: Words, template: &Template, target: &Target) -> Vec<Choice> {
    let leave_out = Choice {
        key: String::new(),
        label: words.preview_leave_out(),
        is_chosen: *target == Target::LeaveOut,
    };
    let choice = |question: &crate::template::Question| Choice {
        key: question.key.clone(),
        label: question.label.clone(),
        is_chosen: target.key() == Some(question.key.as_str()),
    };
    std::iter::once(leave_out)
        .chain(template.questions.iter().map(choice))
        .collect()
}

fn note(words: Words, looked: &Looked, index: usize, target: &Target) -> String {
    if *target == Target::LeaveOut {
        let mut cells = looked
            .sheet
            .rows()
            .map(|row| row.cell(index).trim().to_string());
        let sample = cells.find(|cell| !cell.is_empty());
        return sample
            .map(|cell| words.preview_such_as(quoted(&cell)))
            .unwrap_or_default();
    }
    let repaired: Vec<&Normalised> = looked
        .preview
        .normalised
        .iter()
        .filter(|n| n.column == index)
        .collect();
    if repaired.is_empty() {
        return String::new();
    }
    // Blanks and letters put together from several signs look the same before and after.
    let looks = |text: &str| {
        text.split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
            .nfc()
            .collect::<String>()
    };
    let visible = |n: &&&Normalised| looks(&n.value) != looks(&n.becomes.in_one_line());
    let Some(example) = repaired.iter().find(visible) else {
        return words.preview_tidied(repaired.len());
    };
    let becomes = quoted(&example.becomes.in_one_line());
    if becomes.is_empty() {
        words.preview_left_empty(repaired.len(), quoted(&example.value))
    } else {
        words.preview_put_right(repaired.len(), quoted(&example.value), becomes)
    }
}

#[cfg(test)]
mod tests {
    use dyad_platform::words::ENGLISH;

    use super::*;

    #[test]
    fn a_long_cell_is_quoted_by_its_beginning() {
        assert_eq!(quoted(" Lisbon "), "Lisbon");
        assert_eq!(quoted(&"é".repeat(60)), "é".repeat(60));
        assert_eq!(quoted(&"é".repeat(61)), format!("{}…", "é".repeat(60)));
    }

    #[test]
    fn a_column_without_a_name_is_called_by_its_place() {
        assert_eq!(headed(Words(ENGLISH), " Mail ", 3), "Mail");
        assert_eq!(headed(Words(ENGLISH), "  ", 3), "Column 4");
    }
}
