//! GET /sign-in/sent, POST /sign-in/code and POST /sign-in/again: the letter is on its way; the code
//! may be typed here.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use dyad_platform::app::App;
use dyad_platform::db::Tx;
use dyad_platform::form::Filled;
use dyad_platform::limits;
use dyad_platform::page::{Frame, Mistake, go_to, show, show_again};
use dyad_platform::problem::Problem;
use dyad_platform::visit::Visit;
use dyad_platform::words::ENGLISH;
use dyad_platform::{read_tx, write_tx};

use super::link::welcome;
use crate::account::store::organisation_name;
use crate::session::Browser;
use crate::sign_in::asking::{self, Asking};
use crate::sign_in::jobs::{hash_code, place, place_of_name};
use crate::sign_in::{FROM_A_NETWORK, Refused, SignIn, store};
use crate::urls;
use crate::words::Words;

#[derive(Template)]
#[template(path = "sign_in/pages/sent.html")]
struct Page {
    frame: Frame,
    words: Words,
    mistakes: Vec<Mistake>,
    keeps_mails: bool,
    is_of_an_applicant: bool,
}

/// Shows where the code goes. Says nothing about whether the address is known.
///
/// # Errors
/// Those of the database.
pub async fn show_form(State(app): State<App>, visit: Visit) -> Result<Response, Problem> {
    show(&page(&app, &visit, Vec::new()).await?)
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

/// Writes once more to an applicant, who has no page to go back to for it.
///
/// # Errors
/// When there were too many letters, and those of the database.
pub async fn again(
    State(app): State<App>,
    visit: Visit,
    browser: Browser,
    filled: Filled,
) -> Result<Response, Problem> {
    let leads_to = write_tx!(app.db, |tx| {
        if let Some(led_to) = filled.led_to(tx).await? {
            return Ok(led_to);
        }
        let leads_to = match store::newest_of(tx, &visit.hashed()).await? {
            Some(earlier) if earlier.is_of_an_applicant() => {
                ask_again(tx, &app, &visit, &browser, &earlier).await?;
                urls::SIGN_IN_SENT
            }
            _ => urls::SIGN_IN,
        };
        filled.leads_to(tx, leads_to, app.now()).await?;
        Ok::<_, Problem>(leads_to.to_string())
    })?;
    Ok(go_to(&leads_to))
}

async fn ask_again(
    tx: &mut Tx,
    app: &App,
    visit: &Visit,
    browser: &Browser,
    earlier: &SignIn,
) -> Result<(), Problem> {
    let sealed = store::address(tx, &earlier.id).await?;
    let address = app.keys.open_for_house(&place(&earlier.id), &sealed)?;
    let name = earlier
        .newcomer_sealed
        .as_ref()
        .map(|name| app.keys.open_for_house(&place_of_name(&earlier.id), name))
        .transpose()?;
    let asking = Asking {
        visit,
        browser,
        address: &address,
        leads_to: &earlier.leads_to,
        newcomer: name.as_deref(),
    };
    asking::ask(tx, app, &asking).await
}

async fn show_refusal(app: &App, visit: &Visit, refused: Refused) -> Result<Response, Problem> {
    let words = Words(ENGLISH);
    let sentence = match refused {
        Refused::Over => words.code_over(),
        Refused::Wrong => words.code_wrong(),
        Refused::TooOften => words.code_too_often(),
    };
    let mistakes = vec![Mistake {
        field: "code",
        sentence,
    }];
    let mut page = page(app, visit, mistakes).await?;
    page.frame = page.frame.with_errors();
    show_again(&page)
}

async fn page(app: &App, visit: &Visit, mistakes: Vec<Mistake>) -> Result<Page, Problem> {
    let (brand, asked) = read_tx!(app.db, |tx| Ok::<_, Problem>((
        organisation_name(tx).await?,
        store::newest_of(tx, &visit.hashed()).await?
    )))?;
    Ok(Page {
        frame: Frame::new(app, visit, &brand),
        words: Words(ENGLISH),
        mistakes,
        keeps_mails: app.settings.keeps_mails(),
        is_of_an_applicant: asked.is_some_and(|asked| asked.is_of_an_applicant()),
    })
}
