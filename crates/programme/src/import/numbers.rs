//! Whole numbers, as people write them.

use super::fold::fold;

/// What a cell says about a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Read {
    /// Digits and nothing else.
    Plain(i64),
    /// A number with words that change nothing, such as "4th year".
    WithWords(i64),
    /// A number in words.
    InWords(i64),
    /// A number with words that may change it.
    Uncertain(i64),
    /// No number.
    Nothing,
}

const IN_WORDS: [&str; 13] = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve",
];
const ORDINALS: [&str; 10] = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
];
/// Words beside a number that leave it as it is.
const HARMLESS: [&str; 28] = [
    "year",
    "years",
    "yr",
    "yrs",
    "y",
    "st",
    "nd",
    "rd",
    "th",
    "of",
    "study",
    "studies",
    "in",
    "practice",
    "experience",
    "professional",
    "mentee",
    "mentees",
    "student",
    "students",
    "people",
    "person",
    "jahr",
    "jahre",
    "ano",
    "anos",
    "ans",
    "semester",
];

/// Reads a cell that isn't empty.
pub(super) fn read(said: &str) -> Read {
    let said = said.trim();
    if let Some(number) = digits(said) {
        return Read::Plain(number);
    }
    let found = runs_of_digits(said);
    match found.as_slice() {
        [] => in_words(said).map_or(Read::Nothing, Read::InWords),
        [only] if is_harmless_around(said) => Read::WithWords(*only),
        [first, ..] => Read::Uncertain(*first),
    }
}

/// At most nine digits: more is no count of anything people are asked here.
fn digits(text: &str) -> Option<i64> {
    let plain =
        !text.is_empty() && text.len() <= 9 && text.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

fn runs_of_digits(said: &str) -> Vec<i64> {
    said.split(|c: char| !c.is_ascii_digit())
        .filter_map(digits)
        .collect()
}

/// Whether only harmless words stand beside the digits, and no sign such as `>`, `-` or `?`.
fn is_harmless_around(said: &str) -> bool {
    let signs = said
        .chars()
        .all(|c| c.is_alphanumeric() || c.is_whitespace() || matches!(c, '.' | ':' | '#'));
    let folded = fold(said);
    let mut words = folded
        .split(|c: char| c == ' ' || c.is_ascii_digit())
        .filter(|word| !word.is_empty());
    signs && words.all(|word| HARMLESS.contains(&word))
}

fn in_words(said: &str) -> Option<i64> {
    let folded = fold(said);
    let mut numbers = folded.split(' ').filter(|word| !HARMLESS.contains(word));
    let (word, rest) = (numbers.next()?, numbers.next());
    let position = |list: &[&str]| {
        list.iter()
            .position(|known| *known == word)
            .and_then(|at| i64::try_from(at).ok())
    };
    let number = position(&IN_WORDS).or_else(|| position(&ORDINALS).map(|at| at + 1));
    number.filter(|_| rest.is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_people_write_them() {
        let cases = [
            ("4", Read::Plain(4)),
            (" 12 ", Read::Plain(12)),
            ("Year 4", Read::WithWords(4)),
            ("3rd year", Read::WithWords(3)),
            ("26 years", Read::WithWords(26)),
            ("26 yrs.", Read::WithWords(26)),
            ("two", Read::InWords(2)),
            ("second year", Read::InWords(2)),
            ("> 20", Read::Uncertain(20)),
            ("2 (maybe 3 in spring)", Read::Uncertain(2)),
            ("about 5 years", Read::Uncertain(5)),
            ("10-15", Read::Uncertain(10)),
            ("2,5", Read::Uncertain(2)),
            ("-3", Read::Uncertain(3)),
            ("as many as needed", Read::Nothing),
            ("one or two", Read::Nothing),
            ("99999999999999999999", Read::Nothing),
        ];
        for (said, expected) in cases {
            assert_eq!(read(said), expected, "{said}");
        }
    }
}
