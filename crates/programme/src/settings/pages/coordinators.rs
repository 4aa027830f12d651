//! GET and POST /programmes/{programme}/settings/coordinators: who coordinates; asking somebody by
//! address, and ending it.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use dyad_people::account::{Person, PersonId};
use dyad_platform::app::App;
use dyad_platform::db::Tx;
use dyad_platform::form::Filled;
use dyad_platform::page::{Frame, Mistake, Readers, go_to, show, show_again};
use dyad_platform::problem::Problem;
use dyad_platform::words::ENGLISH;
use dyad_platform::{read_tx, write_tx};

use crate::access::{Coordinates, Desk};
use crate::programme::coordinating::{self, Refused, SUBJECT};
use crate::programme::pages::desk_readers;
use crate::programme::{may_step_down, opening, store as programmes};
use crate::settings::store;
use crate::urls;
use crate::words::Words;

#[derive(Template)]
#[template(path = "settings/pages/coordinators.html")]
struct Page {
    frame: Frame,
    words: Words,
    readers: Readers,
    slug: String,
    me: PersonId,
    people: Vec<Person>,
    may_end: bool,
    typed: String,
    mistakes: Vec<Mistake>,
    /// The last change, where it can be undone: its id and its sentence.
    last: Option<(String, String)>,
}

/// Shows who coordinates.
///
/// # Errors
/// Those of the database.
pub async fn show_page(State(app): State<App>, desk: Coordinates) -> Result<Response, Problem> {
    show(&page(&app, &desk, "", Vec::new()).await?)
}

/// Asks somebody, ends somebody's coordinating, or takes the last of these back.
///
/// # Errors
/// Those of the database; [`Problem::Conflict`] where somebody is the last one, or it is too late.
pub async fn change(
    State(app): State<App>,
    desk: Coordinates,
    filled: Filled,
) -> Result<Response, Problem> {
    let words = Words(ENGLISH);
    let outcome = write_tx!(app.db, |tx| {
        if let Some(url) = filled.led_to(tx).await? {
            return Ok(Ok(url));
        }
        let outcome = act(tx, &app, &desk, &filled).await?;
        if let Ok(url) = &outcome {
            filled.leads_to(tx, url, app.now()).await?;
        }
        Ok::<_, Problem>(outcome)
    })?;
    let sentence = match outcome {
        Ok(url) => return Ok(go_to(&url)),
        Err(Some(Refused::Last)) => return Err(Problem::Conflict(words.coordinators_last())),
        Err(Some(Refused::Gone)) => return Err(Problem::Conflict(words.set_too_late())),
        Err(Some(Refused::Already)) => words.coordinators_already(),
        Err(None) => words.new_coordinator_wrong(filled.text("who")),
    };
    let mistake = Mistake {
        field: "who",
        sentence,
    };
    let mut page = page(&app, &desk, filled.raw("who"), vec![mistake]).await?;
    page.frame = page.frame.with_errors();
    show_again(&page)
}

/// Does it; answers where to go, or why not: nothing where no address can be read.
async fn act(
    tx: &mut Tx,
    app: &App,
    desk: &Coordinates,
    filled: &Filled,
) -> Result<Result<String, Option<Refused>>, Problem> {
    let (programme, me) = (&desk.programme, &desk.signed_in.person);
    if !programmes::coordinates(tx, &me.id, &programme.id).await? {
        return Err(Problem::NotFound);
    }
    let (verb, which) = match filled.text("do").split_once(' ') {
        Some((verb, which)) => (verb, which),
        None => ("", ""),
    };
    let done = match verb {
        "end" => coordinating::end(tx, app, programme, &PersonId(which.into()), me).await?,
        "undo" => coordinating::undo(tx, app, programme, which, me).await?,
        _ => match opening::who(filled.text("who")) {
            Some(named) => coordinating::add(tx, app, programme, &named, me).await?,
            None => return Ok(Err(None)),
        },
    };
    let is_own_end = verb == "end" && which == me.id.as_str();
    Ok(done.map_err(Some).map(|()| {
        if is_own_end {
            urls::PROGRAMMES.to_string()
        } else {
            urls::coordinators(&programme.slug)
        }
    }))
}

async fn page(
    app: &App,
    desk: &Coordinates,
    typed: &str,
    mistakes: Vec<Mistake>,
) -> Result<Page, Problem> {
    let (words, me) = (Words(ENGLISH), &desk.signed_in.person);
    let (people, last) = read_tx!(app.db, |tx| {
        let people = programmes::coordinators(tx, &desk.programme.id).await?;
        let last = store::last_of(tx, &desk.programme.id, SUBJECT).await?;
        Ok::<_, Problem>((people, last))
    })?;
    let last = last.filter(|last| last.can_be_undone_by(&me.id, app.now()));
    Ok(Page {
        frame: desk.frame(app, Desk::Settings),
        words,
        readers: desk_readers(words, me, &people),
        slug: desk.programme.slug.clone(),
        me: me.id.clone(),
        may_end: may_step_down(people.len()),
        people,
        typed: typed.into(),
        mistakes,
        last: last.map(|last| (last.id.as_str().into(), super::sentence(words, &last))),
    })
}
