//! The rule language: what must hold for a pair, what earns points, what is aimed at.
//!
//! Rules are TOML, in a file of their own or as the `[matching]` table of a
//! programme template:
//!
//! ```toml
//! [objective]
//! order = ["most mentees with a mentor", "most pairs", "highest total score"]
//!
//! [[must]]
//! rule = "share at least one"
//! column = "Languages"
//!
//! [[points]]
//! criterion = "share of mentee's choices met"
//! column = "Goals"
//! points = 240
//! ```
//!
//! Every rule and criterion takes `column`, or `mentee_column` and
//! `mentor_column` where the two sides keep it under different names, and
//! optionally `name`, a short key under which callers word it.

mod distances;
mod entries;
mod fields;
mod language;
mod mistake;
mod reading;
mod tree;

use std::collections::{BTreeMap, BTreeSet};

use toml::de::DeTable;

pub use distances::Distances;
pub use language::{
    Columns, Criterion, CriterionKind, Distance, Measure, Must, MustKind, OptIn, Order, Test, Unit,
};
pub use mistake::{Place, RulesError};

use crate::Side;
use mistake::Source;

/// The rules of one matching, checked.
#[derive(Debug, Clone, PartialEq)]
pub struct Rules {
    source: toml::Table,
    order: Order,
    musts: Vec<Must>,
    criteria: Vec<Criterion>,
    capacity_column: Option<String>,
    families: BTreeMap<String, String>,
    distances: Distances,
    diversity_column: Option<String>,
}

impl Rules {
    /// Reads a rules file. `file` is only its name, for the errors.
    ///
    /// # Errors
    /// The first mistake with line, column and what would be right.
    pub fn parse(text: &str, file: &str) -> Result<Self, RulesError> {
        let (document, source) = parsed(text, file)?;
        let node = tree::of_document(document.get_ref(), document.span());
        reading::rules(source, node, plain(text))
    }

    /// Reads the rules from one table of a larger document, such as `matching`
    /// of a programme template, so that errors name that document's lines.
    ///
    /// # Errors
    /// As [`Rules::parse`]; also when there is no such table.
    pub fn parse_within(text: &str, file: &str, table: &str) -> Result<Self, RulesError> {
        let (document, source) = parsed(text, file)?;
        let node = tree::of_document(document.get_ref(), document.span());
        let inner = reading::only_table(source, node, table)?;
        let plain = match plain(text).remove(table) {
            Some(toml::Value::Table(plain)) => plain,
            _ => toml::Table::new(),
        };
        reading::rules(source, inner, plain)
    }

    /// Takes rules from a table that was parsed elsewhere. Errors say the way to
    /// the value instead of a line.
    ///
    /// # Errors
    /// As [`Rules::parse`].
    pub fn from_table(table: &toml::Table, file: &str) -> Result<Self, RulesError> {
        let source = Source { file, text: None };
        reading::rules(source, tree::of_table(table), table.clone())
    }

    /// The table these rules were read from: to change a weight, change it there
    /// and read it again with [`Rules::from_table`].
    #[must_use]
    pub fn table(&self) -> &toml::Table {
        &self.source
    }

    /// The rules as a text that [`Rules::parse`] reads back to the same rules,
    /// for keeping them beside a run. Comments are not kept.
    #[must_use]
    pub fn to_toml(&self) -> String {
        self.source.to_string()
    }

    /// What is aimed at.
    #[must_use]
    pub fn order(&self) -> Order {
        self.order
    }

    /// The hard rules as written, in order.
    #[must_use]
    pub fn musts(&self) -> &[Must] {
        &self.musts
    }

    /// What earns points, in order.
    #[must_use]
    pub fn criteria(&self) -> &[Criterion] {
        &self.criteria
    }

    /// The column that holds how many mentors a mentee wants and how many
    /// mentees a mentor takes; callers read it into [`crate::Person::places`].
    #[must_use]
    pub fn capacity_column(&self) -> Option<&str> {
        self.capacity_column.as_deref()
    }

    /// The distances between places, for "distance apart".
    #[must_use]
    pub fn distances(&self) -> &Distances {
        &self.distances
    }

    /// The family of a value, for "same or related".
    #[must_use]
    pub fn family(&self, value: &str) -> Option<&str> {
        self.families.get(value).map(String::as_str)
    }

    /// The column in which one mentee's mentors have to differ.
    #[must_use]
    pub fn diversity_column(&self) -> Option<&str> {
        self.diversity_column.as_deref()
    }

    /// The columns that these rules read on one side, places aside.
    #[must_use]
    pub fn columns(&self, side: Side) -> BTreeSet<&str> {
        let musts = self.musts.iter().filter_map(|must| must.columns.as_ref());
        let musts = musts.map(|columns| columns.on(side));
        let criteria = self.criteria.iter().flat_map(|c| c.reads(side));
        let mut columns: BTreeSet<&str> = musts.chain(criteria).collect();
        columns.remove("");
        if side == Side::Mentor {
            columns.extend(self.diversity_column());
        }
        columns
    }

    /// The columns whose values are lists, so that whoever reads a spreadsheet
    /// knows which cells to split.
    #[must_use]
    pub fn list_columns(&self) -> BTreeSet<&str> {
        let musts = self
            .musts
            .iter()
            .filter(|must| matches!(must.test, Test::ShareOne { .. } | Test::NotNamed { .. }));
        let criteria = self.criteria.iter().filter(|criterion| {
            matches!(
                criterion.kind(),
                CriterionKind::ChoicesMet
                    | CriterionKind::ShareOne
                    | CriterionKind::NeedsMet
                    | CriterionKind::RatedMet
                    | CriterionKind::EachInCommon
                    | CriterionKind::MenteeWish
                    | CriterionKind::MentorWish
            )
        });
        musts
            .filter_map(|must| must.columns.as_ref())
            .chain(criteria.map(|criterion| &criterion.columns))
            .flat_map(|columns| [columns.mentee.as_str(), columns.mentor.as_str()])
            .filter(|column| !column.is_empty())
            .collect()
    }

    /// The columns on one side in which the order of a list counts.
    #[must_use]
    pub fn ranked_columns(&self, side: Side) -> BTreeSet<&str> {
        let ranked = self.criteria.iter().filter(
            |criterion| matches!(criterion.measure, Measure::RankedWish { of, .. } if of == side),
        );
        ranked.map(|criterion| criterion.columns.on(side)).collect()
    }

    /// The files in which pairs stand that must not be made.
    pub fn list_files(&self) -> impl Iterator<Item = &str> {
        self.musts.iter().filter_map(|must| match &must.test {
            Test::NotInList { file, .. } => file.as_deref(),
            _ => None,
        })
    }

    /// A bound that no pair's score exceeds, up or down.
    #[must_use]
    pub fn largest_score(&self) -> i64 {
        self.criteria.iter().map(Criterion::largest).sum()
    }
}

fn parsed<'t>(
    text: &'t str,
    file: &'t str,
) -> Result<(toml::Spanned<DeTable<'t>>, Source<'t>), RulesError> {
    let source = Source {
        file,
        text: Some(text),
    };
    let document = DeTable::parse(text).map_err(|error| {
        let wrong = format!("this isn't TOML: {}.", error.message());
        source.mistake(error.span().as_ref(), "", wrong, "See https://toml.io.")
    })?;
    Ok((document, source))
}

/// The same text as plain values; it was parsed just before, so it can't fail.
fn plain(text: &str) -> toml::Table {
    text.parse().unwrap_or_default()
}
