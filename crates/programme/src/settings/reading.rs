//! From a filled-in form to values of the template, with every mistake at its field. What can't be
//! read stays as it was typed, so that the form can be shown again.

use dyad_people::account::tidy_address;
use dyad_platform::form::Filled;
use serde_json::{Value, json};

use super::shape::{Field, IfEmpty, Kind, Slip};
use super::tree;
use crate::programme::opening;
use crate::words::Words;

/// The longest line.
const LONGEST_LINE: usize = 400;
/// The longest text.
const LONGEST_TEXT: usize = 6_000;
/// The most lines, rows or numbers.
const MOST_ROWS: usize = 60;

/// Reads a form: `base` with what was filled in, and what is the matter with it.
pub(crate) fn read(
    words: Words,
    fields: &[Field],
    base: &Value,
    filled: &Filled,
) -> (Value, Vec<Slip>) {
    let mut reading = Reading {
        words,
        filled,
        slips: Vec::new(),
    };
    let value = reading.object(fields, base, "");
    (value, reading.slips)
}

struct Reading<'f> {
    words: Words,
    filled: &'f Filled,
    slips: Vec<Slip>,
}

impl Reading<'_> {
    fn object(&mut self, fields: &[Field], base: &Value, prefix: &str) -> Value {
        let mut value = base.clone();
        for field in fields.iter().filter(|field| (field.when)(base)) {
            let id = format!("{prefix}{}", field.path);
            let read = self.field(field, &value, tree::get(base, field.path), &id);
            tree::set(&mut value, field.path, read);
        }
        value
    }

    fn field(&mut self, field: &Field, item: &Value, base: &Value, id: &str) -> Value {
        let empty = match field.kind {
            Kind::Lines
            | Kind::Any(_)
            | Kind::OptionsOf(_)
            | Kind::Rows(..)
            | Kind::Questions
            | Kind::Numbers(..) => {
                json!([])
            }
            _ => json!(""),
        };
        let read = match field.kind {
            Kind::Line => self.text(id, LONGEST_LINE, false),
            Kind::Text => self.text(id, LONGEST_TEXT, true),
            Kind::Lines => self.lines(id),
            Kind::Number(least, most) => self.number(self.filled.text(id), id, least, most),
            Kind::Numbers(least, most) => self.numbers(id, least, most),
            Kind::Range(least, most) => self.range(id, least, most),
            Kind::Steps(least, most) => self.steps(id, base, least, most),
            Kind::One(picks) => {
                let one = picks.iter().find(|pick| pick.0 == self.filled.text(id));
                one.map_or(Value::Null, |pick| json!(pick.0))
            }
            Kind::Any(picks) => {
                let all = self.filled.all(id);
                let ticked = picks.iter().filter(|pick| all.contains(&pick.0));
                in_order_of(base, ticked.map(|pick| pick.0).collect())
            }
            Kind::Question => json!(self.filled.text(id)),
            Kind::OptionsOf(_) => in_order_of(base, self.filled.all(id)),
            Kind::Questions => self
                .filled
                .all(id)
                .into_iter()
                .map(|key| json!(key))
                .collect(),
            Kind::Rows(fields, _) => self.rows(fields, base, id),
            Kind::Key(from) => self.key(item, base, id, from),
            Kind::Day => self.day(id),
            Kind::Address => self.address(id),
        };
        let is_empty = read.is_null() || read == json!("") || read == json!([]);
        match field.if_empty {
            _ if !is_empty => read,
            IfEmpty::Blank => empty,
            IfEmpty::Gone => Value::Null,
            IfEmpty::Refused => {
                self.slip(id, self.words.set_needed((field.label)(self.words)));
                empty
            }
        }
    }

    fn slip(&mut self, id: &str, sentence: String) {
        if self.slips.iter().all(|slip| slip.field != id) {
            self.slips.push(Slip {
                field: id.into(),
                sentence,
            });
        }
    }

    fn text(&mut self, id: &str, longest: usize, has_lines: bool) -> Value {
        let text = self
            .filled
            .text(id)
            .replace("\r\n", "\n")
            .replace('\r', "\n");
        let text: String = text
            .chars()
            .filter(|c| !c.is_control() || (has_lines && *c == '\n'))
            .collect();
        if text.chars().count() > longest {
            self.slip(id, self.words.set_too_long(longest));
        }
        json!(text)
    }

    fn day(&mut self, id: &str) -> Value {
        let typed = self.filled.text(id);
        if !typed.is_empty() && opening::day(typed).is_none() {
            self.slip(id, self.words.new_day_needed());
        }
        json!(typed)
    }

    fn address(&mut self, id: &str) -> Value {
        let typed = self.filled.text(id);
        match tidy_address(typed) {
            Some(address) => json!(address),
            None => {
                if !typed.is_empty() {
                    self.slip(id, self.words.new_address_needed());
                }
                json!(typed)
            }
        }
    }

    fn lines(&mut self, id: &str) -> Value {
        let text = self.text(id, LONGEST_TEXT, true);
        let lines = text.as_str().unwrap_or_default().lines().map(str::trim);
        let lines: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
        if lines.len() > MOST_ROWS {
            self.slip(id, self.words.set_too_many(MOST_ROWS));
        }
        json!(lines)
    }

    fn number(&mut self, typed: &str, id: &str, least: i64, most: i64) -> Value {
        if typed.is_empty() {
            return Value::Null;
        }
        match typed.parse::<i64>() {
            Ok(number) if (least..=most).contains(&number) => json!(number),
            _ => {
                self.slip(id, self.words.set_number_needed(least, most));
                json!(typed)
            }
        }
    }

    fn numbers(&mut self, id: &str, least: i64, most: i64) -> Value {
        let typed = self.filled.text(id).to_string();
        let parts = typed.split([',', ';', ' ']).filter(|part| !part.is_empty());
        let numbers: Option<Vec<i64>> = parts.map(|part| part.parse().ok()).collect();
        let fits = |number: &i64| (least..=most).contains(number);
        match numbers.filter(|all| all.iter().all(fits) && all.len() <= MOST_ROWS) {
            Some(numbers) => json!(numbers),
            None => {
                self.slip(id, self.words.set_numbers_needed(least, most));
                json!(typed)
            }
        }
    }

    fn range(&mut self, id: &str, least: i64, most: i64) -> Value {
        let (from, to) = (format!("{id}.0"), format!("{id}.1"));
        let low = self.number(self.filled.text(&from), &from, least, most);
        let high = self.number(self.filled.text(&to), &to, least, most);
        if low.is_null() && high.is_null() {
            return Value::Null;
        }
        if low.is_null() || high.is_null() || low.as_i64() > high.as_i64() {
            self.slip(&from, self.words.set_range_needed());
        }
        json!([low, high])
    }

    fn steps(&mut self, id: &str, base: &Value, least: i64, most: i64) -> Value {
        let count = base.as_array().map_or(0, Vec::len);
        (0..count)
            .map(|at| {
                let id = format!("{id}.{at}");
                let read = self.number(self.filled.text(&id), &id, least, most);
                if read.is_null() { json!(0) } else { read }
            })
            .collect()
    }

    /// Rows as they stand in the form. One that was left empty altogether is none.
    fn rows(&mut self, fields: &[Field], base: &Value, id: &str) -> Value {
        let start = format!("{id}.");
        let numbers = self.filled.fields().iter().filter_map(|(name, _)| {
            let rest = name.strip_prefix(&start)?;
            rest.split('.').next()?.parse::<usize>().ok()
        });
        let count = numbers.max().map_or(0, |last| last + 1).min(MOST_ROWS);
        let mut rows = Vec::new();
        for at in 0..count {
            let prefix = format!("{id}.{at}.");
            let shown = self.filled.fields().iter();
            let mut shown = shown.filter(|(name, _)| name.starts_with(&prefix));
            if shown.all(|(name, value)| value.trim().is_empty() || name.ends_with(".answer")) {
                continue;
            }
            let key = self.filled.text(&format!("{prefix}key")).to_string();
            let known = base.as_array().and_then(|rows| {
                rows.iter()
                    .find(|row| !key.is_empty() && tree::text(row, "key") == key)
            });
            let known = known.cloned().unwrap_or_else(|| json!({}));
            rows.push(self.object(fields, &known, &prefix));
        }
        make_keys_differ(&mut rows);
        Value::Array(rows)
    }

    /// A key that exists stays: answers are stored by it.
    fn key(&self, item: &Value, base: &Value, id: &str, from: &str) -> Value {
        let known = [base.as_str().unwrap_or_default(), self.filled.text(id)];
        match known.into_iter().find(|key| is_key(key)) {
            Some(key) => json!(key),
            None => json!(key_of(tree::text(item, from))),
        }
    }
}

