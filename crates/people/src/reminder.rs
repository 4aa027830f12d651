//! The reminders that somebody gets: at most two in thirty days, whatever asks for them, and only by
//! day. What is due and not sent waits on the person's page.

use dyad_platform::clock::{Moment, Span};
use dyad_platform::db::Tx;

use crate::account::PersonId;

pub(crate) mod store;

/// No more reminders than these…
const MOST: i64 = 2;
/// …in so many days.
const MONTH: Span = Span::days(30);

/// Whether it is a decent hour on the clock of `zone`.
#[must_use]
pub fn is_awake(now: Moment, zone: &str) -> bool {
    (8..20).contains(&now.in_zone(zone).hour())
}

/// Takes one of somebody's reminders for this month, for the notice with this number; false where
/// there is none left.
///
/// # Errors
/// Those of the database.
pub async fn take(
    tx: &mut Tx,
    person: &PersonId,
    notice: &str,
    now: Moment,
) -> Result<bool, sqlx::Error> {
    if store::since(tx, person, now - MONTH).await? >= MOST {
        return Ok(false);
    }
    store::add(tx, person, notice, now).await?;
    Ok(true)
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
