//! Chapter 2 · from wishes to a living partnership.

pub mod access;
pub mod extra_place;
pub mod finder;
pub mod home;
pub mod letters;
pub mod partnership;
pub mod proposal;
pub mod pulse;
pub mod rematch;
pub mod round;
pub mod routes;
pub mod running_pair;
pub mod urls;
pub mod waitlist;

/// Typed texts of this chapter.
#[allow(missing_docs, reason = "each function is documented by its text")]
pub mod words {
    include!(concat!(env!("OUT_DIR"), "/words.rs"));
}
