//! What happened to an application: who did what, and when. And what else its author has asked for.

use dyad_platform::clock::Moment;

use super::State;
use crate::decision::Kind;
use crate::inquiry::Inquiry;
use crate::place_change::PlaceChange;
use crate::template::question::Role;

pub(crate) mod store;

/// What was written down of an application besides its answers.
#[derive(Clone, Debug, Default, sqlx::FromRow)]
pub(crate) struct Traces {
    /// When it came in with a spreadsheet.
    pub(crate) imported_at: Option<Moment>,
    /// Who brought it.
    pub(crate) imported_by: Option<String>,
    /// When its author last changed it.
    pub(crate) changed_at: Option<Moment>,
    /// The texts its author agreed to, as JSON.
    pub(crate) acknowledged: Option<String>,
}

/// A decision, as it was prepared and came into force.
#[derive(Clone, Debug)]
pub(crate) struct Decided {
    pub(crate) kind: Kind,
    pub(crate) by: String,
    pub(crate) at: Moment,
    /// When it came into force; never where the application was gone by then.
    pub(crate) done_at: Option<Moment>,
}

/// Another application of the same person.
#[derive(Clone, Debug)]
pub(crate) struct Other {
    pub(crate) slug: String,
    pub(crate) programme: String,
    pub(crate) cohort: String,
    pub(crate) id: super::ApplicationId,
    pub(crate) role: Role,
    pub(crate) state: State,
    pub(crate) applied_at: Moment,
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum What {
    /// They applied.
    Applied,
    /// A coordinator brought the application in with a spreadsheet.
    Imported,
    /// They changed their answers.
    Changed,
    /// They took it back.
    Withdrew,
    /// A coordinator prepared an answer that nobody knows of yet.
    Prepared(Kind),
    /// An answer went out.
    Answered(Kind),
    /// They answered what they were asked.
    Replied,
    /// A coordinator asked whether this many places are right.
    AskedPlaces(i64),
    /// The mentor said yes or no to them.
    SaidPlaces(i64, bool),
}

/// A line of the history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Event {
    pub(crate) at: Moment,
    /// Which coordinator; nobody where it was the applicant.
    pub(crate) by: Option<String>,
    pub(crate) what: What,
}

/// All that is known to have happened, the newest first.
pub(crate) struct Known<'k> {
    pub(crate) applied_at: Moment,
    pub(crate) state: State,
    pub(crate) traces: &'k Traces,
    pub(crate) decisions: &'k [Decided],
    pub(crate) inquiries: &'k [Inquiry],
    /// Each with the name of who asked.
    pub(crate) places: &'k [(PlaceChange, String)],
}

/// Everything as one list, the newest first.
pub(crate) fn of(known: &Known<'_>) -> Vec<Event> {
    let own = |at: Moment, what: What| Event { at, by: None, what };
    let mut events = vec![own(known.applied_at, What::Applied)];
    if let (Some(at), by) = (known.traces.imported_at, known.traces.imported_by.clone()) {
        let what = What::Imported;
        events.push(Event { at, by, what });
    }
    if let Some(at) = known.traces.changed_at {
        let what = match known.state {
            State::Withdrawn => What::Withdrew,
            _ => What::Changed,
        };
        events.push(own(at, what));
    }
    events.extend(known.decisions.iter().map(|decided| Event {
        at: decided.done_at.unwrap_or(decided.at),
        by: Some(decided.by.clone()),
        what: match decided.done_at {
            Some(_) => What::Answered(decided.kind),
            None => What::Prepared(decided.kind),
        },
    }));
    let replies = known.inquiries.iter().filter_map(|it| it.answered_at);
    events.extend(replies.map(|at| own(at, What::Replied)));
    for (asked, by) in known.places {
        let (at, by) = (asked.asked_at, Some(by.clone()));
        let what = What::AskedPlaces(asked.places);
        events.push(Event { at, by, what });
        if let (Some(is_yes), Some(at)) = (asked.answer, asked.answered_at) {
            events.push(own(at, What::SaidPlaces(asked.places, is_yes)));
        }
    }
    events.sort_by_key(|event| std::cmp::Reverse(event.at));
    events
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_comes_first_and_says_who() {
        let traces = Traces {
            imported_at: Some(Moment(5)),
            imported_by: Some("Ada Lind".into()),
            changed_at: Some(Moment(30)),
            acknowledged: None,
        };
        let decided = |at, done_at| Decided {
            kind: Kind::Waitlist,
            by: "Ada Lind".into(),
            at: Moment(at),
            done_at,
        };
        let events = of(&Known {
            applied_at: Moment(1),
            state: State::Withdrawn,
            traces: &traces,
            decisions: &[decided(10, Some(Moment(20))), decided(25, None)],
            inquiries: &[],
            places: &[],
        });
        let told: Vec<_> = events
            .iter()
            .map(|event| (event.at.0, event.by.is_some(), event.what.clone()))
            .collect();
        assert_eq!(
            told,
            [
                (30, false, What::Withdrew),
                (25, true, What::Prepared(Kind::Waitlist)),
                (20, true, What::Answered(Kind::Waitlist)),
                (5, true, What::Imported),
                (1, false, What::Applied),
            ]
        );
    }
}
