//! Every URL of this chapter.

use dyad_pairing::access::IN_THE_PAIR;
use dyad_platform::routes::{Route, act, page};

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
    ]
}
