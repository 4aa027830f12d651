//! The frame around every page.

use askama::Template;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};

use crate::app::App;
use crate::assets;
use crate::problem::Problem;
use crate::visit::Visit;
use crate::words::{ENGLISH, Lang, Words};

/// A link of the main navigation.
#[derive(Clone)]
pub struct NavLink {
    /// Where it leads.
    pub href: String,
    /// What it says.
    pub label: String,
    /// Whether the page belongs there.
    pub here: bool,
}

/// What the layout needs to know about a page.
pub struct Frame {
    /// Language of the page.
    pub lang: Lang,
    /// Name of the organisation.
    pub brand: String,
    /// Main navigation; empty when signed out.
    pub nav: Vec<NavLink>,
    /// Token of the visit, for each form.
    pub csrf: String,
    /// Key that makes a form do one thing.
    pub once: String,
    /// Whether a form is shown again with mistakes.
    pub has_errors: bool,
    /// URL of the stylesheet.
    pub stylesheet: &'static str,
    /// URL of the icon.
    pub mark: &'static str,
    /// The platform's own texts.
    pub words: Words,
}

/// Who can read a field or a block, in words. Made by the module that enforces it.
pub struct Readers {
    /// Whether it is sealed to the pair or the person (lock) or open to staff too (eye).
    pub sealed: bool,
    /// "Only you and Grace".
    pub text: String,
    /// Id, so that the field can point to it; may be empty.
    pub id: &'static str,
}

/// A mistake in a form: the field's id and the sentence shown at it.
pub struct Mistake {
    /// Id of the field.
    pub field: &'static str,
    /// What is the matter, and what would help.
    pub sentence: String,
}

impl Frame {
    /// A frame for somebody signed out.
    #[must_use]
    pub fn new(app: &App, visit: &Visit, brand: &str) -> Self {
        Self {
            lang: ENGLISH,
            brand: if brand.is_empty() {
                "Dyad".into()
            } else {
                brand.into()
            },
            nav: Vec::new(),
            csrf: visit.form_token(&app.keys),
            once: app.chance.secret(),
            has_errors: false,
            stylesheet: assets::stylesheet(),
            mark: assets::mark(),
            words: Words(ENGLISH),
        }
    }

    /// The same with this navigation.
    #[must_use]
    pub fn with_nav(mut self, nav: Vec<NavLink>) -> Self {
        self.nav = nav;
        self
    }

    /// The same, marked as showing mistakes.
    #[must_use]
    pub fn with_errors(mut self) -> Self {
        self.has_errors = true;
        self
    }
}

/// The sentence at `field`, if there is one.
#[must_use]
pub fn mistake_at<'m>(mistakes: &'m [Mistake], field: &str) -> Option<&'m str> {
    mistakes
        .iter()
        .find(|mistake| mistake.field == field)
        .map(|mistake| mistake.sentence.as_str())
}

/// Renders a page.
///
/// # Errors
/// When the template fails, which no input should make it do.
pub fn show(template: &impl Template) -> Result<Response, Problem> {
    show_with(StatusCode::OK, template)
}

/// Renders a form again, with its mistakes.
///
/// # Errors
/// As [`show`].
pub fn show_again(template: &impl Template) -> Result<Response, Problem> {
    show_with(StatusCode::UNPROCESSABLE_ENTITY, template)
}

/// Renders a page with a status of its own.
///
/// # Errors
/// As [`show`].
pub fn show_with(status: StatusCode, template: &impl Template) -> Result<Response, Problem> {
    let html = template.render()?;
    let mut response = (status, html).into_response();
    response.headers_mut().insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("text/html; charset=utf-8"),
    );
    Ok(response)
}

/// Leads on after a POST: 303, so that reloading doesn't send the form again.
#[must_use]
pub fn go_to(url: &str) -> Response {
    match HeaderValue::from_str(url) {
        Ok(location) => (StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response(),
        Err(_) => Problem::NotFound.into_response(),
    }
}
