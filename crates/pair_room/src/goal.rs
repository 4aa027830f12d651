//! A goal of the two: one of them words it, the other says yes to that very wording (INV-21), and in
//! time it is reached or let go. Whoever changes the words asks anew.

use dyad_pairing::access::Confidential;
use dyad_people::account::PersonId;
use dyad_platform::clock::Moment;
use dyad_platform::id;

use crate::meeting::line::tidy_line;

pub(crate) mod acting;
pub(crate) mod pages;
pub(crate) mod store;

id!(
    /// A goal.
    GoalId
);

/// The most goals that are under way at once. More than a handful is none.
pub(crate) const MOST: usize = 12;

/// A goal, opened for one of the two.
pub(crate) struct Goal {
    pub(crate) id: GoalId,
    /// Counts its wordings.
    pub(crate) revision: i64,
    /// Who worded it last.
    pub(crate) author_id: PersonId,
    pub(crate) words: Option<Confidential<String>>,
    /// How the two will know that it is reached; nothing where they didn't say.
    pub(crate) measure: Option<Confidential<String>>,
    pub(crate) has_measure: bool,
    pub(crate) by_day: Option<Moment>,
    /// When the other said yes to this wording.
    pub(crate) agreed_at: Option<Moment>,
    pub(crate) reached_at: Option<Moment>,
    pub(crate) dropped_at: Option<Moment>,
    pub(crate) news: Vec<News>,
}

/// A line on how it goes.
pub(crate) struct News {
    pub(crate) author_id: PersonId,
    pub(crate) words: Option<Confidential<String>>,
    pub(crate) at: Moment,
}

/// Where a goal stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stands {
    /// The other hasn't said yes to this wording.
    Proposed,
    /// Both want it.
    Agreed,
    Reached,
    LetGo,
}

/// A wording on its way in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Wording {
    pub(crate) words: String,
    pub(crate) measure: Option<String>,
    pub(crate) by_day: Option<Moment>,
}

/// Why a wording isn't kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unfit {
    /// It says nothing.
    Empty,
    /// The goal is too long, by so many characters.
    TooLong(usize),
    /// The measure is.
    MeasureTooLong(usize),
    /// This programme wants one.
    MeasureNeeded,
    /// The day can't be read, or has passed.
    Day,
}

impl Goal {
    /// Where it stands.
    pub(crate) fn stands(&self) -> Stands {
        match (self.reached_at, self.dropped_at, self.agreed_at) {
            (Some(_), ..) => Stands::Reached,
            (None, Some(_), _) => Stands::LetGo,
            (None, None, Some(_)) => Stands::Agreed,
            (None, None, None) => Stands::Proposed,
        }
    }

    /// Whether it is neither reached nor let go.
    pub(crate) fn is_under_way(&self) -> bool {
        matches!(self.stands(), Stands::Proposed | Stands::Agreed)
    }

    /// Whether `person` may say yes to this wording: the one who didn't word it.
    pub(crate) fn waits_for(&self, person: &PersonId) -> bool {
        self.stands() == Stands::Proposed && self.author_id != *person
    }
}

/// What was typed, as it is kept.
///
/// # Errors
/// What is the matter with it.
pub(crate) fn word(
    words: &str,
    measure: &str,
    day: &str,
    needs_measure: bool,
    zone: &str,
    now: Moment,
) -> Result<Wording, Unfit> {
    let words = tidy_line(words).map_err(Unfit::TooLong)?;
    let measure = tidy_line(measure).map_err(Unfit::MeasureTooLong)?;
    if needs_measure && measure.is_none() && words.is_some() {
        return Err(Unfit::MeasureNeeded);
    }
    let by_day = match day.trim() {
        "" => None,
        day => Some(last_minute_of(day, zone, now).ok_or(Unfit::Day)?),
    };
    Ok(Wording {
        words: words.ok_or(Unfit::Empty)?,
        measure,
        by_day,
    })
}

/// The end of a day that hasn't passed.
fn last_minute_of(day: &str, zone: &str, now: Moment) -> Option<Moment> {
    crate::meeting::time(&format!("{day}T23:59"), zone).filter(|end| *end > now)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ZONE: &str = "Europe/London";

    fn goal() -> Goal {
        Goal {
            id: GoalId("g".into()),
            revision: 1,
            author_id: PersonId("lin".into()),
            words: None,
            measure: None,
            has_measure: false,
            by_day: None,
            agreed_at: None,
            reached_at: None,
            dropped_at: None,
            news: Vec::new(),
        }
    }

    #[test]
    fn the_one_who_did_not_word_it_says_yes() {
        let goal = goal();
        assert!(goal.waits_for(&PersonId("grace".into())));
        assert!(!goal.waits_for(&PersonId("lin".into())));
        let agreed = Goal {
            agreed_at: Some(Moment(5)),
            ..goal
        };
        assert!(!agreed.waits_for(&PersonId("grace".into())));
        assert_eq!(agreed.stands(), Stands::Agreed);
    }

    #[test]
    fn reached_is_reached_though_it_was_let_go_before() {
        let both = Goal {
            reached_at: Some(Moment(5)),
            dropped_at: Some(Moment(4)),
            ..goal()
        };
        assert_eq!(both.stands(), Stands::Reached);
        assert!(!both.is_under_way());
    }

    #[test]
    fn a_wording_says_something_and_where_wanted_how_one_will_know() {
        let now = crate::meeting::time("2026-03-03T14:00", ZONE).unwrap();
        let of = |words, measure, day, needs| word(words, measure, day, needs, ZONE, now);
        assert_eq!(of(" ", "", "", false), Err(Unfit::Empty));
        assert_eq!(of("Scrub in", "", "", true), Err(Unfit::MeasureNeeded));
        assert_eq!(of("Scrub in", "", "2026-03-02", false), Err(Unfit::Day));
        assert_eq!(of("Scrub in", "", "soon", false), Err(Unfit::Day));
        let long = "x".repeat(502);
        assert_eq!(of(&long, "", "", false), Err(Unfit::TooLong(2)));
        assert_eq!(of("x", &long, "", false), Err(Unfit::MeasureTooLong(2)));
        let good = of("Scrub  in", "ten times", "2026-03-03", true).unwrap();
        assert_eq!(good.words, "Scrub in");
        assert_eq!(good.measure.as_deref(), Some("ten times"));
        assert_eq!(good.by_day.unwrap().time(ZONE), "23:59");
    }
}
