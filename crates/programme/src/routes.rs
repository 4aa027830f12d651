//! Every URL of this chapter.

use dyad_people::access::{ADMINISTRATOR, SIGNED_IN};
use dyad_platform::routes::{Route, act, page};

use crate::access::COORDINATOR;
use crate::application::pages::{one, people};
use crate::import::pages::{accept, bring, change, preview};
use crate::programme::pages::{list, new, overview};

/// The table.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![
        page("/programmes", SIGNED_IN, list::show_page),
        page("/programmes/new", ADMINISTRATOR, new::show_form),
        act("/programmes/new", ADMINISTRATOR, new::open),
        page("/programmes/{programme}", COORDINATOR, overview::show_page),
        page(
            "/programmes/{programme}/people",
            COORDINATOR,
            people::show_page,
        ),
        act(
            "/programmes/{programme}/people",
            COORDINATOR,
            people::accept,
        ),
        page(
            "/programmes/{programme}/people/{application}",
            COORDINATOR,
            one::show_page,
        ),
        page(
            "/programmes/{programme}/import",
            COORDINATOR,
            bring::show_form,
        ),
        act("/programmes/{programme}/import", COORDINATOR, bring::bring).with_room_for(bring::ROOM),
        page(
            "/programmes/{programme}/imports/{import}",
            COORDINATOR,
            preview::show_page,
        ),
        act(
            "/programmes/{programme}/imports/{import}/correct",
            COORDINATOR,
            change::correct,
        ),
        act(
            "/programmes/{programme}/imports/{import}/columns",
            COORDINATOR,
            change::map,
        ),
        act(
            "/programmes/{programme}/imports/{import}/accept",
            COORDINATOR,
            accept::accept,
        ),
    ]
}
