//! Chapter 1 · a programme opens, people ask to take part.

pub mod access;
pub mod application;
pub mod applying;
mod batches;
mod breaks;
pub mod cohort;
pub mod decision;
pub mod digest;
pub mod disclosure;
pub mod edition;
pub mod enrolment;
pub mod entry;
pub mod import;
pub mod inquiry;
pub mod invitation;
pub mod join;
pub(crate) mod letters;
pub mod next_cohort;
pub(crate) mod note;
mod paging;
pub mod place_change;
pub mod preview;
pub mod programme;
pub mod routes;
pub(crate) mod saved_view;
pub mod settings;
pub mod template;
pub mod urls;
pub(crate) mod waitlist;
pub mod which_one;

/// Typed texts of this chapter.
#[allow(missing_docs, reason = "each function is documented by its text")]
pub mod words {
    include!(concat!(env!("OUT_DIR"), "/words.rs"));

    /// The texts where no page decides the language.
    #[must_use]
    pub(crate) fn here() -> Words {
        Words(dyad_platform::words::ENGLISH)
    }
}
