//! From rows to people: who can be imported, who applied twice, who applied in both roles, and whom
//! somebody must not be paired with.

mod exclusions;
mod identity;
mod summary;
mod twice;
mod wishes;

use std::collections::BTreeMap;

use dyad_platform::sheet::{Row, Sheet};
use jiff::civil::Date;

use super::answer::Answer;
use super::cells::{self, Cell, Notes, Whose};
use super::columns::Mapping;
use super::fold::fold;
use super::habits::Habits;
use super::problem::{Problem, Severity, What};
use super::{AppliesAs, Counts, Person, Preview, countries, times};
use crate::template::Template;
use crate::template::hours::WeekHours;
use crate::template::question::{Kind, Question, Role};

/// One row that is about a person, read but not yet compared with the others.
pub(super) struct Read {
    person: Person,
    /// What the person wrote about whom not to be paired with, and where.
    exclusion: Option<String>,
    /// The cell with the address as it stands in the file.
    address_as_written: String,
    notes: Notes,
    fate: Fate,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    Accepted,
    Rejected,
    Superseded,
}

/// What every row needs.
struct Import<'a> {
    template: &'a Template,
    mapping: &'a Mapping,
    habits: &'a Habits,
    on: Date,
    /// Cells that a row has where nothing was lost; `None` where rows of this file end anywhere.
    width: Option<usize>,
    header_width: usize,
}

pub(super) fn preview(sheet: &Sheet, template: &Template, mapping: &Mapping, on: Date) -> Preview {
    let missing: Vec<Problem> = summary::columns_missing(sheet, template, mapping);
    if !missing.is_empty() {
        let counts = Counts {
            rows: sheet.rows().count(),
            errors: missing.len(),
            ..Counts::default()
        };
        return Preview {
            ready: Vec::new(),
            problems: missing,
            normalised: Vec::new(),
            counts,
        };
    }
    let habits = Habits::of(sheet);
    let import = Import {
        template,
        mapping,
        habits: &habits,
        on,
        width: summary::width(sheet),
        header_width: sheet.header.len(),
    };
    let (mut others, mut reads) = (summary::hidden(sheet, mapping), Vec::new());
    let mut named_cells = Vec::new();
    let mut rows = Counts::default();
    for row in sheet.rows() {
        if let Some(problem) = import.nobodys(&row, sheet.format.last_row) {
            rows.empty_rows += usize::from(problem.what == What::EmptyRow);
            rows.other_rows += usize::from(problem.what == What::TotalsRow);
            others.push(problem);
        } else {
            reads.push(import.row(&row));
            named_cells.push(import.named(&row));
        }
    }
    let email_column = mapping.column_of_kind(template, Kind::Email).unwrap_or(0);
    let references = template.questions.iter();
    let references: Vec<&str> = references
        .filter(|question| question.kind == Kind::Reference)
        .map(|question| question.key.as_str())
        .collect();
    twice::compare(&mut reads, email_column, &references);
    if let Some((column, question)) = import.column(Kind::People) {
        exclusions::resolve(&mut reads, column, question);
    }
    let named: Vec<wishes::Others<'_>> = named_cells
        .iter()
        .map(|cells| import.others(cells))
        .collect();
    wishes::resolve(&mut reads, &named);
    summary::summary(reads, others, rows)
}

