//! GET and POST /programmes/{programme}/asked-along: who was asked into the newest cohort, and what they
//! said. Until the letters have left they can be taken back.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use dyad_platform::app::App;
use dyad_platform::form::Filled;
use dyad_platform::page::{Frame, Readers, go_to, show};
use dyad_platform::problem::Problem;
use dyad_platform::words::ENGLISH;
use dyad_platform::{read_tx, write_tx};

use super::begin::role_word;
use crate::access::{Coordinates, Desk};
use crate::cohort::{self, Cohort};
use crate::next_cohort::store::{self, Listed};
use crate::next_cohort::{Standing, Word};
use crate::programme::pages::desk_readers;
use crate::programme::store as programmes;
use crate::settings::{self, Act};
use crate::urls;
use crate::words::Words;

#[derive(Template)]
#[template(path = "next_cohort/pages/asked.html")]
struct Page {
    frame: Frame,
    words: Words,
    readers: Readers,
    slug: String,
    cohort: String,
    lines: Vec<Line>,
    counts: String,
    /// When letters leave that can still be taken back.
    leaves: Option<String>,
}

struct Line {
    name: String,
    role: String,
    standing: String,
    said: String,
}

/// Shows the list.
///
/// # Errors
/// Those of the database.
pub async fn show_page(State(app): State<App>, desk: Coordinates) -> Result<Response, Problem> {
    let (cohort, listed, leaves, coordinators) = read_tx!(app.db, |tx| {
        let cohort = cohort::store::newest(tx, &desk.programme.id).await?;
        let cohort = cohort.ok_or(Problem::NotFound)?;
        let listed = store::of_cohort(tx, &cohort.id).await?;
        let leaves = store::leaves_at(tx, &cohort.id).await?;
        let coordinators = programmes::coordinators(tx, &desk.programme.id).await?;
        Ok::<_, Problem>((cohort, listed, leaves, coordinators))
    })?;
    let (words, me) = (Words(ENGLISH), &desk.signed_in.person);
    let now = app.now();
    let said = |it: &Listed| it.carried.answered.map(|(word, _)| word);
    let count = |word: Option<Word>| listed.iter().filter(|it| said(it) == word).count();
    let leaves = leaves.map(|at| at.in_zone(&me.zone).strftime("%H:%M").to_string());
    show(&Page {
        frame: desk.frame(&app, Desk::Overview),
        words,
        readers: desk_readers(words, me, &coordinators),
        slug: desk.programme.slug.clone(),
        counts: words.asked_counts(
            count(Some(Word::Yes)),
            count(Some(Word::NotThisTime)),
            count(None),
        ),
        lines: listed
            .iter()
            .map(|it| Line {
                name: it.name.clone(),
                role: role_word(words, it.carried.role),
                standing: standing(words, it, &cohort, now, &me.zone),
                said: it.line.clone(),
            })
            .collect(),
        cohort: cohort.label,
        leaves,
    })
}

fn standing(
    words: Words,
    it: &Listed,
    cohort: &Cohort,
    now: dyad_platform::clock::Moment,
    zone: &str,
) -> String {
    match it.carried.standing(cohort, now) {
        Standing::Held => words.asked_held(),
        Standing::Open(until) => words.asked_open(crate::join::last_day(until).date(zone)),
        Standing::Said(Word::Yes) => words.asked_yes(),
        Standing::Said(Word::NotThisTime) => words.asked_not_this_time(),
        Standing::Over => words.asked_over(),
    }
}

/// Takes back whoever hasn't been written to.
///
/// # Errors
/// Those of the database.
pub async fn take_back(
    State(app): State<App>,
    desk: Coordinates,
    filled: Filled,
) -> Result<Response, Problem> {
    let (programme, me) = (&desk.programme, &desk.signed_in.person);
    let url = urls::asked_along(&programme.slug);
    write_tx!(app.db, |tx| {
        if filled.led_to(tx).await?.is_some() {
            return Ok(());
        }
        let cohort = cohort::store::newest(tx, &programme.id).await?;
        let cohort = cohort.ok_or(Problem::NotFound)?;
        if store::take_back(tx, &cohort.id).await? > 0 {
            settings::note(tx, &app, &programme.id, me, Act::Kept, &cohort.label).await?;
        }
        filled.leads_to(tx, &url, app.now()).await?;
        Ok::<_, Problem>(())
    })?;
    Ok(go_to(&url))
}
