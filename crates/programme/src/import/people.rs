//! From rows to people: who can be imported, who applied twice, who applied in both roles, and whom
//! somebody must not be paired with.

mod exclusions;
mod identity;
mod twice;

use std::collections::{BTreeMap, BTreeSet};

use dyad_platform::sheet::{Row, Sheet};
use jiff::civil::Date;

use super::answer::Answer;
use super::cells::{self, Cell, Notes, Whose};
use super::columns::Mapping;
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
    on: Date,
    /// Cells that a row has where nothing was lost; `None` where rows of this file end anywhere.
    width: Option<usize>,
    header_width: usize,
}

pub(super) fn preview(sheet: &Sheet, template: &Template, mapping: &Mapping, on: Date) -> Preview {
    let missing: Vec<Problem> = columns_missing(sheet, template, mapping);
    if !missing.is_empty() {
        let counts = Counts {
            rows: sheet.rows.len(),
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
    let header_width = sheet.header.len();
    let full = sheet
        .rows
        .iter()
        .filter(|row| row.cells.len() >= header_width)
        .count();
    let filled = sheet.rows.iter().filter(|row| !row.is_empty()).count();
    let width = (full * 2 > filled).then_some(header_width);
    let import = Import {
        template,
        mapping,
        on,
        width,
        header_width,
    };
    let (mut empty, mut reads) = (Vec::new(), Vec::new());
    for row in &sheet.rows {
        if row.is_empty() {
            empty.push(Problem {
                row: row.number,
                column: None,
                what: What::EmptyRow,
                value: String::new(),
            });
        } else {
            reads.push(import.row(row));
        }
    }
    let email_column = mapping.column_of_kind(template, Kind::Email).unwrap_or(0);
    twice::compare(&mut reads, sheet, email_column);
    if let Some((column, question)) = import.column(Kind::People) {
        exclusions::resolve(&mut reads, column, question);
    }
    summary(reads, empty)
}

/// Without a column for these nobody can be imported.
fn columns_missing(sheet: &Sheet, template: &Template, mapping: &Mapping) -> Vec<Problem> {
    let needed = [Kind::Email, Kind::Name, Kind::Role].into_iter();
    let missing = needed.filter(|kind| mapping.column_of_kind(template, *kind).is_none());
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

fn summary(reads: Vec<Read>, empty: Vec<Problem>) -> Preview {
    let count = |fate: Fate| reads.iter().filter(|read| read.fate == fate).count();
    let mut counts = Counts {
        rows: reads.len() + empty.len(),
        person_rows: reads.len(),
        accepted_rows: count(Fate::Accepted),
        rejected_rows: count(Fate::Rejected),
        superseded_rows: count(Fate::Superseded),
        empty_rows: empty.len(),
        ..Counts::default()
    };
    let (mut ready, mut problems, mut normalised) = (Vec::new(), empty, Vec::new());
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
        Some(Cell {
            row: row.number,
            column,
            raw: row.cell(column),
            question,
        })
    }

    fn row(&self, row: &Row) -> Read {
        let mut notes = Notes::default();
        let mut person = nobody(row.number);
        if let Some(what) = self.lost_or_shifted(row) {
            let value = row.cells.len().to_string();
            notes.problems.push(Problem {
                row: row.number,
                column: None,
                what,
                value,
            });
            return Read {
                person,
                exclusion: None,
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
        Read {
            person,
            exclusion,
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
        person.name = cell(Kind::Name)
            .and_then(|c| identity::read_name(c, notes))
            .unwrap_or_default();
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
            let cell = Cell {
                row: row.number,
                column,
                raw: row.cell(column),
                question,
            };
            match question.kind {
                Kind::Name | Kind::Email | Kind::Role | Kind::Moment | Kind::Country => {}
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
        beside: Vec::new(),
    }
}
