//! Spreadsheets: the bytes of a file become a header and numbered rows, and back.
//!
//! Nothing here knows what a column means. Encoding, delimiter, sheet and header row are found by
//! looking at the file, because the people who send one don't know them either; each can be said
//! otherwise ([`Hints`]). Rows bear the numbers that a spreadsheet program shows, so that a sentence
//! about row 41 can be followed up in the file.

mod corrections;
mod decode;
mod export;
mod package;
mod rows;
mod shape;
mod text;
mod workbook;

use serde::{Deserialize, Serialize};

pub use corrections::Corrections;
pub use export::write_cell_safely;
pub use rows::{CellKind, Part, Row, Rows};

/// The most rows below the header that are read.
pub const MOST_ROWS: usize = 100_000;
/// The most cells in one row.
pub const MOST_COLUMNS: usize = 200;
/// The most characters in one cell.
pub const LONGEST_CELL: usize = 20_000;
/// The most bytes that all cells together may have: what a small file can be blown up to.
pub const MOST_TEXT: usize = 96 * 1024 * 1024;

/// A table as it stands in a file; no cell has been trimmed or otherwise put right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// How the file was written.
    pub format: Format,
    /// The cells of the header row, as written.
    pub header: Vec<String>,
    /// The rows below the header as they stand in the file, empty ones included, up to the last that
    /// holds anything.
    pub rows: Rows,
    /// What somebody wrote anew.
    pub corrections: Corrections,
}

/// How a file was written, found by looking at it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Format {
    /// Text or workbook.
    #[serde(rename = "type")]
    pub kind: FileKind,
    /// How characters are stored; of text only.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub encoding: Option<Encoding>,
    /// Whether the file begins with a byte order mark.
    pub bom: bool,
    /// What stands between two cells: a comma, a semicolon, a tab or a bar; of text only.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub delimiter: Option<char>,
    /// What ends the header row; of text only.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub line_ending: Option<LineEnding>,
    /// The sheet that was read; of a workbook only.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub sheet: Option<String>,
    /// The other sheets of a workbook.
    #[serde(default)]
    pub ignored_sheets: Vec<String>,
    /// Rows above the header that hold something.
    #[serde(default)]
    pub title_rows: Vec<u32>,
    /// Columns (from 0) that are hidden in the workbook.
    #[serde(default)]
    pub hidden_columns: Vec<usize>,
    /// The number of the row that holds the names of the columns; the first row is 1.
    pub header_row: u32,
    /// The number of the last row that holds anything.
    pub last_row: u32,
    /// What somebody says about how its cells are written.
    #[serde(skip)]
    pub writing: Writing,
}

/// How dates, decimals and lists are written, where somebody says so and looking is not enough.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Writing {
    /// Whether 03/04/2025 begins with the month.
    pub month_first: Option<bool>,
    /// What stands before decimals.
    pub decimal_sign: Option<char>,
    /// What stands between several answers in one cell.
    pub list_separator: Option<char>,
}

/// What somebody says about a file where looking at it found something else.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hints {
    /// How characters are stored.
    pub encoding: Option<Encoding>,
    /// What stands between two cells.
    pub delimiter: Option<char>,
    /// The name of the sheet.
    pub sheet: Option<String>,
    /// The number of the header's row.
    pub header_row: Option<u32>,
    /// How cells are written.
    #[serde(default)]
    pub writing: Writing,
}

/// Kinds of files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FileKind {
    /// Text with a delimiter between cells.
    Csv,
    /// A workbook of a spreadsheet program.
    Xlsx,
}

/// The encodings that are recognised, and those that can be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    #[serde(rename = "utf-8")]
    Utf8,
    /// Windows-1252, which Western European spreadsheet programs write by default.
    #[serde(rename = "windows-1252")]
    Windows1252,
    /// Windows-1250 of Central Europe; never guessed.
    #[serde(rename = "windows-1250")]
    Windows1250,
    /// Windows-1251 for Cyrillic letters; never guessed.
    #[serde(rename = "windows-1251")]
    Windows1251,
    /// Windows-1254 of Türkiye; never guessed.
    #[serde(rename = "windows-1254")]
    Windows1254,
    /// What old Macintosh programs write; never guessed.
    #[serde(rename = "macintosh")]
    Macintosh,
    /// UTF-16, little end first.
    #[serde(rename = "utf-16le")]
    Utf16Le,
    /// UTF-16, big end first.
    #[serde(rename = "utf-16be")]
    Utf16Be,
}

