//! How many applications there are.

pub(crate) mod store;
