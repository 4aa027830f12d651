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
    distances: BTreeMap<String, BTreeMap<String, i64>>,
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
    missing: Option<Missing>,
    missing_points: Option<i64>,
    pub(crate) points: Option<Points>,
    pub(crate) same: Option<i64>,
    pub(crate) related: Option<i64>,
    pub(crate) most: Option<i64>,
    pub(crate) at_least: Option<i64>,
    pub(crate) every: Option<i64>,
    by: Option<String>,
    wish_column: Option<String>,
    wish_of: Option<String>,
    pub(crate) wish_same: Option<String>,
    pub(crate) wish_different: Option<String>,
    opt_in_column: Option<String>,
    opt_in_mentee_column: Option<String>,
    opt_in_mentor_column: Option<String>,
    pub(crate) opt_in: Option<String>,
}

/// What is said about people who said nothing.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
enum Missing {
    Word(String),
    Number(i64),
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
    #[serde(default)]
    distances: BTreeMap<String, BTreeMap<String, i64>>,
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

const MENTEE_WISHES: &str = "mentee's ranked wishes";
const MENTOR_WISHES: &str = "mentor's ranked wishes";

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
            distances: read.distances,
        })
    }

    /// Whether mentees with a mentor come before pairs.
    pub(crate) fn people_first(&self) -> bool {
        self.order.len() == PEOPLE_FIRST.len()
    }

    pub(crate) fn family(&self, value: &str) -> Option<&str> {
        self.families.get(value).map(String::as_str)
    }

    /// How far two places are apart; the table is meant both ways.
    pub(crate) fn distance(&self, a: &str, b: &str) -> Option<i64> {
        let one_way = |a: &str, b: &str| self.distances.get(a)?.get(b).copied();
        if a == b {
            return Some(0);
        }
        one_way(a, b).or_else(|| one_way(b, a))
    }

    /// An entry's scale, or the first one that any entry gives for its column.
    pub(crate) fn scale(&self, entry: &Entry) -> Result<&[String], RulesWrong> {
        let of_column = |column: Option<&str>| {
            let column = column?;
            self.entries()
                .find(|e| e.scale.is_some() && e.names_column(column))
        };
        let own = self
            .entries()
            .find(|e| std::ptr::eq(*e, entry) && e.scale.is_some());
        let given = own
            .or_else(|| of_column(entry.side(true)))
            .or_else(|| of_column(entry.side(false)));
        let scale = given.and_then(|e| e.scale.as_deref());
        scale.ok_or_else(|| RulesWrong(format!("\"{}\" has no scale", entry.rule)))
    }

    /// The columns read on one side.
    pub(crate) fn columns(&self, mentee: bool) -> BTreeSet<&str> {
        let mut columns: BTreeSet<&str> = self.entries().flat_map(|e| e.reads(mentee)).collect();
        if !mentee {
            columns.extend(self.field.as_deref());
        }
        columns
    }

    /// The columns of one side in which the order counts.
    pub(crate) fn ranked_columns(&self, mentee: bool) -> BTreeSet<&str> {
        let phrase = if mentee { MENTEE_WISHES } else { MENTOR_WISHES };
        let ranked = self.points.iter().filter(|entry| entry.rule == phrase);
        ranked.filter_map(|entry| entry.column.as_deref()).collect()
    }

    /// The columns that hold several values.
    pub(crate) fn list_columns(&self) -> BTreeSet<&str> {
        let lists = [
            "share at least one",
            "share of mentee's choices met",
            "needs met by offers",
            "share of mentee's ratings met",
            "each in common, times",
            "not named by the other",
            "not already tried",
            MENTEE_WISHES,
            MENTOR_WISHES,
        ];
        self.entries()
            .filter(|entry| lists.contains(&entry.rule.as_str()))
            .flat_map(|entry| [true, false].map(|mentee| entry.side(mentee)))
            .flatten()
            .collect()
    }

    fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.musts.iter().chain(&self.points)
    }
}

