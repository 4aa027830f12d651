//! What entering a pair, a yes and a no do, in the transaction that takes them.

use dyad_people::account::{self, Person, PersonId};
use dyad_platform::app::App;
use dyad_platform::clock::Moment;
use dyad_platform::db::Tx;
use dyad_platform::jobs;
use dyad_platform::problem::Problem;
use dyad_programme::cohort::Cohort;
use dyad_programme::enrolment;
use dyad_programme::import;
use dyad_programme::programme::Programme;

use super::jobs::{ASK_RUNNING_PAIRS, TELL_THAT_IT_CAME_TO_NOTHING, WELCOME_A_RUNNING_PAIR};
use super::reading::{Known, Line, Named, name_from};
use super::store::{self, New};
use super::{BatchId, RunningPair, RunningPairId, Standing, State, TAKE_BACK, other};
use crate::partnership::{self, Role, beginning};

/// What is known of the people whom running pairs may name.
pub(crate) async fn known(tx: &mut Tx, cohort: &Cohort) -> Result<Known, Problem> {
    let exclusions = enrolment::store::exclusions(tx, &cohort.id).await?;
    let mut ids: Vec<PersonId> = Vec::new();
    for (one, two) in &exclusions {
        ids.extend([one.clone(), two.clone()]);
    }
    ids.sort_by(|a, b| a.0.cmp(&b.0));
    ids.dedup();
    let addresses = store::addresses(tx, &ids).await?;
    let address = |id: &PersonId| {
        let mut found = addresses.iter().filter(|(known, _)| known == id);
        found.next().map(|(_, address)| address.clone())
    };
    let apart = exclusions.iter();
    Ok(Known {
        pairs: store::pairs(tx).await?.into_iter().collect(),
        entered: store::entered(tx, &cohort.id).await?.into_iter().collect(),
        apart: apart
            .filter_map(|(one, two)| Some((address(one)?, address(two)?)))
            .collect(),
    })
}

/// Enters pairs; their letters leave in ten minutes. Whoever has no account gets one.
pub(crate) async fn enter(
    tx: &mut Tx,
    app: &App,
    (programme, cohort): (&Programme, &Cohort),
    lines: &[&Line],
    by: &PersonId,
) -> Result<(), Problem> {
    let now = app.now();
    let (batch, leaves_at) = (BatchId::new(&app.chance, now), now + TAKE_BACK);
    for line in lines {
        let (Some(since), zone) = (line.since, programme.zone.as_str()) else {
            continue;
        };
        let (mentor, mentor_is_new) = somebody(tx, app, &line.mentor, zone).await?;
        let (mentee, mentee_is_new) = somebody(tx, app, &line.mentee, zone).await?;
        let began = since.in_tz(zone).map(|it| it.timestamp().as_millisecond());
        let new = New {
            id: RunningPairId::new(&app.chance, now),
            mentor,
            mentee,
            mentor_is_new,
            mentee_is_new,
            began_at: began.map_or(now, Moment),
        };
        store::add(tx, &cohort.id, (&batch, leaves_at), &new, (by, now)).await?;
    }
    jobs::enqueue(tx, app, ASK_RUNNING_PAIRS, batch.as_str(), leaves_at).await?;
    Ok(())
}

/// Whoever has this address; a new account where nobody has. A list that brought somebody before
/// doesn't take them with it any more.
async fn somebody(
    tx: &mut Tx,
    app: &App,
    named: &Named,
    zone: &str,
) -> Result<(PersonId, bool), Problem> {
    if let Some(person) = account::store::by_address(tx, &named.address).await? {
        import::store::forget_newcomer(tx, &person.id).await?;
        return Ok((person.id, false));
    }
    let person = Person {
        id: PersonId::new(&app.chance, app.now()),
        name: if named.name.is_empty() {
            name_from(&named.address)
        } else {
            named.name.clone()
        },
        address: named.address.clone(),
        zone: zone.to_owned(),
    };
    account::store::add(tx, &person, app.now()).await?;
    Ok((person.id, true))
}

/// Takes a yes; with the second one the partnership has its place.
pub(crate) async fn say_yes(
    tx: &mut Tx,
    app: &App,
    pair: &RunningPair,
    side: Role,
    shares: bool,
) -> Result<(), Problem> {
    if pair.stands(side) != Standing::Open {
        return Ok(());
    }
    let now = app.now();
    store::say_yes(tx, &pair.id, side, shares, now).await?;
    if pair.said_yes(other(side)).is_none() {
        return Ok(());
    }
    let (mentor, mentee) = (&pair.mentor_id, &pair.mentee_id);
    let load = partnership::store::load(tx, &pair.cohort_id, mentor, mentee).await?;
    let apart = enrolment::store::exclusions(tx, &pair.cohort_id).await?;
    let are_apart = apart
        .iter()
        .any(|(one, two)| (one == mentor && two == mentee) || (one == mentee && two == mentor));
    if load.already_a_pair || are_apart {
        store::end(tx, &pair.id, State::Withdrawn, None, now).await?;
        return Ok(());
    }
    let shared = |is_shared: bool| is_shared.then_some(now);
    let (mentor_shares, mentee_shares) = match side {
        Role::Mentor => (shares, pair.mentee_shares),
        Role::Mentee => (pair.mentor_shares, shares),
    };
    let two = beginning::Two {
        mentor: (mentor.clone(), shared(mentor_shares)),
        mentee: (mentee.clone(), shared(mentee_shares)),
    };
    let id = beginning::begin(tx, app, &pair.cohort_id, None, &two, pair.began_at).await?;
    store::note_begun(tx, &pair.id, &id).await?;
    jobs::enqueue(tx, app, WELCOME_A_RUNNING_PAIR, pair.id.as_str(), now).await?;
    Ok(())
}

/// Takes a no. Whoever confirmed before hears of it, and not why.
pub(crate) async fn say_no(
    tx: &mut Tx,
    app: &App,
    pair: &RunningPair,
    side: Role,
) -> Result<(), Problem> {
    if pair.stands(side) != Standing::Open {
        return Ok(());
    }
    store::end(tx, &pair.id, State::Declined, Some(side), app.now()).await?;
    tell(tx, app, pair).await
}

/// Nobody has to wait for ever: it comes to nothing.
pub(crate) async fn expire(tx: &mut Tx, app: &App, pair: &RunningPair) -> Result<(), Problem> {
    store::end(tx, &pair.id, State::Expired, None, app.now()).await?;
    tell(tx, app, pair).await
}

async fn tell(tx: &mut Tx, app: &App, pair: &RunningPair) -> Result<(), Problem> {
    let (now, id) = (app.now(), pair.id.as_str());
    Ok(jobs::enqueue(tx, app, TELL_THAT_IT_CAME_TO_NOTHING, id, now).await?)
}

/// Takes a pair away, and whoever is here only by it.
pub(crate) async fn remove(tx: &mut Tx, id: &RunningPairId) -> Result<(), Problem> {
    for person in store::remove(tx, id).await? {
        let is_needed = store::is_in_a_pair(tx, &person).await?
            || import::store::takes_part(tx, &person).await?;
        if !is_needed {
            enrolment::store::forget_exclusions(tx, &person).await?;
            account::store::take_out(tx, &person).await?;
        }
    }
    Ok(())
}
