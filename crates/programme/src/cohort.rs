//! A cohort: one dated run of a programme.

use dyad_platform::clock::Moment;
use dyad_platform::id;

use crate::programme::ProgrammeId;

pub mod store;

id!(
    /// A cohort.
    CohortId
);

/// One dated run of a programme.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Cohort {
    /// Its id.
    pub id: CohortId,
    /// The programme it belongs to.
    pub programme_id: ProgrammeId,
    /// "Spring 2026".
    pub label: String,
    /// When it begins, as people are told; pairs begin when both have said yes.
    pub starts_at: Moment,
    /// How many months a partnership is meant to last.
    pub months: i64,
}
