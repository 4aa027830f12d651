//! GET and POST /programmes/{programme}/settings/{subject}: one subject's fields and lists.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use dyad_people::account::Person;
use dyad_platform::app::App;
use dyad_platform::db::Tx;
use dyad_platform::form::Filled;
use dyad_platform::page::{Frame, Readers, go_to, show, show_again};
use dyad_platform::problem::Problem;
use dyad_platform::words::ENGLISH;
use dyad_platform::{read_tx, write_tx};
use serde_json::Value;

use super::Both;
use super::rows::{Control, Row, Source};
use super::saving::{self, Held, Outcome};
use crate::access::{Coordinates, Desk};
use crate::programme::pages::desk_readers;
use crate::settings::change::{self, Deed, Wish};
use crate::settings::difference::{self, Relation};
use crate::settings::shape::{List, Slip, Subject};
use crate::settings::{Act, Change, reading, store, subjects, tree};
use crate::urls;
use crate::words::Words;

#[derive(Template)]
#[template(path = "settings/pages/subject.html")]
struct Page {
    frame: Frame,
    words: Words,
    readers: Readers,
    slug: String,
    subject: &'static Subject,
    rows: Vec<Row>,
    lists: Vec<Listed>,
    slips: Vec<Slip>,
    mark: String,
    /// The last change, where it can be undone: its id and its sentence.
    last: Option<(String, String)>,
}

/// A list on the page.
struct Listed {
    list: &'static List,
    lines: Vec<Line>,
    /// What of the template is left out: its place and name.
    left: Vec<(usize, String)>,
    is_reordered: bool,
}

/// A thing in a list.
struct Line {
    url: String,
    id: String,
    name: String,
    relation: Relation,
    stays: bool,
}

/// Shows the subject.
///
/// # Errors
/// [`Problem::NotFound`] where there is no such subject.
pub async fn show_page(
    State(app): State<App>,
    desk: Coordinates,
    Path(path): Path<HashMap<String, String>>,
) -> Result<Response, Problem> {
    let subject = named(&path)?;
    let held = read_tx!(app.db, |tx| saving::held(tx, &desk).await)?;
    show(&page(&app, &desk, subject, &held, &held.both.now, Vec::new()).await?)
}

/// Does what the button said.
///
/// # Errors
/// Those of the database, and as [`show_page`].
pub async fn save(
    State(app): State<App>,
    desk: Coordinates,
    Path(path): Path<HashMap<String, String>>,
    filled: Filled,
) -> Result<Response, Problem> {
    let subject = named(&path)?;
    let outcome = write_tx!(app.db, |tx| {
        if let Some(url) = filled.led_to(tx).await? {
            return Ok(Outcome::Done(url));
        }
        let outcome = act(tx, &app, &desk, subject, &filled).await?;
        if let Outcome::Done(url) = &outcome {
            filled.leads_to(tx, url, app.now()).await?;
        }
        Ok::<_, Problem>(outcome)
    })?;
    match outcome {
        Outcome::Done(url) => Ok(go_to(&url)),
        Outcome::Again(held, value, slips) => {
            let mut page = page(&app, &desk, subject, &held, &value, slips).await?;
            page.frame = page.frame.with_errors();
            show_again(&page)
        }
    }
}

/// The subject of a path.
pub(super) fn named(path: &HashMap<String, String>) -> Result<&'static Subject, Problem> {
    let key = path.get("subject").map_or("", String::as_str);
    subjects::named(key).ok_or(Problem::NotFound)
}

async fn act(
    tx: &mut Tx,
    app: &App,
    desk: &Coordinates,
    subject: &'static Subject,
    filled: &Filled,
) -> Result<Outcome, Problem> {
    let held = saving::held(tx, desk).await?;
    let done = Outcome::Done(urls::subject(&desk.programme.slug, subject.key));
    let words = Words(ENGLISH);
    match Wish::read(filled.text("do")) {
        Wish::Undo(id) => {
            saving::undo(tx, app, desk, &held, subject, id).await?;
            Ok(done)
        }
        Wish::Item(deed, list, id) => {
            let Some((new, thing)) = with_item(words, subject, &held, deed, list, id) else {
                return Ok(done);
            };
            let saved =
                saving::keep(tx, app, desk, &held, subject, new, (deed.act(), thing)).await?;
            Ok(match saved {
                Ok(()) => done,
                Err(refused) => {
                    let slip = saving::slip(words, &held, &refused, &[]);
                    let value = held.both.now.clone();
                    Outcome::Again(Box::new(held), value, vec![slip])
                }
            })
        }
        wish => {
            let (value, slips, did) = typed(words, subject, &held, filled, wish);
            if !slips.is_empty() {
                return Ok(Outcome::Again(Box::new(held), value, slips));
            }
            let saved = saving::keep(tx, app, desk, &held, subject, value.clone(), did).await?;
            Ok(match saved {
                Ok(()) => done,
                Err(refused) => {
                    let slip = saving::slip(words, &held, &refused, subject.fields);
                    Outcome::Again(Box::new(held), value, vec![slip])
                }
            })
        }
    }
}

