//! GET and POST /set-up/{secret}: five answers found the organisation.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use dyad_platform::app::App;
use dyad_platform::form::Filled;
use dyad_platform::ids::hashed;
use dyad_platform::page::{Frame, Mistake, go_to, show, show_again};
use dyad_platform::problem::Problem;
use dyad_platform::visit::Visit;
use dyad_platform::words::ENGLISH;
use dyad_platform::{read_tx, write_tx};

use crate::account::{self, Organisation, Person, PersonId, is_zone, tidy_address};
use crate::session::{self, Browser};
use crate::set_up::store;
use crate::sign_in::pages::link::with_cookie;
use crate::urls;
use crate::words::Words;

#[derive(Template)]
#[template(path = "set_up/pages/found.html")]
struct Page {
    frame: Frame,
    words: Words,
    action: String,
    filled: Filled,
    mistakes: Vec<Mistake>,
}

/// Shows the form to whoever holds the link.
///
/// # Errors
/// [`Problem::NotFound`] for any other link, and those of the database.
pub async fn show_form(
    State(app): State<App>,
    visit: Visit,
    Path(secret): Path<String>,
) -> Result<Response, Problem> {
    if !read_tx!(app.db, |tx| store::is_known(tx, &hashed(&secret)).await)? {
        return Err(Problem::NotFound);
    }
    let filled = Filled::of(&[("zone", "Europe/London")]);
    show(&page(&app, &visit, &secret, filled, Vec::new()))
}

/// Founds the organisation; its first administrator is signed in.
///
/// # Errors
/// As [`show_form`].
pub async fn found(
    State(app): State<App>,
    visit: Visit,
    browser: Browser,
    Path(secret): Path<String>,
    filled: Filled,
) -> Result<Response, Problem> {
    let words = Words(ENGLISH);
    let (organisation, person) = match read(&app, &words, &filled) {
        Ok(answers) => answers,
        Err(mistakes) => {
            let mut page = page(&app, &visit, &secret, filled, mistakes);
            page.frame = page.frame.with_errors();
            return show_again(&page);
        }
    };
    let session = write_tx!(app.db, |tx| {
        if !store::is_known(tx, &hashed(&secret)).await? {
            let is_done = account::store::organisation(tx).await?.is_some();
            return if is_done {
                Ok(None)
            } else {
                Err(Problem::NotFound)
            };
        }
        store::use_up(tx).await?;
        account::store::found(tx, &app.chance.id(app.now()), &organisation, app.now()).await?;
        account::store::add(tx, &person, app.now()).await?;
        account::store::make_administrator(tx, &person.id, app.now()).await?;
        Ok(Some(session::begin(tx, &app, &person.id, &browser).await?))
    })?;
    Ok(match session {
        Some(session) => with_cookie(&app, &session, urls::HOME),
        // Sent twice: the first one did it.
        None => go_to(urls::HOME),
    })
}

fn page(app: &App, visit: &Visit, secret: &str, filled: Filled, mistakes: Vec<Mistake>) -> Page {
    Page {
        frame: Frame::new(app, visit, ""),
        words: Words(ENGLISH),
        action: urls::set_up(secret),
        filled,
        mistakes,
    }
}

fn read(app: &App, words: &Words, filled: &Filled) -> Result<(Organisation, Person), Vec<Mistake>> {
    let mut mistakes = Vec::new();
    let mut needed = |field: &'static str| {
        let text = filled.text(field).to_string();
        if text.is_empty() || text.chars().count() > 120 {
            mistakes.push(Mistake {
                field,
                sentence: words.set_up_needed(),
            });
        }
        text
    };
    let (organisation, name, safeguarding_name) = (
        needed("organisation"),
        needed("name"),
        needed("safeguarding-name"),
    );
    let mut address = |field: &'static str| {
        let address = tidy_address(filled.text(field));
        if address.is_none() {
            mistakes.push(Mistake {
                field,
                sentence: words.not_an_address(),
            });
        }
        address.unwrap_or_default()
    };
    let (own, safeguarding_address) = (address("address"), address("safeguarding-address"));
    let zone = filled.text("zone").to_string();
    if !is_zone(&zone) {
        mistakes.push(Mistake {
            field: "zone",
            sentence: words.not_a_zone(),
        });
    }
    if !mistakes.is_empty() {
        return Err(mistakes);
    }
    let person = Person {
        id: PersonId::new(&app.chance, app.now()),
        name,
        address: own,
        zone: zone.clone(),
    };
    Ok((
        Organisation {
            name: organisation,
            zone,
            safeguarding_name,
            safeguarding_address,
        },
        person,
    ))
}
