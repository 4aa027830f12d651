//! GET /sign-in/sent and POST /sign-in/code: the letter is on its way; the code may be typed here.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use dyad_platform::app::App;
use dyad_platform::form::Filled;
use dyad_platform::limits;
use dyad_platform::page::{Frame, Mistake, show, show_again};
use dyad_platform::problem::Problem;
use dyad_platform::visit::Visit;
use dyad_platform::words::ENGLISH;
use dyad_platform::{read_tx, write_tx};

use super::link::welcome;
use crate::account::store::organisation_name;
use crate::session::Browser;
use crate::sign_in::jobs::hash_code;
use crate::sign_in::{FROM_A_NETWORK, Refused, store};
use crate::words::Words;

#[derive(Template)]
#[template(path = "sign_in/pages/sent.html")]
struct Page {
    frame: Frame,
    words: Words,
    mistakes: Vec<Mistake>,
    keeps_mails: bool,
}

/// Shows where the code goes. Says nothing about whether the address is known.
///
/// # Errors
/// Those of the database.
pub async fn show_form(State(app): State<App>, visit: Visit) -> Result<Response, Problem> {
    let brand = read_tx!(app.db, |tx| organisation_name(tx).await)?;
    let frame = Frame::new(&app, &visit, &brand);
    show(&Page {
        frame,
        words: Words(ENGLISH),
        mistakes: Vec::new(),
        keeps_mails: app.settings.keeps_mails(),
    })
}

/// Signs in by the code, or says what is the matter with it.
///
/// # Errors
/// When there were too many tries, and those of the database.
pub async fn try_code(
    State(app): State<App>,
    visit: Visit,
    browser: Browser,
    filled: Filled,
) -> Result<Response, Problem> {
    let code: String = filled
        .text("code")
        .chars()
        .filter(char::is_ascii_digit)
        .collect();
    let outcome = write_tx!(app.db, |tx| {
        limits::count(tx, &app, FROM_A_NETWORK, &browser.network_hash).await?;
        let Some(asked) = store::newest_of(tx, &visit.hashed()).await? else {
            return Ok(Err(Refused::Over));
        };
        if let Err(refused) = asked.check_code(&hash_code(&app, &asked.id, &code), app.now()) {
            store::count_try(tx, &asked.id).await?;
            return Ok(Err(refused));
        }
        welcome(tx, &app, &visit, &asked, &browser).await
    })?;
    match outcome {
        Ok((visit, leads_to)) => Ok(super::link::with_cookie(&app, &visit, &leads_to)),
        Err(refused) => show_refusal(&app, &visit, refused).await,
    }
}

async fn show_refusal(app: &App, visit: &Visit, refused: Refused) -> Result<Response, Problem> {
    let words = Words(ENGLISH);
    let sentence = match refused {
        Refused::Over => words.code_over(),
        Refused::Wrong => words.code_wrong(),
        Refused::TooOften => words.code_too_often(),
    };
    let brand = read_tx!(app.db, |tx| organisation_name(tx).await)?;
    let frame = Frame::new(app, visit, &brand).with_errors();
    show_again(&Page {
        frame,
        words,
        mistakes: vec![Mistake {
            field: "code",
            sentence,
        }],
        keeps_mails: app.settings.keeps_mails(),
    })
}
