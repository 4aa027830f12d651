//! Cells that somebody wrote anew in a preview, beside the sheet they belong to.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::Row;

/// Corrected cells by row and column.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Corrections {
    cells: BTreeMap<u32, BTreeMap<usize, String>>,
    /// Rows that were written whole: they end where the header does.
    whole: BTreeSet<u32>,
}

impl Corrections {
    /// Notes a corrected cell. `row` is the number shown, `column` counts from 0.
    pub fn write(&mut self, row: u32, column: usize, value: &str) {
        self.cells
            .entry(row)
            .or_default()
            .insert(column, value.to_string());
    }

    /// Notes that a row ends where the header does.
    pub fn ends_with_the_header(&mut self, row: u32) {
        self.whole.insert(row);
    }

    /// Whether nothing was corrected.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty() && self.whole.is_empty()
    }

    /// How many cells were corrected.
    #[must_use]
    pub fn count(&self) -> usize {
        self.cells.values().map(BTreeMap::len).sum()
    }

    /// Puts a row right; `width` is how many cells the header has.
    pub fn apply(&self, row: &mut Row, width: usize) {
        if let Some(cells) = self.cells.get(&row.number) {
            for (column, value) in cells.iter().filter(|(column, _)| **column < width) {
                row.write(*column, value);
            }
            if row.cells.len() < width {
                row.cells.resize(width, String::new());
            }
        }
        if self.whole.contains(&row.number) {
            row.cells.truncate(width);
        }
    }
}
