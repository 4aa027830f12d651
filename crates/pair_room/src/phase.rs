//! Where the two are on their path: what their phase is for, what of it is done, and going on.

use dyad_pairing::access::{InThePair, Seat};
use dyad_pairing::partnership::phase::PhaseFacts;
use dyad_pairing::partnership::{self, moving};
use dyad_pairing::pulse;
use dyad_platform::app::App;
use dyad_platform::db::Tx;
use dyad_platform::problem::Problem;

use crate::meeting::{Meeting, Stands};
use crate::{agreement, goal, meeting};

pub(crate) mod pages;

/// What the room knows of a pair, as yes or no. Messages are no part of it: coordinators see when a
/// phase began, and must not learn from that when somebody wrote.
pub(crate) async fn facts(tx: &mut Tx, app: &App, seat: &Seat) -> Result<PhaseFacts, Problem> {
    let now = app.now();
    let meetings = meeting::store::all(tx, seat).await?;
    let has = |stands: &[Stands]| meetings.iter().any(|it| stands.contains(&it.stands(now)));
    let is_ahead = has(&[Stands::Fixed, Stands::Moving]);
    let has_talk = is_ahead || has(&[Stands::Held]);
    let in_touch = pulse::touchpoint_of(tx, seat).await?.is_some() || has_talk;
    Ok(PhaseFacts {
        in_touch,
        has_talk,
        agreement: agreement::store::is_in_force(tx, seat).await?,
        goal: goal::store::agreed(tx, seat).await? > 0,
        next_talk: is_ahead && has_met_or_two(&meetings, now),
    })
}

/// The next talk is the one after the first: one ahead while one has been, or two ahead.
fn has_met_or_two(meetings: &[Meeting], now: dyad_platform::clock::Moment) -> bool {
    let counted = meetings.iter().filter(|it| {
        matches!(
            it.stands(now),
            Stands::Fixed | Stands::Moving | Stands::Held | Stands::Over
        )
    });
    counted.count() >= 2
}

/// Moves the pair on where that is due, after something was done.
///
/// # Errors
/// Those of the database.
pub(crate) async fn look(tx: &mut Tx, app: &App, seat: &Seat) -> Result<(), Problem> {
    let seat = moving::again(tx, seat).await?;
    let terms = partnership::store::terms_at(tx, &seat).await?;
    let facts = facts(tx, app, &seat).await?;
    moving::look(tx, app, &seat, &terms, facts).await?;
    Ok(())
}

/// The same for whoever is in the room.
///
/// # Errors
/// Those of the database.
pub(crate) async fn look_in(tx: &mut Tx, app: &App, room: &InThePair) -> Result<(), Problem> {
    look(tx, app, room.seat()).await
}
