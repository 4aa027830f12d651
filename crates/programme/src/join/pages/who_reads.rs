//! GET /join/{programme}/who-reads-what: every question that is asked, by who can read the answer. It
//! is made of the same lists that decide what pages show, so it can't promise anything else.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use dyad_platform::app::App;
use dyad_platform::page::{Frame, show};
use dyad_platform::problem::Problem;
use dyad_platform::words::ENGLISH;

use crate::access::at_the_door::AtTheDoor;
use crate::applying::{form, is_asked, whose_eyes};
use crate::template::Template as Programme;
use crate::template::question::{Readers, Role};
use crate::urls;
use crate::words::Words;

#[derive(Template)]
#[template(path = "join/pages/who_reads.html")]
struct Page {
    frame: Frame,
    words: Words,
    name: String,
    slug: String,
    is_preview: bool,
    url: String,
    sides: Vec<(String, Vec<Group>)>,
    confidentiality: Vec<String>,
}

struct Group {
    who: String,
    is_sealed: bool,
    questions: Vec<String>,
}

/// Shows the page.
///
/// # Errors
/// [`Problem::NotFound`] when there is no such programme, or it isn't published.
pub async fn show_page(State(app): State<App>, door: AtTheDoor) -> Result<Response, Problem> {
    show(&page(&door, door.frame(&app, false)))
}

/// The page, in any frame.
pub(crate) fn page(door: &AtTheDoor, frame: Frame) -> impl Template + use<> {
    let words = Words(ENGLISH);
    let template = &door.programme.template;
    let slug = &door.programme.slug;
    Page {
        frame,
        words,
        name: door.programme.name.clone(),
        slug: slug.clone(),
        is_preview: door.is_preview,
        url: if door.is_preview {
            urls::preview(slug)
        } else {
            urls::join(slug)
        },
        sides: vec![
            (
                words.reads_as_mentee(),
                groups(words, template, Role::Mentee),
            ),
            (
                words.reads_as_mentor(),
                groups(words, template, Role::Mentor),
            ),
        ],
        confidentiality: crate::join::paragraphs(&template.texts.confidentiality),
    }
}

fn groups(words: Words, template: &Programme, role: Role) -> Vec<Group> {
    let mut groups: Vec<(Readers, Group)> = Vec::new();
    for question in template
        .asked_of(role)
        .filter(|question| is_asked(question))
    {
        let label = question.label_for(role).to_string();
        match groups
            .iter_mut()
            .find(|(readers, _)| *readers == question.readers)
        {
            Some((_, group)) => group.questions.push(label),
            None => groups.push((
                question.readers,
                Group {
                    who: whose_eyes(words, question.readers),
                    is_sealed: false,
                    questions: vec![label],
                },
            )),
        }
    }
    let mut groups: Vec<Group> = groups.into_iter().map(|(_, group)| group).collect();
    groups.push(Group {
        who: form::only_you(words),
        is_sealed: true,
        questions: vec![words.reads_check(), words.reads_draft()],
    });
    groups
}
