//! The digest of the inputs: SHA-256 over rules, people and decided pairs.
//!
//! Numbers are written as decimal digits and `;`, texts as length in bytes, `:`
//! and bytes. The sequence is that of the certificate's description.

use std::collections::BTreeSet;
use std::fmt::Write;

use sha2::{Digest, Sha256};

use crate::people::Input;

pub(crate) fn of(input: &Input<'_>) -> String {
    let mut bytes = Vec::new();
    put_text(&mut bytes, "dyad matching 1");
    put_value(
        &mut bytes,
        &toml::Value::Table(input.rules.document.clone()),
    );
    put_people(&mut bytes, input, true);
    put_people(&mut bytes, input, false);
    for pairs in [&input.forbidden, &input.locked] {
        put_number(&mut bytes, pairs.len() as i64);
        for &(i, j) in pairs {
            put_text(&mut bytes, &input.mentees[i].id);
            put_text(&mut bytes, &input.mentors[j].id);
        }
    }
    let mut hex = String::new();
    for byte in Sha256::digest(&bytes) {
        // Writing into a String can't fail.
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}

fn put_number(bytes: &mut Vec<u8>, number: i64) {
    bytes.extend(number.to_string().bytes());
    bytes.push(b';');
}

fn put_text(bytes: &mut Vec<u8>, text: &str) {
    bytes.extend(text.len().to_string().bytes());
    bytes.push(b':');
    bytes.extend(text.bytes());
}

fn put_value(bytes: &mut Vec<u8>, value: &toml::Value) {
    match value {
        toml::Value::Table(table) => {
            bytes.push(b'{');
            put_number(bytes, table.len() as i64);
            let sorted: BTreeSet<&String> = table.keys().collect();
            for key in sorted {
                put_text(bytes, key);
                put_value(bytes, &table[key]);
            }
        }
        toml::Value::Array(items) => {
            bytes.push(b'[');
            put_number(bytes, items.len() as i64);
            for item in items {
                put_value(bytes, item);
            }
        }
        toml::Value::Integer(number) => {
            bytes.push(b'i');
            put_number(bytes, *number);
        }
        other => {
            bytes.push(b's');
            put_text(bytes, other.as_str().unwrap_or_default());
        }
    }
}

fn put_people(bytes: &mut Vec<u8>, input: &Input<'_>, mentees: bool) {
    let (columns, ranked) = (
        input.rules.columns(mentees),
        input.rules.ranked_columns(mentees),
    );
    let people = if mentees {
        &input.mentees
    } else {
        &input.mentors
    };
    put_number(bytes, people.len() as i64);
    for (at, person) in people.iter().enumerate() {
        put_text(bytes, &person.id);
        put_number(bytes, person.places.into());
        let said = |column: &&&str| !person.said(column).is_empty();
        let columns: Vec<&&str> = columns.iter().filter(said).collect();
        put_number(bytes, columns.len() as i64);
        for column in columns {
            put_text(bytes, column);
            put_number(bytes, person.said(column).len() as i64);
            for text in person.said(column) {
                put_text(bytes, text);
            }
        }
        for column in &ranked {
            let texts = input.in_order_given(mentees, at, column);
            put_text(bytes, column);
            put_number(bytes, texts.len() as i64);
            for text in texts {
                put_text(bytes, text);
            }
        }
    }
}
