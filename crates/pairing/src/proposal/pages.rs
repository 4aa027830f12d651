//! Pages of proposals.

pub mod answer;
pub mod phone;