impl Import<'_> {
    fn column(&self, kind: Kind) -> Option<(usize, &Question)> {
        let question = self
            .template
            .questions
            .iter()
            .find(|question| question.kind == kind)?;
        Some((self.mapping.column_of(&question.key)?, question))
    }

    fn cell<'a>(&'a self, row: &'a Row, kind: Kind) -> Option<Cell<'a>> {
        let (column, question) = self.column(kind)?;
        Some(self.cell_of(row, column, question))
    }

    fn cell_of<'a>(&'a self, row: &'a Row, column: usize, question: &'a Question) -> Cell<'a> {
        Cell {
            row: row.number,
            column,
            raw: row.cell(column),
            kind: row.kind(column),
            habit: self.habits.column(column),
            frequent: self.habits.frequent(column),
            question,
        }
    }

    /// A row that is about nobody: an empty one, or a sum below the table.
    fn nobodys(&self, row: &Row, last_row: u32) -> Option<Problem> {
        let problem = |what, value: &str| Problem {
            row: row.number,
            column: None,
            what,
            value: value.to_string(),
        };
        if row.is_empty() {
            return Some(problem(What::EmptyRow, ""));
        }
        let is_near_the_end = row.number + 3 > last_row;
        let has_address = self
            .cell(row, Kind::Email)
            .is_some_and(|cell| cell.raw.contains('@'));
        if !is_near_the_end || has_address {
            return None;
        }
        let sum = row.cells.iter().find(|cell| is_a_sum(cell))?;
        Some(problem(What::TotalsRow, sum.trim()))
    }

    fn row(&self, row: &Row) -> Read {
        let mut notes = Notes::default();
        let mut person = nobody(row.number);
        if let Some(what) = self.lost_or_shifted(row) {
            let value = format!("{} cells", row.cells.len());
            notes.problems.push(Problem {
                row: row.number,
                column: None,
                what,
                value,
            });
            return Read {
                person,
                exclusion: None,
                address_as_written: String::new(),
                notes,
                fate: Fate::Rejected,
            };
        }
        let applies_as = self.who(row, &mut person, &mut notes);
        let mut whose = Whose {
            applies_as,
            country: None,
            on: self.on,
        };
        whose.country = self.country(row, whose, &mut person, &mut notes);
        let exclusion = self.answers(row, whose, &mut person, &mut notes);
        let failed = notes
            .problems
            .iter()
            .any(|problem| problem.severity() == Severity::Error);
        let fate = if failed {
            Fate::Rejected
        } else {
            Fate::Accepted
        };
        let address_as_written = self
            .cell(row, Kind::Email)
            .map(|cell| cell.raw.to_string())
            .unwrap_or_default();
        Read {
            person,
            exclusion,
            address_as_written,
            notes,
            fate,
        }
    }

    /// Reads who somebody is; returns what they apply as, if that can be read.
    fn who(&self, row: &Row, person: &mut Person, notes: &mut Notes) -> Option<AppliesAs> {
        let cell = |kind| self.cell(row, kind);
        person.email = cell(Kind::Email)
            .and_then(|c| identity::read_email(c, notes))
            .unwrap_or_default();
        let name = match (cell(Kind::Name), cell(Kind::FamilyName)) {
            (Some(whole), None) => identity::read_name(whole, notes),
            (_, family) => identity::read_halves(cell(Kind::GivenName), family, notes),
        };
        person.name = name.unwrap_or_default();
        let applies_as = cell(Kind::Role).and_then(|c| identity::read_role(c, notes));
        person.applies_as = applies_as.unwrap_or(AppliesAs::Mentee);
        person.applied = cell(Kind::Moment).and_then(|c| identity::read_moment(c, notes));
        applies_as
    }

    /// Reads the country before all other answers, as it explains abbreviations of time zones.
    fn country(
        &self,
        row: &Row,
        whose: Whose,
        person: &mut Person,
        notes: &mut Notes,
    ) -> Option<&'static str> {
        let cell = self.cell(row, Kind::Country)?;
        let answer = cells::read(cell, whose, notes)?;
        let code = match &answer {
            Answer::Choice(code) => countries::known(code),
            _ => None,
        };
        person.answers.insert(cell.question.key.clone(), answer);
        code
    }

    /// Reads all other cells; returns what was written about people not to be paired with.
    fn answers(
        &self,
        row: &Row,
        whose: Whose,
        person: &mut Person,
        notes: &mut Notes,
    ) -> Option<String> {
        let mut exclusion = None;
        for question in &self.template.questions {
            let Some(column) = self.mapping.column_of(&question.key) else {
                continue;
            };
            let cell = self.cell_of(row, column, question);
            match question.kind {
                Kind::Name | Kind::Email | Kind::Role | Kind::Moment | Kind::Country => {}
                Kind::GivenName | Kind::FamilyName | Kind::Wishes | Kind::Assessors => {}
                Kind::People => {
                    if let Some(Answer::Text(said)) = cells::read(cell, whose, notes) {
                        exclusion = Some(said);
                    }
                }
                _ => {
                    let answer = cells::read(cell, whose, notes);
                    person
                        .answers
                        .extend(answer.map(|answer| (question.key.clone(), answer)));
                }
            }
        }
        self.assume_a_place(whose, person);
        person.free_hours = self.free_hours(&person.answers);
        exclusion
    }

    /// Where the file doesn't ask mentors how many mentees, each takes one.
    fn assume_a_place(&self, whose: Whose, person: &mut Person) {
        let question = self
            .template
            .questions
            .iter()
            .find(|question| question.kind == Kind::Places);
        let is_mentor = whose
            .applies_as
            .is_some_and(|role| role.includes(Role::Mentor));
        if let Some(question) = question.filter(|_| is_mentor) {
            person
                .answers
                .entry(question.key.clone())
                .or_insert(Answer::Number(1));
        }
    }

    fn free_hours(&self, answers: &BTreeMap<String, Answer>) -> Option<WeekHours> {
        let (_, question) = self.column(Kind::FreeTimes)?;
        let (_, zone) = self.column(Kind::Zone)?;
        let (Answer::Text(said), Answer::Zone(zone)) =
            (answers.get(&question.key)?, answers.get(&zone.key)?)
        else {
            return None;
        };
        times::free_hours(said, &question.options, zone, self.on)
    }

    /// A row with more or fewer cells than the header may have its answers in the wrong columns.
    fn lost_or_shifted(&self, row: &Row) -> Option<What> {
        let (cells, expected) = (row.cells.len(), self.header_width);
        let beyond = row
            .cells
            .iter()
            .skip(expected)
            .any(|cell| !cell.trim().is_empty());
        if beyond {
            return Some(What::TooManyCells { cells, expected });
        }
        self.width
            .filter(|width| cells < *width)
            .map(|expected| What::TooFewCells { cells, expected })
    }
}

/// The words by which people name a sum.
const SUMS: [&str; 14] = [
    "total",
    "totals",
    "sum",
    "sums",
    "grand total",
    "summe",
    "gesamt",
    "insgesamt",
    "somme",
    "suma",
    "soma",
    "totale",
    "totaal",
    "summa",
];

fn is_a_sum(cell: &str) -> bool {
    cell.len() < 40 && SUMS.contains(&fold(cell).as_str())
}

fn nobody(row: u32) -> Person {
    Person {
        row,
        email: String::new(),
        name: String::new(),
        applies_as: AppliesAs::Mentee,
        applied: None,
        answers: BTreeMap::new(),
        free_hours: None,
        not_with: Vec::new(),
        assessed_by: Vec::new(),
        beside: Vec::new(),
    }
}
