//! One table as an XLSX file: dates that are dates, a header that stays in sight, columns as wide as
//! what stands in them. A leaf: it knows cells and no word of mentoring. Text is always written as
//! text, so whatever somebody typed, no spreadsheet program calculates with it.

use jiff::civil::DateTime;
use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};

/// The longest text that a cell of an XLSX file holds.
const LONGEST_TEXT: usize = 32_767;
/// Widths of columns, in characters.
const NARROWEST: usize = 8;
const WIDEST: usize = 60;

/// One cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Text, as it is.
    Text(String),
    /// A whole number.
    Number(i64),
    /// A date and a time on somebody's clock.
    Time(DateTime),
}

/// A table: a name, a header, and rows with as many cells.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// The name of the sheet.
    pub name: String,
    /// What stands above the columns.
    pub header: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
}

/// Why a table can't be written.
#[derive(Debug, thiserror::Error)]
#[error("the workbook could not be written: {0}")]
pub struct NotWritten(#[from] XlsxError);

/// The table as the bytes of an XLSX file.
///
/// # Errors
/// [`NotWritten`] when it has more rows or columns than such a file holds.
pub fn written(table: &Table) -> Result<Vec<u8>, NotWritten> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name(sheet_name(&table.name))?;
    let (bold, day) = (
        Format::new().set_bold(),
        Format::new().set_num_format("yyyy-mm-dd hh:mm"),
    );
    for (column, heading) in (0..).zip(&table.header) {
        sheet.write_string_with_format(0, column, cut(heading), &bold)?;
        sheet.set_column_width(column, f64::from(width(table, usize::from(column))))?;
    }
    sheet.set_freeze_panes(1, 0)?;
    for (row, cells) in (1..).zip(&table.rows) {
        for (column, cell) in (0..).zip(cells) {
            write(sheet, row, column, cell, &day)?;
        }
    }
    Ok(workbook.save_to_buffer()?)
}

fn write(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    cell: &Cell,
    day: &Format,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => {}
        Cell::Text(text) => {
            sheet.write_string(row, column, cut(text))?;
        }
        Cell::Number(number) => {
            #[expect(
                clippy::cast_precision_loss,
                reason = "counts of people and places; a spreadsheet knows no other numbers"
            )]
            sheet.write_number(row, column, *number as f64)?;
        }
        Cell::Time(at) => {
            sheet.write_number_with_format(row, column, serial(*at), day)?;
        }
    }
    Ok(())
}

/// Days since the last day of 1899, as spreadsheets count them.
fn serial(at: DateTime) -> f64 {
    let first = jiff::civil::date(1899, 12, 30).at(0, 0, 0, 0);
    at.duration_since(first).as_secs_f64() / 86_400.0
}

/// What may stand on the tab of a sheet: 31 characters, and none of a few signs.
fn sheet_name(name: &str) -> String {
    let clean: String = name
        .chars()
        .map(|letter| match letter {
            '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'' => ' ',
            other if other.is_control() => ' ',
            other => other,
        })
        .take(31)
        .collect();
    let clean = clean.trim();
    if clean.is_empty() {
        "1".into()
    } else {
        clean.into()
    }
}

fn cut(text: &str) -> String {
    text.chars()
        .filter(|letter| !letter.is_control() || matches!(letter, '\n' | '\t'))
        .take(LONGEST_TEXT)
        .collect()
}

/// As wide as the longest line in the first rows, within bounds.
fn width(table: &Table, column: usize) -> u16 {
    let length = |cell: &Cell| match cell {
        Cell::Empty => 0,
        Cell::Text(text) => text
            .lines()
            .map(|line| line.chars().count())
            .max()
            .unwrap_or(0),
        Cell::Number(number) => number.to_string().len(),
        Cell::Time(_) => 16,
    };
    let rows = table
        .rows
        .iter()
        .take(500)
        .filter_map(|row| row.get(column));
    let heading = table
        .header
        .get(column)
        .map_or(0, |text| text.chars().count());
    let widest = rows.map(length).max().unwrap_or(0).max(heading);
    u16::try_from(widest.clamp(NARROWEST, WIDEST) + 2).unwrap_or(20)
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use calamine::{Data, DataType as _, Reader as _, Xlsx};

    use super::*;

    fn read_back(table: &Table) -> calamine::Range<Data> {
        let bytes = written(table).unwrap();
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
        let name = book.sheet_names()[0].clone();
        book.worksheet_range(&name).unwrap()
    }

    #[test]
    fn what_was_written_is_read_back() {
        let at = jiff::civil::date(2026, 3, 2).at(14, 5, 0, 0);
        let table = Table {
            name: "Who waits".into(),
            header: vec!["Name".into(), "Places".into(), "Applied".into()],
            rows: vec![vec![
                Cell::Text("Grace Moor".into()),
                Cell::Number(2),
                Cell::Time(at),
            ]],
        };
        let sheet = read_back(&table);
        assert_eq!(sheet.get((0, 0)), Some(&Data::String("Name".into())));
        assert_eq!(sheet.get((1, 0)), Some(&Data::String("Grace Moor".into())));
        assert_eq!(sheet.get((1, 1)).unwrap().as_i64(), Some(2));
        let Data::DateTime(read) = sheet.get((1, 2)).unwrap() else {
            panic!("a date is a date: {:?}", sheet.get((1, 2)));
        };
        assert!((read.as_f64() - 46_083.586_805).abs() < 1e-5);
    }

    #[test]
    fn what_looks_like_a_formula_stays_text() {
        let risky = ["=1+1", "+HYPERLINK(\"x\")", "@SUM(A1)", "-2+3", "\t=1"];
        let table = Table {
            name: String::new(),
            header: vec!["=A".into()],
            rows: risky.map(|text| vec![Cell::Text(text.into())]).to_vec(),
        };
        let sheet = read_back(&table);
        for (row, text) in risky.iter().enumerate() {
            let cell = sheet.get((row + 1, 0)).unwrap();
            assert_eq!(cell, &Data::String((*text).into()));
        }
    }

    #[test]
    fn long_names_long_texts_and_odd_signs_are_no_obstacle() {
        let table = Table {
            name: "What [all] of us / hoped for: this * and that?".into(),
            header: vec!["Text".into()],
            rows: vec![vec![Cell::Text("語".repeat(40_000))], vec![Cell::Empty]],
        };
        let sheet = read_back(&table);
        let Data::String(text) = sheet.get((1, 0)).unwrap() else {
            panic!("a text is a text");
        };
        assert_eq!(text.chars().count(), LONGEST_TEXT);
        assert_eq!(sheet_name("///"), "1");
    }
}
