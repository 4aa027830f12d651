//! Pages of extra places.

pub mod answer;
pub mod ask;
