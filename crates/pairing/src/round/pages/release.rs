//! GET and POST /programmes/{programme}/matching/{number}/release: the letters as they will be read,
//! and the one act that asks the mentors. POST …/take-back: for ten minutes nothing has
//! happened, unless POST …/send-now says that it may.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use dyad_platform::app::App;
use dyad_platform::clock::Moment;
use dyad_platform::db::Tx;
use dyad_platform::form::Filled;
use dyad_platform::letter::Draft as Letter;
use dyad_platform::page::{Frame, Mistake, go_to, mistake_at, show, show_again};
use dyad_platform::problem::Problem;
use dyad_platform::words::ENGLISH;
use dyad_platform::{jobs, read_tx, write_tx};
use dyad_programme::access::{Coordinates, Desk};
use dyad_programme::cohort;
use dyad_programme::programme::Programme;

use crate::partnership::Role;
use crate::proposal::listing::{self, Listed, Sort};
use crate::proposal::telling;
use crate::round::jobs::{self as round_jobs, SEND_A_ROUND_OUT};
use crate::round::rearranging::inputs;
use crate::round::{NotReleased, Round, SECOND_THOUGHTS, State as RoundState, answer_by, store};
use crate::words::Words;
use crate::{letters, urls};

#[derive(Template)]
#[template(path = "round/pages/release.html")]
struct Page {
    frame: Frame,
    words: Words,
    zone: String,
    url: String,
    label: String,
    pairs: i64,
    mentors: i64,
    until: Moment,
    letter: Option<Letter>,
    at: i64,
    mistakes: Vec<Mistake>,
}

/// What is read for the page.
struct Seen {
    round: Round,
    label: String,
    pairs: i64,
    mentors: i64,
    told: Option<telling::Told>,
    at: i64,
}

