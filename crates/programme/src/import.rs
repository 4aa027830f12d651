//! Applicants from a spreadsheet: what each cell means, what had to be put right, and what somebody
//! should look at before anything is saved.
//!
//! Everything here is pure: a [`Sheet`], a [`Template`] and a [`Mapping`] go in, a [`Preview`] comes
//! out. Nothing is written, and the same input gives the same preview, so a correction is made by
//! changing a cell and looking again.

pub mod answer;
pub(crate) mod arrivals;
mod cells;
pub(crate) mod choices;
pub mod columns;
pub mod countries;
pub(crate) mod email;
pub(crate) mod fold;
mod fuzzed;
mod habits;
pub mod languages;
pub(crate) mod lists;
mod moments;
mod numbers;
pub mod pages;
mod people;
pub mod problem;
pub mod store;
mod texts;
pub mod times;
mod undo;
pub mod zones;

use std::collections::BTreeMap;

use dyad_platform::sheet::Sheet;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::template::Template;
use crate::template::hours::WeekHours;
use crate::template::question::Role;

pub use answer::{Answer, Decimal, Moment, Shown};
pub use columns::{Mapping, Target, propose};
#[doc(hidden)]
pub use fuzzed::fuzzed;
pub use habits::Habits;
pub use problem::{EmailFault, Problem, Repair, Severity, What};

/// What would happen if the sheet were imported now.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Preview {
    /// The people that can be imported, in the order of their rows.
    pub ready: Vec<Person>,
    /// What somebody should look at, by row and column.
    pub problems: Vec<Problem>,
    /// What was put right without asking, by row and column.
    pub normalised: Vec<Normalised>,
    /// How many of everything.
    pub counts: Counts,
}

/// Somebody who can be imported: one application in one row. A person who applies in both roles in
/// two rows is there twice, with the same address.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Person {
    /// The row in the file.
    pub row: u32,
    /// The address, in lower case.
    pub email: String,
    /// The name, as the person writes it.
    pub name: String,
    /// What the person applies as.
    pub applies_as: AppliesAs,
    /// When the person applied, where the file says so.
    pub applied: Option<Moment>,
    /// The answers by key of question; what is absent was left empty. Name, address, role, moment
    /// and the people of `not_with` are not among them.
    pub answers: BTreeMap<String, Answer>,
    /// The hours of the week in UTC in which the person is free and awake; `None` where free times
    /// or time zone are missing or couldn't be read.
    pub free_hours: Option<WeekHours>,
    /// Addresses of people not to be paired with. Private: for matching and nothing else.
    pub not_with: Vec<String>,
    /// Addresses of those who manage or assess the person, and aren't to be paired with them either.
    pub assessed_by: Vec<String>,
    /// What was written but isn't an answer to the question; shown beside the application.
    pub beside: Vec<Beside>,
}

/// What somebody applies as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AppliesAs {
    /// A mentee.
    Mentee,
    /// A mentor.
    Mentor,
    /// Both, in one row.
    Both,
}

/// Words that are kept beside an application.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Beside {
    /// The key of the question.
    pub question: String,
    /// What was written.
    pub value: String,
}

/// One cell that was put right without asking.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Normalised {
    /// The row in the file.
    pub row: u32,
    /// The column, from 0.
    pub column: usize,
    /// What was put right.
    pub repair: Repair,
    /// The cell as written.
    pub value: String,
    /// What it is read as.
    pub becomes: Shown,
}

/// How many of everything there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Rows below the header.
    pub rows: usize,
    /// Rows that are about a person.
    pub person_rows: usize,
    /// Rows that can be imported.
    pub accepted_rows: usize,
    /// Rows kept out by an error.
    pub rejected_rows: usize,
    /// Rows set aside because the same person applied again later.
    pub superseded_rows: usize,
    /// Rows without anything in them.
    pub empty_rows: usize,
    /// Rows about something else, such as a sum.
    pub other_rows: usize,
    /// People; somebody in both roles counts once.
    pub accepted_people: usize,
    /// People who apply as mentees, those in both roles included.
    pub mentees: usize,
    /// People who apply as mentors, those in both roles included.
    pub mentors: usize,
    /// People who apply in both roles.
    pub both: usize,
    /// Problems that keep a row out.
    pub errors: usize,
    /// Problems that don't.
    pub warnings: usize,
}

/// Looks at a sheet as if it were imported.
///
/// `on` is the day for which time zones are looked at (summer time shifts the hours in which people
/// in different places are awake together); the day of the import or the start of the cohort.
#[must_use]
pub fn preview(sheet: &Sheet, template: &Template, mapping: &Mapping, on: Date) -> Preview {
    people::preview(sheet, template, mapping, on)
}

/// A day that stands in a column (from 0) of a sheet, read as the column's other cells are written, and
/// the other day that it could be.
#[must_use]
pub fn day(habits: &Habits, column: usize, said: &str) -> Option<(Date, Option<Date>)> {
    let found = moments::read(said, habits.column(column).month_first()).ok()?;
    Some((found.moment.clock.date(), found.or))
}

/// Text in the form in which it is compared with another's: without capitals, accents and signs.
#[must_use]
pub fn comparable(text: &str) -> String {
    fold::fold(text)
}

impl AppliesAs {
    /// Whether `role` is among them.
    #[must_use]
    pub fn includes(self, role: Role) -> bool {
        matches!(
            (self, role),
            (Self::Both, _) | (Self::Mentee, Role::Mentee) | (Self::Mentor, Role::Mentor)
        )
    }
}

#[cfg(test)]
mod tests;
