//! Text with delimiters between its cells.

use csv::{ByteRecord, Reader, ReaderBuilder};

use super::rows::{CellKind, Collector, Row, short_enough};
use super::{Corrections, FileKind, Format, Hints, MOST_COLUMNS, Sheet, Unreadable, decode, shape};

pub(super) fn read(bytes: &[u8], hints: &Hints) -> Result<Sheet, Unreadable> {
    let decoded = decode::decode(bytes, hints.encoding)?;
    let (text, stated) = shape::stated_delimiter(&decoded.text);
    let chosen = hints.delimiter.and_then(|c| u8::try_from(c).ok());
    let delimiter = chosen.or(stated).unwrap_or_else(|| shape::delimiter(text));
    let mut cutter = Cutter::new(text, delimiter);
    let mut first = Vec::new();
    while first.len() < shape::SAMPLE
        && let Some(row) = cutter.next()?
    {
        first.push(row);
    }
    let at = shape::header(&first, hints.header_row).ok_or(Unreadable::Empty)?;
    let mut below = first.split_off(at);
    let header = below.remove(0);
    let mut collector = Collector::default();
    for row in &below {
        collector.add(row)?;
    }
    while let Some(row) = cutter.next()? {
        collector.add(&row)?;
    }
    let (rows, last_row) = collector.done()?;
    let format = Format {
        kind: FileKind::Csv,
        encoding: Some(decoded.encoding),
        bom: decoded.bom,
        delimiter: Some(char::from(delimiter)),
        line_ending: Some(shape::line_ending(text)),
        sheet: None,
        ignored_sheets: Vec::new(),
        title_rows: shape::titles(&first),
        hidden_columns: Vec::new(),
        header_row: header.number,
        last_row,
        writing: hints.writing,
    };
    Ok(Sheet {
        format,
        header: header.cells,
        rows,
        corrections: Corrections::default(),
    })
}

/// Cuts the text into rows. The reader of `csv` skips empty lines, so they are counted here, by
/// looking at what stands between the end of one record and the start of the next.
struct Cutter<'t> {
    bytes: &'t [u8],
    delimiter: u8,
    reader: Reader<&'t [u8]>,
    record: ByteRecord,
    number: u32,
    start: usize,
    /// Empty rows before the record that was read.
    empty: usize,
    /// That record, where empty rows stand before it.
    waiting: Option<Row>,
}

impl<'t> Cutter<'t> {
    fn new(text: &'t str, delimiter: u8) -> Self {
        let bytes = text.as_bytes();
        let reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter)
            .from_reader(bytes);
        Self {
            bytes,
            delimiter,
            reader,
            record: ByteRecord::new(),
            number: 0,
            start: 0,
            empty: 0,
            waiting: None,
        }
    }

    fn next(&mut self) -> Result<Option<Row>, Unreadable> {
        if self.waiting.is_none() && !self.record()? {
            return Ok(None);
        }
        self.number += 1;
        if self.empty > 0 {
            self.empty -= 1;
            return Ok(Some(Row::of(self.number, Vec::new())));
        }
        Ok(self.waiting.take().map(|mut row| {
            row.number = self.number;
            row
        }))
    }

    /// Reads the next record; whether there was one.
    fn record(&mut self) -> Result<bool, Unreadable> {
        if !self
            .reader
            .read_byte_record(&mut self.record)
            .unwrap_or(false)
        {
            return Ok(false);
        }
        self.empty = shape::empty_lines(self.bytes, self.start);
        let row = self.number + u32::try_from(self.empty).unwrap_or(u32::MAX - self.number - 1) + 1;
        let end = usize::try_from(self.reader.position().byte())
            .unwrap_or(usize::MAX)
            .min(self.bytes.len());
        let raw = &self.bytes[self.start.min(end)..end];
        if end == self.bytes.len() && shape::ends_inside_quotes(raw, self.delimiter) {
            // What swallowed the rest of the file is longer than any answer, more often than not.
            self.cells(row, raw)?;
            return Err(Unreadable::UnclosedQuote { row });
        }
        self.waiting = Some(self.cells(row, raw)?);
        self.start = end;
        Ok(true)
    }

    fn cells(&self, row: u32, raw: &[u8]) -> Result<Row, Unreadable> {
        if self.record.len() > MOST_COLUMNS {
            return Err(Unreadable::TooManyColumns {
                row,
                most: MOST_COLUMNS,
            });
        }
        let mut cells = Vec::with_capacity(self.record.len());
        for (index, bytes) in self.record.iter().enumerate() {
            let cell = String::from_utf8_lossy(bytes);
            short_enough(&cell, row, index)?;
            cells.push(cell.into_owned());
        }
        if !raw.contains(&b'"') {
            return Ok(Row::of(row, cells));
        }
        let bare = |cell: &String| cell.contains('"') && shape::stands_bare(raw, cell.as_bytes());
        let kind = |cell| {
            if bare(cell) {
                CellKind::BareQuotes
            } else {
                CellKind::Text
            }
        };
        let kinds: Vec<CellKind> = cells.iter().map(kind).collect();
        Ok(Row::with_kinds(row, cells, &kinds))
    }
}
