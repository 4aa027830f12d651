//! Options: one, several, rated, or in somebody's own words; languages and free times, too.

use std::collections::BTreeMap;

use super::{naming, writing};
use crate::applying::Raw;
use crate::import::choices::{self, Spoken, spoken};
use crate::import::lists;
use crate::template::question::Question;
use crate::words::Words;

pub(super) fn one(words: Words, question: &Question, said: &str) -> Result<String, String> {
    if question.open {
        return Ok(opened(question, &writing::line(words, said)?));
    }
    option(words, question, said)
}

pub(super) fn several(words: Words, question: &Question, raw: &Raw) -> Result<Vec<String>, String> {
    if !question.open {
        return options(words, question, raw);
    }
    let said = naming::parts(&writing::text(words, raw.one(&question.key))?);
    let keys = said.iter().map(|part| opened(question, part)).collect();
    at_most(words, question, keys)
}

/// The words of the times that were ticked, as a spreadsheet would have them.
pub(super) fn times(words: Words, question: &Question, raw: &Raw) -> Result<String, String> {
    let keys = options(words, question, raw)?;
    let labels = keys.iter().filter_map(|key| question.option_label(key));
    Ok(labels.collect::<Vec<_>>().join(", "))
}

pub(super) fn ratings(
    words: Words,
    question: &Question,
    raw: &Raw,
) -> Result<BTreeMap<String, u8>, String> {
    let mut ratings = BTreeMap::new();
    for said in raw.all(&question.key) {
        let (key, rating) = said.split_once('=').ok_or_else(|| words.needed_choice())?;
        let rating = rating
            .parse()
            .ok()
            .filter(|rating| (1..=5).contains(rating));
        let key = option(words, question, key)?;
        ratings.insert(key, rating.ok_or_else(|| words.needed_choice())?);
    }
    let keys = ratings.keys().cloned().collect();
    at_most(words, question, keys).map(|_| ratings)
}

pub(super) fn languages(words: Words, said: &str) -> Result<Vec<String>, String> {
    let mut tags: Vec<String> = Vec::new();
    for part in lists::split(said, |_| false) {
        let found: Vec<&str> = match spoken(part) {
            Spoken::Exactly(tag) | Spoken::Perhaps(tag) => vec![tag],
            Spoken::Respelled(tags) => tags,
            Spoken::ALittle(_) => return Err(words.wrong_language_a_little(part)),
            Spoken::No => return Err(words.wrong_language(part)),
        };
        for tag in found {
            if !tags.iter().any(|known| known == tag) {
                tags.push(tag.to_string());
            }
        }
    }
    if tags.is_empty() {
        return Err(words.needed_answer());
    }
    Ok(tags)
}

pub(super) fn at_most(
    words: Words,
    question: &Question,
    all: Vec<String>,
) -> Result<Vec<String>, String> {
    match question.most {
        Some(most) if all.len() > usize::try_from(most).unwrap_or(usize::MAX) => {
            Err(words.wrong_too_many(i64::from(most)))
        }
        _ => Ok(all),
    }
}

fn option(words: Words, question: &Question, said: &str) -> Result<String, String> {
    let known = question.option_label(said).is_some();
    known
        .then(|| said.to_string())
        .ok_or_else(|| words.needed_choice())
}

fn options(words: Words, question: &Question, raw: &Raw) -> Result<Vec<String>, String> {
    let mut keys: Vec<String> = Vec::new();
    for said in raw.all(&question.key) {
        let key = option(words, question, said.trim())?;
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    at_most(words, question, keys)
}

/// An option by its words, or somebody's own words for something else.
fn opened(question: &Question, said: &str) -> String {
    let known = choices::exactly(question, said);
    known.map_or_else(|| said.to_string(), |option| option.key.clone())
}
