//! What is true of a whole file, and what it comes to in the end.

use std::collections::BTreeSet;

use dyad_platform::sheet::Sheet;

use super::{Fate, Read};
use crate::import::columns::{Mapping, Target};
use crate::import::problem::{Problem, Severity, What};
use crate::import::{Counts, Person, Preview};
use crate::template::Template;
use crate::template::question::{Kind, Question, Role};

/// How many cells a row has where nothing was lost; `None` where rows of this file end anywhere.
pub(super) fn width(sheet: &Sheet) -> Option<usize> {
    let width = sheet.header.len();
    let (mut full, mut filled) = (0, 0);
    for row in sheet.rows() {
        full += usize::from(row.cells.len() >= width);
        filled += usize::from(!row.is_empty());
    }
    (full * 2 > filled).then_some(width)
}

/// Hidden columns that nobody chose to import.
pub(super) fn hidden(sheet: &Sheet, mapping: &Mapping) -> Vec<Problem> {
    let hidden = sheet.format.hidden_columns.iter().copied();
    let left_out =
        hidden.filter(|column| mapping.targets().get(*column) == Some(&Target::LeaveOut));
    let problem = |column: usize| Problem {
        row: sheet.format.header_row,
        column: Some(column),
        what: What::HiddenColumn,
        value: sheet.header.get(column).cloned().unwrap_or_default(),
    };
    left_out.map(problem).collect()
}

/// Without a column for these nobody can be imported.
pub(super) fn columns_missing(
    sheet: &Sheet,
    template: &Template,
    mapping: &Mapping,
) -> Vec<Problem> {
    let needed = [Kind::Email, Kind::Name, Kind::Role].into_iter();
    let held = |kind| mapping.column_of_kind(template, kind).is_some();
    let by_halves = held(Kind::FamilyName) || held(Kind::GivenName);
    let is_there = |kind: Kind| held(kind) || kind == Kind::Name && by_halves;
    let missing = needed.filter(|kind| !is_there(*kind));
    let questions = missing.filter_map(|kind| {
        template
            .questions
            .iter()
            .find(|question| question.kind == kind)
    });
    let problem = |question: &Question| {
        let what = What::ColumnMissing {
            question: question.label.clone(),
        };
        Problem {
            row: sheet.format.header_row,
            column: None,
            what,
            value: String::new(),
        }
    };
    questions.map(problem).collect()
}

pub(super) fn summary(reads: Vec<Read>, others: Vec<Problem>, rows: Counts) -> Preview {
    let count = |fate: Fate| reads.iter().filter(|read| read.fate == fate).count();
    let mut counts = Counts {
        rows: reads.len() + rows.empty_rows + rows.other_rows,
        person_rows: reads.len(),
        accepted_rows: count(Fate::Accepted),
        rejected_rows: count(Fate::Rejected),
        superseded_rows: count(Fate::Superseded),
        ..rows
    };
    let (mut ready, mut problems, mut normalised) = (Vec::new(), others, Vec::new());
    for read in reads {
        problems.extend(read.notes.problems);
        if read.fate == Fate::Accepted {
            normalised.extend(read.notes.normalised);
            ready.push(Person {
                beside: read.notes.beside,
                ..read.person
            });
        }
    }
    problems.sort_by_key(|problem| (problem.row, problem.column));
    normalised.sort_by_key(|n| (n.row, n.column));
    let errors = problems
        .iter()
        .filter(|problem| problem.severity() == Severity::Error)
        .count();
    (counts.errors, counts.warnings) = (errors, problems.len() - errors);
    let of = |role| -> BTreeSet<&str> {
        ready
            .iter()
            .filter(|p: &&Person| p.applies_as.includes(role))
            .map(|p| p.email.as_str())
            .collect()
    };
    let (mentees, mentors) = (of(Role::Mentee), of(Role::Mentor));
    counts.mentees = mentees.len();
    counts.mentors = mentors.len();
    counts.both = mentees.intersection(&mentors).count();
    counts.accepted_people = mentees.union(&mentors).count();
    Preview {
        ready,
        problems,
        normalised,
        counts,
    }
}
