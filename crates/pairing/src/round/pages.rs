//! Pages of matching.

pub mod desk;
pub mod edit;
pub mod matching;
pub mod release;
