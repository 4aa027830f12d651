//! Pages of signing in.

pub mod ask;
pub mod link;
pub mod out;
pub mod sent;
