//! Letters on pairs that already run. A job may run twice: what it did before is noted in the same
//! transaction as its letter.

use dyad_people::account;
use dyad_platform::app::App;
use dyad_platform::db::Tx;
use dyad_platform::ids::hashed;
use dyad_platform::problem::Problem;
use dyad_platform::{mail, read_tx, write_tx};
use dyad_programme::programme;

use super::letters::{self, Told};
use super::{
    BatchId, CLOSES_AFTER, KEPT_FOR, REMIND_AFTER, RunningPair, RunningPairId, Standing, State,
    answering, other, store,
};
use crate::partnership::{self, Role};
use crate::proposal::reminding::is_awake;
use crate::urls;

/// Job: letters to both of each pair of a batch leave. Subject: the batch.
pub const ASK_RUNNING_PAIRS: &str = "ask running pairs";
/// Job: both confirmed. Subject: the pair that was entered.
pub const WELCOME_A_RUNNING_PAIR: &str = "welcome a running pair";
/// Job: tells whoever had confirmed that it came to nothing. Subject: the pair that was entered.
pub const TELL_THAT_IT_CAME_TO_NOTHING: &str = "tell that a running pair came to nothing";
/// Recurring: reminds, closes and forgets.
pub const TEND_RUNNING_PAIRS: &str = "tend running pairs";

const SIDES: [Role; 2] = [Role::Mentor, Role::Mentee];

/// Writes to both of each pair of a batch.
///
/// # Errors
/// Those of the database.
pub async fn ask(app: App, batch: String) -> Result<(), Problem> {
    let (app, batch) = (&app, BatchId(batch));
    let ids = write_tx!(app.db, |tx| store::ask(tx, &batch, app.now()).await)?;
    for id in ids {
        let secrets = [app.chance.secret(), app.chance.secret()];
        write_tx!(app.db, |tx| {
            let Some(pair) = store::by_id(tx, &id).await? else {
                return Ok(());
            };
            if !store::note_written(tx, &id, app.now()).await? {
                return Ok(());
            }
            for (side, secret) in SIDES.into_iter().zip(&secrets) {
                write(tx, app, &pair, side, secret, letters::ask).await?;
            }
            Ok::<_, Problem>(())
        })?;
    }
    Ok(())
}

/// Tells both that they have their place here.
///
/// # Errors
/// Those of the database.
pub async fn welcome(app: App, id: String) -> Result<(), Problem> {
    let (app, id) = (&app, RunningPairId(id));
    write_tx!(app.db, |tx| {
        let Some(pair) = store::by_id(tx, &id).await? else {
            return Ok(());
        };
        let Some(partnership) = store::partnership_of(tx, &id).await? else {
            return Ok(());
        };
        let Some(it) = partnership::store::by_id(tx, &partnership).await? else {
            return Ok(());
        };
        let zone = zone(tx, &pair).await?;
        for side in SIDES {
            let Some(told) = told(tx, &pair, side).await? else {
                continue;
            };
            let link = app.absolute(&urls::pair(&partnership));
            let letter = letters::begun(&told, it.planned_end_at(), &zone, &link).set()?;
            let once = format!("running pair {id} {}", side.as_str());
            mail::post_once(tx, app, &letter, app.now(), &once).await?;
        }
        Ok::<_, Problem>(())
    })
}

/// Tells whoever had confirmed that it came to nothing.
///
/// # Errors
/// Those of the database.
pub async fn came_to_nothing(app: App, id: String) -> Result<(), Problem> {
    let (app, id) = (&app, RunningPairId(id));
    write_tx!(app.db, |tx| {
        let Some(pair) = store::by_id(tx, &id).await? else {
            return Ok(());
        };
        if !matches!(pair.state, State::Declined | State::Expired) {
            return Ok(());
        }
        for side in SIDES.into_iter().filter(|it| pair.said_yes(*it).is_some()) {
            if let Some(told) = told(tx, &pair, side).await? {
                let letter = letters::came_to_nothing(&told).set()?;
                let once = format!("running pair over {id} {}", side.as_str());
                mail::post_once(tx, app, &letter, app.now(), &once).await?;
            }
        }
        Ok::<_, Problem>(())
    })
}

/// Reminds once, closes what nobody confirms, and forgets what came to nothing long ago.
///
/// # Errors
/// Those of the database.
pub async fn tend(app: App) -> Result<(), Problem> {
    let (app, now) = (&app, app.now());
    let due = read_tx!(app.db, |tx| store::to_remind(tx, now - REMIND_AFTER).await)?;
    for id in due {
        let secrets = [app.chance.secret(), app.chance.secret()];
        write_tx!(app.db, |tx| remind(tx, app, &id, &secrets).await)?;
    }
    write_tx!(app.db, |tx| {
        for id in store::overdue(tx, now - CLOSES_AFTER).await? {
            if let Some(pair) = store::by_id(tx, &id).await? {
                answering::expire(tx, app, &pair).await?;
            }
        }
        for id in store::long_over(tx, now - KEPT_FOR).await? {
            answering::remove(tx, &id).await?;
        }
        Ok::<_, Problem>(())
    })
}

async fn remind(
    tx: &mut Tx,
    app: &App,
    id: &RunningPairId,
    secrets: &[String; 2],
) -> Result<(), Problem> {
    let Some(pair) = store::by_id(tx, id).await? else {
        return Ok(());
    };
    let zone = zone(tx, &pair).await?;
    if !is_awake(app.now(), &zone) || !store::note_reminded(tx, id, app.now()).await? {
        return Ok(());
    }
    for (side, secret) in SIDES.into_iter().zip(secrets) {
        if pair.stands(side) == Standing::Open {
            write(tx, app, &pair, side, secret, letters::remind).await?;
        }
    }
    Ok(())
}

async fn write(
    tx: &mut Tx,
    app: &App,
    pair: &RunningPair,
    side: Role,
    secret: &str,
    letter: impl Fn(&Told, &str) -> dyad_platform::letter::Draft,
) -> Result<(), Problem> {
    let Some(told) = told(tx, pair, side).await? else {
        return Ok(());
    };
    store::add_link(tx, &pair.id, side, &hashed(secret)).await?;
    let link = app.absolute(&urls::running_pair(secret));
    let letter = letter(&told, &link).set()?;
    mail::post(tx, app, &letter, app.now()).await
}

async fn zone(tx: &mut Tx, pair: &RunningPair) -> Result<String, Problem> {
    let programme = programme::store::of_cohort(tx, &pair.cohort_id).await?;
    Ok(programme.map_or_else(|| "UTC".into(), |programme| programme.zone))
}

/// What one of the two is told.
pub(super) async fn told(
    tx: &mut Tx,
    pair: &RunningPair,
    side: Role,
) -> Result<Option<Told>, Problem> {
    let programme = programme::store::of_cohort(tx, &pair.cohort_id).await?;
    let me = account::store::person(tx, pair.person(side)).await?;
    let partner = account::store::person(tx, pair.person(other(side))).await?;
    let (Some(programme), Some(me), Some(partner)) = (programme, me, partner) else {
        return Ok(None);
    };
    let coordinators = programme::store::coordinators(tx, &programme.id).await?;
    let entered_by = account::store::person(tx, &pair.made_by).await?;
    Ok(Some(Told {
        since: pair.began_at.date(&programme.zone),
        organisation: account::store::organisation_name(tx).await?,
        entered_by: entered_by.map_or_else(String::new, |person| person.name),
        coordinator: coordinators
            .into_iter()
            .find(|it| it.id != me.id && it.id != partner.id),
        programme: programme.name,
        other: partner,
        me,
    }))
}
