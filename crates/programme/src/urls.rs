//! Paths of this chapter, and of the desk whose pages later chapters serve.

use crate::application::ApplicationId;

/// The programmes that somebody coordinates.
pub const PROGRAMMES: &str = "/programmes";
/// Opening a programme.
pub const NEW_PROGRAMME: &str = "/programmes/new";

/// The overview of a programme's desk.
#[must_use]
pub fn programme(slug: &str) -> String {
    format!("/programmes/{slug}")
}

/// Its applicants.
#[must_use]
pub fn people(slug: &str) -> String {
    format!("/programmes/{slug}/people")
}

/// One application.
#[must_use]
pub fn application(slug: &str, application: &ApplicationId) -> String {
    format!("/programmes/{slug}/people/{application}")
}

/// Views of the desk that are kept under a name.
#[must_use]
pub fn views(slug: &str) -> String {
    format!("/programmes/{slug}/views")
}

/// What is on the desk as a file: `csv` or `xlsx`.
#[must_use]
pub fn export(slug: &str, ending: &str) -> String {
    format!("/programmes/{slug}/export/people.{ending}")
}

/// Bringing in a spreadsheet.
#[must_use]
pub fn import(slug: &str) -> String {
    format!("/programmes/{slug}/import")
}

/// One spreadsheet on its way in.
#[must_use]
pub fn one_import(slug: &str, import: &str) -> String {
    format!("/programmes/{slug}/imports/{import}")
}

/// Where corrected cells of a spreadsheet go.
#[must_use]
pub fn correct_import(slug: &str, import: &str) -> String {
    format!("/programmes/{slug}/imports/{import}/correct")
}

/// Where it is said what the columns of a spreadsheet hold.
#[must_use]
pub fn import_columns(slug: &str, import: &str) -> String {
    format!("/programmes/{slug}/imports/{import}/columns")
}

/// Where the good rows of a spreadsheet are accepted.
#[must_use]
pub fn accept_import(slug: &str, import: &str) -> String {
    format!("/programmes/{slug}/imports/{import}/accept")
}

/// Where it is said how the file of a spreadsheet is to be read.
#[must_use]
pub fn read_import(slug: &str, import: &str) -> String {
    format!("/programmes/{slug}/imports/{import}/reading")
}

/// Taking an import back.
#[must_use]
pub fn undo_import(slug: &str, import: &str) -> String {
    format!("/programmes/{slug}/imports/{import}/undo")
}

/// Matching; the pages belong to the chapter on pairing.
#[must_use]
pub fn matching(slug: &str) -> String {
    format!("/programmes/{slug}/matching")
}

/// Pairs; the pages belong to the chapter on oversight.
#[must_use]
pub fn pairs(slug: &str) -> String {
    format!("/programmes/{slug}/pairs")
}
