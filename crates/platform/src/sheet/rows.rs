//! Rows in little space. A sheet of a hundred thousand rows is kept as text in parts and opened row
//! by row: a cell is its own string only while somebody looks at its row.

use csv::{ReaderBuilder, StringRecord, WriterBuilder};

use super::{LONGEST_CELL, MOST_ROWS, MOST_TEXT, Unreadable};

/// How much text a part holds before the next one begins.
const PART: usize = 256 * 1024;

/// The rows of a sheet, in parts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rows {
    parts: Vec<Part>,
}

/// Some rows that stand together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The number of its first row.
    pub first: u32,
    /// The number of its last row.
    pub last: u32,
    /// The rows, as [`Part::rows`] reads them.
    pub text: String,
}

/// A row with the number that a spreadsheet program shows beside it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Counted from 1; empty rows count, and a cell with line breaks is still one row.
    pub number: u32,
    /// The cells as written. There may be fewer or more than the header has.
    pub cells: Vec<String>,
    /// What the cells are, one letter for each; empty where all are plain text.
    kinds: String,
}

/// What a cell is, where its file knows more than its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellKind {
    /// Text, as in every file of text.
    Text,
    /// A number; its text is written with a decimal point.
    Number,
    /// A date; its text is written as `2025-09-03` or `2025-09-03T14:11:23`.
    Date,
    /// An error that a spreadsheet program shows in place of a value.
    Error,
    /// Text with quotation marks that nobody doubled.
    BareQuotes,
}

impl Row {
    /// A row of plain text.
    #[must_use]
    pub fn of(number: u32, cells: Vec<String>) -> Self {
        Self {
            number,
            cells,
            kinds: String::new(),
        }
    }

    /// A row whose cells are of different kinds.
    #[must_use]
    pub fn with_kinds(number: u32, cells: Vec<String>, kinds: &[CellKind]) -> Self {
        let plain = kinds.iter().all(|kind| *kind == CellKind::Text);
        let kinds = if plain {
            String::new()
        } else {
            kinds.iter().map(|kind| kind.letter()).collect()
        };
        Self {
            number,
            cells,
            kinds,
        }
    }

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

    /// What the cell in `column` is.
    #[must_use]
    pub fn kind(&self, column: usize) -> CellKind {
        self.kinds
            .as_bytes()
            .get(column)
            .map_or(CellKind::Text, |letter| CellKind::of(*letter))
    }

    /// Writes text into a cell.
    pub(super) fn write(&mut self, column: usize, value: &str) {
        if self.cells.len() <= column {
            self.cells.resize(column + 1, String::new());
        }
        self.cells[column] = value.to_string();
        if column < self.kinds.len() {
            self.kinds.replace_range(column..=column, "t");
        }
    }
}

impl CellKind {
    fn letter(self) -> char {
        match self {
            Self::Text => 't',
            Self::Number => 'n',
            Self::Date => 'd',
            Self::Error => 'e',
            Self::BareQuotes => 'q',
        }
    }

    fn of(letter: u8) -> Self {
        match letter {
            b'n' => Self::Number,
            b'd' => Self::Date,
            b'e' => Self::Error,
            b'q' => Self::BareQuotes,
            _ => Self::Text,
        }
    }
}

impl Part {
    /// A part as it was stored.
    #[must_use]
    pub fn stored(first: u32, last: u32, text: String) -> Self {
        Self { first, last, text }
    }

    /// Its rows, one after the other.
    pub fn rows(&self) -> impl Iterator<Item = Row> {
        let reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .from_reader(self.text.as_bytes());
        reader
            .into_records()
            .filter_map(|record| opened(&record.ok()?))
    }
}

impl Rows {
    /// All rows, one after the other.
    pub fn iter(&self) -> impl Iterator<Item = Row> {
        self.parts.iter().flat_map(Part::rows)
    }

    /// The rows in pieces of a few hundred kilobytes.
    #[must_use]
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// The same, to be stored one by one.
    #[must_use]
    pub fn into_parts(self) -> Vec<Part> {
        self.parts
    }
}

fn opened(record: &StringRecord) -> Option<Row> {
    let mut fields = record.iter();
    let number = fields.next()?.parse().ok()?;
    let kinds = fields.next()?.to_string();
    Some(Row {
        number,
        kinds,
        cells: fields.map(str::to_string).collect(),
    })
}

/// Collects rows into parts, and refuses what no real list has. Empty rows at the end are dropped.
#[derive(Default)]
pub(super) struct Collector {
    parts: Vec<Part>,
    text: Vec<u8>,
    first: u32,
    last: u32,
    /// Numbers of empty rows that count only if something follows.
    waiting: Vec<u32>,
    rows: usize,
    bytes: usize,
}

impl Collector {
    pub(super) fn add(&mut self, row: &Row) -> Result<(), Unreadable> {
        if self.rows + self.waiting.len() >= MOST_ROWS {
            return Err(Unreadable::TooManyRows { most: MOST_ROWS });
        }
        if row.is_empty() {
            self.waiting.push(row.number);
            return Ok(());
        }
        for number in std::mem::take(&mut self.waiting) {
            self.keep(&Row::of(number, Vec::new()));
        }
        self.bytes += row.cells.iter().map(String::len).sum::<usize>();
        if self.bytes > MOST_TEXT {
            return Err(Unreadable::TooMuchText {
                most: MOST_TEXT / (1024 * 1024),
            });
        }
        self.keep(row);
        Ok(())
    }

    fn keep(&mut self, row: &Row) {
        if self.text.is_empty() {
            self.first = row.number;
        }
        let mut writer = WriterBuilder::new()
            .flexible(true)
            .from_writer(&mut self.text);
        let number = row.number.to_string();
        let fields = [number.as_str(), row.kinds.as_str()]
            .into_iter()
            .chain(row.cells.iter().map(String::as_str));
        // Writing into memory doesn't fail.
        let _ = writer.write_record(fields);
        let _ = writer.flush();
        drop(writer);
        self.last = row.number;
        self.rows += 1;
        if self.text.len() >= PART {
            self.close();
        }
    }

    fn close(&mut self) {
        if self.text.is_empty() {
            return;
        }
        let text = String::from_utf8(std::mem::take(&mut self.text)).unwrap_or_default();
        self.parts.push(Part {
            first: self.first,
            last: self.last,
            text,
        });
    }

    /// The rows, and the number of the last of them.
    pub(super) fn done(mut self) -> Result<(Rows, u32), Unreadable> {
        self.close();
        if self.parts.is_empty() {
            return Err(Unreadable::NoRows);
        }
        Ok((Rows { parts: self.parts }, self.last))
    }
}

/// Refuses a cell that is longer than any real answer.
pub(super) fn short_enough(cell: &str, row: u32, index: usize) -> Result<(), Unreadable> {
    // Counting characters only where the bytes could be too many keeps large files quick.
    if cell.len() > LONGEST_CELL && cell.chars().count() > LONGEST_CELL {
        return Err(Unreadable::CellTooLong {
            row,
            column: index + 1,
            most: LONGEST_CELL,
        });
    }
    Ok(())
}
