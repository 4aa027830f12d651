//! One reminder for a question that nobody answered in half of its time (N-08): in waking hours of
//! whoever is asked, and no more than two a month to one person.

use dyad_platform::app::App;
use dyad_platform::clock::{Moment, Span};
use dyad_platform::db::Tx;
use dyad_platform::ids::hashed;
use dyad_platform::problem::Problem;
use dyad_platform::{mail, read_tx, write_tx};

use super::telling::gather;
use super::{ProposalId, State};
use crate::partnership::Role;
use crate::proposal::store as proposals;
use crate::{letters, urls};

pub mod store;

/// Recurring: reminds of proposals.
pub const REMIND_OF_PROPOSALS: &str = "remind of proposals";

/// No more reminders than these in a month.
const MOST_A_MONTH: i64 = 2;
const MONTH: Span = Span::days(30);

/// Whether it is a decent hour on the clock of `zone`.
#[must_use]
pub fn is_awake(now: Moment, zone: &str) -> bool {
    (8..20).contains(&now.in_zone(zone).hour())
}

/// Reminds whoever has let half of their time go by.
///
/// # Errors
/// Those of the database.
pub async fn remind_due(app: App) -> Result<(), Problem> {
    let app = &app;
    let due = read_tx!(app.db, |tx| Ok::<_, Problem>(
        store::half_way(tx, app.now()).await?
    ))?;
    for proposal in due {
        let secret = app.chance.secret();
        write_tx!(app.db, |tx| remind(tx, app, &proposal, &secret).await)?;
    }
    Ok(())
}

async fn remind(tx: &mut Tx, app: &App, id: &ProposalId, secret: &str) -> Result<(), Problem> {
    let now = app.now();
    let Some(it) = proposals::by_id(tx, id).await? else {
        return Ok(());
    };
    let side = match it.state {
        State::MentorAsked => Role::Mentor,
        State::MenteeAsked => Role::Mentee,
        _ => return Ok(()),
    };
    let told = gather(tx, &it, side).await?;
    let before = store::reminders_since(tx, &told.me.id, now - MONTH).await?;
    if !is_awake(now, &told.me.zone) || before >= MOST_A_MONTH {
        return Ok(());
    }
    if !proposals::note_reminded(tx, id, side, now).await? {
        return Ok(());
    }
    proposals::add_link(tx, id, side, &hashed(secret)).await?;
    let link = app.absolute(&urls::answer(secret));
    let letter = letters::remind(&told, &link).set()?;
    mail::post(tx, app, &letter, now).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_reminded_at_night() {
        let monday_eight_in_london = Moment(1_772_438_400_000);
        assert!(is_awake(monday_eight_in_london, "Europe/London"));
        assert!(!is_awake(monday_eight_in_london, "America/New_York"));
        assert!(is_awake(monday_eight_in_london, "Asia/Tokyo"));
    }
}
