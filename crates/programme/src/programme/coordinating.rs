//! Who coordinates a programme: asking somebody, ending it. Somebody always stays (INV-29).

use dyad_people::account::{self, Person, PersonId};
use dyad_platform::app::App;
use dyad_platform::clock::Moment;
use dyad_platform::db::Tx;
use dyad_platform::jobs as work;
use dyad_platform::problem::Problem;
use serde::{Deserialize, Serialize};

use super::opening::Named;
use super::{Programme, jobs, may_step_down, store};
use crate::settings::{self, Act, UNDO};

/// The subject of the settings that it is.
pub(crate) const SUBJECT: &str = "coordinators";

/// Why somebody can't be asked, or can't go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refused {
    /// They coordinate already.
    Already,
    /// They are the last one.
    Last,
    /// They don't coordinate, or not any more.
    Gone,
}

/// How it was before a change, to be put back.
#[derive(Debug, Serialize, Deserialize)]
struct Before {
    person: PersonId,
    /// Since when they coordinated; absent for who didn't.
    since: Option<Moment>,
}

/// Lets somebody coordinate, who gets an account where they have none, and a letter unless they
/// said it themselves. Who coordinates already goes on.
///
/// # Errors
/// Those of the database.
pub(crate) async fn appoint(
    tx: &mut Tx,
    app: &App,
    programme: &Programme,
    named: &Named,
    by: &Person,
) -> Result<PersonId, Problem> {
    let person = somebody(tx, app, programme, named).await?;
    match ask(tx, app, programme, &person, by).await? {
        Ok(()) | Err(_) => Ok(person.id),
    }
}

/// As [`appoint`], for one who doesn't coordinate yet.
///
/// # Errors
/// Those of the database; [`Refused::Already`].
pub(crate) async fn add(
    tx: &mut Tx,
    app: &App,
    programme: &Programme,
    named: &Named,
    by: &Person,
) -> Result<Result<(), Refused>, Problem> {
    let person = somebody(tx, app, programme, named).await?;
    ask(tx, app, programme, &person, by).await
}

async fn somebody(
    tx: &mut Tx,
    app: &App,
    programme: &Programme,
    named: &Named,
) -> Result<Person, Problem> {
    if let Some(known) = account::store::by_address(tx, &named.address).await? {
        return Ok(known);
    }
    let person = Person {
        id: PersonId::new(&app.chance, app.now()),
        name: named.shown(),
        address: named.address.clone(),
        zone: programme.zone.clone(),
    };
    account::store::add(tx, &person, app.now()).await?;
    Ok(person)
}

async fn ask(
    tx: &mut Tx,
    app: &App,
    programme: &Programme,
    person: &Person,
    by: &Person,
) -> Result<Result<(), Refused>, Problem> {
    if store::since(tx, &programme.id, &person.id).await?.is_some() {
        return Ok(Err(Refused::Already));
    }
    store::appoint(tx, &programme.id, &person.id, app.now()).await?;
    note(tx, app, programme, by, Act::Appointed, (person, None)).await?;
    if person.id != by.id {
        let subject = jobs::coordinator(&programme.id, &person.id);
        work::enqueue(tx, app, jobs::INVITE_A_COORDINATOR, &subject, app.now()).await?;
    }
    Ok(Ok(()))
}

/// Ends somebody's coordinating. They are told once it can't be undone any more.
///
/// # Errors
/// Those of the database; [`Refused::Last`] and [`Refused::Gone`].
pub(crate) async fn end(
    tx: &mut Tx,
    app: &App,
    programme: &Programme,
    id: &PersonId,
    by: &Person,
) -> Result<Result<(), Refused>, Problem> {
    let all = store::coordinators(tx, &programme.id).await?;
    let since = store::since(tx, &programme.id, id).await?;
    let (Some(person), Some(since)) = (all.iter().find(|person| person.id == *id), since) else {
        return Ok(Err(Refused::Gone));
    };
    if !may_step_down(all.len()) {
        return Ok(Err(Refused::Last));
    }
    store::dismiss(tx, &programme.id, id).await?;
    note(
        tx,
        app,
        programme,
        by,
        Act::SteppedDown,
        (person, Some(since)),
    )
    .await?;
    if *id != by.id {
        let subject = jobs::coordinator(&programme.id, id);
        let due = app.now() + UNDO;
        work::enqueue(tx, app, jobs::TELL_OF_AN_END, &subject, due).await?;
    }
    Ok(Ok(()))
}

/// Puts back how it was before the last change, where `by` may.
///
/// # Errors
/// Those of the database; [`Refused::Gone`] where it is too late, and [`Refused::Last`].
pub(crate) async fn undo(
    tx: &mut Tx,
    app: &App,
    programme: &Programme,
    change: &str,
    by: &Person,
) -> Result<Result<(), Refused>, Problem> {
    let last = settings::store::last_of(tx, &programme.id, SUBJECT).await?;
    let last = last
        .filter(|last| last.id.as_str() == change && last.can_be_undone_by(&by.id, app.now()))
        .and_then(|last| last.before);
    let before = last.and_then(|before| serde_json::from_str::<Before>(&before).ok());
    let Some(before) = before else {
        return Ok(Err(Refused::Gone));
    };
    let person = account::store::person(tx, &before.person).await?;
    let person = person.ok_or(Problem::NotFound)?;
    match before.since {
        Some(since) => store::appoint(tx, &programme.id, &person.id, since).await?,
        None if !may_step_down(store::coordinators(tx, &programme.id).await?.len()) => {
            return Ok(Err(Refused::Last));
        }
        None => store::dismiss(tx, &programme.id, &person.id).await?,
    }
    let change = settings::Noted {
        subject: SUBJECT,
        act: Act::Undone,
        thing: &person.name,
        before: None,
    };
    settings::note_change(tx, app, &programme.id, by, change).await?;
    Ok(Ok(()))
}

async fn note(
    tx: &mut Tx,
    app: &App,
    programme: &Programme,
    by: &Person,
    act: Act,
    (person, since): (&Person, Option<Moment>),
) -> Result<(), Problem> {
    let before = Before {
        person: person.id.clone(),
        since,
    };
    let before = serde_json::to_string(&before).map_err(|_| Problem::broken("a change"))?;
    let change = settings::Noted {
        subject: SUBJECT,
        act,
        thing: &person.name,
        before: Some(before),
    };
    settings::note_change(tx, app, &programme.id, by, change).await
}
