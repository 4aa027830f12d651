//! Pages of proposals.

pub mod answer;
