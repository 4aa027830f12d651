//! Pages on which a spreadsheet comes in.

pub mod accept;
pub mod bring;
pub mod change;
mod columns;
mod fixes;
mod look;
pub mod preview;
mod reading;
mod sentences;
pub mod undo;

use dyad_platform::sheet::Unreadable;

/// Why a file can't be read, in words.
#[must_use]
pub fn unreadable(why: &Unreadable) -> String {
    sentences::unreadable(crate::words::here(), why)
}
