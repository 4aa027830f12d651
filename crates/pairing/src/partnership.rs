//! A partnership: the working alliance of a mentor and a mentee.

use dyad_people::account::PersonId;
use dyad_platform::clock::Moment;
use dyad_platform::id;
use jiff::ToSpan as _;

use dyad_programme::cohort::CohortId;

pub(crate) mod beginning;
pub mod moving;
pub mod phase;
pub mod store;

id!(
    /// A partnership.
    PartnershipId
);

/// Where a partnership stands on its path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// Getting to know each other.
    Initiation,
    /// Agreeing on how to work.
    Negotiation,
    /// The work itself.
    Enabling,
    /// Looking back, and ending or going on.
    Closure,
}

/// Whether a partnership is under way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is.
    Running,
    /// Its clocks stand still.
    Paused,
    /// Stopped by a case.
    Suspended,
    /// On its way to an end.
    Ending,
    /// Over.
    Ended,
}

/// The role that somebody has in a partnership. Not a kind of account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Learns from the other.
    Mentee,
    /// Gives time and experience.
    Mentor,
}

/// A member of a partnership.
#[derive(Clone, Debug)]
pub struct Member {
    /// Who it is.
    pub person_id: PersonId,
    /// Their name.
    pub name: String,
    /// The address they sign in with; shown to the partner only while it is shared.
    pub address: String,
    /// IANA name of their time zone.
    pub zone: String,
    /// Their role.
    pub role: Role,
    /// Since when the partner may see their address.
    pub shares_address_since: Option<Moment>,
}

/// A partnership. Its fields change only by its transitions.
#[derive(Clone, Debug)]
pub struct Partnership {
    id: PartnershipId,
    cohort_id: CohortId,
    began_at: Moment,
    planned_end_at: Moment,
    phase: Phase,
    phase_since: Moment,
    standing: Standing,
    members: Vec<Member>,
}

/// Why a partnership can't begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotNow {
    /// The mentor's places are taken.
    NoPlaceLeft,
    /// The two are a pair already.
    AlreadyAPair,
}

/// What decides whether a partnership may begin, read in the transaction that begins it.
#[derive(Clone, Copy, Debug)]
pub struct Load {
    /// Places that the mentor offers in this cohort.
    pub places: i64,
    /// Partnerships of the mentor in this cohort that haven't ended; paused ones count.
    pub taken: i64,
    /// Whether these two already have one that hasn't ended.
    pub already_a_pair: bool,
}

/// The mentor's capacity holds (INV-08), and two people are at most one pair (INV-09).
///
/// # Errors
/// Which of the two stands in the way.
pub fn may_begin(load: Load) -> Result<(), NotNow> {
    if load.already_a_pair {
        return Err(NotNow::AlreadyAPair);
    }
    if load.taken >= load.places {
        Err(NotNow::NoPlaceLeft)
    } else {
        Ok(())
    }
}

/// `months` after `start` on the calendar of `zone`, clamped to the end of the month (INV-15).
#[must_use]
pub fn months_after(start: Moment, months: i64, zone: &str) -> Moment {
    let later = start.in_zone(zone).checked_add(months.months());
    later.map_or(start, |later| Moment(later.timestamp().as_millisecond()))
}

impl Partnership {
    /// A partnership that begins now.
    #[must_use]
    pub fn begin(
        id: PartnershipId,
        cohort_id: CohortId,
        months: i64,
        zone: &str,
        now: Moment,
        members: Vec<Member>,
    ) -> Self {
        Self {
            id,
            cohort_id,
            began_at: now,
            planned_end_at: months_after(now, months, zone),
            phase: Phase::Initiation,
            phase_since: now,
            standing: Standing::Running,
            members,
        }
    }

    /// Its id.
    #[must_use]
    pub fn id(&self) -> &PartnershipId {
        &self.id
    }

    /// The cohort it came from.
    #[must_use]
    pub fn cohort_id(&self) -> &CohortId {
        &self.cohort_id
    }

    /// When it began.
    #[must_use]
    pub fn began_at(&self) -> Moment {
        self.began_at
    }

    /// When it is meant to end.
    #[must_use]
    pub fn planned_end_at(&self) -> Moment {
        self.planned_end_at
    }

    /// Its phase.
    #[must_use]
    pub fn phase(&self) -> Phase {
        self.phase
    }

    /// Since when it is in this phase.
    #[must_use]
    pub fn phase_since(&self) -> Moment {
        self.phase_since
    }

    /// Whether it is under way.
    #[must_use]
    pub fn standing(&self) -> Standing {
        self.standing
    }

    /// Its members.
    #[must_use]
    pub fn members(&self) -> &[Member] {
        &self.members
    }

    /// The member who is `person`.
    #[must_use]
    pub fn member(&self, person: &PersonId) -> Option<&Member> {
        self.members
            .iter()
            .find(|member| member.person_id == *person)
    }

    /// The other member of a pair.
    #[must_use]
    pub fn partner_of(&self, person: &PersonId) -> Option<&Member> {
        self.members
            .iter()
            .find(|member| member.person_id != *person)
    }

    /// Whether its members may write to each other.
    #[must_use]
    pub fn is_open_for_words(&self) -> bool {
        matches!(self.standing, Standing::Running | Standing::Ending)
    }
}

impl Phase {
    /// As it stands in the table.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Initiation => "initiation",
            Self::Negotiation => "negotiation",
            Self::Enabling => "enabling",
            Self::Closure => "closure",
        }
    }

    /// Reads it from the table.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        [
            Self::Initiation,
            Self::Negotiation,
            Self::Enabling,
            Self::Closure,
        ]
        .into_iter()
        .find(|phase| phase.as_str() == text)
    }
}

impl Standing {
    /// As it stands in the table.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Running => "running",
            Self::Paused => "paused",
            Self::Suspended => "suspended",
            Self::Ending => "ending",
            Self::Ended => "ended",
        }
    }

    /// Reads it from the table.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        [
            Self::Running,
            Self::Paused,
            Self::Suspended,
            Self::Ending,
            Self::Ended,
        ]
        .into_iter()
        .find(|standing| standing.as_str() == text)
    }
}

impl Role {
    /// As it stands in the table.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Mentee => "mentee",
            Self::Mentor => "mentor",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mentor_takes_as_many_as_there_are_places() {
        let load = Load {
            places: 2,
            taken: 1,
            already_a_pair: false,
        };
        assert_eq!(may_begin(load), Ok(()));
        assert_eq!(
            may_begin(Load { taken: 2, ..load }),
            Err(NotNow::NoPlaceLeft)
        );
        assert_eq!(
            may_begin(Load {
                places: 0,
                taken: 0,
                ..load
            }),
            Err(NotNow::NoPlaceLeft)
        );
        assert_eq!(
            may_begin(Load {
                already_a_pair: true,
                ..load
            }),
            Err(NotNow::AlreadyAPair)
        );
    }

    #[test]
    fn months_are_counted_on_the_calendar_and_clamped_to_its_end() {
        let start: jiff::Zoned = "2025-08-31T10:00[Europe/London]".parse().unwrap();
        let start = Moment(start.timestamp().as_millisecond());
        assert_eq!(
            months_after(start, 6, "Europe/London").date("Europe/London"),
            "28 February 2026"
        );
        assert_eq!(
            months_after(start, 30, "Europe/London").date("Europe/London"),
            "29 February 2028"
        );
    }
}
