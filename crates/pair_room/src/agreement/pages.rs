//! Pages of the agreement.

pub(crate) mod acts;
pub(crate) mod agreement;
pub(crate) mod clause;
pub(crate) mod first_talk;

use dyad_pairing::access::Entered;
use dyad_pairing::partnership::Role;
use dyad_people::account::first_name;
use dyad_platform::app::App;
use dyad_platform::page::{Frame, NavLink};
use dyad_platform::words::ENGLISH;

use super::first_talk::Names;
use crate::urls;
use crate::words::Words;

/// The frame of these pages: the way to the pair's home, and to the agreement.
pub(crate) fn frame(app: &App, entered: &Entered, has_errors: bool) -> Frame {
    let (words, room) = (Words(ENGLISH), &entered.room);
    let link = |href, label, here| NavLink { href, label, here };
    let nav = vec![
        link(
            urls::pair(room.id()),
            words.you_and(first_name(&room.partner().name)),
            false,
        ),
        link(urls::agreement(room.id()), words.agreement(), true),
    ];
    let frame = entered.signed_in.frame(app, nav);
    if has_errors {
        frame.with_errors()
    } else {
        frame
    }
}

/// First names of the two, by role.
pub(crate) fn names(entered: &Entered) -> Names<'_> {
    let (me, partner) = (entered.room.me(), entered.room.partner());
    let (mine, theirs) = (first_name(&me.name), first_name(&partner.name));
    match me.role {
        Role::Mentee => Names {
            mentee: mine,
            mentor: theirs,
        },
        Role::Mentor => Names {
            mentee: theirs,
            mentor: mine,
        },
    }
}
