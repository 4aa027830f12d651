//! Pairs that were entered, as the page lists them.

pub(crate) mod store;
