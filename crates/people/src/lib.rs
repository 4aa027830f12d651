//! Chapter 0 · who is here: accounts, signing in, sessions, the first run.

pub mod access;
pub mod account;
pub mod housekeeping;
pub mod letters;
pub mod parking;
pub mod reminder;
pub mod routes;
pub mod session;
pub mod set_up;
pub mod sign_in;
pub mod urls;
pub mod visitor;

/// Typed texts of this chapter.
#[allow(missing_docs, reason = "each function is documented by its text")]
pub mod words {
    include!(concat!(env!("OUT_DIR"), "/words.rs"));
}
