//! GET and POST /sign-in: asking for a letter.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use dyad_platform::app::App;
use dyad_platform::form::Filled;
use dyad_platform::page::{Frame, Mistake, go_to, show, show_again};
use dyad_platform::problem::Problem;
use dyad_platform::visit::Visit;
use dyad_platform::words::ENGLISH;
use dyad_platform::{read_tx, write_tx};
use serde::Deserialize;

use crate::account::{store::organisation_name, tidy_address};
use crate::session::Browser;
use crate::sign_in::asking::{self, Asking};
use crate::sign_in::safe_path;
use crate::urls;
use crate::words::Words;

#[derive(Template)]
#[template(path = "sign_in/pages/ask.html")]
struct Page {
    frame: Frame,
    words: Words,
    leads_to: String,
    address: String,
    mistakes: Vec<Mistake>,
}

/// Where to go after signing in.
#[derive(Deserialize)]
pub struct Next {
    #[serde(default)]
    next: String,
}

/// Shows the form.
///
/// # Errors
/// Those of the database.
pub async fn show_form(
    State(app): State<App>,
    visit: Visit,
    Query(next): Query<Next>,
) -> Result<Response, Problem> {
    let brand = read_tx!(app.db, |tx| organisation_name(tx).await)?;
    let frame = Frame::new(&app, &visit, &brand);
    show(&Page {
        frame,
        words: Words(ENGLISH),
        leads_to: safe_path(&next.next).into(),
        address: String::new(),
        mistakes: Vec::new(),
    })
}

/// Notes the request; a job writes the letter.
///
/// # Errors
/// When there were too many, and those of the database.
pub async fn ask(
    State(app): State<App>,
    visit: Visit,
    browser: Browser,
    filled: Filled,
) -> Result<Response, Problem> {
    let leads_to = safe_path(filled.text("next")).to_string();
    let Some(address) = tidy_address(filled.text("address")) else {
        return not_an_address(&app, &visit, &filled, leads_to).await;
    };
    write_tx!(app.db, |tx| {
        if filled.led_to(tx).await?.is_none() {
            let asking = Asking {
                visit: &visit,
                browser: &browser,
                address: &address,
                leads_to: &leads_to,
                newcomer: None,
            };
            asking::ask(tx, &app, &asking).await?;
            filled.leads_to(tx, urls::SIGN_IN_SENT, app.now()).await?;
        }
        Ok::<_, Problem>(())
    })?;
    Ok(go_to(urls::SIGN_IN_SENT))
}

async fn not_an_address(
    app: &App,
    visit: &Visit,
    filled: &Filled,
    leads_to: String,
) -> Result<Response, Problem> {
    let brand = read_tx!(app.db, |tx| organisation_name(tx).await)?;
    let words = Words(ENGLISH);
    let mistakes = vec![Mistake {
        field: "address",
        sentence: words.not_an_address(),
    }];
    let frame = Frame::new(app, visit, &brand).with_errors();
    show_again(&Page {
        frame,
        words,
        leads_to,
        address: filled.raw("address").into(),
        mistakes,
    })
}
