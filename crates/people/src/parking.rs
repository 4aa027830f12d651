//! A form that came after its session had ended is not lost: it is sealed, kept for the person it
//! came from, and offered to them when they have signed in again.

use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::header::CONTENT_TYPE;
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::Response;
use dyad_platform::app::App;
use dyad_platform::clock::{Moment, Span};
use dyad_platform::db::Tx;
use dyad_platform::form::same;
use dyad_platform::keys::Place;
use dyad_platform::page::go_to;
use dyad_platform::problem::{Problem, Undressed};
use dyad_platform::visit::Visit;
use dyad_platform::write_tx;

use crate::account::PersonId;
use crate::{session, urls};

pub mod pages;
pub mod store;

/// How long a form is kept.
pub const KEPT_FOR: Span = Span::days(7);
/// So many forms are kept for one person: the newest.
const AT_MOST: i64 = 3;
/// The longest form that any page takes; most are refused at less.
const LONGEST: usize = 256 * 1024;

/// A layer: where a form is answered with "sign in first", it is kept.
pub async fn keep(State(app): State<App>, request: Request, next: Next) -> Response {
    let is_form = request.headers().get(CONTENT_TYPE).is_some_and(|kind| {
        kind.as_bytes()
            .starts_with(b"application/x-www-form-urlencoded")
    });
    let visit = request.extensions().get::<Visit>().cloned();
    let (true, true, Some(visit)) = (request.method() == Method::POST, is_form, visit) else {
        return next.run(request).await;
    };
    let (parts, body) = request.into_parts();
    let path = parts.uri.path().to_string();
    let Ok(bytes) = axum::body::to_bytes(body, LONGEST).await else {
        return axum::response::IntoResponse::into_response(StatusCode::PAYLOAD_TOO_LARGE);
    };
    let response = next
        .run(Request::from_parts(parts, Body::from(bytes.clone())))
        .await;
    let is_refused = response
        .extensions()
        .get::<Undressed>()
        .is_some_and(|problem| matches!(*problem.0, Problem::SignInFirst));
    if is_refused && park(&app, &visit, &path, &bytes).await.unwrap_or(false) {
        return go_to(&format!("{}?next={}", urls::SIGN_IN, urls::KEPT));
    }
    if response.status() == StatusCode::SEE_OTHER && !is_refused {
        // What waited has been sent; if the row can't go now, the sweep takes it later.
        let _ = let_go(&app, &visit, &bytes).await;
    }
    response
}

/// Takes a kept form away once its author has sent it on.
async fn let_go(app: &App, visit: &Visit, bytes: &Bytes) -> Result<(), Problem> {
    let Some((_, id)) = form_urlencoded::parse(bytes).find(|(name, _)| name == "kept") else {
        return Ok(());
    };
    write_tx!(app.db, |tx| {
        if let Some(person) = session::store::last_person(tx, &visit.hashed()).await? {
            store::remove(tx, &person, &id).await?;
        }
        Ok::<_, Problem>(())
    })
}

async fn park(app: &App, visit: &Visit, path: &str, bytes: &Bytes) -> Result<bool, Problem> {
    let fields: Vec<(String, String)> = form_urlencoded::parse(bytes).into_owned().collect();
    let token = fields
        .iter()
        .find(|(name, _)| name == "csrf")
        .map_or("", |(_, token)| token);
    if !same(token, &visit.form_token(&app.keys)) {
        return Ok(false);
    }
    let fields: Vec<_> = fields
        .into_iter()
        .filter(|(name, _)| name != "csrf" && name != "once" && name != "kept")
        .collect();
    let text =
        serde_json::to_string(&fields).map_err(|_| Problem::broken("a form that can't be kept"))?;
    let id = app.chance.id(app.now());
    write_tx!(app.db, |tx| {
        let Some(person) = session::store::last_person(tx, &visit.hashed()).await? else {
            return Ok(false);
        };
        let sealed = app
            .keys
            .seal_for_house(&place(&id, &person), &text, &app.chance);
        store::add(tx, &id, &person, path, &sealed, app.now()).await?;
        store::keep_only(tx, &person, AT_MOST).await?;
        Ok(true)
    })
}

/// Where to lead somebody who has just signed in, if a form of theirs waits.
///
/// # Errors
/// Those of the database.
pub(crate) async fn leads_to(
    tx: &mut Tx,
    person: &PersonId,
    now: Moment,
) -> Result<Option<String>, sqlx::Error> {
    Ok(store::newest_of(tx, person, now - KEPT_FOR)
        .await?
        .map(|_| urls::KEPT.to_string()))
}

fn place<'p>(id: &'p str, person: &'p PersonId) -> Place<'p> {
    Place {
        table: "parked_form",
        row: id,
        owner: "house",
        author: person.as_str(),
    }
}
