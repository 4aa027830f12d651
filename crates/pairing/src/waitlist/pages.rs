//! The page of who waits.

pub mod waiting;
