//! Chapter 4 · what coordinators see: the closed list of facts about each pair. This chapter does
//! not depend on the pair's room, so it can't even name a message.

pub mod pairs;
pub mod routes;
pub(crate) mod today;
pub mod urls;

/// Typed texts of this chapter.
#[allow(missing_docs, reason = "each function is documented by its text")]
pub mod words {
    include!(concat!(env!("OUT_DIR"), "/words.rs"));
}
