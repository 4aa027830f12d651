//! POST /programmes/{programme}/matching/{number}/edits: a coordinator's hand in a draft. The rest is
//! arranged around it at once, and whoever can stays where the coordinator saw them.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use dyad_people::account::{self, PersonId};
use dyad_platform::app::App;
use dyad_platform::db::Tx;
use dyad_platform::form::Filled;
use dyad_platform::page::{Frame, go_to, show_again};
use dyad_platform::problem::Problem;
use dyad_platform::words::ENGLISH;
use dyad_platform::{read_tx, write_tx};
use dyad_programme::access::{Coordinates, Desk};
use dyad_programme::programme::Programme;

use crate::round::draft::Draft;
use crate::round::edit::{Change, Effect, Hand, Two};
use crate::round::pages::release::find;
use crate::round::problem::{self, Given};
use crate::round::rearranging::{self, Opened, arranged, open, wanted};
use crate::round::reasons::wording::rule;
use crate::round::weights::{self, Weights};
use crate::urls;
use crate::words::Words;

/// Why nothing was changed.
#[derive(Template)]
#[template(path = "proposal/pages/stands.html")]
struct Refused {
    frame: Frame,
    title: String,
    sentences: Vec<String>,
    next: Option<(String, String)>,
}

/// What a form asks for.
enum Asked {
    Undo(i64),
    Do(Change),
}

/// Does what the form asks for, or undoes it.
///
/// # Errors
/// [`Problem::NotFound`] when there is no such round. Where a rule stands in the way, or the draft is
/// no longer one, a page says so.
pub async fn edit(
    State(app): State<App>,
    coordinates: Coordinates,
    Path((_, number)): Path<(String, String)>,
    filled: Filled,
) -> Result<Response, Problem> {
    let number = number.parse().map_err(|_| Problem::NotFound)?;
    match done(&app, &coordinates, number, &filled).await {
        Err(Problem::Conflict(sentence)) => {
            let words = Words(ENGLISH);
            let back = urls::round(&coordinates.programme.slug, number);
            let page = Refused {
                frame: coordinates.frame(&app, Desk::Matching),
                title: words.edit_refused_title(),
                sentences: vec![sentence],
                next: Some((words.release_back(), back)),
            };
            show_again(&page)
        }
        done => done,
    }
}

async fn done(
    app: &App,
    coordinates: &Coordinates,
    number: i64,
    filled: &Filled,
) -> Result<Response, Problem> {
    let programme = &coordinates.programme;
    // In one snapshot: a form that was sent twice finds where the first one led, or the draft as the
    // first one found it.
    let (led_to, opened) = read_tx!(app.db, |tx| {
        let led_to = filled.led_to(tx).await?;
        let round = find(tx, programme, number).await?;
        match led_to {
            Some(url) => Ok((Some(url), None)),
            None => Ok::<_, Problem>((None, Some(open(tx, programme, round).await?))),
        }
    })?;
    let Some(opened) = opened else {
        return Ok(go_to(&led_to.unwrap_or_default()));
    };
    let asked = Asked::read(filled, &opened)?;
    if let Asked::Do(change) = &asked {
        not_about_oneself(change, &coordinates.signed_in.person.id)?;
        read_tx!(app.db, |tx| allowed(tx, programme, &opened.given, change)
            .await)?;
    }
    let (hand, seen) = asked.arranges(&opened, wanted(&programme.template));
    let draft = arranged(programme, opened.given.clone(), hand, seen).await?;
    if let Asked::Do(change) = &asked {
        came_about(change, &draft)?;
    }
    let url = urls::round(&programme.slug, number);
    let url = write_tx!(app.db, |tx| {
        if let Some(url) = filled.led_to(tx).await? {
            return Ok(url);
        }
        let by = &coordinates.signed_in.person.id;
        let done = match &asked {
            Asked::Undo(number) => {
                rearranging::undo(tx, app, &opened, *number, by, &draft).await?;
                *number
            }
            Asked::Do(change) => {
                let effect = Effect::of(&opened.before(), &draft.as_seen());
                rearranging::keep(tx, app, &opened, change, effect, by, &draft).await?
            }
        };
        let open = matches!(asked, Asked::Do(Change::Weigh { .. }));
        let url = format!(
            "{url}?done={done}{}#hand",
            if open { "&proof=1" } else { "" }
        );
        filled.leads_to(tx, &url, app.now()).await?;
        Ok::<_, Problem>(url)
    })?;
    Ok(go_to(&url))
}

