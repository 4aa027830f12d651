//! Lines and texts.

use crate::words::Words;

/// The longest line.
const LONGEST_LINE: usize = 200;
/// The longest text.
const LONGEST_TEXT: usize = 4_000;

pub(super) fn line(words: Words, said: &str) -> Result<String, String> {
    let line = said.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() > LONGEST_LINE || line.chars().any(char::is_control) {
        return Err(words.wrong_too_long(i64::try_from(LONGEST_LINE).unwrap_or(i64::MAX)));
    }
    Ok(line)
}

pub(super) fn text(words: Words, said: &str) -> Result<String, String> {
    let text = said.replace("\r\n", "\n").replace('\r', "\n");
    if text.chars().count() > LONGEST_TEXT {
        return Err(words.wrong_too_long(i64::try_from(LONGEST_TEXT).unwrap_or(i64::MAX)));
    }
    Ok(text)
}
