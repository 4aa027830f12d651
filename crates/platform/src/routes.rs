//! A route says in one line how a page is reached, who may, and what answers.

use axum::handler::Handler;
use axum::routing::{MethodRouter, get, post};

use crate::app::App;

/// Who may come here. Each chapter declares the ones it enforces, beside its extractors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Who(pub &'static str);

/// Anybody, signed in or not.
pub const ANYONE: Who = Who("anyone");

/// One line of a chapter's table.
pub struct Route {
    /// `GET` or `POST`.
    pub method: &'static str,
    /// The path, with its parameters in braces.
    pub path: &'static str,
    /// Who may come here.
    pub who: Who,
    /// What answers.
    pub handler: MethodRouter<App>,
}

/// A page to look at.
pub fn page<H, T>(path: &'static str, who: Who, handler: H) -> Route
where
    H: Handler<T, App>,
    T: 'static,
{
    Route {
        method: "GET",
        path,
        who,
        handler: get(handler),
    }
}

/// Something to do.
pub fn act<H, T>(path: &'static str, who: Who, handler: H) -> Route
where
    H: Handler<T, App>,
    T: 'static,
{
    Route {
        method: "POST",
        path,
        who,
        handler: post(handler),
    }
}

impl Route {
    /// The same, for bodies up to `bytes`.
    #[must_use]
    pub fn with_room_for(mut self, bytes: usize) -> Self {
        self.handler = self
            .handler
            .layer(axum::extract::DefaultBodyLimit::max(bytes));
        self
    }
}
