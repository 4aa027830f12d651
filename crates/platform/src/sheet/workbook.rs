//! Workbooks: the sheet that holds the table, and its cells in order.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{
    DataRef, ExcelDateTime, Reader as _, SheetType, SheetVisible, Xlsx, XlsxCellReader,
};
use jiff::civil::{Date, DateTime, Time};

use super::package::Package;
use super::rows::{CellKind, Collector, Row, short_enough};
use super::{
    Corrections, FileKind, Format, Hints, MOST_COLUMNS, MOST_ROWS, Sheet, Unreadable, shape,
};

type Book<'b> = Xlsx<Cursor<&'b [u8]>>;

pub(super) fn read(bytes: &[u8], hints: &Hints) -> Result<Sheet, Unreadable> {
    let mut package = Package::open(bytes)?;
    // A damaged file must not end more than its own reading.
    let read = catch_unwind(AssertUnwindSafe(|| table(bytes, hints)));
    let mut sheet = read.unwrap_or(Err(Unreadable::BrokenWorkbook))?;
    if let Some(name) = &sheet.format.sheet {
        let width = sheet.header.len();
        let mut hidden = package.hidden_columns(name);
        hidden.retain(|column| *column < width);
        sheet.format.hidden_columns = hidden;
    }
    Ok(sheet)
}

fn table(bytes: &[u8], hints: &Hints) -> Result<Sheet, Unreadable> {
    let mut book: Book<'_> = calamine::open_workbook_from_rs(Cursor::new(bytes))
        .map_err(|_: calamine::XlsxError| Unreadable::BrokenWorkbook)?;
    let names: Vec<(String, bool)> = book
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| (sheet.name.clone(), sheet.visible == SheetVisible::Visible))
        .collect();
    let chosen = hints
        .sheet
        .as_ref()
        .filter(|wanted| names.iter().any(|(name, _)| name == *wanted))
        .cloned();
    let name = match chosen {
        Some(name) => name,
        None => likeliest(&mut book, &names)?,
    };
    let mut sheet = one(&mut book, &name, hints)?;
    let others = names.into_iter().map(|(other, _)| other);
    sheet.format.ignored_sheets = others.filter(|other| *other != name).collect();
    sheet.format.sheet = Some(name);
    Ok(sheet)
}

/// The sheet whose first rows look most like a list: many columns, and many rows that fill them.
/// Of equals the first; hidden ones only where no other has anything.
fn likeliest(book: &mut Book<'_>, names: &[(String, bool)]) -> Result<String, Unreadable> {
    let mut best: Option<((bool, usize), &str)> = None;
    let mut why = Unreadable::NoSheet;
    for (name, is_visible) in names {
        let Ok(reader) = book.worksheet_cells_reader(name) else {
            continue;
        };
        let mut cells = Cells::new(reader);
        let mut first = Vec::new();
        while first.len() < shape::SAMPLE {
            match cells.next() {
                Ok(Some(row)) => first.push(row),
                Ok(None) => break,
                Err(unreadable) => {
                    why = unreadable;
                    break;
                }
            }
        }
        let filled: usize = first.iter().map(shape::filled).sum();
        let score = (*is_visible, filled);
        if filled > 0 && best.is_none_or(|(other, _)| score > other) {
            best = Some((score, name));
        }
    }
    best.map(|(_, name)| name.to_string()).ok_or(why)
}

fn one(book: &mut Book<'_>, name: &str, hints: &Hints) -> Result<Sheet, Unreadable> {
    let reader = book
        .worksheet_cells_reader(name)
        .map_err(|_| Unreadable::BrokenWorkbook)?;
    let mut cells = Cells::new(reader);
    let mut first = Vec::new();
    while first.len() < shape::SAMPLE
        && let Some(row) = cells.next()?
    {
        first.push(row);
    }
    let at = shape::header(&first, hints.header_row).ok_or(Unreadable::Empty)?;
    let mut below = first.split_off(at);
    let mut header = below.remove(0).trimmed();
    let mut collector = Collector::default();
    let width = header.cells.len();
    for row in below {
        collector.add(&row.padded(width))?;
    }
    while let Some(row) = cells.next()? {
        collector.add(&row.padded(width))?;
    }
    let (rows, last_row) = collector.done()?;
    Ok(Sheet {
        format: Format {
            kind: FileKind::Xlsx,
            encoding: None,
            bom: false,
            delimiter: None,
            line_ending: None,
            sheet: None,
            ignored_sheets: Vec::new(),
            title_rows: shape::titles(&first),
            hidden_columns: Vec::new(),
            header_row: header.number,
            last_row,
            writing: hints.writing,
        },
        header: std::mem::take(&mut header.cells),
        rows,
        corrections: Corrections::default(),
    })
}

impl Row {
    /// Without empty cells at its end: workbooks have no width of their own.
    fn trimmed(mut self) -> Self {
        while self.cells.last().is_some_and(|cell| cell.trim().is_empty()) {
            self.cells.pop();
        }
        self
    }

