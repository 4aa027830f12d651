//! The page of one's own account.

pub mod me;
