//! Every URL of this chapter.

use dyad_people::access::{LINK_HOLDER, SIGNED_IN};
use dyad_platform::routes::{Route, act, page};
use dyad_programme::access::COORDINATOR;

use crate::access::IN_THE_PAIR;
use crate::extra_place::pages as extra_place;
use crate::finder::access::LOOKING;
use crate::finder::pages::{find, known, one};
use crate::home::pages::waiting;
use crate::proposal::pages::{answer, phone};
use crate::rematch::pages::{ask, decide};
use crate::round::pages::{compare, desk, edit, matching, proof, release};
use crate::running_pair::pages::{answer as running, enter};
use crate::waitlist::pages::waiting as waiting_list;

/// The table.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![
        page("/home", SIGNED_IN, waiting::show_page),
        page("/find/{programme}", LOOKING, find::show_page),
        act("/find/{programme}/known", LOOKING, known::find),
        page("/find/{programme}/{mentor}", LOOKING, one::show_page),
        act("/find/{programme}/{mentor}", LOOKING, one::ask),
        page(
            "/programmes/{programme}/matching",
            COORDINATOR,
            matching::show_page,
        ),
        act(
            "/programmes/{programme}/matching",
            COORDINATOR,
            matching::make,
        ),
        page(
            "/programmes/{programme}/matching/waiting",
            COORDINATOR,
            waiting_list::show_page,
        ),
        act(
            "/programmes/{programme}/matching/rematches",
            COORDINATOR,
            decide::decide,
        ),
        page("/p/{partnership}/another", IN_THE_PAIR, ask::show_page),
        act("/p/{partnership}/another", IN_THE_PAIR, ask::act),
        page(
            "/programmes/{programme}/matching/{number}",
            COORDINATOR,
            desk::show_page,
        ),
        act(
            "/programmes/{programme}/matching/{number}/phone",
            COORDINATOR,
            phone::note,
        ),
        page(
            "/programmes/{programme}/matching/{number}/compare",
            COORDINATOR,
            compare::show_page,
        ),
        page(
            "/programmes/{programme}/matching/{number}/proof",
            COORDINATOR,
            proof::show_page,
        ),
        page(
            "/programmes/{programme}/matching/{number}/certificate",
            COORDINATOR,
            proof::download,
        ),
        act(
            "/programmes/{programme}/matching/{number}/edits",
            COORDINATOR,
            edit::edit,
        ),
        act(
            "/programmes/{programme}/matching/{number}/send-now",
            COORDINATOR,
            release::send_now,
        ),
        page(
            "/programmes/{programme}/matching/{number}/release",
            COORDINATOR,
            release::show_page,
        ),
        act(
            "/programmes/{programme}/matching/{number}/take-back",
            COORDINATOR,
            release::take_back,
        ),
        act(
            "/programmes/{programme}/matching/{number}/release",
            COORDINATOR,
            release::release,
        ),
        act(
            "/programmes/{programme}/matching/{number}/places",
            COORDINATOR,
            extra_place::ask::ask,
        ),
        page(
            "/places/{secret}",
            LINK_HOLDER,
            extra_place::answer::show_page,
        ),
        act("/places/{secret}", LINK_HOLDER, extra_place::answer::answer),
        page(
            "/programmes/{programme}/running-pairs",
            COORDINATOR,
            enter::show_page,
        ),
        act(
            "/programmes/{programme}/running-pairs",
            COORDINATOR,
            enter::act,
        )
        .with_room_for(enter::ROOM),
        page("/running/{secret}", LINK_HOLDER, running::show_page),
        act("/running/{secret}", LINK_HOLDER, running::answer),
        page("/answer/{secret}", LINK_HOLDER, answer::show_by_link),
        act("/answer/{secret}", LINK_HOLDER, answer::answer_by_link),
        page("/proposals/{proposal}", SIGNED_IN, answer::show_signed_in),
        act("/proposals/{proposal}", SIGNED_IN, answer::answer_signed_in),
    ]
}
