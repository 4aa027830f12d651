//! Other people, by address or by name.

use dyad_people::account::tidy_address;

use super::{choosing, writing};
use crate::template::question::Question;
use crate::words::Words;

/// Nobody names more.
const MOST: usize = 50;

/// Everybody who is named: addresses made alike, names as they were written.
pub(super) fn people(words: Words, question: &Question, said: &str) -> Result<Vec<String>, String> {
    let named = parts(&writing::text(words, said)?).into_iter();
    let named = named.map(|who| tidy_address(&who).unwrap_or(who));
    choosing::at_most(words, question, named.collect())
}

/// What commas and ends of lines part, each once.
pub(super) fn parts(said: &str) -> Vec<String> {
    let all = said.split(['\n', ',', ';']).map(str::trim);
    let mut parts: Vec<String> = Vec::new();
    for part in all.filter(|part| !part.is_empty()).take(MOST) {
        if !parts.iter().any(|known| known == part) {
            parts.push(part.to_string());
        }
    }
    parts
}
