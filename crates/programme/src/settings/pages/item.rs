//! GET and POST /programmes/{programme}/settings/{subject}/{list}/{item}, and without the last part:
//! one thing in a list, and a new one.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use dyad_platform::app::App;
use dyad_platform::db::Tx;
use dyad_platform::form::Filled;
use dyad_platform::page::{Frame, go_to, show, show_again};
use dyad_platform::problem::Problem;
use dyad_platform::words::ENGLISH;
use dyad_platform::{read_tx, write_tx};
use serde_json::{Value, json};

use super::Both;
use super::rows::{Control, Row, Source};
use super::saving::{self, Outcome};
use super::subject::named;
use crate::access::{Coordinates, Desk};
use crate::settings::change::{self, Deed, Wish};
use crate::settings::difference::{self, Relation};
use crate::settings::shape::{Kind, List, Slip, Subject};
use crate::settings::{Act, reading, tree};
use crate::urls;
use crate::words::Words;

#[derive(Template)]
#[template(path = "settings/pages/item.html")]
struct Page {
    frame: Frame,
    words: Words,
    title: String,
    above: String,
    above_url: String,
    url: String,
    rows: Vec<Row>,
    slips: Vec<Slip>,
    mark: String,
    is_unsaved: bool,
}

/// Where a page is: a list, and a thing in it unless it is new.
struct Place {
    subject: &'static Subject,
    list: &'static List,
    id: Option<String>,
}

/// Shows a form for a new one.
///
/// # Errors
/// [`Problem::NotFound`] where there is no such list.
pub async fn show_new(
    State(app): State<App>,
    desk: Coordinates,
    Path(path): Path<HashMap<String, String>>,
) -> Result<Response, Problem> {
    show_page(State(app), desk, Path(path)).await
}

/// Shows one thing.
///
/// # Errors
/// [`Problem::NotFound`] where there is no such thing.
pub async fn show_page(
    State(app): State<App>,
    desk: Coordinates,
    Path(path): Path<HashMap<String, String>>,
) -> Result<Response, Problem> {
    let place = place(&path)?;
    let held = read_tx!(app.db, |tx| saving::held(tx, &desk).await)?;
    let value = opened(&place, &held.both.now)?;
    show(&page(&app, &desk, &place, &held.both, &value, Vec::new()))
}

/// Adds a new one.
///
/// # Errors
/// As [`save`].
pub async fn add(
    State(app): State<App>,
    desk: Coordinates,
    Path(path): Path<HashMap<String, String>>,
    filled: Filled,
) -> Result<Response, Problem> {
    save(State(app), desk, Path(path), filled).await
}

/// Saves one thing, or does with its rows what the button said.
///
/// # Errors
/// Those of the database, and as [`show_page`].
pub async fn save(
    State(app): State<App>,
    desk: Coordinates,
    Path(path): Path<HashMap<String, String>>,
    filled: Filled,
) -> Result<Response, Problem> {
    let place = place(&path)?;
    let outcome = write_tx!(app.db, |tx| {
        if let Some(url) = filled.led_to(tx).await? {
            return Ok(Outcome::Done(url));
        }
        let outcome = act(tx, &app, &desk, &place, &filled).await?;
        if let Outcome::Done(url) = &outcome {
            filled.leads_to(tx, url, app.now()).await?;
        }
        Ok::<_, Problem>(outcome)
    })?;
    match outcome {
        Outcome::Done(url) => Ok(go_to(&url)),
        Outcome::Again(held, value, slips) => {
            let is_fine = slips.is_empty();
            let mut page = page(&app, &desk, &place, &held.both, &value, slips);
            if is_fine {
                page.is_unsaved = true;
                return show(&page);
            }
            page.frame = page.frame.with_errors();
            show_again(&page)
        }
    }
}

fn place(path: &HashMap<String, String>) -> Result<Place, Problem> {
    let subject = named(path)?;
    let is_there =
        |list: &&List| path.contains_key("item") || !(list.add)(Words(ENGLISH)).is_empty();
    let list = path
        .get("list")
        .and_then(|key| subject.list(key))
        .filter(is_there);
    Ok(Place {
        subject,
        list: list.ok_or(Problem::NotFound)?,
        id: path.get("item").cloned(),
    })
}

/// The thing of a place as its page edits it.
fn opened(place: &Place, template: &Value) -> Result<Value, Problem> {
    let Some(id) = &place.id else {
        return serde_json::from_str(place.list.blank)
            .map_err(|_| Problem::broken("a new thing that can't be read"));
    };
    let items = tree::items(template, place.list.path);
    let at = place.list.position(items, id).ok_or(Problem::NotFound)?;
    let item = items.get(at).ok_or(Problem::NotFound)?;
    Ok((place.list.open)(template, item.clone()))
}

