//! GET /programmes/{programme}/settings: all subjects, and how many things differ from the template.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use dyad_platform::app::App;
use dyad_platform::page::{Frame, show};
use dyad_platform::problem::Problem;
use dyad_platform::read_tx;
use dyad_platform::words::ENGLISH;

use super::saving;
use crate::access::{Coordinates, Desk};
use crate::settings::difference;
use crate::settings::subjects::SUBJECTS;
use crate::urls;
use crate::words::Words;

#[derive(Template)]
#[template(path = "settings/pages/list.html")]
struct Page {
    frame: Frame,
    words: Words,
    name: String,
    origin: String,
    file: String,
    lines: Vec<Line>,
}

struct Line {
    url: String,
    title: String,
    lede: String,
    differs: usize,
}

/// Shows the list.
///
/// # Errors
/// Those of the database.
pub async fn show_page(State(app): State<App>, desk: Coordinates) -> Result<Response, Problem> {
    let words = Words(ENGLISH);
    let both = read_tx!(app.db, |tx| saving::held(tx, &desk).await)?.both;
    let lines = SUBJECTS.iter().map(|subject| Line {
        url: urls::subject(&desk.programme.slug, subject.key),
        title: (subject.title)(words),
        lede: (subject.lede)(words),
        differs: difference::count(subject, &both.now, &both.then),
    });
    let coordinators = Line {
        url: urls::coordinators(&desk.programme.slug),
        title: words.coordinators_title(),
        lede: words.coordinators_lede(),
        differs: 0,
    };
    let mut lines: Vec<Line> = lines.collect();
    lines.push(coordinators);
    show(&Page {
        frame: desk.frame(&app, Desk::Settings),
        words,
        lines,
        file: urls::programme_file(&desk.programme.slug),
        name: desk.programme.name.clone(),
        origin: desk.programme.origin.name.clone(),
    })
}
