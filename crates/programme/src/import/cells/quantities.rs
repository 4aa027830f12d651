//! Cells that hold a number: plain ones, years of study or in practice, and places.

use dyad_platform::sheet::CellKind;

use super::{Cell, Notes, Whose};
use crate::import::answer::Shown;
use crate::import::problem::{Repair, What};
use crate::import::{AppliesAs, numbers, texts};
use crate::template::question::Role;

/// A number that no rule is known for beyond its range.
pub(super) fn number(cell: Cell<'_>, notes: &mut Notes) -> Option<i64> {
    let number = plain_number(cell, notes)?;
    let range = cell
        .question
        .range_for_mentors
        .or(cell.question.range_for_mentees);
    match range {
        Some([from, to]) if number < from || number > to => {
            notes.problem(
                cell,
                What::ImpossibleNumber {
                    said: number,
                    from,
                    to,
                },
            );
            None
        }
        _ => Some(number),
    }
}

/// The number in a cell, with a note where it isn't plain.
fn plain_number(cell: Cell<'_>, notes: &mut Notes) -> Option<i64> {
    match numbers::read(cell.raw) {
        numbers::Read::Plain(number) => {
            if cell.kind == CellKind::Text && cell.habit.has_real_numbers() {
                notes.repaired(cell, Repair::NumberAsText, Shown::Number(number));
            }
            return Some(number);
        }
        numbers::Read::WithWords(number) => {
            notes.repaired(cell, Repair::NumberFromText, Shown::Number(number));
            return Some(number);
        }
        numbers::Read::InWords(number) => {
            notes.problem(cell, What::NumberInWords { read_as: number });
            return Some(number);
        }
        numbers::Read::Uncertain(number) => {
            notes.problem(cell, What::UncertainNumber { read_as: number });
            return Some(number);
        }
        numbers::Read::Nothing => notes.problem(cell, What::UnreadableNumber),
    }
    notes.keep_beside(cell, cell.raw.trim());
    None
}

/// A year of study or years in practice. Which years can be right depends on the role; somebody in
/// both roles is in practice.
pub(super) fn years(cell: Cell<'_>, whose: Whose, notes: &mut Notes) -> Option<i64> {
    let role = match whose.applies_as {
        Some(AppliesAs::Mentee) => Some(Role::Mentee),
        Some(AppliesAs::Mentor | AppliesAs::Both) => Some(Role::Mentor),
        None => None,
    };
    let mut attempt = Notes::default();
    let number = plain_number(cell, &mut attempt);
    if let (Some(said), Some([from, to])) =
        (number, role.and_then(|role| cell.question.range_for(role)))
        && !(from..=to).contains(&said)
    {
        // One sentence says all; that the number was also unclear doesn't matter any more.
        notes.problem(
            cell,
            What::ImpossibleYear {
                said,
                from,
                to,
                of_study: role == Some(Role::Mentee),
            },
        );
        return None;
    }
    notes.problems.append(&mut attempt.problems);
    notes.normalised.append(&mut attempt.normalised);
    notes.beside.append(&mut attempt.beside);
    number
}

/// How many mentees a mentor takes; one where that isn't said.
pub(super) fn places(cell: Cell<'_>, notes: &mut Notes) -> Option<i64> {
    if texts::one_line(cell.raw).is_empty() || texts::means_nothing(cell.raw) {
        notes.problem(cell, What::CapacityMissing);
        return Some(1);
    }
    if numbers::read(cell.raw) == numbers::Read::Nothing {
        notes.problem(cell, What::CapacityUnreadable);
        return Some(1);
    }
    let number = plain_number(cell, notes)?;
    match cell.question.range_for_mentors {
        Some([_, most]) if number > most => {
            notes.problem(cell, What::CapacityHigh { said: number })
        }
        _ if number == 0 => notes.problem(cell, What::CapacityZero),
        _ => {}
    }
    Some(number)
}
