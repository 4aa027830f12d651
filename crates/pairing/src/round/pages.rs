//! Pages of matching.

pub mod desk;
pub mod matching;
pub mod release;
