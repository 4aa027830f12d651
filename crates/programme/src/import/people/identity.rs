//! Who somebody is: the cells without which nobody can be imported, and when they applied.

use dyad_platform::sheet::CellKind;

use crate::import::answer::{Moment, Shown};
use crate::import::cells::{self, Cell, Notes};
use crate::import::choices::{self, Found};
use crate::import::problem::{Repair, What};
use crate::import::{AppliesAs, email, moments, texts};

pub(super) fn read_email(cell: Cell<'_>, notes: &mut Notes) -> Option<String> {
    if cell.raw.trim().is_empty() {
        notes.problem(cell, What::MissingRequired);
        return None;
    }
    match email::read(cell.raw) {
        Ok(address) => {
            if cell.raw.trim() != cell.raw {
                notes.repaired(cell, Repair::EmailSpaces, Shown::Text(address.clone()));
            }
            if cell.raw.trim() != address {
                notes.repaired(cell, Repair::EmailCase, Shown::Text(address.clone()));
            }
            Some(address)
        }
        Err(fault) => {
            notes.problem(cell, What::InvalidEmail { fault });
            None
        }
    }
}

pub(super) fn read_name(cell: Cell<'_>, notes: &mut Notes) -> Option<String> {
    if texts::one_line(cell.raw).is_empty() {
        notes.problem(cell, What::MissingRequired);
        return None;
    }
    Some(with_its_letters(cell, cells::text(cell, notes), notes))
}

/// A name of two halves, of which one is enough.
pub(super) fn read_halves(
    given: Option<Cell<'_>>,
    family: Option<Cell<'_>>,
    notes: &mut Notes,
) -> Option<String> {
    let filled = |cell: &Cell<'_>| !texts::one_line(cell.raw).is_empty();
    let halves: Vec<Cell<'_>> = [given, family]
        .into_iter()
        .flatten()
        .filter(filled)
        .collect();
    if halves.is_empty() {
        notes.problem(family.or(given)?, What::MissingRequired);
        return None;
    }
    let read = |cell: Cell<'_>| {
        let name = cells::text(cell, notes);
        with_its_letters(cell, name, notes)
    };
    Some(halves.into_iter().map(read).collect::<Vec<_>>().join(" "))
}

/// A name with the letters it had before it went through the wrong encoding. A letter that is lost
/// for good is only pointed out.
fn with_its_letters(cell: Cell<'_>, name: String, notes: &mut Notes) -> String {
    if let Some(read_as) = texts::ungarbled(&name) {
        let what = What::GarbledLetters {
            read_as: read_as.clone(),
        };
        notes.problem(cell, what);
        return read_as;
    }
    if texts::lost_a_letter(&name) {
        notes.problem(cell, What::LostLetters);
    }
    name
}

pub(super) fn read_role(cell: Cell<'_>, notes: &mut Notes) -> Option<AppliesAs> {
    let said = texts::one_line(cell.raw);
    if said.is_empty() {
        notes.problem(cell, What::MissingRequired);
        return None;
    }
    let (option, exactly) = match choices::find(cell.question, &said) {
        Found::Exactly(option) => {
            let as_others = cell.frequent.is_empty() || cell.frequent.contains(&said);
            (option, said == cell.raw && as_others)
        }
        Found::Respelled(option) => (option, false),
        Found::Perhaps(_) | Found::No => {
            notes.problem(cell, What::UnknownRole);
            return None;
        }
    };
    if !exactly {
        notes.repaired(
            cell,
            Repair::ChoiceSpelling,
            Shown::Text(option.label.clone()),
        );
    }
    match option.key.as_str() {
        "mentor" => Some(AppliesAs::Mentor),
        "both" => Some(AppliesAs::Both),
        _ => Some(AppliesAs::Mentee),
    }
}

pub(super) fn read_moment(cell: Cell<'_>, notes: &mut Notes) -> Option<Moment> {
    if cell.raw.trim().is_empty() {
        return None;
    }
    if cells::is_an_error(cell) {
        notes.problem(cell, What::ErrorValue);
        return None;
    }
    let read = moments::read(cell.raw, cell.habit.month_first());
    match &read {
        Err(moments::Unread::Impossible) => notes.problem(cell, What::ImpossibleDate),
        Err(moments::Unread::Unreadable) => notes.problem(cell, What::UnreadableDate),
        Ok(found) if cell.kind == CellKind::Text => {
            let day = found.moment.clock.date();
            let unsure = cell.habit.has_real_dates() || cell.habit.date_order_is_open();
            if let Some(other) = found.or.filter(|_| unsure) {
                notes.problem(
                    cell,
                    What::AmbiguousDate {
                        read_as: day,
                        other,
                    },
                );
            } else if cell.habit.has_real_dates() {
                notes.repaired(cell, Repair::DateAsText, Shown::Text(day.to_string()));
            }
        }
        Ok(_) => {}
    }
    read.ok().map(|found| found.moment)
}
