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
