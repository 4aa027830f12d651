//! Every URL of this chapter.

use dyad_platform::routes::{Route, page};
use dyad_programme::access::COORDINATOR;

use crate::pairs::pages::{list, what_we_see};
use crate::today::pages::today;

/// The table.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![
        page(
            "/programmes/{programme}/today",
            COORDINATOR,
            today::show_page,
        ),
        page(
            "/programmes/{programme}/pairs",
            COORDINATOR,
            list::show_page,
        ),
        page(
            "/programmes/{programme}/what-we-see",
            COORDINATOR,
            what_we_see::show_page,
        ),
    ]
}
