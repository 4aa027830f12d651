//! Applications that spreadsheets brought, as imports look at them.

pub(crate) mod store;
