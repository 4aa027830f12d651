//! GET /mails and /mails/{file}: letters kept as files until a mail server is configured. Only
//! there is no mail server, and only for whoever sits at the machine.

use askama::Template;
use axum::extract::{ConnectInfo, FromRequestParts, Path, State};
use axum::http::request::Parts;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse as _, Response};
use dyad_platform::app::App;
use dyad_platform::config::names_this_machine;
use dyad_platform::mail::Transport;
use dyad_platform::page::{Frame, show};
use dyad_platform::problem::Problem;
use dyad_platform::visit::Visit;
use dyad_platform::words::ENGLISH;
use std::net::SocketAddr;
use std::path::PathBuf;

use crate::words::Words;

/// Proof that mails are kept as files and the request comes from this very machine.
pub struct AtTheMachine {
    folder: PathBuf,
}

struct Kept {
    file: String,
    to: String,
    subject: String,
}

#[derive(Template)]
#[template(path = "visitor/pages/mails.html")]
struct Page {
    frame: Frame,
    words: Words,
    mails: Vec<Kept>,
}

impl FromRequestParts<App> for AtTheMachine {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let is_near = parts
            .extensions
            .get::<ConnectInfo<SocketAddr>>()
            .is_some_and(|peer| peer.0.ip().is_loopback());
        let is_named_near = parts
            .headers
            .get("host")
            .and_then(|host| host.to_str().ok())
            .is_some_and(names_this_machine);
        let is_proxied = parts.headers.contains_key("x-forwarded-for")
            || parts.headers.contains_key("forwarded");
        match &app.mail {
            Transport::Files(folder)
                if is_near && is_named_near && !is_proxied && app.settings.keeps_mails() =>
            {
                Ok(Self {
                    folder: folder.clone(),
                })
            }
            _ => Err(Problem::NotFound),
        }
    }
}

/// The newest hundred letters.
///
/// # Errors
/// When the folder can't be read.
pub async fn list(
    State(app): State<App>,
    visit: Visit,
    at: AtTheMachine,
) -> Result<Response, Problem> {
    let mut files: Vec<String> = std::fs::read_dir(&at.folder)
        .map(|entries| {
            entries
                .flatten()
                .map(|entry| entry.file_name().to_string_lossy().into_owned())
                .collect()
        })
        .unwrap_or_default();
    files.retain(|file| is_letter(file));
    files.sort_unstable_by(|a, b| b.cmp(a));
    let mails = files
        .into_iter()
        .take(100)
        .filter_map(|file| summary(&at.folder, file))
        .collect();
    show(&Page {
        frame: Frame::new(&app, &visit, ""),
        words: Words(ENGLISH),
        mails,
    })
}

/// One letter as plain text.
///
/// # Errors
/// When there is no such letter.
pub async fn read(at: AtTheMachine, Path(file): Path<String>) -> Result<Response, Problem> {
    if !is_letter(&file) {
        return Err(Problem::NotFound);
    }
    let bytes = std::fs::read(at.folder.join(&file)).map_err(|_| Problem::NotFound)?;
    let mut response = decoded(&bytes).into_response();
    response.headers_mut().insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("text/plain; charset=utf-8"),
    );
    Ok(response)
}

fn is_letter(file: &str) -> bool {
    file.strip_suffix(".eml").is_some_and(|stem| {
        !stem.is_empty()
            && stem
                .chars()
                .all(|letter| letter.is_ascii_alphanumeric() || letter == '-')
    })
}

fn summary(folder: &std::path::Path, file: String) -> Option<Kept> {
    let bytes = std::fs::read(folder.join(&file)).ok()?;
    let (headers, _) = dyad_platform::mail::read_back(&bytes);
    let header = |name: &str| {
        headers
            .iter()
            .find(|(key, _)| key.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.clone())
            .unwrap_or_default()
    };
    Some(Kept {
        to: header("To"),
        subject: header("Subject"),
        file,
    })
}

fn decoded(bytes: &[u8]) -> String {
    let (headers, text) = dyad_platform::mail::read_back(bytes);
    let shown = ["From", "To", "Reply-To", "Subject", "Date"];
    let head: String = headers
        .iter()
        .filter(|(key, _)| shown.contains(&key.as_str()))
        .map(|(key, value)| format!("{key}: {value}\n"))
        .collect();
    format!("{head}\n{text}")
}
