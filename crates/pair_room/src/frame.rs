//! The frame of the room's pages: the way to the pair's home, its talks and its agreement.

use dyad_pairing::access::Entered;
use dyad_people::account::first_name;
use dyad_platform::app::App;
use dyad_platform::page::{Frame, NavLink};
use dyad_platform::words::ENGLISH;

use crate::urls;
use crate::words::Words;

/// Which page of the room it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Here {
    Home,
    Talks,
    Goals,
    Agreement,
}

/// The frame of a page of the room.
pub(crate) fn frame(app: &App, entered: &Entered, here: Here, has_errors: bool) -> Frame {
    let frame = entered.signed_in.frame(app, links(entered, here));
    if has_errors {
        frame.with_errors()
    } else {
        frame
    }
}

/// The links of a room's pages.
pub(crate) fn links(entered: &Entered, here: Here) -> Vec<NavLink> {
    let (words, room) = (Words(ENGLISH), &entered.room);
    let link = |href, label, of| NavLink {
        href,
        label,
        here: here == of,
    };
    let name = first_name(&room.partner().name);
    vec![
        link(urls::pair(room.id()), words.you_and(name), Here::Home),
        link(urls::meetings(room.id()), words.talks(), Here::Talks),
        link(urls::goals(room.id()), words.goals(), Here::Goals),
        link(
            urls::agreement(room.id()),
            words.agreement(),
            Here::Agreement,
        ),
    ]
}