/// What was ticked, as far as it was before in the order of before: ticking nothing new changes nothing.
fn in_order_of(base: &Value, ticked: Vec<&str>) -> Value {
    let before: Vec<&str> = base
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    let (mut kept, new): (Vec<&str>, Vec<&str>) =
        ticked.into_iter().partition(|it| before.contains(it));
    kept.sort_by_key(|it| before.iter().position(|old| old == it));
    kept.into_iter().chain(new).map(|it| json!(it)).collect()
}

fn is_key(text: &str) -> bool {
    let fits = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_' || b == b'-';
    !text.is_empty() && text.bytes().all(fits)
}

/// A short name for something called `text`: lower case with underscores; never empty.
pub(crate) fn key_of(text: &str) -> String {
    let mut key = String::new();
    for letter in text.to_lowercase().chars() {
        if letter.is_ascii_alphanumeric() {
            key.push(letter);
        } else if !key.is_empty() && !key.ends_with('_') {
            key.push('_');
        }
    }
    let key: String = key.chars().take(40).collect();
    let key = key.trim_matches('_');
    if key.is_empty() {
        "one".into()
    } else {
        key.into()
    }
}

/// `key`, or the same with a number where it is taken.
pub(crate) fn free_key(key: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let mut free = key.to_string();
    let mut number = 1;
    while is_taken(&free) {
        number += 1;
        free = format!("{key}_{number}");
    }
    free
}

fn make_keys_differ(rows: &mut [Value]) {
    for at in 1..rows.len() {
        let (before, rest) = rows.split_at_mut(at);
        let Some(row) = rest.first_mut() else {
            continue;
        };
        let key = tree::text(row, "key").to_string();
        if !key.is_empty() {
            let free = free_key(&key, |key| {
                before.iter().any(|row| tree::text(row, "key") == key)
            });
            tree::set(row, "key", json!(free));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_that_stay_ticked_stay_in_their_order() {
        let base = json!(["report", "matching"]);
        assert_eq!(in_order_of(&base, vec!["matching", "report"]), base);
        assert_eq!(
            in_order_of(&base, vec!["identity", "matching", "report"]),
            json!(["report", "matching", "identity"])
        );
        assert_eq!(in_order_of(&base, Vec::new()), json!([]));
    }
}
