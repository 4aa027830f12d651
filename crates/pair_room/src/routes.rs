//! Every URL of this chapter.

use dyad_pairing::access::IN_THE_PAIR;
use dyad_platform::routes::{Route, act, page};

use crate::agreement::pages::{acts, agreement, clause, first_talk};
use crate::contact_card::pages::change;
use crate::home::pages::{home, touch};
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
}
