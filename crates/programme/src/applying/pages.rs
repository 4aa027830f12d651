//! An applicant's pages.

pub mod begin;
pub mod check;
pub mod form;
pub mod self_check;
pub mod status;

use super::form::Section;

/// How many answers need another look.
pub(crate) fn count(sections: &[Section]) -> usize {
    let fields = sections.iter().flat_map(|section| &section.fields);
    fields.filter(|field| !field.mistake.is_empty()).count()
}

/// Whether an answer in a section needs another look.
pub(crate) fn has_mistakes(section: &Section) -> bool {
    section.fields.iter().any(|field| !field.mistake.is_empty())
}
