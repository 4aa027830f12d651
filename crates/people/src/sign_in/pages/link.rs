//! GET and POST /sign-in/link/{secret}: the link of the letter. Looking at it does nothing, since
//! mail scanners look too; the button signs in.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::header::SET_COOKIE;
use axum::response::Response;
use dyad_platform::app::App;
use dyad_platform::db::Tx;
use dyad_platform::form::Filled;
use dyad_platform::ids::hashed;
use dyad_platform::page::{Frame, go_to, show};
use dyad_platform::problem::Problem;
use dyad_platform::visit::Visit;
use dyad_platform::words::ENGLISH;
use dyad_platform::{read_tx, write_tx};

use crate::access;
use crate::account::store::organisation_name;
use crate::account::{self, Person, PersonId};
use crate::session::{self, Browser};
use crate::sign_in::jobs::{place, place_of_name};
use crate::sign_in::{Refused, SignIn, store};
use crate::urls;
use crate::words::Words;

#[derive(Template)]
#[template(path = "sign_in/pages/link.html")]
struct Page {
    frame: Frame,
    words: Words,
    action: String,
    holds: bool,
    is_of_an_applicant: bool,
}

/// Shows the button, or says that the link is over.
///
/// # Errors
/// Those of the database.
pub async fn show_button(
    State(app): State<App>,
    visit: Visit,
    Path(secret): Path<String>,
) -> Result<Response, Problem> {
    let (brand, asked, is_signed_in) = read_tx!(app.db, |tx| Ok::<_, Problem>((
        organisation_name(tx).await?,
        store::by_link(tx, &hashed(&secret)).await?,
        access::prove(tx, &app, &visit).await.is_ok()
    )))?;
    let is_of_an_applicant = asked.as_ref().is_some_and(SignIn::is_of_an_applicant);
    let holds = asked.is_some_and(|asked| asked.holds(app.now()));
    if !holds && is_signed_in {
        // A second tap on a link that has just done its work.
        return Ok(go_to(urls::HOME));
    }
    let frame = Frame::new(&app, &visit, &brand);
    show(&Page {
        frame,
        words: Words(ENGLISH),
        action: urls::sign_in_link(&secret),
        holds,
        is_of_an_applicant,
    })
}

/// Signs in.
///
/// # Errors
/// Those of the database. Tries aren't counted: nobody guesses 256 bits.
pub async fn sign_in(
    State(app): State<App>,
    visit: Visit,
    browser: Browser,
    Path(secret): Path<String>,
    _filled: Filled,
) -> Result<Response, Problem> {
    let outcome = write_tx!(app.db, |tx| {
        match store::by_link(tx, &hashed(&secret)).await? {
            Some(asked) if asked.holds(app.now()) => {
                welcome(tx, &app, &visit, &asked, &browser).await
            }
            _ => Ok(Err(Refused::Over)),
        }
    })?;
    match outcome {
        Ok((visit, leads_to)) => Ok(with_cookie(&app, &visit, &leads_to)),
        Err(_) => Ok(go_to(&urls::sign_in_link(&secret))),
    }
}

/// Uses a request up and begins a session, in one transaction.
pub(super) async fn welcome(
    tx: &mut Tx,
    app: &App,
    earlier: &Visit,
    asked: &SignIn,
    browser: &Browser,
) -> Result<Result<(Visit, String), Refused>, Problem> {
    let Some(person) = whose(tx, app, asked).await? else {
        return Ok(Err(Refused::Over));
    };
    if !store::use_up(tx, &asked.id, app.now()).await? {
        return Ok(Err(Refused::Over));
    }
    session::store::end_on_visit(tx, &earlier.hashed(), app.now()).await?;
    let visit = session::begin(tx, app, &person, browser).await?;
    let leads_to = crate::parking::leads_to(tx, &person, app.now())
        .await?
        .unwrap_or_else(|| asked.leads_to.clone());
    Ok(Ok((visit, leads_to)))
}

/// Whom a request signs in. An applicant whose address nobody has gets an account now, since they
/// have just shown that it is theirs.
async fn whose(tx: &mut Tx, app: &App, asked: &SignIn) -> Result<Option<PersonId>, Problem> {
    let (None, Some(name)) = (&asked.person_id, &asked.newcomer_sealed) else {
        return Ok(asked.person_id.clone());
    };
    let sealed = store::address(tx, &asked.id).await?;
    let address = app.keys.open_for_house(&place(&asked.id), &sealed)?;
    if let Some(known) = account::store::by_address(tx, &address).await? {
        return Ok(Some(known.id));
    }
    let organisation = account::store::organisation(tx).await?;
    let person = Person {
        id: PersonId::new(&app.chance, app.now()),
        name: app.keys.open_for_house(&place_of_name(&asked.id), name)?,
        address,
        zone: organisation.map_or_else(|| "UTC".into(), |organisation| organisation.zone),
    };
    account::store::add(tx, &person, app.now()).await?;
    Ok(Some(person.id))
}

/// Leads on, on a new visit.
pub fn with_cookie(app: &App, visit: &Visit, leads_to: &str) -> Response {
    let mut response = go_to(leads_to);
    response.headers_mut().append(SET_COOKIE, visit.cookie(app));
    response
}