impl Asked {
    fn read(filled: &Filled, opened: &Opened) -> Result<Self, Problem> {
        let (words, pairs) = (Words(ENGLISH), &opened.pairs);
        let nothing = || Problem::Conflict(words.edit_nothing_chosen());
        let with_id = |id: &str| {
            let found = pairs.iter().find(|(known, _, _)| known.as_str() == id);
            found.map(|(_, a, b)| (a.clone(), b.clone()))
        };
        let one = |field| with_id(filled.text(field)).map(|pair| vec![pair]);
        let chosen: Vec<Two> = filled.all("p").into_iter().filter_map(with_id).collect();
        let some = |chosen: Vec<Two>| (!chosen.is_empty()).then_some(chosen);
        if filled.ticked("undo") {
            let number = filled.text("undo").parse().map_err(|_| nothing())?;
            return undo(opened, number);
        }
        let asks = |field| filled.ticked(field);
        let change = match filled.text("bulk") {
            "lock" => some(chosen).map(|pairs| Change::Lock { pairs }),
            "never" => some(chosen).map(|pairs| Change::Forbid { pairs }),
            "swap" => return swap(&chosen),
            _ if asks("lock") => one("lock").map(|pairs| Change::Lock { pairs }),
            _ if asks("unlock") => one("unlock").map(|pairs| Change::Unlock { pairs }),
            _ if asks("never") => one("never").map(|pairs| Change::Forbid { pairs }),
            _ if asks("best") => Some(Change::Best),
            _ if asks("weigh") => Some(weigh(filled, opened)?),
            _ if asks("try") => assign(filled.text("try").split_once(' ')),
            _ => assign(Some((filled.text("mentee"), filled.text("mentor")))),
        };
        change.map(Self::Do).ok_or_else(nothing)
    }

    /// The edits in force with this, and the pairs that shall stay.
    fn arranges(&self, opened: &Opened, wanted: usize) -> (Hand, Vec<Two>) {
        let others = opened.edits.iter().filter(|edit| match self {
            Self::Undo(number) => edit.number != *number,
            Self::Do(_) => true,
        });
        let mut hand = Hand::of(others, wanted);
        if let Self::Do(change) = self {
            hand.takes(change, wanted);
        }
        let seen = match self {
            Self::Do(Change::Best | Change::Weigh { .. }) => Vec::new(),
            Self::Do(_) => opened.before().pairs,
            Self::Undo(number) => {
                let pairs = opened.before().pairs;
                let undone = opened.edits.iter().find(|edit| edit.number == *number);
                undone.map_or(pairs.clone(), |edit| edit.moves.taken_back(&pairs))
            }
        };
        (hand, seen)
    }
}

/// What was undone before, or is a mentor's to take back, can't be undone.
fn undo(opened: &Opened, number: i64) -> Result<Asked, Problem> {
    let mut edits = opened.edits.iter();
    let found = edits.find(|edit| edit.number == number);
    match found {
        Some(edit) if edit.undone_at.is_none() && edit.change.can_be_undone() => {
            Ok(Asked::Undo(number))
        }
        _ => Err(Problem::Conflict(Words(ENGLISH).edit_undone_already())),
    }
}

