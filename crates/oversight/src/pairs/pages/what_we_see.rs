//! GET /programmes/{programme}/what-we-see: the closed list, in sentences.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use dyad_platform::app::App;
use dyad_platform::page::{Frame, Readers, show};
use dyad_platform::problem::Problem;
use dyad_platform::words::ENGLISH;
use dyad_programme::access::{Coordinates, Desk};

use super::fact_name;
use crate::pairs::{FACTS, Fact};
use crate::urls;
use crate::words::Words;

#[derive(Template)]
#[template(path = "pairs/pages/what_we_see.html")]
struct Page {
    frame: Frame,
    words: Words,
    readers: Readers,
    facts: Vec<(String, String)>,
    back: String,
}

/// Shows the list.
///
/// # Errors
/// None of its own.
pub(crate) async fn show_page(
    State(app): State<App>,
    desk: Coordinates,
) -> Result<Response, Problem> {
    let words = Words(ENGLISH);
    show(&Page {
        frame: desk.frame(&app, Desk::Pairs),
        words,
        readers: Readers {
            sealed: false,
            text: words.what_readers(desk.programme.name.as_str()),
            id: "",
        },
        facts: FACTS
            .into_iter()
            .map(|fact| (fact_name(words, fact), sentence(words, fact)))
            .collect(),
        back: urls::pairs(&desk.programme.slug),
    })
}

fn sentence(words: Words, fact: Fact) -> String {
    match fact {
        Fact::Names => words.what_names(),
        Fact::Phase => words.what_phase(),
        Fact::Began => words.what_began(),
        Fact::PlannedEnd => words.what_planned_end(),
        Fact::Agreement => words.what_agreement(),
        Fact::Talks => words.what_talks(),
        Fact::Contact => words.what_contact(),
        Fact::Standing => words.what_standing(),
    }
}
