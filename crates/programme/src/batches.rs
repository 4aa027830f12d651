//! Statements about many rows at once, in one text that both engines understand.

use std::fmt::Write as _;

/// How many rows go into one statement. With ten columns this stays far below what either engine
/// binds at most.
pub(crate) const SIZE: usize = 400;

/// `$2, $3, $4`: `count` placeholders, the first of them `first`.
pub(crate) fn list(first: usize, count: usize) -> String {
    let mut text = String::with_capacity(count * 6);
    for n in first..first + count {
        let comma = if n == first { "" } else { ", " };
        let _ = write!(text, "{comma}${n}");
    }
    text
}

/// `($2, $3), ($4, $5)`: `count` rows of `width` placeholders, the first of them `first`.
pub(crate) fn rows(first: usize, count: usize, width: usize) -> String {
    let row = |n: usize| format!("({})", list(first + n * width, width));
    (0..count).map(row).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_counted_on() {
        assert_eq!(list(2, 3), "$2, $3, $4");
        assert_eq!(list(1, 0), "");
        assert_eq!(rows(2, 2, 3), "($2, $3, $4), ($5, $6, $7)");
    }
}
