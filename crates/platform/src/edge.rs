//! The outermost layers: what every request passes and every answer carries.

use std::any::Any;
use std::time::Duration;

use askama::Template;
use axum::Router;
use axum::extract::{DefaultBodyLimit, MatchedPath, Request, State};
use axum::http::header::{HOST, HeaderName, LOCATION, ORIGIN, RETRY_AFTER};
use axum::http::{HeaderValue, Method, StatusCode, Uri};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse as _, Response};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::timeout::TimeoutLayer;

use crate::app::App;
use crate::config::{names_this_machine, without_port};
use crate::page::{Frame, show_with};
use crate::problem::{Problem, Undressed};
use crate::visit::{self, Visit};

/// Longest form; uploads say more at their route.
const FORM_BYTES: usize = 64 * 1024;

#[derive(Template)]
#[template(path = "problem.html")]
struct ProblemPage {
    frame: Frame,
    title: String,
    sentence: String,
    id: String,
}

/// Wraps all routes.
pub fn around(router: Router<App>, app: &App) -> Router {
    router
        .layer(DefaultBodyLimit::max(FORM_BYTES))
        .layer(middleware::from_fn_with_state(app.clone(), visit::carry))
        .layer(middleware::from_fn_with_state(
            app.clone(),
            only_from_our_pages,
        ))
        .layer(middleware::from_fn_with_state(
            app.clone(),
            only_by_our_name,
        ))
        .layer(TimeoutLayer::with_status_code(
            StatusCode::REQUEST_TIMEOUT,
            Duration::from_secs(30),
        ))
        .layer(CatchPanicLayer::custom(say_it_broke))
        .layer(middleware::from_fn_with_state(app.clone(), dress))
        .layer(CompressionLayer::new())
        .layer(middleware::from_fn_with_state(app.clone(), harden))
        .with_state(app.clone())
}

fn say_it_broke(_: Box<dyn Any + Send>) -> Response {
    Problem::broken("a request panicked").into_response()
}

/// Refuses names that are not ours, so that nobody can make us link to theirs; and NUL, which no
/// address of ours holds and PostgreSQL can't compare with.
async fn only_by_our_name(State(app): State<App>, request: Request, next: Next) -> Response {
    let host = request.uri().host().map(str::to_string).or_else(|| {
        let host = request.headers().get(HOST)?.to_str().ok()?;
        Some(host.to_string())
    });
    if request
        .uri()
        .path_and_query()
        .is_some_and(|path| path.as_str().contains("%00"))
    {
        return Problem::NotFound.into_response();
    }
    match host {
        Some(host) if is_ours(&app, &host) => next.run(request).await,
        _ => Problem::Unreadable(crate::words::here().wrong_host()).into_response(),
    }
}

fn is_ours(app: &App, host: &str) -> bool {
    without_port(host) == without_port(app.settings.public_host())
        || (app.settings.listen.ip().is_loopback() && names_this_machine(host))
}

/// Lets what changes something through only from our own pages: browsers say where a form came
/// from, and a request that says nothing is refused. The form's token comes on top of it.
async fn only_from_our_pages(State(app): State<App>, request: Request, next: Next) -> Response {
    let is_safe = matches!(
        *request.method(),
        Method::GET | Method::HEAD | Method::OPTIONS
    );
    if !is_safe && !comes_from_us(&app, &request) {
        return Problem::StaleForm.into_response();
    }
    let response = next.run(request).await;
    if !is_safe {
        app.wake.notify_one();
    }
    response
}

fn comes_from_us(app: &App, request: &Request) -> bool {
    let header = |name: HeaderName| {
        request
            .headers()
            .get(name)
            .and_then(|value| value.to_str().ok())
    };
    let origin_is_ours = header(ORIGIN).map(|origin| {
        let host = origin.split_once("://").map_or("", |(_, host)| host);
        Some(host) == header(HOST) || origin == app.settings.public_url.trim_end_matches('/')
    });
    match header(HeaderName::from_static("sec-fetch-site")) {
        Some(site) => site == "same-origin" && origin_is_ours != Some(false),
        None => origin_is_ours == Some(true),
    }
}