/// What the template had in its place.
fn counterpart(place: &Place, both: &Both) -> Option<Value> {
    let open = |template: &Value| -> Vec<Value> {
        let items = tree::items(template, place.list.path).iter();
        items
            .map(|item| (place.list.open)(template, item.clone()))
            .collect()
    };
    let (now, then) = (open(&both.now), open(&both.then));
    let at = place.list.position(&now, place.id.as_ref()?)?;
    match difference::relate(place.list, &now, &then).0.get(at)? {
        Relation::Same(index) | Relation::Changed(index) => then.get(*index).cloned(),
        Relation::Own => None,
    }
}

async fn act(
    tx: &mut Tx,
    app: &App,
    desk: &Coordinates,
    place: &Place,
    filled: &Filled,
) -> Result<Outcome, Problem> {
    let (words, list) = (Words(ENGLISH), place.list);
    let held = saving::held(tx, desk).await?;
    let base = opened(place, &held.both.now)?;
    let (mut value, mut slips) = reading::read(words, list.fields, &base, filled);
    let mut did = if place.id.is_some() {
        Act::Changed
    } else {
        Act::Added
    };
    match Wish::read(filled.text("do")) {
        Wish::Item(deed, path, at) => {
            with_rows(list, &mut value, filled, deed, path, at);
            return Ok(Outcome::Again(Box::new(held), value, Vec::new()));
        }
        Wish::Restore(path) => {
            if let Some(then) = counterpart(place, &held.both) {
                tree::set(&mut value, path, tree::get(&then, path).clone());
                slips.retain(|slip| slip.field != path);
                did = Act::Restored;
            }
        }
        Wish::Save | Wish::Undo(_) => {}
    }
    if filled.text("mark") != saving::mark(place.subject, &held.both.now) {
        slips.push(saving::overtaken(words));
    }
    if !slips.is_empty() {
        return Ok(Outcome::Again(Box::new(held), value, slips));
    }
    let new = put(place, &held.both.now, value.clone())?;
    let thing = (list.name)(words, &held.both.now, &value);
    let thing = words.set_in(thing, (list.title)(words));
    let saved = saving::keep(tx, app, desk, &held, place.subject, new, (did, thing)).await?;
    Ok(match saved {
        Ok(()) => Outcome::Done(urls::subject(&desk.programme.slug, place.subject.key)),
        Err(refused) => {
            let slip = saving::slip(words, &held, &refused, list.fields);
            Outcome::Again(Box::new(held), value, vec![slip])
        }
    })
}

/// Moves, takes away or adds a row; a question that was chosen is added by its key.
fn with_rows(list: &List, value: &mut Value, filled: &Filled, deed: Deed, path: &str, at: &str) {
    let Some(field) = list.fields.iter().find(|field| field.path == path) else {
        return;
    };
    let rows = tree::items_mut(value, path);
    match (deed, field.kind) {
        (Deed::Add, Kind::Questions) => rows.push(json!(filled.text(&format!("{path}-add")))),
        (Deed::Add, Kind::Rows(..)) => rows.push(json!({})),
        _ => {
            if let Ok(at) = at.parse() {
                change::on_list(rows, at, deed);
            }
        }
    }
}

/// The template with a thing put back into its list, or added at its end with a key of its own.
fn put(place: &Place, template: &Value, value: Value) -> Result<Value, Problem> {
    let (mut new, mut value) = (template.clone(), value);
    if let (None, Some((key, from))) = (&place.id, place.list.keyed) {
        let wanted = reading::key_of(tree::text(&value, from));
        let items = tree::items(template, place.list.path);
        let is_taken = |key_: &str| items.iter().any(|other| tree::text(other, key) == key_);
        tree::set(&mut value, key, json!(reading::free_key(&wanted, is_taken)));
    }
    let item = (place.list.close)(&mut new, value);
    let items = tree::items_mut(&mut new, place.list.path);
    match &place.id {
        Some(id) => {
            let at = place.list.position(items, id).ok_or(Problem::NotFound)?;
            if let Some(old) = items.get_mut(at) {
                *old = item;
            }
        }
        None => items.push(item),
    }
    Ok(new)
}

fn page(
    app: &App,
    desk: &Coordinates,
    place: &Place,
    both: &Both,
    value: &Value,
    slips: Vec<Slip>,
) -> Page {
    let (words, slug) = (Words(ENGLISH), desk.programme.slug.as_str());
    let (subject, list) = (place.subject, place.list);
    let then = counterpart(place, both);
    let source = Source {
        words,
        template: &both.now,
        slips: &slips,
    };
    let (title, url) = match &place.id {
        Some(id) => (
            (list.name)(words, &both.now, value),
            urls::item(slug, subject.key, list.key, id),
        ),
        None => (
            (list.new)(words),
            urls::new_item(slug, subject.key, list.key),
        ),
    };
    Page {
        frame: desk.frame(app, Desk::Settings),
        words,
        title,
        above: (subject.title)(words),
        above_url: urls::subject(slug, subject.key),
        url,
        rows: source.rows(list.fields, value, then.as_ref()),
        mark: saving::mark(subject, &both.now),
        is_unsaved: false,
        slips,
    }
}
