//! A talk of the two that has a date: proposed by one, picked by the other, moved, called off, and
//! afterwards said to have taken place. When and how is known to staff; where, what about and what
//! came of it in words is the pair's.

use dyad_pairing::pulse::CameOfIt;
use dyad_people::account::PersonId;
use dyad_platform::clock::{Moment, Span};
use dyad_platform::id;

pub(crate) mod acting;
pub mod jobs;
pub(crate) mod line;
pub(crate) mod nudging;
pub(crate) mod pages;
pub(crate) mod store;
pub(crate) mod telling;

id!(
    /// A talk.
    MeetingId
);

/// The most times that are put up for one talk.
pub(crate) const MOST_TIMES: usize = 3;
/// The shortest and the longest talk, in minutes.
pub(crate) const MINUTES: std::ops::RangeInclusive<i64> = 10..=480;
/// How far ahead a talk can be planned.
pub(crate) const AHEAD: Span = Span::days(400);
/// One word is enough once the other has let so much time go by (INV-22).
const SILENCE: Span = Span::days(7);

/// How the two talk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    Video,
    Telephone,
    InPerson,
}

/// What one of the two says came of a talk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Word {
    /// They met.
    Held,
    /// They didn't.
    Missed,
}

/// Whose word it is, and since when.
#[derive(Clone, Debug)]
pub(crate) struct Said {
    pub(crate) person_id: PersonId,
    pub(crate) word: Word,
    pub(crate) at: Moment,
}

/// A talk, without the words about it.
#[derive(Clone, Debug)]
pub(crate) struct Meeting {
    pub(crate) id: MeetingId,
    pub(crate) proposed_by: PersonId,
    pub(crate) minutes: i64,
    pub(crate) mode: Mode,
    /// Times that are put up, the earliest first.
    pub(crate) times: Vec<Moment>,
    /// When it begins, once that is fixed.
    pub(crate) starts_at: Option<Moment>,
    pub(crate) called_off_at: Option<Moment>,
    /// Changes that calendars were told of.
    pub(crate) sequence: i64,
    /// When it was settled what came of it.
    pub(crate) settled_at: Option<Moment>,
    pub(crate) said: Vec<Said>,
}

/// Where a talk stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stands {
    /// Times are put up, none is picked.
    Proposed,
    /// All times that were put up have passed.
    Lapsed,
    /// It has a date.
    Fixed,
    /// It has a date, and one of the two would rather have another.
    Moving,
    /// Its time has passed, and nobody has said whether they met.
    Over,
    /// They met.
    Held,
    /// They didn't.
    Missed,
    /// One says that they met, the other that they didn't.
    Disputed,
    /// One of the two called it off before its time.
    CalledOff,
}

/// Why times can't be put up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unfit {
    /// None is given.
    NoTime,
    /// One can't be read.
    NotATime,
    /// One has passed.
    Passed,
    /// One is too far ahead.
    TooFar,
    /// The talk would be too short or too long.
    Minutes,
}

/// A proposal on its way in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Proposed {
    pub(crate) times: Vec<Moment>,
    pub(crate) minutes: i64,
    pub(crate) mode: Mode,
}

impl Mode {
    pub(crate) const ALL: [Self; 3] = [Self::Video, Self::Telephone, Self::InPerson];

    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Video => "video",
            Self::Telephone => "telephone",
            Self::InPerson => "in_person",
        }
    }

    pub(crate) fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mode| mode.as_str() == text)
    }
}

impl Word {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::Missed => "missed",
        }
    }

    pub(crate) fn parse(text: &str) -> Option<Self> {
        [Self::Held, Self::Missed]
            .into_iter()
            .find(|word| word.as_str() == text)
    }
}

impl Meeting {
    /// Where it stands.
    pub(crate) fn stands(&self, now: Moment) -> Stands {
        if self.called_off_at.is_some() {
            return Stands::CalledOff;
        }
        let Some(starts_at) = self.starts_at else {
            let is_open = self.times.iter().any(|time| *time > now);
            return if is_open {
                Stands::Proposed
            } else {
                Stands::Lapsed
            };
        };
        let says = |word| self.said.iter().any(|said| said.word == word);
        match (says(Word::Held), says(Word::Missed)) {
            (true, true) => Stands::Disputed,
            (true, false) => Stands::Held,
            (false, true) => Stands::Missed,
            (false, false) if starts_at <= now => Stands::Over,
            (false, false) if self.times.iter().any(|time| *time > now) => Stands::Moving,
            (false, false) => Stands::Fixed,
        }
    }

