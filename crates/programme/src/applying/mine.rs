//! Somebody's applications, for their home: how each stands and the one thing to do.

use dyad_people::account::PersonId;
use dyad_platform::clock::Moment;
use dyad_platform::db::Tx;
use dyad_platform::problem::Problem;
use dyad_platform::words::ENGLISH;

use super::store;
use crate::access::at_the_door::open_for_all;
use crate::application::pages::state_word;
use crate::application::{self, State, role_of};
use crate::cohort::{self, Applying, CohortId};
use crate::template::question::Role;
use crate::words::Words;
use crate::{programme, urls};

/// An application of somebody's own.
pub struct Mine {
    /// The programme.
    pub programme: String,
    /// How it stands, in a word.
    pub state: String,
    /// Where to go.
    pub url: String,
    /// What to do there.
    pub verb: String,
    /// Whether it waits for its author.
    pub waits: bool,
}

/// The applications of somebody that can still come to something, or are still being written.
///
/// # Errors
/// Those of the database.
pub async fn of(tx: &mut Tx, person: &PersonId, now: Moment) -> Result<Vec<Mine>, Problem> {
    let words = Words(ENGLISH);
    let mut mine = Vec::new();
    let sent = application::own::store::all_of(tx, person).await?;
    for (cohort, role) in store::open_of(tx, person).await? {
        let Some(role) = role_of(&role) else { continue };
        let is_sent = sent
            .iter()
            .any(|sent| sent.cohort_id == cohort && sent.role == role);
        let state = words.home_writing();
        if !is_sent && is_open(tx, &cohort, now).await? {
            mine.extend(one(tx, &cohort, role, state, "form", true).await?);
        }
    }
    for sent in sent {
        let state = state_word(words, sent.state);
        let (waits, shows) = match sent.state {
            State::Asked | State::Entered => (true, true),
            State::Submitted | State::Waitlisted | State::Accepted => (false, true),
            State::Draft | State::Declined | State::Withdrawn => (false, false),
        };
        if shows {
            let tail = match sent.state {
                State::Entered => "form",
                _ => "status",
            };
            mine.extend(one(tx, &sent.cohort_id, sent.role, state, tail, waits).await?);
        }
    }
    Ok(mine)
}

async fn is_open(tx: &mut Tx, cohort: &CohortId, now: Moment) -> Result<bool, Problem> {
    let programme = programme::store::of_cohort(tx, cohort).await?;
    if !programme.is_some_and(|programme| programme.takes_applications()) {
        return Ok(false);
    }
    let cohort = cohort::store::by_id(tx, cohort).await?;
    let applying = cohort.map_or(Applying::Closed, |cohort| cohort.applying(now));
    Ok(matches!(applying, Applying::Open(_) | Applying::Late(_)))
}

/// Nothing where the programme has a newer cohort, or no public page to go on writing: there is no
/// page for it then.
async fn one(
    tx: &mut Tx,
    cohort: &CohortId,
    role: Role,
    state: String,
    tail: &str,
    waits: bool,
) -> Result<Option<Mine>, Problem> {
    let words = Words(ENGLISH);
    let Some(programme) = programme::store::of_cohort(tx, cohort).await? else {
        return Ok(None);
    };
    let newest = cohort::store::newest(tx, &programme.id).await?;
    let is_newest = newest.is_some_and(|newest| newest.id == *cohort);
    // Whoever is asked to say yes, or waits for an answer, has pages before anybody else.
    let has_page = open_for_all(&programme) || tail == "status";
    if !has_page || !is_newest {
        return Ok(None);
    }
    Ok(Some(Mine {
        url: urls::join_own(&programme.slug, role, tail),
        programme: programme.name,
        state,
        verb: if waits {
            words.home_write()
        } else {
            words.home_look()
        },
        waits,
    }))
}
