//! GET /programmes/{programme}/imports/{import}: what a spreadsheet would become, before anything
//! is saved.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, RawQuery, State};
use axum::response::Response;
use dyad_platform::app::App;
use dyad_platform::page::{Frame, Readers, show};
use dyad_platform::problem::Problem;
use dyad_platform::read_tx;
use dyad_platform::words::ENGLISH;

use super::bring::{named, only_its_maker};
use super::columns::{Column, columns};
use super::fixes::{Fix, Reader, Warning};
use super::look::{Looked, look};
use super::reading::{Reading, reading};
use crate::access::{Coordinates, Desk};
use crate::application::filter::Filter;
use crate::application::gist;
use crate::entry::Standing;
use crate::import::arrivals::{Arrival, Everybody, arrival, coming};
use crate::import::{Answer, AppliesAs, Counts, Person};
use crate::paging::{PageLink, Paging};
use crate::words::Words;
use crate::{entry, urls};

#[derive(Template)]
#[template(path = "import/pages/preview.html")]
struct Page {
    frame: Frame,
    words: Words,
    readers: Readers,
    file: String,
    made: String,
    made_machine: String,
    counts: Counts,
    /// How many people an import would bring in now.
    coming: usize,
    missing: Vec<String>,
    fixes: Vec<Fix>,
    warnings: Vec<Warning>,
    warned: Paged,
    reading: Reading,
    columns: Vec<Column>,
    /// How those stand whom it entered without their own yes.
    standing: Standing,
    /// Whether it came in and can be taken back; whether it was.
    is_in: bool,
    is_undone: bool,
    ready: Vec<Ready>,
    shown: Paged,
    urls: Urls,
}

/// Which rows of a table are shown, and the links to the others.
struct Paged {
    paging: Paging,
    links: Vec<PageLink>,
    next: Option<String>,
}

/// Where the page's forms and links lead.
struct Urls {
    accept: String,
    correct: String,
    columns: String,
    reading: String,
    undo: String,
    letters: String,
    another: String,
    review: String,
}

struct Ready {
    row: u32,
    name: String,
    address: String,
    applies_as: String,
    gist: String,
    zone: String,
    arrival: String,
}

/// Which pages of its tables are asked for.
struct Asked {
    page: usize,
    warnings: usize,
}

/// Shows the preview.
///
/// # Errors
/// [`Problem::NotFound`] when there is no such spreadsheet, and those of the database.
pub async fn show_page(
    State(app): State<App>,
    desk: Coordinates,
    Path(path): Path<HashMap<String, String>>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let id = path.get("import").ok_or(Problem::NotFound)?;
    let looked = look(&app, &desk, id).await?;
    let standing = read_tx!(app.db, |tx| Ok::<_, Problem>(
        entry::store::standing(tx, id).await?
    ))?;
    let readers = only_its_maker(Words(ENGLISH));
    let frame = desk.frame(&app, Desk::People);
    show(&page(
        frame,
        readers,
        &desk,
        (&looked, standing),
        &asked(&query.unwrap_or_default()),
    ))
}

fn page(
    frame: Frame,
    readers: Readers,
    desk: &Coordinates,
    (looked, standing): (&Looked, Standing),
    asked: &Asked,
) -> Page {
    let (words, template) = (Words(ENGLISH), &desk.programme.template);
    let urls = urls_of(&desk.programme.slug, &looked.parked.id);
    let own = urls::one_import(&desk.programme.slug, &looked.parked.id);
    let reader = Reader::new(words, looked, template);
    let all_warnings = reader.warnings();
    let warned = paged(all_warnings.len(), asked.warnings, |n| {
        format!("{own}?warnings={n}#warnings")
    });
    let people = &looked.preview.ready;
    let shown = paged(people.len(), asked.page, |n| {
        format!("{own}?page={n}#ready")
    });
    let warnings = reader.shown(warned.paging.cut(&all_warnings));
    let ready = shown
        .paging
        .cut(people)
        .iter()
        .map(|person| ready(words, desk, person, &looked.everybody))
        .collect();
    Page {
        frame,
        words,
        readers,
        file: named(words, &looked.parked.file_name),
        made: looked.parked.made_at.date(&desk.signed_in.person.zone),
        made_machine: looked.parked.made_at.machine(),
        counts: looked.preview.counts,
        coming: coming(people, &looked.everybody),
        missing: reader.missing(),
        fixes: reader.fixes(),
        warnings,
        warned,
        reading: reading(words, looked, template),
        columns: columns(words, looked, template),
        standing,
        is_in: looked.parked.done_at.is_some(),
        is_undone: looked.parked.undone_at.is_some(),
        ready,
        shown,
        urls,
    }
}

fn asked(query: &str) -> Asked {
    let mut asked = Asked {
        page: 1,
        warnings: 1,
    };
    for (name, value) in form_urlencoded::parse(query.as_bytes()) {
        match name.as_ref() {
            "page" => asked.page = value.parse().unwrap_or(1),
            "warnings" => asked.warnings = value.parse().unwrap_or(1),
            _ => {}
        }
    }
    asked
}

fn paged(total: usize, page: usize, href: impl Fn(usize) -> String) -> Paged {
    let paging = Paging::of(total, page);
    Paged {
        links: paging.links(&href),
        next: paging.next(&href),
        paging,
    }
}

fn urls_of(slug: &str, id: &str) -> Urls {
    Urls {
        accept: urls::accept_import(slug, id),
        correct: urls::correct_import(slug, id),
        columns: urls::import_columns(slug, id),
        reading: urls::read_import(slug, id),
        undo: urls::undo_import(slug, id),
        letters: urls::entry_letters(slug, id),
        another: urls::import(slug),
        review: Filter::read(&format!("import={id}")).on(&urls::people(slug)),
    }
}

fn ready(words: Words, desk: &Coordinates, person: &Person, everybody: &Everybody) -> Ready {
    let zone = person.answers.values().find_map(|answer| match answer {
        Answer::Zone(zone) => Some(zone.clone()),
        _ => None,
    });
    Ready {
        row: person.row,
        name: person.name.clone(),
        address: person.email.clone(),
        applies_as: match person.applies_as {
            AppliesAs::Mentee => words.role_mentee(),
            AppliesAs::Mentor => words.role_mentor(),
            AppliesAs::Both => words.role_both(),
        },
        gist: gist(&desk.programme.template, &person.answers).join(" · "),
        zone: zone.unwrap_or_default(),
        arrival: match arrival(person, everybody) {
            Arrival::New => words.arrival_new(),
            Arrival::Known => words.arrival_known(),
            Arrival::AlreadyIn => words.arrival_in(),
            Arrival::Refused => words.arrival_refused(),
        },
    }
}
