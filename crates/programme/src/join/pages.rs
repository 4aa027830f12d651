//! Public pages.

pub mod landing;
pub mod notice;
pub mod programme;
pub mod who_reads;
