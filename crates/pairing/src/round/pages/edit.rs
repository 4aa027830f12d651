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
use dyad_programme::cohort;
use dyad_programme::programme::Programme;
use dyad_programme::template::Template as Rules;

use crate::proposal::{self, ProposalId};
use crate::round::draft::{self, Draft};
use crate::round::edit::{self, Before, Change, Edit, Effect, Hand, Moves, Two};
use crate::round::pages::matching::no_draft;
use crate::round::pages::release::find;
use crate::round::problem::{self, Given};
use crate::round::reasons::wording::rule;
use crate::round::{Round, State as RoundState, store};
use crate::urls;
use crate::words::Words;

/// A draft, and all that an edit of it starts from.
pub(super) struct Opened {
    pub(super) round: Round,
    pub(super) given: Given,
    pub(super) edits: Vec<Edit>,
    pub(super) pairs: Vec<(ProposalId, PersonId, PersonId)>,
}

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
    let opened = read_tx!(app.db, |tx| open(tx, programme, number).await)?;
    let asked = Asked::read(filled, &opened.pairs)?;
    if let Asked::Do(change) = &asked {
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
        let done = keep(tx, app, &opened, &asked, by, &draft).await?;
        let url = format!("{url}?done={done}#hand");
        filled.leads_to(tx, &url, app.now()).await?;
        Ok::<_, Problem>(url)
    })?;
    Ok(go_to(&url))
}

/// Opens a draft.
pub(super) async fn open(
    tx: &mut Tx,
    programme: &Programme,
    number: i64,
) -> Result<Opened, Problem> {
    let round = find(tx, programme, number).await?;
    if round.state() != RoundState::Computed {
        return Err(Problem::Conflict(Words(ENGLISH).edit_no_draft()));
    }
    let cohort = cohort::store::by_id(tx, &round.cohort_id)
        .await?
        .ok_or(Problem::NotFound)?;
    Ok(Opened {
        given: store::given(tx, programme, &cohort).await?,
        edits: edit::store::of_round(tx, &round.id).await?,
        pairs: proposal::store::pairs_of(tx, &round.id).await?,
        round,
    })
}

/// How many mentors a mentee has in this programme.
pub(super) fn wanted(template: &Rules) -> usize {
    usize::try_from(template.policy.mentors_per_mentee).unwrap_or(1)
}

impl Opened {
    pub(super) fn before(&self) -> Before {
        let pairs = self.pairs.iter();
        Before {
            pairs: pairs.map(|(_, a, b)| (a.clone(), b.clone())).collect(),
            served: self.round.served,
            total: self.round.total,
        }
    }
}

impl Asked {
    fn read(filled: &Filled, pairs: &[(ProposalId, PersonId, PersonId)]) -> Result<Self, Problem> {
        let words = Words(ENGLISH);
        let nothing = || Problem::Conflict(words.edit_nothing_chosen());
        let with_id = |id: &str| {
            let found = pairs.iter().find(|(known, _, _)| known.as_str() == id);
            found.map(|(_, a, b)| (a.clone(), b.clone()))
        };
        let one = |field| with_id(filled.text(field)).map(|pair| vec![pair]);
        let chosen: Vec<Two> = filled.all("p").into_iter().filter_map(with_id).collect();
        let some = |chosen: Vec<Two>| (!chosen.is_empty()).then_some(chosen);
        if filled.ticked("undo") {
            return filled
                .text("undo")
                .parse()
                .map(Self::Undo)
                .map_err(|_| nothing());
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
            Self::Do(Change::Best) => Vec::new(),
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
        Change::Unlock { .. } | Change::Forbid { .. } | Change::Best => Vec::new(),
    }
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

/// Apart from the threads that answer requests.
pub(super) async fn arranged(
    programme: &Programme,
    given: Given,
    hand: Hand,
    seen: Vec<Two>,
) -> Result<Draft, Problem> {
    let template = programme.template.clone();
    let work =
        tokio::task::spawn_blocking(move || draft::arranged(&template, &given, &hand, &seen));
    let outcome = work
        .await
        .map_err(|_| Problem::broken("a matching that broke off"))?;
    outcome.map_err(no_draft)
}

/// Keeps the edit and what came of it, where nobody else changed the draft meanwhile.
async fn keep(
    tx: &mut Tx,
    app: &App,
    opened: &Opened,
    asked: &Asked,
    by: &PersonId,
    draft: &Draft,
) -> Result<i64, Problem> {
    let now = store::by_id(tx, &opened.round.id).await?;
    let is_draft = now.is_some_and(|round| round.state() == RoundState::Computed);
    let edits = edit::store::of_round(tx, &opened.round.id).await?;
    if !is_draft || edits != opened.edits {
        return Err(Problem::Conflict(Words(ENGLISH).edit_somebody_was_faster()));
    }
    let number = match asked {
        Asked::Undo(number) => {
            edit::store::undo(tx, &opened.round.id, *number, by, app.now()).await?;
            *number
        }
        Asked::Do(change) => {
            let edit = Edit {
                number: i64::try_from(edits.len()).unwrap_or(i64::MAX) + 1,
                change: change.clone(),
                moves: Moves::between(&opened.before(), &draft.as_seen()),
                effect: Effect::of(&opened.before(), &draft.as_seen()),
                made_by: by.clone(),
                made_at: app.now(),
                undone_at: None,
            };
            edit::store::add(tx, &opened.round.id, &edit).await?;
            edit.number
        }
    };
    replace(tx, app, opened, draft).await?;
    Ok(number)
}

/// Writes what is different and nothing else: pairs that stay keep their ids.
pub(super) async fn replace(
    tx: &mut Tx,
    app: &App,
    opened: &Opened,
    draft: &Draft,
) -> Result<(), Problem> {
    store::rearrange(tx, &opened.round.id, draft).await?;
    let stays = draft.as_seen().pairs;
    for (id, mentee, mentor) in &opened.pairs {
        if !stays.contains(&(mentee.clone(), mentor.clone())) {
            proposal::store::remove(tx, id).await?;
        }
    }
    let known = opened.before().pairs;
    for pair in draft
        .pairs
        .iter()
        .filter(|pair| !known.contains(&pair.two()))
    {
        let id = ProposalId::new(&app.chance, app.now());
        proposal::store::add(tx, &id, &opened.round.id, &opened.round.cohort_id, pair).await?;
    }
    Ok(())
}
