//! Letters that follow from what happens to proposals. A job may run twice: what it did before is
//! noted in the same transaction as its letter.

use dyad_platform::app::App;
use dyad_platform::db::Tx;
use dyad_platform::ids::hashed;
use dyad_platform::problem::Problem;
use dyad_platform::{jobs, mail, write_tx};
use dyad_programme::urls::matching;

use super::telling::{self, gather};
use super::{Proposal, ProposalId, State, listing, store};
use crate::partnership::{self, PartnershipId, Role};
use crate::round::RoundId;
use crate::{letters, urls};

/// Job: a round was released, so its mentors get letters. Subject: the round.
pub const ASK_THE_MENTORS: &str = "ask the mentors of a round";
/// Job: the letter to a mentor (N-07). Subject: the proposal.
pub const ASK_THE_MENTOR: &str = "ask a mentor";
/// Job: the letter to a mentee (N-07). Subject: the proposal.
pub const ASK_THE_MENTEE: &str = "ask a mentee";
/// Job: the letter that it did not come about, where somebody said yes before (N-09). Subject: the proposal.
pub const TELL_THAT_IT_ENDED: &str = "tell that a proposal ended";
/// Job: the letters to a pair that begins (N-12). Subject: the partnership.
pub const WELCOME_THE_PAIR: &str = "welcome a pair";
/// Job: tells a coordinator that somebody would like to talk (N-43). Subject: the proposal.
pub const TELL_OF_A_WISH_TO_TALK: &str = "tell of a wish to talk";
/// Job: the letter that asks for one tap after a yes by phone (N-07). Subject: the proposal.
pub const CONFIRM_A_YES: &str = "confirm a yes by phone";
/// Recurring: closes proposals that nobody answered in time; see [`super::answering::expire_due`].
pub const EXPIRE_PROPOSALS: &str = "expire proposals";

/// Enqueues a letter for each mentor of a released round.
///
/// # Errors
/// Those of the database.
pub async fn ask_the_mentors(app: App, round: String) -> Result<(), Problem> {
    let (app, round) = (&app, RoundId(round));
    write_tx!(app.db, |tx| {
        for proposal in store::without_letter(tx, &round).await? {
            let once = format!("{ASK_THE_MENTOR} {proposal}");
            let now = app.now();
            jobs::enqueue_once(tx, app, ASK_THE_MENTOR, proposal.as_str(), now, &once).await?;
        }
        Ok(())
    })
}

/// Writes to the mentor of a proposal.
///
/// # Errors
/// Those of the database.
pub async fn ask_the_mentor(app: App, proposal: String) -> Result<(), Problem> {
    ask(&app, &ProposalId(proposal), Role::Mentor).await
}

/// Writes to the mentee of a proposal.
///
/// # Errors
/// Those of the database.
pub async fn ask_the_mentee(app: App, proposal: String) -> Result<(), Problem> {
    ask(&app, &ProposalId(proposal), Role::Mentee).await
}

/// Tells whoever had said yes that it did not come about. Whoever had not yet been asked, or said no
/// themselves, hears nothing.
///
/// # Errors
/// Those of the database.
pub async fn tell_that_it_ended(app: App, proposal: String) -> Result<(), Problem> {
    let (app, id) = (&app, ProposalId(proposal));
    write_tx!(app.db, |tx| {
        let Some(it) = store::by_id(tx, &id).await? else {
            return Ok(());
        };
        let Some(side) = hears_of_the_end(&it) else {
            return Ok(());
        };
        if !store::note_told(tx, &id, app.now()).await? {
            return Ok(());
        }
        let told = gather(tx, &it, side).await?;
        let next = app.absolute(&urls::find(&told.programme.slug));
        let letter = letters::came_to_nothing(&told, &next).set()?;
        mail::post(tx, app, &letter, app.now()).await
    })
}

/// Writes to both of a pair that begins.
///
/// # Errors
/// Those of the database.
pub async fn welcome_the_pair(app: App, partnership: String) -> Result<(), Problem> {
    let (app, id) = (&app, PartnershipId(partnership));
    write_tx!(app.db, |tx| {
        let Some(proposal) = listing::store::of_partnership(tx, &id).await? else {
            return Ok(());
        };
        if !store::note_told(tx, &proposal, app.now()).await? {
            return Ok(());
        }
        for side in [Role::Mentor, Role::Mentee] {
            welcome(tx, app, &proposal, &id, side).await?;
        }
        Ok(())
    })
}

