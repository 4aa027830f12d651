//! The page of the first run.

pub mod found;
