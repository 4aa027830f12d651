//! The page of a kept form.

pub mod kept;
