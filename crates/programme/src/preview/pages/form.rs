//! GET /programmes/{programme}/preview/{role} and …/{role}/{step}: the form of a role. A mentor has
//! one page, a mentee a list of steps and one page for each, as when they apply.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use dyad_platform::app::App;
use dyad_platform::page::{Frame, show};
use dyad_platform::problem::Problem;
use dyad_platform::words::ENGLISH;

use crate::access::Coordinates;
use crate::access::at_the_door::AtTheDoor;
use crate::application::role_of;
use crate::applying::Raw;
use crate::applying::form::{Section, sections};
use crate::join::paragraphs;
use crate::preview::door;
use crate::template::{Form, Role};
use crate::urls;
use crate::words::Words;

#[derive(Template)]
#[template(path = "preview/pages/form.html")]
struct Page {
    frame: Frame,
    words: Words,
    slug: String,
    at: &'static str,
    programme: String,
    title: String,
    intro: String,
    /// Where a step is: the third of five.
    place: String,
    steps: Vec<Step>,
    sections: Vec<Section>,
    /// What is agreed to before sending, on the last page.
    before: Option<Before>,
    next: Option<(String, String)>,
    back: Option<String>,
}

/// A step in the list of a mentee.
struct Step {
    url: String,
    title: String,
    is_extra: bool,
}

/// What is agreed to before sending.
struct Before {
    texts: Vec<(String, Vec<String>)>,
    pledge: String,
}

/// Shows the one page of a mentor, or the list of steps of a mentee.
///
/// # Errors
/// [`Problem::NotFound`] for a role that there isn't, and those of the database.
pub async fn show_form(
    State(app): State<App>,
    desk: Coordinates,
    Path(path): Path<HashMap<String, String>>,
) -> Result<Response, Problem> {
    let role = role(&path)?;
    let (door, frame) = door(&app, desk).await?;
    let mut page = page(&door, frame, role);
    let slug = &door.programme.slug;
    page.before = Some(before(page.words, &door, role));
    if role == Role::Mentee {
        let steps = door.programme.template.form(role).steps.iter().enumerate();
        let step = |(at, step): (usize, &crate::template::Step)| Step {
            url: urls::preview_step(slug, role, at + 1),
            title: step.title.clone(),
            is_extra: step.extra,
        };
        page.steps = steps.map(step).collect();
    } else {
        page.sections = of(page.words, &door, role, None);
    }
    show(&page)
}

/// Shows one step of a mentee's form.
///
/// # Errors
/// [`Problem::NotFound`] for a step that there isn't, and those of the database.
pub async fn show_step(
    State(app): State<App>,
    desk: Coordinates,
    Path(path): Path<HashMap<String, String>>,
) -> Result<Response, Problem> {
    let role = role(&path)?;
    let (door, frame) = door(&app, desk).await?;
    let form = door.programme.template.form(role);
    let number = path.get("step").and_then(|step| step.parse::<usize>().ok());
    let at = number.and_then(|number| number.checked_sub(1));
    let at = at.filter(|at| *at < form.steps.len());
    let at = at.ok_or(Problem::NotFound)?;
    let mut page = page(&door, frame, role);
    let slug = &door.programme.slug;
    page.title = title(form, at);
    page.intro = String::new();
    page.place = page.words.step_of(
        i64::try_from(at + 1).unwrap_or(1),
        i64::try_from(form.steps.len()).unwrap_or(1),
    );
    page.sections = of(page.words, &door, role, Some(at));
    page.next = (at + 1 < form.steps.len())
        .then(|| (urls::preview_step(slug, role, at + 2), title(form, at + 1)));
    page.back = Some(match at {
        0 => urls::preview_as(slug, role),
        at => urls::preview_step(slug, role, at),
    });
    show(&page)
}

fn title(form: &Form, at: usize) -> String {
    form.steps
        .get(at)
        .map_or_else(String::new, |step| step.title.clone())
}

fn role(path: &HashMap<String, String>) -> Result<Role, Problem> {
    let role = path.get("role").and_then(|role| role_of(role));
    role.ok_or(Problem::NotFound)
}

fn page(door: &AtTheDoor, frame: Frame, role: Role) -> Page {
    let form = door.programme.template.form(role);
    Page {
        frame,
        words: Words(ENGLISH),
        slug: door.programme.slug.clone(),
        at: crate::application::role_key(role),
        programme: door.programme.name.clone(),
        title: form.title.clone(),
        intro: form.intro.clone(),
        place: String::new(),
        steps: Vec::new(),
        sections: Vec::new(),
        before: None,
        next: None,
        back: None,
    }
}

/// The fields as somebody finds them who begins.
fn of(words: Words, door: &AtTheDoor, role: Role, step: Option<usize>) -> Vec<Section> {
    let (template, raw) = (&door.programme.template, Raw::default());
    let mut sections = sections(words, template, role, step, &raw, None, &[]);
    if step.is_some() {
        sections.iter_mut().for_each(|it| it.title.clear());
    }
    sections
}

fn before(words: Words, door: &AtTheDoor, role: Role) -> Before {
    let (template, texts) = (&door.programme.template, &door.programme.template.texts);
    let expected = match role {
        Role::Mentor => &texts.expected_of_mentors,
        Role::Mentee => &texts.expected_of_mentees,
    };
    Before {
        texts: vec![
            (words.check_expected(), expected.clone()),
            (words.check_conduct(), texts.code_of_conduct.clone()),
            (
                words.check_confidentiality(),
                paragraphs(&texts.confidentiality),
            ),
        ],
        pledge: template.form(role).pledge.text.clone(),
    }
}
