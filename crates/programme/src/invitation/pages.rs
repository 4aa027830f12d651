//! Pages on which mentors are invited, and where they say that they don't want to be.

pub mod choose;
pub mod no_more;
pub mod ready;
