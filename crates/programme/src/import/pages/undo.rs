//! GET and POST /programmes/{programme}/imports/{import}/undo: what taking an import back does is
//! said before it is done.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, State as AxumState};
use axum::response::Response;
use dyad_people::account;
use dyad_platform::app::App;
use dyad_platform::form::Filled;
use dyad_platform::page::{Frame, Readers, go_to, show};
use dyad_platform::problem::Problem;
use dyad_platform::words::ENGLISH;
use dyad_platform::{read_tx, write_tx};

use super::bring::named;
use crate::access::{Coordinates, Desk};
use crate::application::State;
use crate::import::store;
use crate::import::undo::{Undo, Why, undo};
use crate::programme::pages::desk_readers;
use crate::words::Words;
use crate::{application, enrolment, entry, programme, urls};

/// How many of those who stay are named.
const NAMED: usize = 200;

#[derive(Template)]
#[template(path = "import/pages/undo.html")]
struct Page {
    frame: Frame,
    words: Words,
    readers: Readers,
    file: String,
    action: String,
    back_url: String,
    go: usize,
    stay: Vec<(String, String)>,
    more: usize,
}

/// Says what would go and what would stay.
///
/// # Errors
/// [`Problem::NotFound`] when there is no such import, and those of the database.
pub async fn show_page(
    AxumState(app): AxumState<App>,
    desk: Coordinates,
    Path(path): Path<HashMap<String, String>>,
) -> Result<Response, Problem> {
    let id = path.get("import").ok_or(Problem::NotFound)?;
    let (parked, brought, coordinators) = read_tx!(app.db, |tx| {
        let parked = store::by_id(tx, &desk.programme.id, id)
            .await?
            .ok_or(Problem::NotFound)?;
        let brought = application::brought::store::brought_by(tx, id).await?;
        let coordinators = programme::store::coordinators(tx, &desk.programme.id).await?;
        Ok::<_, Problem>((parked, brought, coordinators))
    })?;
    let words = Words(ENGLISH);
    let Undo { go, stay } = undo(&brought);
    let (slug, more) = (&desk.programme.slug, stay.len().saturating_sub(NAMED));
    let stay = stay.into_iter().take(NAMED);
    show(&Page {
        readers: desk_readers(words, &desk.signed_in.person, &coordinators),
        frame: desk.frame(&app, Desk::People),
        file: named(words, &parked.file_name),
        action: urls::undo_import(slug, id),
        back_url: back(&desk, &parked),
        stay: stay.map(|(name, why)| (name, said(words, why))).collect(),
        go,
        more,
        words,
    })
}

/// Takes back what nobody has acted on, and the people who were here only by this import.
///
/// # Errors
/// As [`show_page`].
pub async fn take_back(
    AxumState(app): AxumState<App>,
    desk: Coordinates,
    Path(path): Path<HashMap<String, String>>,
    filled: Filled,
) -> Result<Response, Problem> {
    let id = path.get("import").ok_or(Problem::NotFound)?;
    let url = write_tx!(app.db, |tx| {
        let parked = store::by_id(tx, &desk.programme.id, id)
            .await?
            .ok_or(Problem::NotFound)?;
        let url = back(&desk, &parked);
        if filled.led_to(tx).await?.is_none() {
            if application::store::take_back(tx, id).await? == 0 {
                return Err(Problem::Conflict(Words(ENGLISH).undo_lede(0)));
            }
            entry::store::remove_empty(tx, id).await?;
            for person in store::nobody_needs(tx, id).await? {
                enrolment::store::forget_exclusions(tx, &person).await?;
                account::store::take_out(tx, &person).await?;
            }
            enrolment::store::forget_stray_exclusions(tx, &parked.cohort_id).await?;
            store::undone(tx, id, app.now()).await?;
            filled.leads_to(tx, &url, app.now()).await?;
        }
        Ok::<_, Problem>(url)
    })?;
    Ok(go_to(&url))
}

/// The list itself for whoever brought it in, all lists for the others.
fn back(desk: &Coordinates, parked: &store::Parked) -> String {
    let slug = &desk.programme.slug;
    if parked.made_by == desk.signed_in.person.id {
        urls::one_import(slug, &parked.id)
    } else {
        urls::import(slug)
    }
}

fn said(words: Words, why: Why) -> String {
    match why {
        Why::Changed => words.undo_changed(),
        Why::Touched => words.undo_touched(),
        Why::Now(State::Accepted) => words.undo_accepted(),
        Why::Now(State::Withdrawn) => words.undo_withdrawn(),
        Why::Now(_) => words.undo_decided(),
    }
}
