//! The page of the day.

pub(crate) mod today;