/// What ends a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LineEnding {
    /// Line feed.
    Lf,
    /// Carriage return and line feed.
    Crlf,
    /// Carriage return alone.
    Cr,
}

/// Why a file can't be read as a table. Rows are numbered as in [`Row`], columns from 1.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// There is no cell with anything in it.
    #[error("the file is empty")]
    Empty,
    /// The file is a workbook of a kind that isn't read: from before 2007, or locked by a password.
    #[error("the file is an old or locked workbook")]
    Workbook,
    /// The file looks like a workbook and isn't whole.
    #[error("the workbook is damaged")]
    BrokenWorkbook,
    /// Unpacked, the workbook would be larger than any real one.
    #[error("the workbook unpacks to more than {most} megabytes")]
    TooLargeUnpacked {
        /// The most that is unpacked.
        most: usize,
    },
    /// The workbook has no sheet with anything in it.
    #[error("the workbook has no sheet with a table")]
    NoSheet,
    /// The file holds bytes that no text has.
    #[error("the file is not text")]
    NotText,
    /// There is a header, and no row beneath it.
    #[error("there is a header and no row beneath it")]
    NoRows,
    /// More rows than are read at once.
    #[error("the file has more than {most} rows")]
    TooManyRows {
        /// The most that are read.
        most: usize,
    },
    /// All cells together hold more text than any real list.
    #[error("the file holds more than {most} megabytes of text")]
    TooMuchText {
        /// The most that is read, in megabytes.
        most: usize,
    },
    /// One row has more cells than any real table.
    #[error("row {row} has more than {most} cells")]
    TooManyColumns {
        /// The row.
        row: u32,
        /// The most cells that are read.
        most: usize,
    },
    /// One cell is longer than any real answer; often a quotation mark that is never closed.
    #[error("the cell in row {row}, column {column} has more than {most} characters")]
    CellTooLong {
        /// The row.
        row: u32,
        /// The column, from 1.
        column: usize,
        /// The most characters that are read.
        most: usize,
    },
    /// A cell begins with a quotation mark, and the file ends before it is closed.
    #[error("a quotation mark opened in row {row} is never closed")]
    UnclosedQuote {
        /// The row.
        row: u32,
    },
}

/// Reads the bytes of a file: a workbook, or text with delimiters.
///
/// # Errors
/// [`Unreadable`] says what stands in the way; no input panics.
pub fn read(bytes: &[u8], hints: &Hints) -> Result<Sheet, Unreadable> {
    if package::is_one(bytes) {
        workbook::read(bytes, hints)
    } else {
        text::read(bytes, hints)
    }
}

/// Reads text with delimiters.
///
/// # Errors
/// As [`read`].
pub fn read_csv(bytes: &[u8]) -> Result<Sheet, Unreadable> {
    text::read(bytes, &Hints::default())
}

impl Sheet {
    /// The rows below the header with all corrections, one after the other.
    pub fn rows(&self) -> impl Iterator<Item = Row> {
        let width = self.header.len();
        self.rows.iter().map(move |mut row| {
            self.corrections.apply(&mut row, width);
            row
        })
    }

    /// Writes `value` into a cell, as when somebody corrects it in the preview. `row` is the number
    /// shown, `column` counts from 0. A cell that doesn't exist is left alone, and `false` returned.
    pub fn correct(&mut self, row: u32, column: usize, value: &str) -> bool {
        let below = self.format.header_row + 1..=self.format.last_row;
        let exists = below.contains(&row) && column < self.header.len();
        if exists {
            self.corrections.write(row, column, value);
        }
        exists
    }
}

impl Encoding {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 8] = [
        Self::Utf8,
        Self::Windows1252,
        Self::Windows1250,
        Self::Windows1251,
        Self::Windows1254,
        Self::Macintosh,
        Self::Utf16Le,
        Self::Utf16Be,
    ];

    /// Its name, as people who know of encodings know it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Windows1252 => "Windows-1252",
            Self::Windows1250 => "Windows-1250",
            Self::Windows1251 => "Windows-1251",
            Self::Windows1254 => "Windows-1254",
            Self::Macintosh => "Macintosh",
            Self::Utf16Le => "UTF-16 LE",
            Self::Utf16Be => "UTF-16 BE",
        }
    }
}

#[cfg(test)]
mod tests;
