//! The next best, at once: when a proposal came to nothing, whoever still looks and whoever has room
//! again are put to each other, and nothing else is disturbed. Whoever said "not now", or said
//! nothing, is left in peace until the coordinators match again.

use std::collections::BTreeSet;

use dyad_people::account::PersonId;
use dyad_platform::app::App;
use dyad_platform::db::Tx;
use dyad_platform::problem::Problem;
use dyad_platform::{jobs, read_tx, write_tx};
use dyad_programme::cohort::{self, Cohort, CohortId};
use dyad_programme::programme::{self, Programme};

use super::jobs::ASK_THE_MENTOR;
use super::{ProposalId, listing, store};
use crate::extra_place::{self, ExtraPlaceId};
use crate::partnership::Role;
use crate::round::draft::{self, Draft};
use crate::round::edit::{self, Hand};
use crate::round::problem::Given;
use crate::round::rearranging::wanted;
use crate::round::{self, Round, State as RoundState, answer_by};

/// Job: offers the next best to who is left. Subject: the proposal that came to nothing.
pub const OFFER_THE_NEXT_BEST: &str = "offer the next best";

/// Where somebody may be left, and a place free.
struct Left {
    programme: Programme,
    cohort: Cohort,
    round: Round,
    given: Given,
    /// What was ruled out by hand still is, and weights that were tried still count.
    hand: Hand,
}

/// Offers the next best to who is left.
///
/// # Errors
/// Those of the database; a conflict when people changed meanwhile, after which it is tried again.
pub async fn offer(app: App, proposal: String) -> Result<(), Problem> {
    let (app, id) = (&app, ProposalId(proposal));
    let left = read_tx!(app.db, |tx| match store::by_id(tx, &id).await? {
        Some(it) => who_is_left(tx, &it.cohort_id).await,
        None => Ok(None),
    })?;
    match left {
        Some(left) => offer_to(app, left).await,
        None => Ok(()),
    }
}

/// Offers a place that a mentor gave after the round was released.
///
/// # Errors
/// As [`offer`].
pub(crate) async fn offer_in(app: &App, place: &ExtraPlaceId) -> Result<(), Problem> {
    let left = read_tx!(
        app.db,
        |tx| match extra_place::store::by_id(tx, place).await? {
            Some(asked) => who_is_left(tx, &asked.cohort_id).await,
            None => Ok(None),
        }
    )?;
    match left {
        Some(left) => offer_to(app, left).await,
        None => Ok(()),
    }
}

async fn offer_to(app: &App, left: Left) -> Result<(), Problem> {
    let inputs = inputs(&left);
    let (template, given) = (left.programme.template.clone(), left.given.clone());
    let hand = left.hand.clone();
    let work = tokio::task::spawn_blocking(move || draft::arranged(&template, &given, &hand, &[]));
    let draft = work
        .await
        .map_err(|_| Problem::broken("a matching that broke off"))?
        .map_err(|_| Problem::broken("who is left can't be matched"))?;
    if draft.pairs.is_empty() {
        return Ok(());
    }
    write_tx!(app.db, |tx| {
        let now = who_is_left(tx, &left.cohort.id).await?;
        match now {
            Some(now) if self::inputs(&now) == inputs => add(tx, app, &now, &draft).await,
            // It was another world; a later try sees the present one.
            Some(_) => Err(Problem::broken(
                "people changed while the next best was sought",
            )),
            None => Ok(()),
        }
    })
}

fn inputs(left: &Left) -> String {
    let template = &left.programme.template;
    draft::inputs(template, &left.given, &left.hand).unwrap_or_default()
}

/// Who is left in a cohort, unless its coordinators are at it themselves.
async fn who_is_left(tx: &mut Tx, cohort: &CohortId) -> Result<Option<Left>, Problem> {
    let missing = || Problem::broken("a proposal without its cohort");
    let cohort = cohort::store::by_id(tx, cohort)
        .await?
        .ok_or_else(missing)?;
    let programme = programme::store::of_cohort(tx, &cohort.id)
        .await?
        .ok_or_else(missing)?;
    let mut rounds = round::store::of_cohort(tx, &cohort.id).await?.into_iter();
    let Some(round) = rounds.next().filter(|r| r.state() == RoundState::Released) else {
        return Ok(None);
    };
    let edits = edit::store::of_round(tx, &round.id).await?;
    let hand = Hand {
        locked: Vec::new(),
        ..Hand::of(&edits, wanted(&programme.template))
    };
    let mut given = round::store::given(tx, &programme, &cohort).await?;
    let mentors: BTreeSet<PersonId> = resting(tx, &cohort, Role::Mentor).await?;
    let mentees: BTreeSet<PersonId> = resting(tx, &cohort, Role::Mentee).await?;
    given.enrolled.retain(|enrolled| match enrolled.is_mentor {
        true => !mentors.contains(&enrolled.person_id),
        false => !mentees.contains(&enrolled.person_id),
    });
    Ok(Some(Left {
        programme,
        cohort,
        round,
        given,
        hand,
    }))
}

async fn resting(tx: &mut Tx, cohort: &Cohort, side: Role) -> Result<BTreeSet<PersonId>, Problem> {
    let resting = listing::store::resting(tx, &cohort.id, side).await?;
    Ok(resting.into_iter().collect())
}

/// Adds the pairs to the round that was released, and writes to their mentors.
async fn add(tx: &mut Tx, app: &App, left: &Left, draft: &Draft) -> Result<(), Problem> {
    let now = app.now();
    let days = left.programme.template.policy.answer_within_days;
    let until = answer_by(now, days, &left.programme.zone);
    for pair in &draft.pairs {
        let id = ProposalId::new(&app.chance, now);
        store::add(tx, &id, &left.round.id, &left.cohort.id, pair).await?;
        jobs::enqueue(tx, app, ASK_THE_MENTOR, id.as_str(), now).await?;
    }
    Ok(store::ask_mentors(tx, &left.round.id, until).await?)
}
