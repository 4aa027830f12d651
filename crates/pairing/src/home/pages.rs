//! The page of what waits.

pub mod waiting;
