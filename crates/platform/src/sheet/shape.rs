//! The shape of a table in text: its delimiter, its line ends, and where its header stands.

use csv::{ByteRecord, ReaderBuilder};

use super::{LineEnding, Row};

const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];
/// How many rows are looked at to find delimiter and header.
pub(super) const SAMPLE: usize = 40;
/// A header stands among the first rows, below a title at most.
const DEEPEST_HEADER: usize = 10;

/// The delimiter that a first line `sep=;` states, and the text below that line. Spreadsheet
/// programs read that line as an instruction and don't number it.
pub(super) fn stated_delimiter(text: &str) -> (&str, Option<u8>) {
    let Some(rest) = text
        .strip_prefix("sep=")
        .or_else(|| text.strip_prefix("SEP="))
    else {
        return (text, None);
    };
    let stated = DELIMITERS
        .into_iter()
        .find(|d| rest.as_bytes().first() == Some(d));
    let below = rest.get(1..).and_then(|r| {
        r.strip_prefix("\r\n")
            .or_else(|| r.strip_prefix(['\n', '\r']))
    });
    match (stated, below) {
        (Some(delimiter), Some(below)) => (below, Some(delimiter)),
        _ => (text, None),
    }
}

/// The delimiter under which most of the first rows have as many cells as the widest of them
/// usually has; a comma where there is only one column.
pub(super) fn delimiter(text: &str) -> u8 {
    let mut best = (0, b',');
    for candidate in DELIMITERS {
        let widths = widths(text, candidate);
        let usual = most_frequent(&widths);
        if usual < 2 {
            continue;
        }
        let agreeing = widths.iter().filter(|w| **w == usual).count();
        // Agreement counts first, in tenths, then the number of cells.
        let score = (agreeing * 10 / widths.len().max(1)) * 1000 + usual.min(999);
        if score > best.0 {
            best = (score, candidate);
        }
    }
    best.1
}

fn widths(text: &str, delimiter: u8) -> Vec<usize> {
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let (mut widths, mut record) = (Vec::new(), ByteRecord::new());
    while widths.len() < SAMPLE && reader.read_byte_record(&mut record).unwrap_or(false) {
        widths.push(record.len());
    }
    widths
}

/// The most frequent number, the greater one where two are equally frequent; 0 if there is none.
fn most_frequent(numbers: &[usize]) -> usize {
    let count = |n: usize| numbers.iter().filter(|m| **m == n).count();
    numbers
        .iter()
        .copied()
        .max_by_key(|n| (count(*n), *n))
        .unwrap_or(0)
}

/// The index of the header among the first rows: the one somebody chose; else the first that fills
/// at least half of the table's width, so that a title above it isn't taken for it; else the first
/// that holds anything.
pub(super) fn header(rows: &[Row], chosen: Option<u32>) -> Option<usize> {
    let by_number = |number| {
        rows.iter()
            .position(|row| row.number == number && !row.is_empty())
    };
    if let Some(at) = chosen.and_then(by_number) {
        return Some(at);
    }
    let width = rows.iter().take(SAMPLE).map(filled).max().unwrap_or(0);
    let wide_enough = |row: &Row| filled(row) >= 2 && filled(row) * 2 >= width;
    let near_top = rows.iter().take(DEEPEST_HEADER);
    near_top
        .clone()
        .position(wide_enough)
        .or_else(|| rows.iter().position(|row| !row.is_empty()))
}

/// How many cells of a row hold something.
pub(super) fn filled(row: &Row) -> usize {
    row.cells
        .iter()
        .filter(|cell| !cell.trim().is_empty())
        .count()
}

/// The numbers of the rows above the header that hold something.
pub(super) fn titles(above: &[Row]) -> Vec<u32> {
    let with_words = above.iter().filter(|row| !row.is_empty());
    with_words.map(|row| row.number).collect()
}

/// Whether a cell with quotation marks stands in its record as it is: somebody wrote it without
/// doubling them.
pub(super) fn stands_bare(record: &[u8], cell: &[u8]) -> bool {
    record.windows(cell.len()).any(|window| window == cell)
}

/// How many empty lines stand at `start`, where the reader of `csv` would skip them. `start` may
/// fall between the two characters of the line end before it.
pub(super) fn empty_lines(bytes: &[u8], start: usize) -> usize {
    let mut at = start;
    if at > 0 && bytes.get(at - 1) == Some(&b'\r') && bytes.get(at) == Some(&b'\n') {
        at += 1;
    }
    let mut lines = 0;
    loop {
        at += match bytes.get(at..) {
            Some([b'\r', b'\n', ..]) => 2,
            Some([b'\r' | b'\n', ..]) => 1,
            _ => return lines,
        };
        lines += 1;
    }
}

/// What ends the first line; line breaks inside quotes don't end one.
pub(super) fn line_ending(text: &str) -> LineEnding {
    let mut quoted = false;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            b'\r' if !quoted => {
                let crlf = text.as_bytes().get(at + 1) == Some(&b'\n');
                return if crlf {
                    LineEnding::Crlf
                } else {
                    LineEnding::Cr
                };
            }
            b'\n' if !quoted => return LineEnding::Lf,
            _ => {}
        }
    }
    LineEnding::Lf
}

/// Whether a record's text breaks off inside a quoted cell. A quotation mark opens a cell only at
/// its beginning; inside, two stand for one.
pub(super) fn ends_inside_quotes(record: &[u8], delimiter: u8) -> bool {
    let (mut quoted, mut cell_starts) = (false, true);
    let mut at = 0;
    while let Some(byte) = record.get(at) {
        match (quoted, *byte) {
            (true, b'"') if record.get(at + 1) == Some(&b'"') => at += 1,
            (true, b'"') => quoted = false,
            (true, _) => {}
            (false, b'"') if cell_starts => quoted = true,
            (false, _) => {}
        }
        cell_starts = !quoted && (*byte == delimiter || *byte == b'\n' || *byte == b'\r');
        at += 1;
    }
    quoted
}
