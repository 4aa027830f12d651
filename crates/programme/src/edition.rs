//! An edition: a programme's template as it was when somebody built on it. What a pair began with
//! stays as it is, however the programme changes afterwards (INV-28).

use dyad_platform::id;

pub mod store;

id!(
    /// An edition. The digest of its text, so that the same text is kept once.
    EditionId
);
