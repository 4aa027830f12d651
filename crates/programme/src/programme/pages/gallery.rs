//! GET /programmes/new: the templates, in words.

use axum::extract::State;
use axum::response::Response;
use dyad_people::access::Administrates;
use dyad_platform::app::App;
use dyad_platform::page::{Frame, show};
use dyad_platform::problem::Problem;
use dyad_platform::words::ENGLISH;

use super::list::nav_link;
use crate::template::{MatchingMode, Template, shipped};
use crate::words::Words;

#[derive(askama::Template)]
#[template(path = "programme/pages/gallery.html")]
struct Page {
    frame: Frame,
    words: Words,
    templates: Vec<Template>,
}

/// Shows what there is to choose from.
///
/// # Errors
/// When the shipped templates can't be read.
pub async fn show_page(
    State(app): State<App>,
    administrates: Administrates,
) -> Result<Response, Problem> {
    let templates = shipped().map_err(|_| Problem::broken("a shipped template can't be read"))?;
    show(&Page {
        frame: administrates.0.frame(&app, vec![nav_link()]),
        words: Words(ENGLISH),
        templates,
    })
}

impl Page {
    fn term(&self, template: &Template) -> String {
        self.words.gallery_term(i64::from(template.term.months))
    }

    fn matching(&self, template: &Template) -> String {
        match template.policy.matching {
            MatchingMode::Assigned => self.words.gallery_assigned(),
            MatchingMode::Ranked => self.words.gallery_ranked(),
            MatchingMode::Request => self.words.gallery_request(),
            MatchingMode::Hybrid => self.words.gallery_hybrid(),
        }
    }
}