    /// As wide as the header, and wider only where something stands there.
    fn padded(self, width: usize) -> Self {
        let mut row = self;
        if row.cells.is_empty() {
            return row;
        }
        while row.cells.len() > width && row.cells.last().is_some_and(|cell| cell.trim().is_empty())
        {
            row.cells.pop();
        }
        if row.cells.len() < width {
            row.cells.resize(width, String::new());
        }
        row
    }
}

/// The rows of a sheet, one after the other, those without cells included.
struct Cells<'r, 'b> {
    reader: XlsxCellReader<'r, Cursor<&'b [u8]>>,
    /// The number of the row that was given out last.
    given: u32,
    /// The first cell of the next row.
    waiting: Option<Found>,
    is_over: bool,
}

struct Found {
    row: u32,
    column: usize,
    text: String,
    kind: CellKind,
}

impl<'r, 'b> Cells<'r, 'b> {
    fn new(reader: XlsxCellReader<'r, Cursor<&'b [u8]>>) -> Self {
        Self {
            reader,
            given: 0,
            waiting: None,
            is_over: false,
        }
    }

    fn next(&mut self) -> Result<Option<Row>, Unreadable> {
        if self.waiting.is_none() {
            self.waiting = self.cell()?;
        }
        let Some(row) = self.waiting.as_ref().map(|found| found.row) else {
            return Ok(None);
        };
        self.given += 1;
        if self.given < row {
            return Ok(Some(Row::of(self.given, Vec::new())));
        }
        // Rows come in order, in every file that a spreadsheet program wrote.
        self.given = self.given.max(row);
        let (mut cells, mut kinds) = (Vec::new(), Vec::new());
        while let Some(found) = self.waiting.take().filter(|found| found.row == row) {
            if cells.len() <= found.column {
                cells.resize(found.column + 1, String::new());
                kinds.resize(found.column + 1, CellKind::Text);
            }
            cells[found.column] = found.text;
            kinds[found.column] = found.kind;
            self.waiting = self.cell()?;
            if self.waiting.as_ref().is_some_and(|next| next.row != row) {
                break;
            }
        }
        Ok(Some(Row::with_kinds(row, cells, &kinds)))
    }

    /// The next cell that holds something.
    fn cell(&mut self) -> Result<Option<Found>, Unreadable> {
        while !self.is_over {
            let cell = self
                .reader
                .next_cell()
                .map_err(|_| Unreadable::BrokenWorkbook)?;
            let Some(cell) = cell else {
                self.is_over = true;
                break;
            };
            let (row, column) = cell.get_position();
            let row = row.saturating_add(1);
            let column = usize::try_from(column).unwrap_or(usize::MAX);
            let Some((text, kind)) = written(cell.get_value()) else {
                continue;
            };
            if row < self.given {
                return Err(Unreadable::BrokenWorkbook);
            }
            // Room for titles above the header; the exact limit is checked below it.
            if usize::try_from(row).unwrap_or(usize::MAX) > MOST_ROWS + shape::SAMPLE {
                return Err(Unreadable::TooManyRows { most: MOST_ROWS });
            }
            if column >= MOST_COLUMNS {
                return Err(Unreadable::TooManyColumns {
                    row,
                    most: MOST_COLUMNS,
                });
            }
            short_enough(&text, row, column)?;
            return Ok(Some(Found {
                row,
                column,
                text,
                kind,
            }));
        }
        Ok(None)
    }
}

/// What stands in a cell, in the form in which rows keep it.
fn written(value: &DataRef<'_>) -> Option<(String, CellKind)> {
    Some(match value {
        DataRef::Empty => return None,
        DataRef::Int(number) => (number.to_string(), CellKind::Number),
        DataRef::Float(number) => (number.to_string(), CellKind::Number),
        DataRef::String(text) | DataRef::DurationIso(text) => (text.clone(), CellKind::Text),
        DataRef::SharedString(text) => ((*text).to_string(), CellKind::Text),
        DataRef::Bool(truth) => {
            let text = if *truth { "TRUE" } else { "FALSE" };
            (text.to_string(), CellKind::Text)
        }
        DataRef::DateTime(moment) => match clock(moment) {
            Some(text) => (text, CellKind::Date),
            None => (moment.as_f64().to_string(), CellKind::Number),
        },
        DataRef::DateTimeIso(text) => (text.clone(), CellKind::Date),
        DataRef::Error(error) => (error.to_string(), CellKind::Error),
    })
    .filter(|(text, _)| !text.is_empty())
}

/// A date, with its time where it has one.
fn clock(moment: &ExcelDateTime) -> Option<String> {
    if moment.is_duration() || !(0.0..3_000_000.0).contains(&moment.as_f64()) {
        return None;
    }
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let small = |n: u8| i8::try_from(n).ok();
    let date = Date::new(i16::try_from(year).ok()?, small(month)?, small(day)?).ok()?;
    let time = Time::new(small(hour)?, small(minute)?, small(second)?, 0).ok()?;
    Some(if time == Time::midnight() {
        date.to_string()
    } else {
        DateTime::from_parts(date, time).to_string()
    })
}
