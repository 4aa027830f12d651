//! A session: a visit that a person has signed in on.

use dyad_platform::app::App;
use dyad_platform::clock::{Moment, Span};
use dyad_platform::db::Tx;
use dyad_platform::visit::Visit;

use crate::account::PersonId;

pub mod store;

/// Ends by itself when nobody came for so long.
pub const IDLE: Span = Span::days(14);
/// Ends in any case.
pub const AT_MOST: Span = Span::days(60);
/// "Last seen" is written no more often than this: each write waits for the disk.
const NOTICED_EVERY: Span = Span::minutes(5);

/// A session in force.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Session {
    /// Opaque id, for the list of sessions.
    pub id: String,
    /// Who is signed in.
    pub person_id: PersonId,
    /// Browser, as it names itself.
    pub agent: String,
    /// Since when.
    pub began_at: Moment,
    /// Last noticed.
    pub seen_at: Moment,
    /// Latest end.
    pub ends_at: Moment,
}

impl Session {
    /// Whether it still counts.
    #[must_use]
    pub fn holds(&self, now: Moment) -> bool {
        now < self.ends_at && now < self.seen_at + IDLE
    }

    /// Whether "last seen" should be written again.
    #[must_use]
    pub fn is_stale(&self, now: Moment) -> bool {
        now >= self.seen_at + NOTICED_EVERY
    }
}

/// What is noted of a browser at sign-in.
pub struct Browser {
    /// Digest of its network.
    pub network_hash: String,
    /// Its own name, shortened.
    pub agent: String,
}

/// Begins a session for `person` on a new visit, and returns the visit for its cookie.
///
/// # Errors
/// Those of the database.
pub async fn begin(
    tx: &mut Tx,
    app: &App,
    person: &PersonId,
    browser: &Browser,
) -> Result<Visit, sqlx::Error> {
    let (visit, now) = (Visit::begin(app), app.now());
    let session = Session {
        id: app.chance.id(now),
        person_id: person.clone(),
        agent: browser.agent.clone(),
        began_at: now,
        seen_at: now,
        ends_at: now + AT_MOST,
    };
    store::add(tx, &visit.hashed(), &session, &browser.network_hash).await?;
    Ok(visit)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn session() -> Session {
        let at = Moment(0);
        Session {
            id: "s".into(),
            person_id: PersonId("p".into()),
            agent: String::new(),
            began_at: at,
            seen_at: at,
            ends_at: at + AT_MOST,
        }
    }

    #[test]
    fn it_ends_when_nobody_comes_and_at_the_latest_after_sixty_days() {
        assert!(session().holds(Moment(0) + Span::days(13)));
        assert!(!session().holds(Moment(0) + Span::days(14)));
        let busy = Session {
            seen_at: Moment(0) + Span::days(59),
            ..session()
        };
        assert!(busy.holds(Moment(0) + Span::days(59)));
        assert!(!busy.holds(Moment(0) + Span::days(60)));
    }
}
