//! What an answer does, in the transaction that takes it. The world may have moved on since the page
//! was shown: then nothing is done, and the page says what is the case.

use dyad_platform::app::App;
use dyad_platform::clock::Moment;
use dyad_platform::db::Tx;
use dyad_platform::jobs;
use dyad_platform::problem::Problem;
use dyad_platform::write_tx;
use dyad_programme::programme;

use super::{
    Answer, MENTOR_SAID_YES, NO_PLACE_LEFT, PARTNERSHIP_BEGAN, PROPOSAL_DECLINED, PROPOSAL_EXPIRED,
    WANTS_TO_TALK, store,
};
use crate::access::link::MayAnswer;
use crate::partnership::{self, PartnershipId, Role, beginning, may_begin};
use crate::round::answer_by;

/// Takes an answer, and says whether it did: one that comes too late, or again, changes nothing.
///
/// # Errors
/// Those of the database.
pub async fn take(
    tx: &mut Tx,
    app: &App,
    may: &MayAnswer,
    answer: &Answer,
) -> Result<bool, Problem> {
    if !may.proposal().is_open_to(may.side(), app.now()) {
        return Ok(false);
    }
    match (answer, may.side()) {
        (Answer::Yes { shares }, Role::Mentor) => mentor_says_yes(tx, app, may, *shares).await,
        (Answer::Yes { shares }, Role::Mentee) => mentee_says_yes(tx, app, may, *shares).await,
        (Answer::Talk, _) => wants_to_talk(tx, app, may).await,
        (Answer::NotNow { reason }, _) => decline(tx, app, may, reason.as_deref()).await,
    }?;
    Ok(true)
}

/// Closes proposals that nobody answered in time: what recurs every hour.
///
/// # Errors
/// Those of the database.
pub async fn expire_due(app: App) -> Result<(), Problem> {
    let app = &app;
    write_tx!(app.db, |tx| {
        for proposal in store::expire(tx, app.now()).await? {
            jobs::happened(tx, app, PROPOSAL_EXPIRED, proposal.as_str()).await?;
        }
        Ok(())
    })
}

async fn wants_to_talk(tx: &mut Tx, app: &App, may: &MayAnswer) -> Result<(), Problem> {
    if store::wish_to_talk(tx, may).await? {
        jobs::happened(tx, app, WANTS_TO_TALK, may.id().as_str()).await?;
    }
    Ok(())
}

async fn decline(
    tx: &mut Tx,
    app: &App,
    may: &MayAnswer,
    reason: Option<&str>,
) -> Result<(), Problem> {
    store::decline(tx, may, reason, app.now()).await?;
    Ok(jobs::happened(tx, app, PROPOSAL_DECLINED, may.id().as_str()).await?)
}

async fn mentor_says_yes(
    tx: &mut Tx,
    app: &App,
    may: &MayAnswer,
    shares: bool,
) -> Result<(), Problem> {
    if !has_room(tx, may).await? {
        return close_for_want_of_room(tx, app, may).await;
    }
    let now = app.now();
    if may.proposal().is_requested() {
        store::request_accepted(tx, may, shares, now).await?;
        let mentee_shares = may.proposal().mentee_shares;
        let partnership = begin(tx, app, may, (shares, mentee_shares), now).await?;
        return Ok(jobs::happened(tx, app, PARTNERSHIP_BEGAN, partnership.as_str()).await?);
    }
    let programme = programme::store::of_cohort(tx, &may.proposal().cohort_id)
        .await?
        .ok_or_else(|| Problem::broken("a proposal without a programme"))?;
    let until = answer_by(
        now,
        programme.template.policy.answer_within_days,
        &programme.zone,
    );
    store::mentor_says_yes(tx, may, shares, now, until).await?;
    Ok(jobs::happened(tx, app, MENTOR_SAID_YES, may.id().as_str()).await?)
}

/// The second yes makes the pair, in the transaction that reads the mentor's load: however many say
/// yes at the same moment, no mentor has more mentees than places (INV-08).
async fn mentee_says_yes(
    tx: &mut Tx,
    app: &App,
    may: &MayAnswer,
    shares: bool,
) -> Result<(), Problem> {
    if !has_room(tx, may).await? {
        return close_for_want_of_room(tx, app, may).await;
    }
    let now = app.now();
    store::mentee_says_yes(tx, may, shares, now).await?;
    let mentor_shares = may.proposal().mentor_shares;
    let partnership = begin(tx, app, may, (mentor_shares, shares), now).await?;
    Ok(jobs::happened(tx, app, PARTNERSHIP_BEGAN, partnership.as_str()).await?)
}

async fn has_room(tx: &mut Tx, may: &MayAnswer) -> Result<bool, Problem> {
    let it = may.proposal();
    let load = partnership::store::load(tx, &it.cohort_id, &it.mentor_id, &it.mentee_id).await?;
    // An exclusion may have come in since they were proposed (INV-10); it closes like a want of room.
    let exclusions = dyad_programme::enrolment::store::exclusions(tx, &it.cohort_id).await?;
    let are_apart = exclusions.iter().any(|(one, two)| {
        (*one == it.mentor_id && *two == it.mentee_id)
            || (*one == it.mentee_id && *two == it.mentor_id)
    });
    Ok(may_begin(load).is_ok() && !are_apart)
}

async fn close_for_want_of_room(tx: &mut Tx, app: &App, may: &MayAnswer) -> Result<(), Problem> {
    store::withdraw(tx, may, app.now()).await?;
    Ok(jobs::happened(tx, app, NO_PLACE_LEFT, may.id().as_str()).await?)
}

async fn begin(
    tx: &mut Tx,
    app: &App,
    may: &MayAnswer,
    (mentor_shares, mentee_shares): (bool, bool),
    now: Moment,
) -> Result<PartnershipId, Problem> {
    let it = may.proposal();
    let since = |shares: bool| shares.then_some(now);
    let two = beginning::Two {
        mentor: (it.mentor_id.clone(), since(mentor_shares)),
        mentee: (it.mentee_id.clone(), since(mentee_shares)),
    };
    beginning::begin(tx, app, &it.cohort_id, Some(it.id.as_str()), &two, now).await
}
