//! Pages on pairs that already run.

pub mod answer;
pub mod enter;
