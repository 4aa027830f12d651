//! A visit: the browser in front of us, known by a random cookie. Sessions and form tokens hang
//! on it; the cookie itself says nothing about who somebody is.

use axum::extract::{FromRequestParts, Request, State};
use axum::http::header::{COOKIE, SET_COOKIE};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;

use crate::app::App;
use crate::ids::hashed;
use crate::keys::Keys;
use crate::problem::Problem;

/// The browser that sent this request.
#[derive(Clone)]
pub struct Visit {
    token: String,
}

impl Visit {
    /// What is stored of it.
    #[must_use]
    pub fn hashed(&self) -> String {
        hashed(&self.token)
    }

    /// The token that every form of this visit carries.
    #[must_use]
    pub fn form_token(&self, keys: &Keys) -> String {
        keys.digest("form", &self.hashed())
    }

    /// A visit that begins now, with a new token: at the first page, and again at sign-in and
    /// sign-out, so that nobody can plant a known one.
    #[must_use]
    pub fn begin(app: &App) -> Self {
        Self {
            token: app.chance.secret(),
        }
    }

    /// The cookie that carries it.
    #[must_use]
    pub fn cookie(&self, app: &App) -> HeaderValue {
        let secure = if app.settings.is_https() {
            "; Secure"
        } else {
            ""
        };
        let text = format!(
            "{}={}; Path=/; HttpOnly; SameSite=Lax; Max-Age=7776000{secure}",
            cookie_name(app),
            self.token
        );
        HeaderValue::from_str(&text).unwrap_or_else(|_| HeaderValue::from_static(""))
    }

    fn of(app: &App, headers: &HeaderMap) -> Option<Self> {
        let name = cookie_name(app);
        let cookies = headers
            .get_all(COOKIE)
            .iter()
            .filter_map(|value| value.to_str().ok());
        cookies
            .flat_map(|text| text.split(';'))
            .filter_map(|pair| pair.trim().split_once('='))
            .find(|(key, token)| *key == name && token.len() == 43)
            .map(|(_, token)| Self {
                token: token.to_string(),
            })
    }
}

/// `__Host-` needs https; on a developer's own machine browsers refuse it over http.
fn cookie_name(app: &App) -> &'static str {
    if app.settings.is_https() {
        "__Host-dyad"
    } else {
        "dyad"
    }
}

/// Gives each request its [`Visit`], and a new browser its cookie.
pub async fn carry(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let known = Visit::of(&app, request.headers());
    let visit = known.clone().unwrap_or_else(|| Visit::begin(&app));
    request.extensions_mut().insert(visit.clone());
    let mut response = next.run(request).await;
    let is_page = response
        .headers()
        .get("content-type")
        .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if known.is_none() && is_page && !response.headers().contains_key(SET_COOKIE) {
        response
            .headers_mut()
            .append(SET_COOKIE, visit.cookie(&app));
    }
    response
}

impl FromRequestParts<App> for Visit {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, Problem> {
        parts
            .extensions
            .get::<Self>()
            .cloned()
            .ok_or_else(|| Problem::broken("a request without a visit"))
    }
}
