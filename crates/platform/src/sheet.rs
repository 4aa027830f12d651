//! Spreadsheets: the bytes of a file become a header and numbered rows, and back.
//!
//! Nothing here knows what a column means. Encoding, delimiter and header row are found by looking
//! at the file, because the people who send one don't know them either. Rows bear the numbers that
//! a spreadsheet program shows, so that a sentence about row 41 can be followed up in the file.

mod decode;
mod export;
mod shape;

use csv::{ByteRecord, ReaderBuilder};
use serde::{Deserialize, Serialize};

pub use export::write_cell_safely;

/// The most rows below the header that are read.
pub const MOST_ROWS: usize = 100_000;
/// The most cells in one row.
pub const MOST_COLUMNS: usize = 200;
/// The most characters in one cell.
pub const LONGEST_CELL: usize = 20_000;

/// A table as it stands in a file; no cell has been trimmed or otherwise put right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// How the file was written.
    pub format: Format,
    /// The cells of the header row, as written.
    pub header: Vec<String>,
    /// The rows below the header, empty ones included, up to the last that holds anything.
    pub rows: Vec<Row>,
}

/// How a file was written, found by looking at it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Format {
    /// How characters are stored.
    pub encoding: Encoding,
    /// Whether the file begins with a byte order mark.
    pub bom: bool,
    /// What stands between two cells: a comma, a semicolon or a tab.
    pub delimiter: char,
    /// What ends the header row.
    pub line_ending: LineEnding,
    /// The number of the row that holds the names of the columns; the first row is 1.
    pub header_row: u32,
}

/// A row with the number that a spreadsheet program shows beside it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Counted from 1; empty rows count, and a cell with line breaks is still one row.
    pub number: u32,
    /// The cells as written. There may be fewer or more than the header has.
    pub cells: Vec<String>,
}

/// The encodings that are recognised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    #[serde(rename = "utf-8")]
    Utf8,
    /// Windows-1252, which Western European spreadsheet programs write by default.
    #[serde(rename = "windows-1252")]
    Windows1252,
    /// UTF-16, little end first, with a byte order mark.
    #[serde(rename = "utf-16le")]
    Utf16Le,
    /// UTF-16, big end first, with a byte order mark.
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
    /// The file is a workbook (or another zip archive), not text.
    #[error("the file is a workbook, not comma-separated text")]
    Workbook,
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

/// Reads the bytes of a file with comma-, semicolon- or tab-separated values.
///
/// # Errors
/// [`Unreadable`] says what stands in the way; no input panics.
pub fn read_csv(bytes: &[u8]) -> Result<Sheet, Unreadable> {
    let decoded = decode::decode(bytes)?;
    let (text, stated) = shape::stated_delimiter(&decoded.text);
    let delimiter = stated.unwrap_or_else(|| shape::delimiter(text));
    let mut rows = split(text, delimiter)?;
    while rows.last().is_some_and(Row::is_empty) {
        rows.pop();
    }
    let at = shape::header(&rows).ok_or(Unreadable::Empty)?;
    let mut below = rows.split_off(at);
    let header = below.remove(0);
    if below.is_empty() {
        return Err(Unreadable::NoRows);
    }
    if below.len() > MOST_ROWS {
        return Err(Unreadable::TooManyRows { most: MOST_ROWS });
    }
    let format = Format {
        encoding: decoded.encoding,
        bom: decoded.bom,
        delimiter: char::from(delimiter),
        line_ending: shape::line_ending(text),
        header_row: header.number,
    };
    Ok(Sheet {
        format,
        header: header.cells,
        rows: below,
    })
}

impl Sheet {
    /// Writes `value` into a cell, as when somebody corrects it in the preview. `row` is the number
    /// shown, `column` counts from 0. A cell that doesn't exist is left alone, and `false` returned.
    pub fn correct(&mut self, row: u32, column: usize, value: &str) -> bool {
        let width = self.header.len();
        let Some(found) = self.rows.iter_mut().find(|r| r.number == row) else {
            return false;
        };
        if column >= width {
            return false;
        }
        if found.cells.len() <= column {
            found.cells.resize(width, String::new());
        }
        found.cells[column] = value.to_string();
        true
    }
}

impl Row {
    /// Whether no cell holds anything but blanks.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.cells.iter().all(|cell| cell.trim().is_empty())
    }

    /// The cell in `column` (from 0) as written; empty where the row ends before it.
    #[must_use]
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }
}

/// Cuts the text into rows. The reader of `csv` skips empty lines, so they are counted here, by
/// looking at what stands between the end of one record and the start of the next.
fn split(text: &str, delimiter: u8) -> Result<Vec<Row>, Unreadable> {
    let bytes = text.as_bytes();
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(bytes);
    let (mut rows, mut record) = (Vec::new(), ByteRecord::new());
    let (mut number, mut start) = (0_u32, 0_usize);
    while reader.read_byte_record(&mut record).unwrap_or(false) {
        for _ in 0..shape::empty_lines(bytes, start) {
            number += 1;
            rows.push(Row {
                number,
                cells: Vec::new(),
            });
        }
        number += 1;
        rows.push(Row {
            number,
            cells: cells(&record, number)?,
        });
        // The header and a title above it don't count; the exact limit is checked below it.
        if rows.len() > MOST_ROWS + 10 {
            return Err(Unreadable::TooManyRows { most: MOST_ROWS });
        }
        let end = usize::try_from(reader.position().byte())
            .unwrap_or(usize::MAX)
            .min(bytes.len());
        if end == bytes.len() && shape::ends_inside_quotes(&bytes[start..end], delimiter) {
            return Err(Unreadable::UnclosedQuote { row: number });
        }
        start = end;
    }
    Ok(rows)
}

fn cells(record: &ByteRecord, row: u32) -> Result<Vec<String>, Unreadable> {
    if record.len() > MOST_COLUMNS {
        return Err(Unreadable::TooManyColumns {
            row,
            most: MOST_COLUMNS,
        });
    }
    let mut cells = Vec::with_capacity(record.len());
    for (index, raw) in record.iter().enumerate() {
        let cell = String::from_utf8_lossy(raw);
        // Counting characters only where the bytes could be too many keeps large files quick.
        if raw.len() > LONGEST_CELL && cell.chars().count() > LONGEST_CELL {
            return Err(Unreadable::CellTooLong {
                row,
                column: index + 1,
                most: LONGEST_CELL,
            });
        }
        cells.push(cell.into_owned());
    }
    Ok(cells)
}

#[cfg(test)]
mod tests;
