//! Invitations leave when the time to take them back is over, and are called to mind once. Whoever
//! applied or asked not to be written to meanwhile is left alone.

use dyad_people::account;
use dyad_platform::app::App;
use dyad_platform::clock::Moment;
use dyad_platform::db::Tx;
use dyad_platform::ids::hashed;
use dyad_platform::problem::Problem;
use dyad_platform::{mail, read_tx, write_tx};

use super::gathering::{digest, store as others};
use super::letters::{self, Sender};
use super::{Invitation, InvitationReleaseId, REMIND_AFTER, Release, Reminder, reminder, store};
use crate::cohort::{self, Applying, Cohort};
use crate::join::last_day;
use crate::programme::{self, Programme};
use crate::template::question::Role;
use crate::urls;

/// Job: invitations leave. Subject: the release.
pub const LET_INVITATIONS_LEAVE: &str = "let invitations leave";
/// Recurring: calls invitations to mind, once each.
pub const REMIND_INVITED: &str = "remind whoever was invited to mentor";

/// So many letters are posted in one transaction.
const LETTERS_AT_ONCE: i64 = 50;

/// Until when people can apply to a programme that everybody sees; nothing where they can't.
pub(crate) fn until(programme: &Programme, cohort: &Cohort, now: Moment) -> Option<Moment> {
    match cohort.applying(now) {
        Applying::Open(until) | Applying::Late(until) if programme.takes_applications() => {
            Some(until)
        }
        _ => None,
    }
}

/// Who writes the letters of a cohort; nothing while nobody can apply to it.
pub(crate) async fn sender(
    tx: &mut Tx,
    app: &App,
    cohort: &Cohort,
    by: &dyad_people::account::PersonId,
) -> Result<Option<Sender>, Problem> {
    let programme = programme::store::of_cohort(tx, &cohort.id).await?;
    let Some(programme) = programme else {
        return Ok(None);
    };
    let Some(until) = until(&programme, cohort, app.now()) else {
        return Ok(None);
    };
    Ok(Some(Sender {
        organisation: account::store::organisation_name(tx).await?,
        time: programme.template.texts.time_of_mentors.clone(),
        until: last_day(until).day(&programme.zone),
        coordinator: account::store::person(tx, by).await?,
        link: app.absolute(&urls::join_as(&programme.slug, Role::Mentor)),
        programme: programme.name,
    }))
}

/// Lets a release leave. What it did before is noted in the transaction that posts the letters.
///
/// # Errors
/// Those of the database.
pub async fn let_leave(app: App, release: String) -> Result<(), Problem> {
    let id = InvitationReleaseId(release);
    while write_tx!(app.db, |tx| leave_some(tx, &app, &id).await)? {}
    Ok(())
}

async fn leave_some(tx: &mut Tx, app: &App, id: &InvitationReleaseId) -> Result<bool, Problem> {
    let now = app.now();
    let release = store::release_by_id(tx, id).await?;
    let due = |it: &Release| it.taken_back_at.is_none() && now >= it.leaves_at;
    let Some(release) = release.filter(due) else {
        return Ok(false);
    };
    let cohort = cohort::store::by_id(tx, &release.cohort_id).await?;
    let by = store::made_by(tx, id).await?;
    let (Some(cohort), Some(by)) = (cohort, by) else {
        return Ok(false);
    };
    let Some(sender) = sender(tx, app, &cohort, &by).await? else {
        // Nobody can apply any more: the letters would lead nowhere.
        store::take_back(tx, id, now).await?;
        return Ok(false);
    };
    let some = store::of_release(tx, app, id, LETTERS_AT_ONCE).await?;
    let applied = applied(tx, app, &cohort).await?;
    for invitation in &some {
        let is_gone = applied.contains(&invitation.digest)
            || store::has_refused(tx, &invitation.digest).await?;
        if is_gone {
            store::leave_out(tx, &invitation.id).await?;
            continue;
        }
        let secret = app.chance.secret();
        if store::note_sent(tx, &invitation.id, &hashed(&secret), now).await? {
            let no_more = app.absolute(&urls::no_invitations(&secret));
            let letter = letters::invite(&sender, invitation, &no_more).set()?;
            mail::post(tx, app, &letter, now).await?;
        }
    }
    Ok(!some.is_empty())
}

async fn applied(
    tx: &mut Tx,
    app: &App,
    cohort: &Cohort,
) -> Result<std::collections::HashSet<String>, Problem> {
    let applied = others::applied(tx, &cohort.id).await?;
    Ok(applied.iter().map(|it| digest(app, it)).collect())
}

/// Reminds everybody who was invited a week ago and hasn't come; whoever has is forgotten.
///
/// # Errors
/// Those of the database.
pub async fn remind(app: App) -> Result<(), Problem> {
    let until = app.now() - REMIND_AFTER;
    let waiting = read_tx!(app.db, |tx| store::to_remind(tx, &app, until).await)?;
    for invitation in waiting {
        write_tx!(app.db, |tx| remind_one(tx, &app, &invitation).await)?;
    }
    Ok(())
}

async fn remind_one(tx: &mut Tx, app: &App, invitation: &Invitation) -> Result<(), Problem> {
    let now = app.now();
    let cohort = cohort::store::by_id(tx, &invitation.cohort_id).await?;
    let programme = programme::store::of_cohort(tx, &invitation.cohort_id).await?;
    let (Some(cohort), Some(programme)) = (cohort, programme) else {
        return Ok(());
    };
    let has_come = store::has_refused(tx, &invitation.digest).await?
        || applied(tx, app, &cohort)
            .await?
            .contains(&invitation.digest);
    // Whoever has an account has a clock of their own.
    let person = account::store::by_address(tx, &invitation.whom.address).await?;
    let zone = person.map_or(programme.zone.clone(), |person| person.zone);
    let applying = match until(&programme, &cohort, now) {
        Some(until) => Applying::Open(until),
        None => Applying::Closed,
    };
    match reminder(applying, has_come, now, &zone) {
        Reminder::Later => Ok(()),
        Reminder::Never => Ok(store::forget_whom(tx, &invitation.id).await?),
        Reminder::Now => send_reminder(tx, app, &cohort, invitation).await,
    }
}

async fn send_reminder(
    tx: &mut Tx,
    app: &App,
    cohort: &Cohort,
    invitation: &Invitation,
) -> Result<(), Problem> {
    let Some(by) = store::invited_by(tx, &invitation.id).await? else {
        return Ok(());
    };
    let Some(sender) = sender(tx, app, cohort, &by).await? else {
        return Ok(());
    };
    let secret = app.chance.secret();
    if store::note_reminded(tx, &invitation.id, &hashed(&secret), app.now()).await? {
        let no_more = app.absolute(&urls::no_invitations(&secret));
        let letter = letters::remind(&sender, invitation, &no_more).set()?;
        mail::post(tx, app, &letter, app.now()).await?;
    }
    Ok(())
}
