//! Pages of the next cohort: beginning it, who is asked along, and what they say.

pub mod answer;
pub mod asked;
pub mod begin;