/// Tells a coordinator who is neither of the two that one of them would like to talk.
///
/// # Errors
/// Those of the database.
pub async fn tell_of_a_wish_to_talk(app: App, proposal: String) -> Result<(), Problem> {
    let (app, id) = (&app, ProposalId(proposal));
    write_tx!(app.db, |tx| {
        let Some(it) = store::by_id(tx, &id).await? else {
            return Ok(());
        };
        let Some(side) = it.wants_to_talk else {
            return Ok(());
        };
        let told = gather(tx, &it, side).await?;
        let Some(coordinator) = &told.coordinator else {
            return Ok(());
        };
        let link = app.absolute(&matching(&told.programme.slug));
        let letter = letters::wants_to_talk(&told, coordinator, &link).set()?;
        mail::post_once(
            tx,
            app,
            &letter,
            app.now(),
            &format!("N-43 {id} {}", side.as_str()),
        )
        .await
    })
}

/// Asks whoever said yes by phone for one tap.
///
/// # Errors
/// Those of the database.
pub async fn confirm_a_yes(app: App, proposal: String) -> Result<(), Problem> {
    let (app, id) = (&app, ProposalId(proposal));
    let secret = app.chance.secret();
    write_tx!(app.db, |tx| {
        let it = store::by_id(tx, &id).await?;
        let Some((it, heard)) = it.and_then(|it| Some((it.clone(), it.heard?))) else {
            return Ok(());
        };
        if !it.is_open_to(heard.side, app.now()) {
            return Ok(());
        }
        store::add_link(tx, &id, heard.side, &hashed(&secret)).await?;
        let told = gather(tx, &it, heard.side).await?;
        let link = app.absolute(&urls::answer(&secret));
        let letter = letters::confirm(&told, &link).set()?;
        let once = format!("yes by phone {id} {}", heard.side.as_str());
        mail::post_once(tx, app, &letter, app.now(), &once).await
    })
}

async fn ask(app: &App, id: &ProposalId, side: Role) -> Result<(), Problem> {
    let secret = app.chance.secret();
    write_tx!(app.db, |tx| {
        let it = store::by_id(tx, id).await?;
        let Some(it) = it.filter(|it| it.is_open_to(side, app.now())) else {
            return Ok(());
        };
        if !store::note_asked(tx, id, side, app.now()).await? {
            return Ok(());
        }
        store::add_link(tx, id, side, &hashed(&secret)).await?;
        let told = gather(tx, &it, side).await?;
        let link = app.absolute(&urls::answer(&secret));
        let letter = letters::ask(&told, &link).set()?;
        mail::post(tx, app, &letter, app.now()).await
    })
}

/// Which side hears that it came to nothing: the mentor whose mentee declined or said nothing, and
/// the mentee whose yes found no place.
fn hears_of_the_end(it: &Proposal) -> Option<Role> {
    match it.state {
        State::Declined | State::Expired | State::Withdrawn if it.is_requested() => {
            Some(Role::Mentee)
        }
        State::Declined if it.declined_by == Some(Role::Mentee) => Some(Role::Mentor),
        State::Expired if it.mentor_answered_at.is_some() => Some(Role::Mentor),
        State::Withdrawn if it.mentee_answered_at.is_some() => Some(Role::Mentee),
        _ => None,
    }
}

async fn welcome(
    tx: &mut Tx,
    app: &App,
    proposal: &ProposalId,
    id: &PartnershipId,
    side: Role,
) -> Result<(), Problem> {
    let missing = || Problem::broken("a pair without its beginning");
    let it = store::by_id(tx, proposal).await?.ok_or_else(missing)?;
    let pair = partnership::store::by_id(tx, id)
        .await?
        .ok_or_else(missing)?;
    let shares = |side| {
        let member = pair.member(it.person(side));
        member.is_some_and(|member| member.shares_address_since.is_some())
    };
    let told = gather(tx, &it, side).await?;
    let letter = letters::began(&letters::Beginning {
        told: &told,
        link: &app.absolute(&urls::pair(id)),
        ends_at: pair.planned_end_at(),
        mine_is_shared: shares(side),
        theirs_is_shared: shares(telling::other(side)),
    });
    mail::post(tx, app, &letter.set()?, app.now()).await
}
