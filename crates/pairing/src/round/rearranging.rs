//! Arranging a draft anew around what changed, and keeping it where nobody else was faster.

use std::collections::BTreeSet;

use dyad_people::account::PersonId;
use dyad_platform::app::App;
use dyad_platform::db::Tx;
use dyad_platform::problem::Problem;
use dyad_platform::words::ENGLISH;
use dyad_programme::cohort;
use dyad_programme::edition;
use dyad_programme::programme::{self, Programme};
use dyad_programme::template::Template;

use super::draft::{self, Draft};
use super::edit::{self, Before, Change, Edit, Effect, Hand, Moves, Two};
use super::pages::matching::no_draft;
use super::problem::Given;
use super::{Round, RoundId, State as RoundState, store};
use crate::proposal::{self, ProposalId};
use crate::words::Words;

/// A draft, and all that an edit of it starts from.
pub struct Opened {
    /// Itself.
    pub round: Round,
    /// The programme's template as it is now.
    pub template: Template,
    /// What it would be made from now.
    pub given: Given,
    /// What was changed by hand so far.
    pub edits: Vec<Edit>,
    /// Its pairs: proposal, mentee, mentor.
    pub pairs: Vec<(ProposalId, PersonId, PersonId)>,
}

/// Opens a draft.
///
/// # Errors
/// [`Problem::Conflict`] when it is none.
pub async fn open(tx: &mut Tx, programme: &Programme, round: Round) -> Result<Opened, Problem> {
    if round.state() != RoundState::Computed {
        return Err(Problem::Conflict(Words(ENGLISH).edit_no_draft()));
    }
    let cohort = cohort::store::by_id(tx, &round.cohort_id)
        .await?
        .ok_or(Problem::NotFound)?;
    Ok(Opened {
        template: programme.template.clone(),
        given: store::given(tx, programme, &cohort).await?,
        edits: edit::store::of_round(tx, &round.id).await?,
        pairs: proposal::store::pairs_of(tx, &round.id).await?,
        round,
    })
}

/// The draft with this id and its programme; nothing when it is no draft any more.
///
/// # Errors
/// Those of the database.
pub async fn draft_of(
    tx: &mut Tx,
    round: &RoundId,
) -> Result<Option<(Programme, Opened)>, Problem> {
    let round = store::by_id(tx, round).await?;
    let Some(round) = round.filter(|round| round.state() == RoundState::Computed) else {
        return Ok(None);
    };
    let programme = programme::store::of_cohort(tx, &round.cohort_id)
        .await?
        .ok_or_else(|| Problem::broken("a round without a programme"))?;
    let opened = open(tx, &programme, round).await?;
    Ok(Some((programme, opened)))
}

/// How many mentors a mentee has in this programme.
#[must_use]
pub fn wanted(template: &Template) -> usize {
    usize::try_from(template.policy.mentors_per_mentee).unwrap_or(1)
}

impl Opened {
    /// What it looks like.
    #[must_use]
    pub fn before(&self) -> Before {
        let pairs = self.pairs.iter();
        Before {
            pairs: pairs.map(|(_, a, b)| (a.clone(), b.clone())).collect(),
            served: self.round.served,
            total: self.round.total,
        }
    }

    /// The edits in force.
    #[must_use]
    pub fn hand(&self, template: &Template) -> Hand {
        Hand::of(&self.edits, wanted(template))
    }
}

/// Arranges a draft, apart from the threads that answer requests.
///
/// # Errors
/// When people and rules don't fit together.
pub async fn arranged(
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

/// Keeps an edit and what came of it, where nobody else changed the draft meanwhile; its number.
///
/// # Errors
/// [`Problem::Conflict`] when somebody did.
pub async fn keep(
    tx: &mut Tx,
    app: &App,
    opened: &Opened,
    change: &Change,
    effect: Effect,
    by: &PersonId,
    draft: &Draft,
) -> Result<i64, Problem> {
    unchanged(tx, opened).await?;
    let edit = Edit {
        number: i64::try_from(opened.edits.len()).unwrap_or(i64::MAX) + 1,
        change: change.clone(),
        moves: Moves::between(&opened.before(), &draft.as_seen()),
        effect,
        made_by: by.clone(),
        made_at: app.now(),
        undone_at: None,
    };
    edit::store::add(tx, &opened.round.id, &edit).await?;
    replace(tx, app, opened, draft).await?;
    Ok(edit.number)
}

/// Undoes an edit, and keeps what came of that.
///
/// # Errors
/// As [`keep`].
pub async fn undo(
    tx: &mut Tx,
    app: &App,
    opened: &Opened,
    number: i64,
    by: &PersonId,
    draft: &Draft,
) -> Result<(), Problem> {
    unchanged(tx, opened).await?;
    if !edit::store::undo(tx, &opened.round.id, number, by, app.now()).await? {
        return Err(Problem::Conflict(Words(ENGLISH).edit_undone_already()));
    }
    replace(tx, app, opened, draft).await
}

/// The digest of what a round would be made from now.
///
/// # Errors
/// Those of the database.
pub async fn inputs(tx: &mut Tx, programme: &Programme, round: &Round) -> Result<String, Problem> {
    let cohort = cohort::store::by_id(tx, &round.cohort_id)
        .await?
        .ok_or(Problem::NotFound)?;
    let given = store::given(tx, programme, &cohort).await?;
    let edits = edit::store::of_round(tx, &round.id).await?;
    let hand = Hand::of(&edits, wanted(&programme.template));
    // What doesn't fit any more is as good as changed.
    Ok(draft::inputs(&programme.template, &given, &hand).unwrap_or_default())
}

async fn unchanged(tx: &mut Tx, opened: &Opened) -> Result<(), Problem> {
    let now = store::by_id(tx, &opened.round.id).await?;
    let is_draft = now.is_some_and(|round| round.state() == RoundState::Computed);
    let edits = edit::store::of_round(tx, &opened.round.id).await?;
    if is_draft && edits == opened.edits {
        return Ok(());
    }
    Err(Problem::Conflict(Words(ENGLISH).edit_somebody_was_faster()))
}

/// Writes what is different and nothing else: pairs that stay keep their ids.
async fn replace(tx: &mut Tx, app: &App, opened: &Opened, draft: &Draft) -> Result<(), Problem> {
    let edition = edition::store::keep(tx, &opened.template).await?;
    store::rearrange(tx, &opened.round.id, &edition, draft).await?;
    let stays: BTreeSet<Two> = draft.as_seen().pairs.into_iter().collect();
    for (id, mentee, mentor) in &opened.pairs {
        if !stays.contains(&(mentee.clone(), mentor.clone())) {
            proposal::store::remove(tx, id).await?;
        }
    }
    let known: BTreeSet<Two> = opened.before().pairs.into_iter().collect();
    for pair in &draft.pairs {
        if !known.contains(&pair.two()) {
            let id = ProposalId::new(&app.chance, app.now());
            let (round, cohort) = (&opened.round.id, &opened.round.cohort_id);
            proposal::store::add(tx, &id, round, cohort, pair).await?;
        }
    }
    Ok(())
}
