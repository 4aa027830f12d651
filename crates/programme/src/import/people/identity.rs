//! Who somebody is: the cells without which nobody can be imported, and when they applied.

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
    Some(cells::text(cell, notes))
}

pub(super) fn read_role(cell: Cell<'_>, notes: &mut Notes) -> Option<AppliesAs> {
    let said = texts::one_line(cell.raw);
    if said.is_empty() {
        notes.problem(cell, What::MissingRequired);
        return None;
    }
    let (option, exactly) = match choices::find(cell.question, &said) {
        Found::Exactly(option) => (option, said == cell.raw),
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
    let read = moments::read(cell.raw);
    if let Err(unread) = read {
        let impossible = unread == moments::Unread::Impossible;
        notes.problem(
            cell,
            if impossible {
                What::ImpossibleDate
            } else {
                What::UnreadableDate
            },
        );
    }
    read.ok()
}
