//! The digest that binds a certificate to its inputs.
//!
//! SHA-256, in lower-case hexadecimal, over this sequence, where a number is
//! its decimal digits and `;`, and a text is its length in bytes, `:` and its bytes:
//!
//! 1. the text `dyad matching 1`
//! 2. the rules as a TOML value: a table is `{`, the number of its keys and, by
//!    key in order of bytes, key and value; a list is `[`, its length and its
//!    items; a text is `s` and the text; a whole number is `i` and the number
//! 3. the mentees, then the mentors: their number and, by id in order of bytes,
//!    id, places, and what they said in the columns that the rules read on that
//!    side: the number of columns with a value, then by column name, the number
//!    of distinct texts and the texts, in order of bytes. Numbers are their
//!    decimal digits; blank texts are left out. Columns of ranked wishes follow,
//!    each with the number of texts and the texts in the order given
//! 4. the forbidden, then the locked pairs: their number and, in order and each
//!    once, mentee id and mentor id
//!
//! Comments and layout of the rules, the order of people, and columns that no
//! rule reads make no difference.

use std::collections::BTreeSet;

use sha2::{Digest, Sha256};

use crate::{Person, Problem, Rules, Side};

/// The digest over rules and people, to which decided pairs are still to come.
#[derive(Debug, Clone)]
pub(crate) struct Begun(Sha256);

impl Begun {
    /// After this nobody's values are needed any more.
    pub(crate) fn of(rules: &Rules, mentees: &[Person], mentors: &[Person]) -> Self {
        let mut writer = Writer(Sha256::new());
        writer.text("dyad matching 1");
        writer.table(rules.table());
        for (side, people) in [(Side::Mentee, mentees), (Side::Mentor, mentors)] {
            let columns = rules.columns(side);
            let ranked = rules.ranked_columns(side);
            writer.number(people.len());
            for person in people {
                writer.person(person, &columns);
                for &column in &ranked {
                    let texts = person.ranked(column);
                    writer.text(column);
                    writer.number(texts.len());
                    texts.iter().for_each(|text| writer.text(text));
                }
            }
        }
        Self(writer.0)
    }
}

pub(crate) fn of(problem: &Problem) -> String {
    let mut writer = Writer(problem.said.0.clone());
    writer.pairs(problem, &problem.forbidden);
    writer.pairs(problem, &problem.locked);
    let bytes = writer.0.finalize();
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

struct Writer(Sha256);

impl Writer {
    fn number(&mut self, number: impl std::fmt::Display) {
        self.0.update(format!("{number};"));
    }

    fn text(&mut self, text: &str) {
        self.0.update(format!("{}:", text.len()));
        self.0.update(text);
    }

    fn table(&mut self, table: &toml::Table) {
        self.0.update("{");
        self.number(table.len());
        let mut keys: Vec<&String> = table.keys().collect();
        keys.sort_unstable();
        for key in keys {
            self.text(key);
            self.value(&table[key]);
        }
    }

    fn value(&mut self, value: &toml::Value) {
        match value {
            toml::Value::Table(table) => self.table(table),
            toml::Value::Array(items) => {
                self.0.update("[");
                self.number(items.len());
                items.iter().for_each(|item| self.value(item));
            }
            toml::Value::Integer(number) => {
                self.0.update("i");
                self.number(number);
            }
            // Checked rules hold nothing but texts beyond the kinds above.
            other => {
                self.0.update("s");
                self.text(other.as_str().unwrap_or_default());
            }
        }
    }

    fn person(&mut self, person: &Person, columns: &BTreeSet<&str>) {
        self.text(&person.id);
        self.number(person.places);
        let said = columns.iter().map(|&column| (column, person.said(column)));
        let said: Vec<_> = said.filter(|(_, texts)| !texts.is_empty()).collect();
        self.number(said.len());
        for (column, texts) in said {
            self.text(column);
            self.number(texts.len());
            texts.iter().for_each(|text| self.text(text));
        }
    }

    fn pairs(&mut self, problem: &Problem, pairs: &BTreeSet<(usize, usize)>) {
        self.number(pairs.len());
        for &(i, j) in pairs {
            self.text(&problem.mentees[i].id);
            self.text(&problem.mentors[j].id);
        }
    }
}
