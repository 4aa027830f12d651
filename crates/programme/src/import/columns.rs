//! Which column holds the answers to which question. A proposal is made from the headers, which
//! people word as they like, and from what stands beneath them; anybody can correct it.

use std::collections::{BTreeSet, HashMap};

use dyad_platform::sheet::Sheet;
use serde::{Deserialize, Serialize};

use super::choices::{self, Found};
use super::fold::fold;
use crate::template::Template;
use crate::template::question::{Kind, Question};

/// What each column holds, in the order of the sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Mapping(Vec<Target>);

/// What one column holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Target {
    /// The answers to the question with this key.
    Question(String),
    /// More answers to the question with this key, whose first ones another column holds.
    Further(String),
    /// Nothing that is imported.
    LeaveOut,
}

impl Target {
    /// The key of the question whose answers it holds.
    #[must_use]
    pub fn key(&self) -> Option<&str> {
        match self {
            Self::Question(key) | Self::Further(key) => Some(key),
            Self::LeaveOut => None,
        }
    }
}

/// How many cells are looked at to recognise a column by what stands in it.
const SAMPLE: usize = 50;

/// Proposes what each column holds. Headers decide; where none fits, addresses and roles are
/// recognised by what stands in the cells.
#[must_use]
pub fn propose(sheet: &Sheet, template: &Template) -> Mapping {
    let mut scores = Vec::new();
    let hidden = &sheet.format.hidden_columns;
    let visible = sheet.header.iter().enumerate();
    for (column, header) in visible.filter(|(column, _)| !hidden.contains(column)) {
        for question in &template.questions {
            scores.push((likeness(header, question), column, question));
        }
    }
    scores.retain(|(score, ..)| *score > 0);
    // The most alike first; among equals the first column and the first question.
    scores.sort_by_key(|(score, ..)| std::cmp::Reverse(*score));
    let mut mapping = Mapping(vec![Target::LeaveOut; sheet.header.len()]);
    for (_, column, question) in &scores {
        if mapping.is_free(*column) && mapping.column_of(&question.key).is_none() {
            mapping.set(*column, Target::Question(question.key.clone()));
        }
    }
    // Wishes often have a column each.
    for (_, column, question) in &scores {
        if mapping.is_free(*column) && question.kind == Kind::Wishes {
            mapping.set(*column, Target::Further(question.key.clone()));
        }
    }
    for question in template
        .questions
        .iter()
        .filter(|q| matches!(q.kind, Kind::Email | Kind::Role))
    {
        if mapping.column_of(&question.key).is_none()
            && let Some(column) = (0..sheet.header.len())
                .find(|c| mapping.is_free(*c) && !hidden.contains(c) && holds(sheet, *c, question))
        {
            mapping.set(column, Target::Question(question.key.clone()));
        }
    }
    mapping
}

/// Proposes what each column holds, by what columns with these headers held before where somebody
/// said so.
pub(crate) fn propose_remembering(
    sheet: &Sheet,
    template: &Template,
    remembered: &HashMap<String, String>,
) -> Mapping {
    let mut mapping = propose(sheet, template);
    for (column, header) in sheet.header.iter().enumerate() {
        let before = remembered.get(&fold(header));
        let target: Option<Target> = before.and_then(|json| serde_json::from_str(json).ok());
        match target {
            Some(Target::Question(key) | Target::Further(key))
                if template.question(&key).is_none() => {}
            Some(target) => mapping.set(column, target),
            None => {}
        }
    }
    mapping
}

impl Mapping {
    /// What columns with these headers hold, to be remembered; those without a name are not.
    pub(crate) fn by_header(&self, sheet: &Sheet) -> Vec<(String, Target)> {
        let both = sheet.header.iter().zip(&self.0);
        both.map(|(header, target)| (fold(header), target.clone()))
            .filter(|(header, _)| !header.is_empty())
            .collect()
    }

    /// What each column holds, in the order of the sheet.
    #[must_use]
    pub fn targets(&self) -> &[Target] {
        &self.0
    }

