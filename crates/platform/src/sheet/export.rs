//! Writing cells that no spreadsheet program takes for a formula.

/// Characters with which a spreadsheet program begins a calculation, or skips to one.
const STARTS_A_FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// A cell for a CSV export: quoted where `delimiter`, quotation marks, line breaks or blanks at its
/// edges need it, and with an apostrophe before whatever a spreadsheet program might calculate.
/// Plain numbers such as `-3` and `+12.5` stay numbers.
#[must_use]
pub fn write_cell_safely(value: &str, delimiter: char) -> String {
    let risky = value.starts_with(STARTS_A_FORMULA) && !is_plain_number(value);
    let safe = if risky {
        format!("'{value}")
    } else {
        value.to_string()
    };
    let needs_quotes = safe.contains(['"', '\n', '\r', '\t', delimiter]) || safe.trim() != safe;
    if needs_quotes {
        format!("\"{}\"", safe.replace('"', "\"\""))
    } else {
        safe
    }
}

fn is_plain_number(value: &str) -> bool {
    let digits = value.strip_prefix(['+', '-']).unwrap_or(value);
    let mut parts = digits.splitn(2, ['.', ',']);
    parts.all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
}