    /// When it ends.
    pub(crate) fn ends_at(&self) -> Option<Moment> {
        self.starts_at.map(|at| at + Span::minutes(self.minutes))
    }

    /// What `person` said came of it.
    pub(crate) fn word_of(&self, person: &PersonId) -> Option<Word> {
        let said = self.said.iter().find(|said| said.person_id == *person);
        said.map(|said| said.word)
    }

    /// Whether `person` may pick one of the times that are put up: those that the other put up.
    pub(crate) fn may_be_picked_by(&self, person: &PersonId, now: Moment) -> bool {
        let is_open = matches!(self.stands(now), Stands::Proposed | Stands::Moving);
        is_open && self.proposed_by != *person
    }

    /// Whether other times may be put up in place of those, or of the one that is fixed.
    pub(crate) fn may_move(&self, now: Moment) -> bool {
        matches!(
            self.stands(now),
            Stands::Proposed | Stands::Lapsed | Stands::Fixed | Stands::Moving
        )
    }

    /// Whether somebody may say that they met or didn't: once it has begun. A word can be changed
    /// until what came of it is settled.
    pub(crate) fn may_be_spoken_of(&self, now: Moment) -> bool {
        let has_begun = self.starts_at.is_some_and(|at| at <= now);
        has_begun && self.called_off_at.is_none() && self.settled_at.is_none()
    }

    /// What came of it, once that is settled: both say the same, or one said it and the other let a
    /// week go by. Time alone never makes it held (INV-22).
    pub(crate) fn came_of_it(&self, now: Moment) -> Option<CameOfIt> {
        let is_settled = match self.said.as_slice() {
            [] => false,
            [one] => one.at + SILENCE <= now,
            [one, others @ ..] => others.iter().all(|other| other.word == one.word),
        };
        match self.said.first().filter(|_| is_settled)?.word {
            Word::Held => Some(CameOfIt::Held),
            Word::Missed => Some(CameOfIt::Missed),
        }
    }
}

/// What was typed, as times of `zone`: the earliest first, none twice.
///
/// # Errors
/// What is the matter with it.
pub(crate) fn propose(
    typed: &[&str],
    minutes: &str,
    mode: Mode,
    zone: &str,
    now: Moment,
) -> Result<Proposed, Unfit> {
    let given = typed
        .iter()
        .map(|text| text.trim())
        .filter(|text| !text.is_empty());
    let mut times = given
        .take(MOST_TIMES)
        .map(|text| time(text, zone))
        .collect::<Option<Vec<Moment>>>()
        .ok_or(Unfit::NotATime)?;
    times.sort();
    times.dedup();
    let (Some(first), Some(last)) = (times.first(), times.last()) else {
        return Err(Unfit::NoTime);
    };
    if *first <= now {
        return Err(Unfit::Passed);
    }
    if *last > now + AHEAD {
        return Err(Unfit::TooFar);
    }
    let minutes = minutes.trim().parse().map_err(|_| Unfit::Minutes)?;
    if !MINUTES.contains(&minutes) {
        return Err(Unfit::Minutes);
    }
    Ok(Proposed {
        times,
        minutes,
        mode,
    })
}

/// "2026-03-03T14:00" or "2026-03-03 14:00" on the clocks of a zone. An hour that a clock change
/// leaves out is the one after it.
pub(crate) fn time(text: &str, zone: &str) -> Option<Moment> {
    let civil: jiff::civil::DateTime = text.replace(' ', "T").parse().ok()?;
    let zone = jiff::tz::TimeZone::get(zone).unwrap_or(jiff::tz::TimeZone::UTC);
    let zoned = civil.to_zoned(zone).ok()?;
    Some(Moment(zoned.timestamp().as_millisecond()))
}

/// The day of a talk that took place, at noon there; nothing for what is no day or still ahead.
pub(crate) fn day_past(text: &str, zone: &str, now: Moment) -> Option<Moment> {
    let noon = time(&format!("{}T12:00", text.trim()), zone)?;
    let is_today = crate::home::same_day(noon, now, zone);
    if is_today {
        return Some(now);
    }
    (noon < now && noon > now - AHEAD).then_some(noon)
}

#[cfg(test)]
mod tests;
