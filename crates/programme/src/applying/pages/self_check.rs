//! GET and POST /join/{programme}/as/{role}/self-check: ten statements that somebody weighs alone. What
//! is ticked goes into no table, URL or log: the page that counts it is the only place it comes to.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, State as FromApp};
use axum::response::Response;
use dyad_platform::app::App;
use dyad_platform::form::Filled;
use dyad_platform::page::{Frame, show};
use dyad_platform::problem::Problem;
use dyad_platform::words::ENGLISH;

use crate::access::at_the_door::AtTheDoor;
use crate::application::role_of;
use crate::template::question::Role;
use crate::urls;
use crate::words::Words;

#[derive(Template)]
#[template(path = "applying/pages/self_check.html")]
struct Page {
    frame: Frame,
    words: Words,
    programme: String,
    programme_url: String,
    action: String,
    apply_url: String,
    apply: String,
    intro: String,
    if_few_fit: String,
    statements: Vec<(String, String, bool)>,
    count: Option<usize>,
}

/// Shows the statements.
///
/// # Errors
/// [`Problem::NotFound`] when there is no such programme, or it isn't published.
pub async fn show_page(
    FromApp(app): FromApp<App>,
    door: AtTheDoor,
    Path(path): Path<HashMap<String, String>>,
) -> Result<Response, Problem> {
    show(&page(&app, &door, role(&path)?, None))
}

/// Says how many are true.
///
/// # Errors
/// As [`show_page`].
pub async fn count(
    FromApp(app): FromApp<App>,
    door: AtTheDoor,
    Path(path): Path<HashMap<String, String>>,
    filled: Filled,
) -> Result<Response, Problem> {
    show(&page(&app, &door, role(&path)?, Some(&filled)))
}

fn role(path: &HashMap<String, String>) -> Result<Role, Problem> {
    let role = path.get("role").and_then(|role| role_of(role));
    role.ok_or(Problem::NotFound)
}

fn page(app: &App, door: &AtTheDoor, role: Role, filled: Option<&Filled>) -> Page {
    let (template, slug) = (&door.programme.template, &door.programme.slug);
    let check = &template.self_check;
    let statements = match role {
        Role::Mentor => &check.for_mentors,
        Role::Mentee => &check.for_mentees,
    };
    let statements: Vec<(String, String, bool)> = statements
        .iter()
        .enumerate()
        .map(|(at, text)| {
            let name = format!("s{}", at + 1);
            let is_true = filled.is_some_and(|filled| filled.ticked(&name));
            (name, text.clone(), is_true)
        })
        .collect();
    Page {
        frame: door.frame(app, false),
        words: Words(ENGLISH),
        programme: door.programme.name.clone(),
        programme_url: urls::join(slug),
        action: urls::join_own(slug, role, "self-check"),
        apply_url: urls::join_as(slug, role),
        apply: template.form(role).title.clone(),
        intro: check.intro.clone(),
        if_few_fit: check.if_few_fit.clone(),
        count: filled.map(|_| statements.iter().filter(|(.., is_true)| *is_true).count()),
        statements,
    }
}

impl Page {
    /// Whether fewer than half are true.
    fn few_fit(&self) -> bool {
        self.count
            .is_some_and(|count| count * 2 < self.statements.len())
    }
}
