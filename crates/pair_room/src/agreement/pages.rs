//! Pages of the agreement.

pub(crate) mod acts;
pub(crate) mod agreement;
pub(crate) mod clause;
pub(crate) mod first_talk;

use dyad_pairing::access::Entered;
use dyad_pairing::partnership::Role;
use dyad_people::account::first_name;

use super::first_talk::Names;

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