impl Entry {
    /// Where it looks on one side; nowhere for a list of pairs, or where only
    /// the other side is looked at.
    pub(crate) fn side(&self, mentee: bool) -> Option<&str> {
        let one_sided = match self.rule.as_str() {
            MENTEE_WISHES => Some(true),
            MENTOR_WISHES => Some(false),
            _ => None,
        };
        if one_sided.is_some_and(|side| side != mentee) {
            return None;
        }
        let own = if mentee {
            &self.mentee_column
        } else {
            &self.mentor_column
        };
        self.column.as_deref().or(own.as_deref())
    }

    /// Where somebody of one side says whether this may count.
    pub(crate) fn opt_in_column(&self, mentee: bool) -> Option<&str> {
        let own = if mentee {
            &self.opt_in_mentee_column
        } else {
            &self.opt_in_mentor_column
        };
        self.opt_in_column.as_deref().or(own.as_deref())
    }

    /// Where somebody of one side says whether they wish the other to be alike.
    pub(crate) fn wish_column(&self, mentee: bool) -> Option<&str> {
        let of_mentee = self.wish_of.as_deref() != Some("mentor");
        self.wish_column.as_deref().filter(|_| of_mentee == mentee)
    }

    /// Whether it is what this side wishes, or nobody's wish alone.
    pub(crate) fn counts_for(&self, mentee: bool) -> bool {
        let as_wished = self.wish_column.as_ref();
        let of_mentee = as_wished.map(|_| self.wish_of.as_deref() != Some("mentor"));
        self.ranks().or(of_mentee).is_none_or(|of| of == mentee)
    }

    fn reads(&self, mentee: bool) -> impl Iterator<Item = &str> {
        let all = [
            self.side(mentee),
            self.opt_in_column(mentee),
            self.wish_column(mentee),
        ];
        all.into_iter().flatten()
    }

    /// Whether it is judged by the list of pairs that was handed over.
    pub(crate) fn is_list(&self) -> bool {
        self.rule == "not in list"
            || (self.names_people() && self.side(true).or(self.side(false)).is_none())
    }

    /// Whether its columns name people by id, never to be paired.
    pub(crate) fn names_people(&self) -> bool {
        ["not named by the other", "not already tried"].contains(&self.rule.as_str())
    }

    /// Whether its column ranks people by id; if so, whether it is the mentee's.
    pub(crate) fn ranks(&self) -> Option<bool> {
        match self.rule.as_str() {
            MENTEE_WISHES => Some(true),
            MENTOR_WISHES => Some(false),
            _ => None,
        }
    }

    /// Whether it asks the table of distances.
    pub(crate) fn by_table(&self) -> bool {
        self.by.as_deref() == Some("table")
    }

    /// Whether a pair passes when one of the two said nothing.
    pub(crate) fn passes_unsaid(&self) -> bool {
        !matches!(&self.missing, Some(Missing::Word(word)) if word == "refuse")
    }

    /// The points when one of the two said nothing.
    pub(crate) fn unsaid(&self) -> i64 {
        match &self.missing {
            Some(Missing::Number(number)) => *number,
            Some(Missing::Word(word)) if word == "penalise" => {
                let table = match &self.points {
                    None => Vec::new(),
                    Some(Points::One(points)) => vec![*points],
                    Some(Points::Table(table)) => table.clone(),
                };
                let most = self.most.map_or(table, |most| vec![most]);
                let all = most.into_iter().chain(self.same).chain(self.related);
                -all.fold(0, i64::max)
            }
            _ => self.missing_points.unwrap_or(0),
        }
    }

    /// Every number in the entry.
    fn numbers(&self) -> Vec<i64> {
        let single = [
            self.hours,
            self.missing_points,
            self.same,
            self.related,
            self.most,
            self.at_least,
            self.every,
            match self.missing {
                Some(Missing::Number(number)) => Some(number),
                _ => None,
            },
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
