//! What the two do with a goal, each act within one transaction. Whatever decides is read there.

use dyad_pairing::access::{self, Entered, InThePair};
use dyad_platform::app::App;
use dyad_platform::db::Tx;
use dyad_platform::problem::Problem;
use dyad_platform::words::ENGLISH;

use super::{Goal, GoalId, MOST, Wording, store};
use crate::words::Words;

/// Something done to a goal.
#[derive(Clone, Debug)]
pub(crate) enum Act {
    /// Says yes to the wording with this number.
    Agree(i64),
    Reached,
    LetGo,
    /// Words it anew.
    Reword(Wording),
    /// Tells how it goes.
    Tell(String),
}

/// Adds a goal; the other is asked on their page.
pub(crate) async fn add(
    tx: &mut Tx,
    app: &App,
    entered: &Entered,
    wording: &Wording,
) -> Result<(), Problem> {
    let (room, goals) = enter(tx, app, entered).await?;
    if goals.iter().filter(|goal| goal.is_under_way()).count() >= MOST {
        return Err(Problem::Conflict(Words(ENGLISH).goal_too_many()));
    }
    let (id, now) = (GoalId::new(&app.chance, app.now()), app.now());
    store::add(tx, &room, &id, now).await?;
    store::reword(tx, &room, &id, wording, &app.chance, now).await
}

/// Does something to a goal.
pub(crate) async fn act(
    tx: &mut Tx,
    app: &App,
    entered: &Entered,
    id: &GoalId,
    act: &Act,
) -> Result<(), Problem> {
    let (room, goals) = enter(tx, app, entered).await?;
    let goal = goals.iter().find(|goal| goal.id == *id);
    let goal = goal.ok_or(Problem::NotFound)?;
    let now = app.now();
    if !goal.is_under_way() && !matches!(act, Act::Tell(_)) {
        return Err(moved_on());
    }
    match act {
        Act::Agree(revision) => agree(tx, app, &room, goal, *revision).await,
        Act::Reached => Ok(store::end(tx, id, true, now).await?),
        Act::LetGo => Ok(store::end(tx, id, false, now).await?),
        Act::Reword(wording) => store::reword(tx, &room, id, wording, &app.chance, now).await,
        Act::Tell(words) => store::tell(tx, &room, id, words, &app.chance, now).await,
    }
}

async fn agree(
    tx: &mut Tx,
    app: &App,
    room: &InThePair,
    goal: &Goal,
    revision: i64,
) -> Result<(), Problem> {
    if goal.agreed_at.is_some() && goal.revision == revision {
        return Ok(());
    }
    if goal.revision != revision || !goal.waits_for(&room.me().person_id) {
        return Err(moved_on());
    }
    store::agree(tx, &goal.id, revision, app.now()).await?;
    crate::phase::look_in(tx, app, room).await
}

async fn enter(
    tx: &mut Tx,
    app: &App,
    entered: &Entered,
) -> Result<(InThePair, Vec<Goal>), Problem> {
    let room = access::prove(tx, app, &entered.signed_in.person.id, entered.room.id()).await?;
    if !room.partnership().is_open_for_words() {
        return Err(Problem::Conflict(Words(ENGLISH).room_is_closed()));
    }
    let goals = store::all(tx, &room).await?;
    Ok((room, goals))
}

fn moved_on() -> Problem {
    Problem::Conflict(Words(ENGLISH).goal_moved_on())
}
