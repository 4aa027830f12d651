//! How a file was read, in words, and what can be said otherwise.

use dyad_platform::sheet::{Encoding, FileKind, Format};

use super::look::Looked;
use crate::import::Habits;
use crate::template::Template;
use crate::template::question::Kind;
use crate::words::Words;

/// How a file was read.
pub(super) struct Reading {
    /// Sentences, one for each thing that was found.
    pub(super) found: Vec<String>,
    /// Encodings to choose from; none for a workbook.
    pub(super) encodings: Vec<Offer>,
    pub(super) delimiters: Vec<Offer>,
    /// Sheets to choose from; none for text.
    pub(super) sheets: Vec<Offer>,
    pub(super) header_row: u32,
    /// How dates, decimals and lists are written.
    pub(super) dates: Vec<Offer>,
    pub(super) decimals: Vec<Offer>,
    pub(super) lists: Vec<Offer>,
}

/// One thing to choose.
pub(super) struct Offer {
    pub(super) key: String,
    pub(super) label: String,
    pub(super) is_chosen: bool,
}

/// How a spreadsheet was read.
pub(super) fn reading(words: Words, looked: &Looked, template: &Template) -> Reading {
    let format = &looked.sheet.format;
    let is_text = format.kind == FileKind::Csv;
    Reading {
        found: found(words, looked, template),
        encodings: if is_text {
            encodings(format)
        } else {
            Vec::new()
        },
        delimiters: if is_text {
            delimiters(words, format)
        } else {
            Vec::new()
        },
        sheets: sheets(format),
        header_row: format.header_row,
        dates: dates(words, format),
        decimals: signs(words, &[',', '.'], format.writing.decimal_sign),
        lists: signs(words, &[',', ';', '|'], format.writing.list_separator),
    }
}

fn dates(words: Words, format: &Format) -> Vec<Offer> {
    let said = format.writing.month_first;
    let offer = |key: &str, label: String, is_chosen| Offer {
        key: key.into(),
        label,
        is_chosen,
    };
    vec![
        offer("", words.reading_as_found(), said.is_none()),
        offer("day", words.reading_day_first(), said == Some(false)),
        offer("month", words.reading_month_first(), said == Some(true)),
    ]
}

fn signs(words: Words, signs: &[char], said: Option<char>) -> Vec<Offer> {
    let found = Offer {
        key: String::new(),
        label: words.reading_as_found(),
        is_chosen: said.is_none(),
    };
    let offer = |sign: &char| Offer {
        key: sign.to_string(),
        label: named(words, *sign),
        is_chosen: said == Some(*sign),
    };
    std::iter::once(found)
        .chain(signs.iter().map(offer))
        .collect()
}

fn found(words: Words, looked: &Looked, template: &Template) -> Vec<String> {
    let format = &looked.sheet.format;
    let mut found = Vec::new();
    if let Some(sheet) = &format.sheet {
        found.push(match format.ignored_sheets.as_slice() {
            [] => words.reading_sheet(sheet.as_str()),
            others => words.reading_sheet_of(sheet.as_str(), listed(others)),
        });
    }
    if let (Some(encoding), Some(delimiter)) = (format.encoding, format.delimiter) {
        found.push(words.reading_text(encoding.name(), named(words, delimiter)));
    }
    found.push(words.reading_header(format.header_row));
    if !format.title_rows.is_empty() {
        let rows: Vec<String> = format.title_rows.iter().map(u32::to_string).collect();
        found.push(words.reading_titles(rows.len(), rows.join(", ")));
    }
    let habits = Habits::of(&looked.sheet);
    let columns = |kinds: &[Kind]| -> Vec<usize> {
        let held = looked.mapping.targets().iter().enumerate();
        held.filter(|(_, target)| {
            let question = target.key().and_then(|key| template.question(key));
            question.is_some_and(|question| kinds.contains(&question.kind))
        })
        .map(|(column, _)| column)
        .collect()
    };
    if let Some(order) = habits.date_format(&columns(&[Kind::Moment])) {
        found.push(words.reading_dates(order));
    }
    if let Some(separator) = habits.list_separator(&columns(&[Kind::Choices, Kind::Languages])) {
        found.push(words.reading_lists(named(words, separator)));
    }
    if habits.decimal_sign() == Some(',') {
        found.push(words.reading_decimal_commas());
    }
    found
}

fn listed(names: &[String]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("“{name}”")).collect();
    quoted.join(", ")
}

fn named(words: Words, sign: char) -> String {
    match sign {
        ',' => words.sign_comma(),
        '.' => words.sign_point(),
        ';' => words.sign_semicolon(),
        '\t' => words.sign_tab(),
        _ => words.sign_bar(),
    }
}

fn encodings(format: &Format) -> Vec<Offer> {
    let option = |encoding: Encoding| Offer {
        key: encoding.name().into(),
        label: encoding.name().into(),
        is_chosen: format.encoding == Some(encoding),
    };
    Encoding::ALL.into_iter().map(option).collect()
}

fn delimiters(words: Words, format: &Format) -> Vec<Offer> {
    let option = |sign: char| Offer {
        key: if sign == '\t' {
            "tab".into()
        } else {
            sign.into()
        },
        label: named(words, sign),
        is_chosen: format.delimiter == Some(sign),
    };
    [',', ';', '\t', '|'].into_iter().map(option).collect()
}

fn sheets(format: &Format) -> Vec<Offer> {
    let chosen = format.sheet.iter().map(|name| (name, true));
    let others = format.ignored_sheets.iter().map(|name| (name, false));
    let option = |(name, is_chosen): (&String, bool)| Offer {
        key: name.clone(),
        label: name.clone(),
        is_chosen,
    };
    chosen.chain(others).map(option).collect()
}