/// The template with what was typed; what is the matter; and what the history says.
fn typed(
    words: Words,
    subject: &Subject,
    held: &Held,
    filled: &Filled,
    wish: Wish<'_>,
) -> (Value, Vec<Slip>, (Act, String)) {
    let both = &held.both;
    let (mut value, mut slips) = reading::read(words, subject.fields, &both.now, filled);
    let mut act = Act::Changed;
    if let Wish::Restore(path) = wish
        && subject.fields.iter().any(|field| field.path == path)
    {
        tree::set(&mut value, path, tree::get(&both.then, path).clone());
        slips.retain(|slip| slip.field != path);
        act = Act::Restored;
    }
    if slips.is_empty() {
        slips = (subject.check)(words, &value);
    }
    if filled.text("mark") != saving::mark(subject, &both.now) {
        slips.push(saving::overtaken(words));
    }
    let changed = subject.fields.iter().filter(|field| {
        let (old, new) = (
            tree::get(&both.now, field.path),
            tree::get(&value, field.path),
        );
        !difference::same(old, new)
    });
    let labels: Vec<String> = changed.map(|field| (field.label)(words)).collect();
    let thing = words.set_in(labels.join(", "), (subject.title)(words));
    (value, slips, (act, thing))
}

/// The template after a button of a list, and what it was about; nothing where it does nothing.
fn with_item(
    words: Words,
    subject: &Subject,
    held: &Held,
    deed: Deed,
    list: &str,
    id: &str,
) -> Option<(Value, String)> {
    let list = subject.list(list)?;
    let (now, then) = (&held.both.now, &held.both.then);
    let mut new = now.clone();
    let name = |template: &Value, at: usize| -> Option<String> {
        let item = tree::items(template, list.path).get(at)?.clone();
        Some((list.name)(words, template, &(list.open)(template, item)))
    };
    let name = if deed == Deed::Add {
        let index = id.parse().ok()?;
        change::put_back(&mut new, then, list, index).then(|| name(then, index))?
    } else {
        let at = list.position(tree::items(now, list.path), id)?;
        let stays = (list.stays)(tree::items(now, list.path).get(at)?);
        if stays && deed == Deed::Remove {
            return None;
        }
        change::on_list(tree::items_mut(&mut new, list.path), at, deed).then(|| name(now, at))?
    };
    Some((new, words.set_in(name?, (list.title)(words))))
}

async fn page(
    app: &App,
    desk: &Coordinates,
    subject: &'static Subject,
    held: &Held,
    value: &Value,
    slips: Vec<Slip>,
) -> Result<Page, Problem> {
    let (words, both) = (Words(ENGLISH), &held.both);
    let (last, coordinators) = read_tx!(app.db, |tx| {
        let last = store::last_of(tx, &desk.programme.id, subject.key).await?;
        let coordinators = crate::programme::store::coordinators(tx, &desk.programme.id).await?;
        Ok::<_, Problem>((last, coordinators))
    })?;
    let me: &Person = &desk.signed_in.person;
    let last = last.filter(|last| last.can_be_undone_by(&me.id, app.now()));
    let source = Source {
        words,
        template: &both.now,
        slips: &slips,
    };
    Ok(Page {
        frame: desk.frame(app, Desk::Settings),
        words,
        readers: desk_readers(words, me, &coordinators),
        slug: desk.programme.slug.clone(),
        rows: source.rows(subject.fields, value, Some(&both.then)),
        lists: subject
            .lists
            .iter()
            .map(|list| listed(words, &desk.programme.slug, subject, list, both))
            .collect(),
        mark: saving::mark(subject, &both.now),
        last: last.map(|last: Change| (last.id.as_str().into(), super::sentence(words, &last))),
        subject,
        slips,
    })
}

fn listed(words: Words, slug: &str, subject: &Subject, list: &'static List, both: &Both) -> Listed {
    let open = |template: &Value| -> Vec<Value> {
        let items = tree::items(template, list.path).iter();
        items
            .map(|item| (list.open)(template, item.clone()))
            .collect()
    };
    let (now, then) = (open(&both.now), open(&both.then));
    let (relations, left) = difference::relate(list, &now, &then);
    let line = |(at, (item, relation)): (usize, (&Value, &Relation))| {
        let id = list.id(item, at);
        Line {
            url: urls::item(slug, subject.key, list.key, &id),
            name: (list.name)(words, &both.now, item),
            relation: *relation,
            stays: (list.stays)(item),
            id,
        }
    };
    Listed {
        list,
        lines: now.iter().zip(&relations).enumerate().map(line).collect(),
        left: left
            .into_iter()
            .filter_map(|at| Some((at, (list.name)(words, &both.then, then.get(at)?))))
            .collect(),
        is_reordered: difference::is_reordered(&relations),
    }
}
