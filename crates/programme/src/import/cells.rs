//! What one cell means, given its question and whose it is.

mod amounts;
mod chosen;
mod quantities;

use dyad_platform::sheet::CellKind;
use jiff::civil::Date;

use super::answer::{Answer, Shown};
use super::habits::Habit;
use super::problem::{Problem, Repair, What};
use super::{AppliesAs, Beside, Normalised, lists, moments, texts};
use crate::template::question::{Kind, Question, Readers, Role, Shape, Use};

/// A cell and where it stands.
#[derive(Clone, Copy)]
pub(super) struct Cell<'a> {
    pub(super) row: u32,
    pub(super) column: usize,
    pub(super) raw: &'a str,
    /// What the file says it is.
    pub(super) kind: CellKind,
    /// How its column is written.
    pub(super) habit: Habit,
    /// What many cells of its column say, where they are few words.
    pub(super) frequent: &'a [String],
    pub(super) question: &'a Question,
}

/// What is known of the person before most cells are read.
#[derive(Clone, Copy)]
pub(super) struct Whose {
    pub(super) applies_as: Option<AppliesAs>,
    pub(super) country: Option<&'static str>,
    pub(super) on: Date,
}

/// What came up while reading the cells of one row.
#[derive(Default)]
pub(super) struct Notes {
    pub(super) problems: Vec<Problem>,
    pub(super) normalised: Vec<Normalised>,
    pub(super) beside: Vec<Beside>,
}

impl Notes {
    pub(super) fn problem(&mut self, cell: Cell<'_>, what: What) {
        let (row, column) = (cell.row, Some(cell.column));
        self.problems.push(Problem {
            row,
            column,
            what,
            value: cell.raw.to_string(),
        });
    }

    pub(super) fn repaired(&mut self, cell: Cell<'_>, repair: Repair, becomes: Shown) {
        let (row, column, value) = (cell.row, cell.column, cell.raw.to_string());
        self.normalised.push(Normalised {
            row,
            column,
            repair,
            value,
            becomes,
        });
    }

    /// Keeps words that aren't an answer beside the application.
    fn keep_beside(&mut self, cell: Cell<'_>, words: &str) {
        self.beside.push(Beside {
            question: cell.question.key.clone(),
            value: words.to_string(),
        });
    }
}

