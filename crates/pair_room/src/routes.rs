//! Every URL of this chapter.

use crate::phase::pages as phase;
use dyad_pairing::access::IN_THE_PAIR;
use dyad_people::access::LINK_HOLDER;
use dyad_platform::routes::{Route, act, page};

use crate::agreement::pages::{acts, agreement, clause, first_talk};
use crate::contact_card::pages::change;
use crate::goal::pages::{goals, reword};
use crate::home::pages::{home, touch};
use crate::meeting::pages::{acts as talk, by_link, list, one, propose};
use crate::message::pages::send;

/// A message of the longest kind takes up to twelve bytes a character on its way.
const MESSAGE_BYTES: usize = 256 * 1024;

/// The table.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![
        page("/p/{partnership}", IN_THE_PAIR, home::show_page),
        act("/p/{partnership}/messages", IN_THE_PAIR, send::send).with_room_for(MESSAGE_BYTES),
        act("/p/{partnership}/touch", IN_THE_PAIR, touch::touch),
        act("/p/{partnership}/phase", IN_THE_PAIR, phase::ask),
        act("/p/{partnership}/card", IN_THE_PAIR, change::change),
        page(
            "/p/{partnership}/agreement",
            IN_THE_PAIR,
            agreement::show_page,
        ),
        act("/p/{partnership}/agreement/draft", IN_THE_PAIR, acts::begin),
        act(
            "/p/{partnership}/agreement/proposal",
            IN_THE_PAIR,
            acts::put_up,
        ),
        act(
            "/p/{partnership}/agreement/signature",
            IN_THE_PAIR,
            acts::sign,
        ),
        page(
            "/p/{partnership}/agreement/first-talk",
            IN_THE_PAIR,
            first_talk::show_form,
        ),
        act(
            "/p/{partnership}/agreement/first-talk",
            IN_THE_PAIR,
            first_talk::agree,
        ),
        page(
            "/p/{partnership}/agreement/clause",
            IN_THE_PAIR,
            clause::show_form,
        ),
        act(
            "/p/{partnership}/agreement/clause",
            IN_THE_PAIR,
            clause::keep,
        )
        .with_room_for(MESSAGE_BYTES),
    ]
    .into_iter()
    .chain(talks())
    .chain(those_of_goals())
    .collect()
}

fn talks() -> Vec<Route> {
    vec![
        page("/p/{partnership}/meetings", IN_THE_PAIR, list::show_page),
        act("/p/{partnership}/meetings/held", IN_THE_PAIR, list::log),
        page(
            "/p/{partnership}/meetings/new",
            IN_THE_PAIR,
            propose::show_new,
        ),
        act("/p/{partnership}/meetings/new", IN_THE_PAIR, propose::add),
        page(
            "/p/{partnership}/meetings/{meeting}",
            IN_THE_PAIR,
            one::show_page,
        ),
        page(
            "/p/{partnership}/meetings/{meeting}/move",
            IN_THE_PAIR,
            propose::show_move,
        ),
        act(
            "/p/{partnership}/meetings/{meeting}/move",
            IN_THE_PAIR,
            propose::move_to,
        ),
        act(
            "/p/{partnership}/meetings/{meeting}/time",
            IN_THE_PAIR,
            talk::pick,
        ),
        act(
            "/p/{partnership}/meetings/{meeting}/word",
            IN_THE_PAIR,
            talk::say,
        ),
        act(
            "/p/{partnership}/meetings/{meeting}/off",
            IN_THE_PAIR,
            talk::call_off,
        ),
        act(
            "/p/{partnership}/meetings/{meeting}/lines",
            IN_THE_PAIR,
            talk::write,
        )
        .with_room_for(MESSAGE_BYTES),
        page("/talk/{secret}", LINK_HOLDER, by_link::show_page),
        act("/talk/{secret}", LINK_HOLDER, by_link::act),
    ]
}

fn those_of_goals() -> Vec<Route> {
    vec![
        page("/p/{partnership}/goals", IN_THE_PAIR, goals::show_page),
        act("/p/{partnership}/goals", IN_THE_PAIR, goals::add),
        act("/p/{partnership}/goals/{goal}", IN_THE_PAIR, goals::act),
        page(
            "/p/{partnership}/goals/{goal}/words",
            IN_THE_PAIR,
            reword::show_form,
        ),
        act(
            "/p/{partnership}/goals/{goal}/words",
            IN_THE_PAIR,
            reword::keep,
        ),
    ]
}
