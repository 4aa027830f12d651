//! The rules as they stand in TOML, read plainly.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

/// Why rules can't be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the rules can't be read: {0}")]
pub struct RulesWrong(pub String);

/// What to hold to.
#[derive(Debug)]
pub(crate) struct Rules {
    /// The document itself, for the digest.
    pub(crate) document: toml::Table,
    pub(crate) order: Vec<String>,
    pub(crate) musts: Vec<Entry>,
    pub(crate) points: Vec<Entry>,
    pub(crate) places: Option<String>,
    pub(crate) field: Option<String>,
    families: BTreeMap<String, String>,
}

/// A `[[must]]` or a `[[points]]`, with every field either may have.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Entry {
    #[serde(alias = "criterion")]
    pub(crate) rule: String,
    column: Option<String>,
    mentee_column: Option<String>,
    mentor_column: Option<String>,
    #[serde(rename = "name")]
    _name: Option<String>,
    #[serde(rename = "file")]
    _file: Option<String>,
    scale: Option<Vec<String>>,
    pub(crate) hours: Option<i64>,
    pub(crate) unit: Option<String>,
    pub(crate) any: Option<String>,
    pub(crate) missing: Option<String>,
    pub(crate) missing_points: Option<i64>,
    pub(crate) points: Option<Points>,
    pub(crate) same: Option<i64>,
    pub(crate) related: Option<i64>,
    pub(crate) most: Option<i64>,
}

/// One number, or one for each distance.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub(crate) enum Points {
    One(i64),
    Table(Vec<i64>),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    objective: Option<Objective>,
    #[serde(default)]
    must: Vec<Entry>,
    #[serde(default)]
    points: Vec<Entry>,
    capacity: Option<Column>,
    diversity: Option<Column>,
    #[serde(default)]
    families: BTreeMap<String, toml::Value>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Objective {
    order: Option<Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Column {
    column: String,
}

const PEOPLE_FIRST: [&str; 3] = [
    "most mentees with a mentor",
    "most pairs",
    "highest total score",
];

/// Sums stay exact with so many entries of so many points.
const MOST_ENTRIES: usize = 100;
const LARGEST: u64 = 1_000_000;

impl Rules {
    pub(crate) fn read(text: &str) -> Result<Self, RulesWrong> {
        let document: toml::Table = text.parse().map_err(wrong)?;
        let read: Document = toml::from_str(text).map_err(wrong)?;
        let order = read.objective.and_then(|objective| objective.order);
        let order = order.unwrap_or_else(|| PEOPLE_FIRST.map(str::to_owned).to_vec());
        if order != PEOPLE_FIRST && order != PEOPLE_FIRST[1..] {
            return Err(RulesWrong(format!("there is no order {order:?}")));
        }
        if read.must.len().max(read.points.len()) > MOST_ENTRIES {
            return Err(RulesWrong("there are more than 100 entries".to_owned()));
        }
        let entries = read.must.iter().chain(&read.points);
        if let Some(number) = entries
            .flat_map(Entry::numbers)
            .find(|n| n.abs_diff(0) > LARGEST)
        {
            return Err(RulesWrong(format!("{number} is too large")));
        }
        let family = |value: toml::Value| match value {
            toml::Value::String(text) => text,
            other => other.to_string(),
        };
        Ok(Self {
            document,
            order,
            musts: read.must,
            points: read.points,
            places: read.capacity.map(|capacity| capacity.column),
            field: read.diversity.map(|diversity| diversity.column),
            families: read
                .families
                .into_iter()
                .map(|(k, v)| (k, family(v)))
                .collect(),
        })
    }

    /// Whether mentees with a mentor come before pairs.
    pub(crate) fn people_first(&self) -> bool {
        self.order.len() == PEOPLE_FIRST.len()
    }

    pub(crate) fn family(&self, value: &str) -> Option<&str> {
        self.families.get(value).map(String::as_str)
    }

    /// An entry's scale, or the first one that any entry gives for its column.
    pub(crate) fn scale(&self, entry: &Entry) -> Result<&[String], RulesWrong> {
        let of_column = |column: &str| {
            self.entries()
                .find(|e| e.scale.is_some() && e.names_column(column))
        };
        let own = self
            .entries()
            .find(|e| std::ptr::eq(*e, entry) && e.scale.is_some());
        let given = own
            .or_else(|| of_column(entry.mentee().ok()?))
            .or_else(|| of_column(entry.mentor().ok()?));
        let scale = given.and_then(|e| e.scale.as_deref());
        scale.ok_or_else(|| RulesWrong(format!("\"{}\" has no scale", entry.rule)))
    }

    /// The columns read on one side.
    pub(crate) fn columns(&self, mentee: bool) -> BTreeSet<&str> {
        let side = |entry| {
            if mentee {
                Entry::mentee(entry)
            } else {
                Entry::mentor(entry)
            }
        };
        let mut columns: BTreeSet<&str> = self.entries().filter_map(|e| side(e).ok()).collect();
        if !mentee {
            columns.extend(self.field.as_deref());
        }
        columns
    }

    /// The columns that hold several values.
    pub(crate) fn list_columns(&self) -> BTreeSet<&str> {
        let lists = [
            "share at least one",
            "share of mentee's choices met",
            "needs met by offers",
        ];
        self.entries()
            .filter(|entry| lists.contains(&entry.rule.as_str()))
            .flat_map(|entry| [entry.mentee().ok(), entry.mentor().ok()])
            .flatten()
            .collect()
    }

    fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.musts.iter().chain(&self.points)
    }
}

impl Entry {
    /// The mentee's column.
    pub(crate) fn mentee(&self) -> Result<&str, RulesWrong> {
        self.side(&self.mentee_column)
    }

    /// The mentor's column.
    pub(crate) fn mentor(&self) -> Result<&str, RulesWrong> {
        self.side(&self.mentor_column)
    }

    fn side<'e>(&'e self, own: &'e Option<String>) -> Result<&'e str, RulesWrong> {
        let column = self.column.as_deref().or(own.as_deref());
        column.ok_or_else(|| RulesWrong(format!("\"{}\" has no column", self.rule)))
    }

    /// Every number in the entry.
    fn numbers(&self) -> Vec<i64> {
        let single = [
            self.hours,
            self.missing_points,
            self.same,
            self.related,
            self.most,
        ];
        let points = match &self.points {
            None => Vec::new(),
            Some(Points::One(points)) => vec![*points],
            Some(Points::Table(table)) => table.clone(),
        };
        single.into_iter().flatten().chain(points).collect()
    }

    fn names_column(&self, column: &str) -> bool {
        let named = [&self.column, &self.mentee_column, &self.mentor_column];
        named
            .into_iter()
            .any(|named| named.as_deref() == Some(column))
    }
}

fn wrong(error: toml::de::Error) -> RulesWrong {
    RulesWrong(error.to_string())
}
