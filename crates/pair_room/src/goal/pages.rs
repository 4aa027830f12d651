//! Pages of the goals.

pub(crate) mod goals;
pub(crate) mod reword;
