//! Pages of the preview: the public page, who reads what, and the form of each role.

pub mod form;
pub mod public;
