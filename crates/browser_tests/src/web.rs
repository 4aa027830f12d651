//! Plain HTTP, without a browser: the source of a page, and whether a link lives.

use std::time::Duration;

use serde_json::Value;
use ureq::{Agent, Body, http::Response};

use crate::Outcome;

/// A screenshot in base64 is the largest thing that ever comes back, in bytes.
const LARGEST_ANSWER: u64 = 64 << 20;

/// A client that follows nothing, remembers nothing and uses no proxy.
#[derive(Debug, Clone)]
pub struct Web(Agent);

/// What a server answered.
#[derive(Debug)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// Without parameters, as in `text/html`; empty when there was none.
    pub content_type: String,
    /// Where a redirect leads.
    pub location: Option<String>,
    /// The body, with broken UTF-8 replaced.
    pub body: String,
}

impl Web {
    /// A client that waits for an answer no longer than `patience`.
    pub fn new(patience: Duration) -> Self {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .proxy(None)
            .timeout_global(Some(patience));
        Self(config.build().into())
    }

    /// Asks for `url` with the header `Cookie: {cookies}`.
    ///
    /// # Errors
    /// When nobody answers; a bad status is an answer.
    pub fn get(&self, url: &str, cookies: &str) -> Outcome<Answer> {
        let request = self.0.get(url).header("Accept", "text/html,*/*");
        let request = if cookies.is_empty() {
            request
        } else {
            request.header("Cookie", cookies)
        };
        answer(request.call()?)
    }

    /// Sends `DELETE` to `url`.
    ///
    /// # Errors
    /// When nobody answers; a bad status is an answer.
    pub fn delete(&self, url: &str) -> Outcome<Answer> {
        answer(self.0.delete(url).call()?)
    }

    /// Posts `json` to `url`.
    ///
    /// # Errors
    /// When nobody answers; a bad status is an answer.
    pub fn post_json(&self, url: &str, json: &Value) -> Outcome<Answer> {
        let request = self.0.post(url).header("Content-Type", "application/json");
        answer(request.send(json.to_string())?)
    }
}

fn answer(mut response: Response<Body>) -> Outcome<Answer> {
    let header = |name| response.headers().get(name)?.to_str().ok();
    let location = header("location").map(str::to_owned);
    let content_type = header("content-type").and_then(|it| it.split(';').next());
    let content_type = content_type.unwrap_or_default().trim().to_owned();
    let status = response.status().as_u16();
    let body = response.body_mut().with_config().limit(LARGEST_ANSWER);
    Ok(Answer {
        status,
        content_type,
        location,
        // Some answers are files, and not text at all.
        body: String::from_utf8_lossy(&body.read_to_vec()?).into_owned(),
    })
}
