//! Pages of matching.

pub mod compare;
pub mod desk;
pub mod edit;
pub mod matching;
pub mod proof;
pub mod release;
