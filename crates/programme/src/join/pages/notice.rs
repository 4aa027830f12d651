//! POST /join/{programme}/notice and GET /join/{programme}/noted: an address for one letter, when
//! applications open again.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use dyad_people::account::tidy_address;
use dyad_people::session::Browser;
use dyad_platform::app::App;
use dyad_platform::clock::Span;
use dyad_platform::form::Filled;
use dyad_platform::limits::{self, Limit};
use dyad_platform::page::{Frame, Mistake, go_to, show, show_again};
use dyad_platform::problem::Problem;
use dyad_platform::words::ENGLISH;
use dyad_platform::write_tx;

use crate::access::at_the_door::AtTheDoor;
use crate::join::{jobs, store};
use crate::urls;
use crate::words::Words;

/// Addresses left from one network.
const FROM_A_NETWORK: Limit = Limit {
    name: "notices from a network",
    tries: 20,
    within: Span::hours(1),
};

#[derive(Template)]
#[template(path = "join/pages/notice.html")]
struct Page {
    frame: Frame,
    words: Words,
    slug: String,
    name: String,
    address: String,
    mistakes: Vec<Mistake>,
    is_noted: bool,
}

/// Notes an address. The answer is the same whether it was there before.
///
/// # Errors
/// When there were too many, and those of the database.
pub async fn leave(
    State(app): State<App>,
    door: AtTheDoor,
    browser: Browser,
    filled: Filled,
) -> Result<Response, Problem> {
    let Some(address) = tidy_address(filled.text("address")) else {
        let mut page = page(&app, &door, false);
        page.address = filled.raw("address").into();
        page.mistakes = vec![Mistake {
            field: "address",
            sentence: page.words.notice_not_an_address(),
        }];
        page.frame = page.frame.with_errors();
        return show_again(&page);
    };
    if door.programme.archived_at.is_some() {
        return Ok(go_to(&urls::join(&door.programme.slug)));
    }
    let noted = urls::join_noted(&door.programme.slug);
    let id = &door.programme.id;
    write_tx!(app.db, |tx| {
        if filled.led_to(tx).await?.is_none() {
            limits::count(tx, &app, FROM_A_NETWORK, &browser.network_hash).await?;
            let digest = app.keys.digest("intake notice", &format!("{id} {address}"));
            let place = jobs::place(id, &digest);
            let sealed = app.keys.seal_for_house(&place, &address, &app.chance);
            store::note(tx, id, &digest, &sealed, app.now()).await?;
            filled.leads_to(tx, &noted, app.now()).await?;
        }
        Ok::<_, Problem>(())
    })?;
    Ok(go_to(&noted))
}

/// Says that it is noted.
///
/// # Errors
/// [`Problem::NotFound`] when there is no such programme, or it isn't published.
pub async fn show_noted(State(app): State<App>, door: AtTheDoor) -> Result<Response, Problem> {
    show(&page(&app, &door, true))
}

fn page(app: &App, door: &AtTheDoor, is_noted: bool) -> Page {
    Page {
        frame: door.frame(app, false),
        words: Words(ENGLISH),
        slug: door.programme.slug.clone(),
        name: door.programme.name.clone(),
        address: String::new(),
        mistakes: Vec::new(),
        is_noted,
    }
}