/// Shows what releasing does, and the letters.
///
/// # Errors
/// [`Problem::NotFound`] when there is no such round; [`Problem::Conflict`] when it is no draft.
pub async fn show_page(
    State(app): State<App>,
    coordinates: Coordinates,
    Path((_, number)): Path<(String, String)>,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, Problem> {
    let programme = &coordinates.programme;
    let number = number.parse().map_err(|_| Problem::NotFound)?;
    let at = query.get("letter").and_then(|at| at.parse().ok());
    let seen = read_tx!(app.db, |tx| see(tx, programme, number, at.unwrap_or(1))
        .await)?;
    if seen.round.state() != RoundState::Computed || seen.pairs == 0 {
        return Ok(go_to(&urls::round(&programme.slug, number)));
    }
    show(&page(&app, &coordinates, seen, Vec::new()))
}

/// Releases a round: its letters leave ten minutes later. Doing it again does nothing.
///
/// # Errors
/// [`Problem::Conflict`] when the round is no longer the newest draft, or no longer fits the people;
/// [`Problem::NotFound`] when there is none, and those of the database.
pub async fn release(
    State(app): State<App>,
    coordinates: Coordinates,
    Path((_, number)): Path<(String, String)>,
    filled: Filled,
) -> Result<Response, Problem> {
    let programme = &coordinates.programme;
    let number = number.parse().map_err(|_| Problem::NotFound)?;
    if !filled.ticked("sure") {
        let seen = read_tx!(app.db, |tx| see(tx, programme, number, 1).await)?;
        let mistake = Mistake {
            field: "sure",
            sentence: Words(ENGLISH).release_tick_first(),
        };
        return show_again(&page(&app, &coordinates, seen, vec![mistake]));
    }
    write_tx!(app.db, |tx| {
        let round = find(tx, programme, number).await?;
        let inputs = inputs(tx, programme, &round).await?;
        let now = app.now();
        let days = programme.template.policy.answer_within_days;
        let until = answer_by(now, days, &programme.zone);
        match round.release(&inputs, now, until) {
            Ok(release) if store::release(tx, &release).await? => {
                let due = now + SECOND_THOUGHTS;
                Ok(jobs::enqueue(tx, &app, SEND_A_ROUND_OUT, round.id.as_str(), due).await?)
            }
            Ok(_) | Err(NotReleased::Already) => Ok(()),
            Err(why) => Err(Problem::Conflict(sentence(why))),
        }
    })?;
    Ok(go_to(&urls::round(&programme.slug, number)))
}

/// Takes a release back, as long as no letter has left.
///
/// # Errors
/// [`Problem::Conflict`] when the letters are on their way.
pub async fn take_back(
    State(app): State<App>,
    coordinates: Coordinates,
    Path((_, number)): Path<(String, String)>,
    _filled: Filled,
) -> Result<Response, Problem> {
    let programme = &coordinates.programme;
    let number = number.parse().map_err(|_| Problem::NotFound)?;
    write_tx!(app.db, |tx| {
        let round = find(tx, programme, number).await?;
        match round.state() {
            RoundState::Computed => Ok(()),
            _ if round.can_be_taken_back(app.now()) => Ok(store::take_back(tx, &round.id).await?),
            _ => Err(Problem::Conflict(Words(ENGLISH).release_too_late())),
        }
    })?;
    Ok(go_to(&urls::round(&programme.slug, number)))
}

/// Lets the letters leave without waiting any longer.
///
/// # Errors
/// [`Problem::NotFound`] when there is no such round.
pub async fn send_now(
    State(app): State<App>,
    coordinates: Coordinates,
    Path((_, number)): Path<(String, String)>,
    _filled: Filled,
) -> Result<Response, Problem> {
    let programme = &coordinates.programme;
    let number = number.parse().map_err(|_| Problem::NotFound)?;
    write_tx!(app.db, |tx| {
        let round = find(tx, programme, number).await?;
        if round.can_be_taken_back(app.now()) {
            round_jobs::send(tx, &app, programme, &round).await?;
        }
        Ok::<_, Problem>(())
    })?;
    Ok(go_to(&urls::round(&programme.slug, number)))
}

/// The round with this number, of the cohort that the desk shows.
pub(crate) async fn find(
    tx: &mut Tx,
    programme: &Programme,
    number: i64,
) -> Result<Round, Problem> {
    let cohort = cohort::store::of_desk(tx, programme)
        .await?
        .ok_or(Problem::NotFound)?;
    store::by_number(tx, &cohort.id, number)
        .await?
        .ok_or(Problem::NotFound)
}

async fn see(tx: &mut Tx, programme: &Programme, number: i64, at: i64) -> Result<Seen, Problem> {
    let round = find(tx, programme, number).await?;
    let pairs = listing::store::size(tx, &round.id).await?;
    let at = at.clamp(1, pairs.max(1));
    let one = listing::store::of_round(tx, &round.id, Sort::Mentor, 1, at - 1).await?;
    let told = match one.first() {
        Some(Listed { proposal, .. }) => Some(telling::gather(tx, proposal, Role::Mentor).await?),
        None => None,
    };
    let cohort = cohort::store::by_id(tx, &round.cohort_id).await?;
    Ok(Seen {
        label: cohort.map_or_else(String::new, |cohort| cohort.label),
        mentors: listing::store::mentors_in(tx, &round.id).await?,
        pairs,
        told,
        at,
        round,
    })
}

fn page(app: &App, coordinates: &Coordinates, seen: Seen, mistakes: Vec<Mistake>) -> Page {
    let programme = &coordinates.programme;
    let days = programme.template.policy.answer_within_days;
    let until = answer_by(app.now(), days, &programme.zone);
    let frame = coordinates.frame(app, Desk::Matching);
    let letter = seen.told.map(|mut told| {
        told.until = Some(until);
        letters::ask(&told, "")
    });
    Page {
        frame: if mistakes.is_empty() {
            frame
        } else {
            frame.with_errors()
        },
        words: Words(ENGLISH),
        zone: programme.zone.clone(),
        url: urls::round(&programme.slug, seen.round.number),
        label: seen.label,
        pairs: seen.pairs,
        mentors: seen.mentors,
        until,
        letter,
        at: seen.at,
        mistakes,
    }
}

fn sentence(why: NotReleased) -> String {
    let words = Words(ENGLISH);
    match why {
        NotReleased::Already | NotReleased::Discarded => words.release_discarded(),
        NotReleased::Empty => words.release_empty(),
        NotReleased::Outdated => words.release_outdated(),
    }
}

impl Page {
    fn letter_url(&self, at: i64) -> String {
        format!("{}/release?letter={at}#letter", self.url)
    }

    fn mistake(&self) -> Option<&str> {
        mistake_at(&self.mistakes, "sure")
    }
}
