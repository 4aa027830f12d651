//! Pages on entries.

pub mod answer;
pub mod letters;
