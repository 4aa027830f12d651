//! What a page answers when it can't do what was asked.
//!
//! A rule of the domain has its own small enum; each variant names a message of the catalogue.
//! A page turns it into a [`Problem::Conflict`] or shows the form again with the sentence at the
//! field. What one may not know is [`Problem::NotFound`], never "forbidden". An unexpected error
//! becomes a page with an id; the log line with that id carries its kind, never a value.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use crate::db::Replayable;
use crate::dialect;

/// Why a request was not done.
#[derive(Debug)]
pub enum Problem {
    /// There is no such thing, or it is not this person's to know.
    NotFound,
    /// A session is needed.
    SignInFirst,
    /// The request didn't come from our own page, or its page is too old.
    StaleForm,
    /// What was sent can't be read; the sentence says why.
    Unreadable(String),
    /// The world has moved on; the sentence says how.
    Conflict(String),
    /// Too many tries; seconds until the next one.
    TooMany(i64),
    /// Our own fault.
    Broken(Fault),
}

/// An unexpected error, on its way to the log.
#[derive(Debug)]
pub struct Fault(Kind);

#[derive(Debug)]
enum Kind {
    Engine(sqlx::Error),
    Said(String),
}

impl Problem {
    /// An unexpected state, described without any value that a person entered.
    #[must_use]
    pub fn broken(what: impl std::fmt::Display) -> Self {
        Self::Broken(Fault(Kind::Said(what.to_string())))
    }

    /// The HTTP status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::SignInFirst => StatusCode::UNAUTHORIZED,
            Self::StaleForm => StatusCode::FORBIDDEN,
            Self::Unreadable(_) => StatusCode::BAD_REQUEST,
            Self::Conflict(_) => StatusCode::CONFLICT,
            Self::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Broken(fault) if fault.is_passing() => StatusCode::SERVICE_UNAVAILABLE,
            Self::Broken(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

impl Fault {
    /// Whether it will probably pass by itself: the database was busy, full or away.
    #[must_use]
    pub fn is_passing(&self) -> bool {
        matches!(
            &self.0,
            Kind::Engine(sqlx::Error::PoolTimedOut | sqlx::Error::Io(_))
        ) || self.is_full()
            || matches!(&self.0, Kind::Engine(error) if dialect::lost_a_race(error))
    }

    fn is_full(&self) -> bool {
        let Kind::Engine(error) = &self.0 else {
            return false;
        };
        // SQLITE_FULL, SQLITE_IOERR family, SQLITE_READONLY; PostgreSQL disk_full and shutdown.
        error
            .as_database_error()
            .and_then(|e| e.code())
            .is_some_and(|code| {
                matches!(code.as_ref(), "13" | "8" | "53100" | "57P01" | "57P03")
                    || code.parse::<u32>().is_ok_and(|n| n & 0xff == 10)
            })
    }

    /// The kind of error, for the log: never a value.
    #[must_use]
    pub fn for_log(&self) -> String {
        match &self.0 {
            Kind::Engine(error) => match error.as_database_error() {
                Some(db) => format!(
                    "database error {}: {}",
                    db.code().unwrap_or_default(),
                    db.message()
                ),
                None => format!("database: {error}"),
            },
            Kind::Said(text) => text.clone(),
        }
    }
}

impl From<sqlx::Error> for Problem {
    fn from(error: sqlx::Error) -> Self {
        Self::Broken(Fault(Kind::Engine(error)))
    }
}

impl From<crate::keys::WillNotOpen> for Problem {
    fn from(error: crate::keys::WillNotOpen) -> Self {
        Self::broken(error)
    }
}

impl From<askama::Error> for Problem {
    fn from(error: askama::Error) -> Self {
        Self::broken(error)
    }
}

impl Replayable for Problem {
    fn asks_for_replay(&self) -> bool {
        matches!(self, Self::Broken(Fault(Kind::Engine(error))) if dialect::lost_a_race(error))
    }
}

/// A problem on its way out; the frame around all pages turns it into a page (`page::dress`).
#[derive(Clone)]
pub struct Undressed(pub std::sync::Arc<Problem>);

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response
            .extensions_mut()
            .insert(Undressed(std::sync::Arc::new(self)));
        response
    }
}
