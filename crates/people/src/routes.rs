//! Every URL of this chapter.

use dyad_platform::assets;
use dyad_platform::routes::{ANYONE, Route, act, page};

use crate::access::{AT_THE_MACHINE, LINK_HOLDER, SIGNED_IN};
use crate::account::pages::me;
use crate::parking::pages::kept;
use crate::set_up::pages::found;
use crate::sign_in::pages::{ask, link, out, sent};
use crate::visitor::pages::{mails, texts};

/// The table.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![
        page("/help", ANYONE, texts::help),
        page("/who-reads-what", ANYONE, texts::who_reads_what),
        page("/not-right", ANYONE, texts::not_right),
        page("/assets/{file}", ANYONE, assets::serve),
        page("/mails", AT_THE_MACHINE, mails::list),
        page("/mails/{file}", AT_THE_MACHINE, mails::read),
        page("/set-up/{secret}", LINK_HOLDER, found::show_form),
        act("/set-up/{secret}", LINK_HOLDER, found::found),
        page("/sign-in", ANYONE, ask::show_form),
        act("/sign-in", ANYONE, ask::ask),
        page("/sign-in/sent", ANYONE, sent::show_form),
        act("/sign-in/code", ANYONE, sent::try_code),
        act("/sign-in/again", ANYONE, sent::again),
        page("/sign-in/link/{secret}", LINK_HOLDER, link::show_button),
        act("/sign-in/link/{secret}", LINK_HOLDER, link::sign_in),
        act("/sign-out", SIGNED_IN, out::sign_out),
        page("/me", SIGNED_IN, me::show_form),
        act("/me", SIGNED_IN, me::change),
        act("/me/sessions", SIGNED_IN, me::end_session),
        page("/kept", SIGNED_IN, kept::show_form),
        act("/kept", SIGNED_IN, kept::let_go),
    ]
}
