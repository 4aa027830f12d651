//! Every URL of this chapter.

use dyad_people::access::{ADMINISTRATOR, SIGNED_IN};
use dyad_platform::routes::{Route, act, page};

use crate::access::COORDINATOR;
use crate::application::pages::{export, one, people};
use crate::import::pages::{accept, bring, change, preview, undo};
use crate::programme::pages::{list, new, overview};
use crate::saved_view;

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
        act(
            "/programmes/{programme}/views",
            COORDINATOR,
            saved_view::pages::keep_or_forget,
        ),
        page(
            "/programmes/{programme}/export/people.csv",
            COORDINATOR,
            export::csv,
        ),
        page(
            "/programmes/{programme}/export/people.xlsx",
            COORDINATOR,
            export::xlsx,
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
            "/programmes/{programme}/imports/{import}/reading",
            COORDINATOR,
            change::read_otherwise,
        ),
        page(
            "/programmes/{programme}/imports/{import}/undo",
            COORDINATOR,
            undo::show_page,
        ),
        act(
            "/programmes/{programme}/imports/{import}/undo",
            COORDINATOR,
            undo::take_back,
        ),
        act(
            "/programmes/{programme}/imports/{import}/accept",
            COORDINATOR,
            accept::accept,
        ),
    ]
}