/// Only weights that differ from the programme's own are kept.
fn weigh(filled: &Filled, opened: &Opened) -> Result<Change, Problem> {
    let words = Words(ENGLISH);
    let rules = opened.template.rules().map_err(Problem::broken)?;
    let mut tried = Weights::new();
    if filled.text("weigh") != "plain" {
        for (index, plain) in weights::of(&rules) {
            let text = filled.text(&format!("w{index}"));
            let points: i64 = match text {
                "" => plain,
                text => text
                    .parse()
                    .ok()
                    .filter(|points| (0..=weights::HEAVIEST).contains(points))
                    .ok_or_else(|| Problem::Conflict(words.weights_unreadable()))?,
            };
            if points != plain {
                tried.insert(index, points);
            }
        }
    }
    if tried == opened.hand(&opened.template).weights {
        return Err(Problem::Conflict(words.weights_the_same()));
    }
    let weights = tried.into_iter().collect();
    Ok(Change::Weigh { weights })
}

fn swap(chosen: &[Two]) -> Result<Asked, Problem> {
    let [one, other] = chosen else {
        return Err(Problem::Conflict(Words(ENGLISH).edit_swap_needs_two()));
    };
    Ok(Asked::Do(Change::Swap {
        one: one.clone(),
        other: other.clone(),
    }))
}

fn assign(two: Option<(&str, &str)>) -> Option<Change> {
    let (mentee, mentor) = two?;
    (!mentee.is_empty() && !mentor.is_empty()).then(|| Change::Assign {
        pair: (PersonId(mentee.into()), PersonId(mentor.into())),
    })
}

/// The pairs that a change would make.
fn makes(change: &Change) -> Vec<Two> {
    match change {
        Change::Lock { pairs } => pairs.clone(),
        Change::Assign { pair } => vec![pair.clone()],
        Change::Swap { one, other } => vec![
            (one.0.clone(), other.1.clone()),
            (other.0.clone(), one.1.clone()),
        ],
        Change::Unlock { .. }
        | Change::Forbid { .. }
        | Change::OneMorePlace { .. }
        | Change::Best
        | Change::Weigh { .. } => Vec::new(),
    }
}

/// Whoever is one of the two leaves it to another coordinator (INV-07), whatever the rules say of the
/// pair: a different answer would tell of an exclusion (INV-10).
fn not_about_oneself(change: &Change, me: &PersonId) -> Result<(), Problem> {
    let is_mine = |pair: &Two| pair.0 == *me || pair.1 == *me;
    if makes(change).iter().any(is_mine) {
        return Err(Problem::Conflict(Words(ENGLISH).edit_yours()));
    }
    Ok(())
}

/// Hard rules and exclusions hold for a coordinator's hand as well (INV-10).
async fn allowed(
    tx: &mut Tx,
    programme: &Programme,
    given: &Given,
    change: &Change,
) -> Result<(), Problem> {
    let pairs = makes(change);
    if pairs.is_empty() {
        return Ok(());
    }
    let (words, template) = (Words(ENGLISH), &programme.template);
    let problem = problem::problem(template, given)
        .map_err(|_| Problem::broken("people who don't fit the rules"))?;
    for (mentee, mentor) in pairs {
        let refusal = problem
            .why_not(mentee.as_str(), mentor.as_str())
            .map_err(|_| Problem::Conflict(words.edit_not_taking_part()))?;
        if let Some(refusal) = refusal {
            let why = match refusal.rule {
                Some(found) => rule(words, template, problem.rules(), found.index),
                None => words.edit_apart(),
            };
            let (mentee, mentor) = (name(tx, &mentee).await?, name(tx, &mentor).await?);
            return Err(Problem::Conflict(words.edit_refused(mentee, mentor, why)));
        }
    }
    Ok(())
}

async fn name(tx: &mut Tx, id: &PersonId) -> Result<String, Problem> {
    let person = account::store::person(tx, id).await?;
    Ok(person.map(|person| person.name).unwrap_or_default())
}

/// A place that is kept for somebody else can't be given away as well.
fn came_about(change: &Change, draft: &Draft) -> Result<(), Problem> {
    let made = draft.as_seen().pairs;
    if makes(change).iter().all(|pair| made.contains(pair)) {
        return Ok(());
    }
    Err(Problem::Conflict(Words(ENGLISH).edit_place_is_kept()))
}
