//! Chapter 3 · what the two do together. Confidential: nothing here hands out a word that a pair
//! wrote; only pages for one of the two show any.

mod access;
pub mod agreement;
pub mod contact_card;
mod frame;
pub(crate) mod goal;
pub mod home;
pub mod letters;
pub mod meeting;
pub mod message;
pub(crate) mod phase;
pub mod routes;
pub mod urls;

/// Typed texts of this chapter.
#[allow(missing_docs, reason = "each function is documented by its text")]
pub mod words {
    include!(concat!(env!("OUT_DIR"), "/words.rs"));
}
