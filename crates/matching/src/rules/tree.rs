//! A TOML document as the rule reader sees it: values that know where they stand.
//!
//! Both a text (with places) and an already parsed table (without) become the
//! same tree, so that one reader checks both and says the same about a mistake.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

/// A value, its way from the top (`points[2].column`) and its bytes in the text.
#[derive(Debug, Clone)]
pub(super) struct Node {
    pub(super) path: String,
    pub(super) span: Option<Range<usize>>,
    pub(super) kind: Kind,
}

/// What a value is. Rules need no other kinds; those are kept by name for the error.
#[derive(Debug, Clone)]
pub(super) enum Kind {
    Table(Vec<Field>),
    Array(Vec<Node>),
    Text(String),
    Integer(i64),
    Other(&'static str),
}

/// One `key = value` of a table.
#[derive(Debug, Clone)]
pub(super) struct Field {
    pub(super) name: String,
    pub(super) name_span: Option<Range<usize>>,
    pub(super) value: Node,
}

impl Node {
    /// The kind in words, for "expected …, found …".
    pub(super) fn kind_name(&self) -> &'static str {
        match self.kind {
            Kind::Table(_) => "a table",
            Kind::Array(_) => "a list",
            Kind::Text(_) => "a text",
            Kind::Integer(_) => "a whole number",
            Kind::Other(name) => name,
        }
    }
}

/// The tree of a document that was just parsed.
pub(super) fn of_document(table: &DeTable<'_>, span: Range<usize>) -> Node {
    node_of_table(table, Some(span), String::new())
}

/// The tree of a table without places.
pub(super) fn of_table(table: &toml::Table) -> Node {
    plain_table(table, String::new())
}

fn node_of_table(table: &DeTable<'_>, span: Option<Range<usize>>, path: String) -> Node {
    let fields = table.iter().map(|(key, value)| Field {
        name: key.get_ref().to_string(),
        name_span: Some(key.span()),
        value: node_of_value(value.get_ref(), value.span(), below(&path, key.get_ref())),
    });
    Node {
        kind: Kind::Table(fields.collect()),
        span,
        path,
    }
}

fn node_of_value(value: &DeValue<'_>, span: Range<usize>, path: String) -> Node {
    let kind = match value {
        DeValue::Table(table) => return node_of_table(table, Some(span), path),
        DeValue::Array(items) => Kind::Array(
            items
                .iter()
                .enumerate()
                .map(|(at, item)| node_of_value(item.get_ref(), item.span(), nth(&path, at)))
                .collect(),
        ),
        DeValue::String(text) => Kind::Text(text.to_string()),
        DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix())
            .map_or(Kind::Other("a number that is too large"), Kind::Integer),
        DeValue::Float(_) => Kind::Other("a number with decimals"),
        DeValue::Boolean(_) => Kind::Other("true or false"),
        DeValue::Datetime(_) => Kind::Other("a date"),
    };
    Node {
        path,
        span: Some(span),
        kind,
    }
}

fn plain_table(table: &toml::Table, path: String) -> Node {
    let fields = table.iter().map(|(name, value)| Field {
        name: name.clone(),
        name_span: None,
        value: plain_value(value, below(&path, name)),
    });
    Node {
        kind: Kind::Table(fields.collect()),
        span: None,
        path,
    }
}

fn plain_value(value: &toml::Value, path: String) -> Node {
    let kind = match value {
        toml::Value::Table(table) => return plain_table(table, path),
        toml::Value::Array(items) => Kind::Array(
            items
                .iter()
                .enumerate()
                .map(|(at, item)| plain_value(item, nth(&path, at)))
                .collect(),
        ),
        toml::Value::String(text) => Kind::Text(text.clone()),
        toml::Value::Integer(number) => Kind::Integer(*number),
        toml::Value::Float(_) => Kind::Other("a number with decimals"),
        toml::Value::Boolean(_) => Kind::Other("true or false"),
        toml::Value::Datetime(_) => Kind::Other("a date"),
    };
    Node {
        path,
        span: None,
        kind,
    }
}

fn below(path: &str, name: &str) -> String {
    if path.is_empty() {
        name.to_owned()
    } else {
        format!("{path}.{name}")
    }
}

fn nth(path: &str, at: usize) -> String {
    format!("{path}[{}]", at + 1)
}