/// Turns a problem, or a bare refusal, into a page.
async fn dress(State(app): State<App>, request: Request, next: Next) -> Response {
    let uri = request.uri().clone();
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().cloned();
    let response = next.run(request).await;
    let status = response.status();
    let problem = response.extensions().get::<Undressed>().cloned();
    let is_bare = (status.is_client_error() || status.is_server_error())
        && !response
            .headers()
            .get("content-type")
            .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    match problem {
        Some(Undressed(problem)) if matches!(*problem, Problem::SignInFirst) => {
            sign_in_first(&method, &uri)
        }
        Some(Undressed(problem)) => problem_page(&app, &problem, route.as_ref()),
        None if is_bare || status == StatusCode::METHOD_NOT_ALLOWED => {
            let mut page = bare_page(&app, status);
            copy_allow(&response, &mut page);
            page
        }
        None => response,
    }
}

fn copy_allow(from: &Response, to: &mut Response) {
    if let Some(allow) = from.headers().get("allow") {
        to.headers_mut().insert("allow", allow.clone());
    }
}

fn sign_in_first(method: &Method, uri: &Uri) -> Response {
    let path = if *method == Method::GET {
        uri.path_and_query().map_or("/", |path| path.as_str())
    } else {
        "/"
    };
    let next: String = form_urlencoded::byte_serialize(path.as_bytes()).collect();
    let location = HeaderValue::from_str(&format!("/sign-in?next={next}"))
        .unwrap_or_else(|_| HeaderValue::from_static("/sign-in"));
    (StatusCode::SEE_OTHER, [(LOCATION, location)]).into_response()
}

fn problem_page(app: &App, problem: &Problem, route: Option<&MatchedPath>) -> Response {
    let words = crate::words::here();
    let mut id = String::new();
    let (title, sentence) = match problem {
        Problem::NotFound => (words.not_found_title(), words.not_found_sentence()),
        Problem::StaleForm | Problem::SignInFirst => {
            (words.stale_form_title(), words.stale_form_sentence())
        }
        Problem::Unreadable(sentence) => (words.unreadable_title(), sentence.clone()),
        Problem::Conflict(sentence) => (words.conflict_title(), sentence.clone()),
        Problem::TooMany(seconds) => (
            words.too_many_title(),
            words.too_many_sentence((seconds + 59) / 60),
        ),
        Problem::Broken(fault) => {
            id = app.chance.id(app.now());
            // The route and not the path: paths hold the secrets of links.
            let route = route.map_or("no route", MatchedPath::as_str);
            tracing::error!(problem = %id, route, why = fault.for_log(), "a request failed");
            match fault.is_passing() {
                true => (words.passing_title(), words.passing_sentence()),
                false => (words.broken_title(), words.broken_sentence()),
            }
        }
    };
    let mut response = framed(app, problem.status(), title, sentence, id);
    if let Problem::TooMany(seconds) = problem {
        response
            .headers_mut()
            .insert(RETRY_AFTER, HeaderValue::from(*seconds));
    }
    response
}

fn bare_page(app: &App, status: StatusCode) -> Response {
    let words = crate::words::here();
    let (title, sentence) = match status {
        StatusCode::METHOD_NOT_ALLOWED => (words.method_title(), words.method_sentence()),
        StatusCode::REQUEST_TIMEOUT => (words.slow_title(), words.slow_sentence()),
        StatusCode::PAYLOAD_TOO_LARGE => (words.unreadable_title(), words.form_too_large()),
        StatusCode::NOT_FOUND => (words.not_found_title(), words.not_found_sentence()),
        _ => (words.other_title(), words.other_sentence()),
    };
    framed(app, status, title, sentence, String::new())
}

fn framed(app: &App, status: StatusCode, title: String, sentence: String, id: String) -> Response {
    let frame = Frame::new(app, &Visit::begin(app), "");
    show_with(
        status,
        &ProblemPage {
            frame,
            title,
            sentence,
            id,
        },
    )
    .unwrap_or_else(|_| status.into_response())
}

/// Headers on every answer: nothing inline, nothing framed, nothing kept, no address passed on.
async fn harden(State(app): State<App>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        headers
            .entry(*name)
            .or_insert(HeaderValue::from_static(value));
    }
    headers
        .entry("cache-control")
        .or_insert(HeaderValue::from_static("no-store"));
    if app.settings.is_https() {
        headers.insert(
            "strict-transport-security",
            HeaderValue::from_static("max-age=63072000; includeSubDomains"),
        );
    }
    response
}

const HEADERS: &[(&str, &str)] = &[
    (
        "content-security-policy",
        "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    ),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    (
        "permissions-policy",
        "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    ),
    ("x-robots-tag", "noindex"),
];
