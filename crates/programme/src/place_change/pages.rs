//! Pages on another number of places.

pub mod answer;
pub mod ask;
