//! GET /programmes/{programme}/matching/{number}/compare: two rounds beside each other.

use std::collections::{BTreeMap, HashMap};

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use dyad_people::account::PersonId;
use dyad_platform::app::App;
use dyad_platform::db::Tx;
use dyad_platform::page::{Frame, Readers, show};
use dyad_platform::problem::Problem;
use dyad_platform::read_tx;
use dyad_platform::words::ENGLISH;
use dyad_programme::access::{Coordinates, Desk};
use dyad_programme::programme::Programme;

use crate::proposal;
use crate::round::comparison::{Comparison, Kind, Turn};
use crate::round::edit::Two;
use crate::round::pages::release::find;
use crate::round::reasons::wording::listed;
use crate::round::{Round, store};
use crate::urls;
use crate::words::Words;

/// More rows than these are not listed; nobody reads them.
const MOST: usize = 500;

#[derive(Template)]
#[template(path = "round/pages/compare.html")]
struct Page {
    frame: Frame,
    words: Words,
    readers: Readers,
    url: String,
    zone: String,
    one: Round,
    other: Round,
    headline: String,
    same: usize,
    rows: Vec<Row>,
    more: usize,
}

/// One mentee for whom something is different.
struct Row {
    mentee: String,
    before: String,
    after: String,
    kind: String,
}

/// Shows what is different in this round from another one of the same cohort.
///
/// # Errors
/// [`Problem::NotFound`] when there is no such round, and those of the database.
pub async fn show_page(
    State(app): State<App>,
    coordinates: Coordinates,
    Path((_, number)): Path<(String, String)>,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, Problem> {
    let programme = &coordinates.programme;
    let number: i64 = number.parse().map_err(|_| Problem::NotFound)?;
    let with = query.get("with").and_then(|with| with.parse().ok());
    let with = with.unwrap_or(number);
    let (one, other, names) = read_tx!(app.db, |tx| {
        let other = read(tx, programme, with).await?;
        let names = store::names(tx, &other.0.cohort_id).await?;
        Ok::<_, Problem>((read(tx, programme, number).await?, other, names))
    })?;
    let words = Words(ENGLISH);
    let me = &coordinates.signed_in.person.id;
    let comparison = Comparison::between(&other.1, &one.1);
    let turns = comparison.turns.iter().filter(|turn| !concerns(turn, me));
    let rows: Vec<Row> = turns
        .take(MOST)
        .map(|turn| row(words, &names, turn))
        .collect();
    show(&Page {
        frame: coordinates.frame(&app, Desk::Matching),
        words,
        readers: Readers {
            sealed: false,
            text: words.only_coordinators(),
            id: "",
        },
        url: urls::round(&programme.slug, number),
        zone: programme.zone.clone(),
        headline: headline(words, &comparison),
        same: comparison.same,
        more: comparison.turns.len().saturating_sub(MOST),
        rows,
        one: one.0,
        other: other.0,
    })
}

async fn read(
    tx: &mut Tx,
    programme: &Programme,
    number: i64,
) -> Result<(Round, Vec<Two>), Problem> {
    let round = find(tx, programme, number).await?;
    let pairs = proposal::store::pairs_of(tx, &round.id).await?;
    Ok((round, pairs.into_iter().map(|(_, a, b)| (a, b)).collect()))
}

/// What concerns the reader is another coordinator's to read (INV-07).
fn concerns(turn: &Turn, me: &PersonId) -> bool {
    turn.mentee == *me || turn.before.contains(me) || turn.after.contains(me)
}

fn headline(words: Words, comparison: &Comparison) -> String {
    if comparison.turns.is_empty() {
        return words.compare_the_same();
    }
    words.compare_headline(
        comparison.count(Kind::Moved),
        comparison.count(Kind::Gained),
        comparison.count(Kind::Lost),
    )
}

fn row(words: Words, names: &BTreeMap<PersonId, String>, turn: &Turn) -> Row {
    let name = |id: &PersonId| names.get(id).cloned().unwrap_or_default();
    let all = |ids: &[PersonId]| {
        if ids.is_empty() {
            return words.compare_nobody();
        }
        let names: Vec<String> = ids.iter().map(name).collect();
        listed(words, &names)
    };
    Row {
        mentee: name(&turn.mentee),
        before: all(&turn.before),
        after: all(&turn.after),
        kind: match turn.kind {
            Kind::Gained => words.compare_gained(),
            Kind::Lost => words.compare_lost(),
            Kind::Moved => words.compare_moved(),
        },
    }
}