/// Reads a cell of any kind but name, address, role, moment and people.
pub(super) fn read(cell: Cell<'_>, whose: Whose, notes: &mut Notes) -> Option<Answer> {
    let empty = texts::one_line(cell.raw).is_empty();
    if let Some(applies_as) = whose.applies_as {
        if !cell
            .question
            .roles
            .iter()
            .any(|role| applies_as.includes(*role))
        {
            if !empty {
                notes.repaired(cell, Repair::NotApplicable, Shown::Nothing(()));
            }
            return None;
        }
        if cell.question.kind == Kind::Places && applies_as != AppliesAs::Mentee {
            return quantities::places(cell, notes).map(Answer::Number);
        }
    }
    if empty {
        if whose
            .applies_as
            .is_some_and(|role| is_looked_at_first(cell.question, role))
        {
            notes.problem(cell, What::NothingToMatchOn);
        }
        return None;
    }
    if is_an_error(cell) {
        notes.problem(cell, What::ErrorValue);
        return None;
    }
    if texts::means_nothing(cell.raw) && cell.question.kind != Kind::YesNo {
        let list = matches!(
            cell.question.kind.shape(),
            Shape::Several | Shape::Rated | Shape::People
        );
        let nothing = if list {
            Shown::List(Vec::new())
        } else {
            Shown::Nothing(())
        };
        notes.repaired(cell, Repair::MeansEmpty, nothing);
        return None;
    }
    match cell.question.kind {
        Kind::Reference if texts::is_cut(cell.raw) => {
            notes.problem(cell, What::NumberCutBySpreadsheet);
            None
        }
        Kind::Text | Kind::Reference | Kind::GivenName | Kind::FamilyName => {
            Some(Answer::Text(text(cell, notes)))
        }
        Kind::Long | Kind::FreeTimes | Kind::Name | Kind::Email | Kind::Moment | Kind::People => {
            Some(Answer::Text(long(cell, notes)))
        }
        Kind::Choice
        | Kind::Role
        | Kind::YesNo
        | Kind::Region
        | Kind::Formality
        | Kind::Frequency
        | Kind::SupporterKind => chosen::choice(cell, notes).map(Answer::Choice),
        Kind::Choices | Kind::Hats | Kind::Stages => some(chosen::choices(cell, notes)),
        Kind::Number | Kind::Distance | Kind::Years if cell.question.decimals.is_some() => {
            if amounts::is_one(cell) {
                return amounts::decimal(cell, whose, notes);
            }
            notes.keep_beside(cell, cell.raw.trim());
            notes.problem(cell, What::UnreadableNumber);
            None
        }
        Kind::Number | Kind::Distance | Kind::Places => {
            quantities::number(cell, notes).map(Answer::Number)
        }
        Kind::Years => quantities::years(cell, whose, notes).map(Answer::Number),
        Kind::Country => chosen::country(cell, notes).map(Answer::Choice),
        Kind::Languages => some(chosen::spoken(cell, notes)),
        Kind::Zone => chosen::zone(cell, whose, notes).map(Answer::Zone),
        Kind::Ratings => amounts::ratings(cell, notes),
        Kind::Date => match moments::read(cell.raw, cell.habit.month_first()) {
            Ok(found) => {
                let read_as = found.moment.clock.date();
                if let Some(other) = found.or.filter(|_| cell.habit.date_order_is_open()) {
                    notes.problem(cell, What::AmbiguousDate { read_as, other });
                }
                Some(Answer::Date(read_as))
            }
            Err(moments::Unread::Impossible) => {
                notes.problem(cell, What::ImpossibleDate);
                None
            }
            Err(moments::Unread::Unreadable) => {
                notes.problem(cell, What::UnreadableDate);
                None
            }
        },
        Kind::Assessors | Kind::Wishes | Kind::Emails => {
            let parts = lists::split_at(cell.raw, cell.habit.list_sign(), |_| false).into_iter();
            Some(Answer::People(parts.map(str::to_string).collect()))
        }
    }
}

/// Whether a cell holds an error that a spreadsheet program shows in place of a value.
pub(super) fn is_an_error(cell: Cell<'_>) -> bool {
    cell.kind == CellKind::Error || texts::is_an_error_value(cell.raw)
}

/// Whether a question is what somebody in this role is matched by: choices they can't leave open.
fn is_looked_at_first(question: &Question, applies_as: AppliesAs) -> bool {
    let required = |role: &Role| applies_as.includes(*role);
    question.kind == Kind::Choices
        && question.used_for.contains(&Use::Matching)
        && question.readers != Readers::Private
        && question.required_of.iter().any(required)
}

fn some(chosen: Vec<String>) -> Option<Answer> {
    (!chosen.is_empty()).then_some(Answer::Choices(chosen))
}

/// One line of text; also used for names.
pub(super) fn text(cell: Cell<'_>, notes: &mut Notes) -> String {
    let composed = texts::composed(cell.raw);
    let line = texts::one_line(cell.raw);
    if composed != cell.raw {
        notes.repaired(cell, Repair::UnicodeForm, Shown::Text(line.clone()));
    }
    if line != composed {
        notes.repaired(cell, Repair::Spaces, Shown::Text(line.clone()));
    }
    if cell.kind == CellKind::BareQuotes {
        notes.repaired(cell, Repair::BareQuotes, Shown::Text(line.clone()));
    }
    if texts::looks_like_a_formula(&line) {
        notes.problem(cell, What::FormulaLikeText);
    }
    line
}

fn long(cell: Cell<'_>, notes: &mut Notes) -> String {
    let lines = texts::lines(cell.raw);
    if texts::looks_like_a_formula(&lines) {
        notes.problem(cell, What::FormulaLikeText);
    }
    lines
}