    /// Says what a column (from 0) holds. A question that another column held moves here, and the
    /// other is left out. A column that doesn't exist is ignored.
    pub fn set(&mut self, column: usize, target: Target) {
        if column >= self.0.len() {
            return;
        }
        if matches!(target, Target::Question(_)) {
            self.0
                .iter_mut()
                .filter(|other| **other == target)
                .for_each(|other| *other = Target::LeaveOut);
        }
        self.0[column] = target;
    }

    /// The column (from 0) that holds the answers to a question.
    #[must_use]
    pub fn column_of(&self, key: &str) -> Option<usize> {
        self.0
            .iter()
            .position(|target| matches!(target, Target::Question(held) if held == key))
    }

    /// All columns that hold answers to a question, from left to right.
    #[must_use]
    pub fn columns_of(&self, key: &str) -> Vec<usize> {
        let columns = self.0.iter().enumerate();
        columns
            .filter(|(_, target)| target.key() == Some(key))
            .map(|(column, _)| column)
            .collect()
    }

    /// The column that holds the answers to the question of a kind there is one of.
    #[must_use]
    pub fn column_of_kind(&self, template: &Template, kind: Kind) -> Option<usize> {
        template
            .questions
            .iter()
            .filter(|question| question.kind == kind)
            .find_map(|q| self.column_of(&q.key))
    }

    /// Whether it fits a sheet: a remembered mapping is of use only for the same columns.
    #[must_use]
    pub fn fits(&self, sheet: &Sheet, template: &Template) -> bool {
        let known: BTreeSet<&str> = template
            .questions
            .iter()
            .map(|question| question.key.as_str())
            .collect();
        let all_known = self.0.iter().all(|target| match target {
            Target::Question(key) | Target::Further(key) => known.contains(key.as_str()),
            Target::LeaveOut => true,
        });
        all_known && self.0.len() == sheet.header.len()
    }

    fn is_free(&self, column: usize) -> bool {
        self.0.get(column) == Some(&Target::LeaveOut)
    }
}

/// How much a header is like a question, 0 where it isn't. Every wording of the question counts.
fn likeness(header: &str, question: &Question) -> usize {
    let header = fold(header);
    let own = [
        Some(&question.label),
        question.label_for_mentors.as_ref(),
        question.label_for_mentees.as_ref(),
    ];
    let wordings = own
        .into_iter()
        .flatten()
        .chain(&question.headers)
        .chain([&question.key]);
    wordings
        .map(|wording| alike(&header, &fold(wording)))
        .max()
        .unwrap_or(0)
}

fn alike(header: &str, wording: &str) -> usize {
    if header.is_empty() || wording.is_empty() {
        return 0;
    }
    if header == wording {
        return 10_000;
    }
    if contains_words(header, wording) {
        return 5_000 + wording.len().min(999);
    }
    if header.len() > 5 && contains_words(wording, header) {
        return 3_000 + header.len().min(999);
    }
    let (a, b): (BTreeSet<&str>, BTreeSet<&str>) =
        (header.split(' ').collect(), wording.split(' ').collect());
    let (common, all) = (a.intersection(&b).count(), a.union(&b).count());
    // Most words in common, in percent; small words alone don't make two questions alike.
    if common > 2 && common * 2 > all {
        1_000 + common * 100 / all
    } else {
        0
    }
}

fn contains_words(text: &str, words: &str) -> bool {
    format!(" {text} ").contains(&format!(" {words} "))
}

/// Whether most cells of a column are answers to an identifying question.
fn holds(sheet: &Sheet, column: usize, question: &Question) -> bool {
    let cells = sheet
        .rows()
        .map(|row| row.cell(column).trim().to_string())
        .filter(|cell| !cell.is_empty())
        .take(SAMPLE);
    let fits = |cell: &str| match question.kind {
        Kind::Email => cell.contains('@') && !cell.contains(' '),
        _ => matches!(
            choices::find(question, cell),
            Found::Exactly(_) | Found::Respelled(_)
        ),
    };
    let (mut all, mut fitting) = (0, 0);
    for cell in cells {
        all += 1;
        fitting += usize::from(fits(&cell));
    }
    all > 0 && fitting * 10 >= all * 7
}
