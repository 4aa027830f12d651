//! What stands around the answers: the waiting list, places, history, other applications, texts.

use dyad_platform::clock::Moment;

use crate::application::history::{self, Known, Other, Traces, What};
use crate::application::pages::{role_word, state_word};
use crate::application::{Application, State};
use crate::applying::acknowledged::{Acknowledged, Changed};
use crate::decision::Kind;
use crate::place_change::{PlaceChange, Standing};
use crate::template::Template;
use crate::urls;
use crate::waitlist::{Claim, Place};
use crate::words::Words;

/// Where somebody stands on the waiting list.
pub(super) struct Waits {
    pub(super) place: String,
    pub(super) why: String,
    /// Why they were put first by hand.
    pub(super) reason: Option<String>,
}

/// A line of the history.
pub(super) struct Line {
    pub(super) machine: String,
    pub(super) day: String,
    pub(super) sentence: String,
}

/// Another application of the same person.
pub(super) struct OtherOne {
    pub(super) url: String,
    pub(super) place: String,
    pub(super) sentence: String,
}

pub(super) fn waits(words: Words, (place, claim): &(Place, Claim), zone: &str) -> Waits {
    let why = match &claim.given {
        Some(given) => words.waits_given(given.by.as_str(), given.at.day(zone)),
        None if claim.waited_before => words.waits_earlier(),
        None => words.waits_time(),
    };
    Waits {
        place: words.waits_place(place.number, place.of),
        why,
        reason: claim.given.as_ref().map(|given| given.reason.clone()),
    }
}

/// How the last question about places stands.
pub(super) fn places_asked(
    words: Words,
    changes: &[(PlaceChange, String)],
    now: Moment,
    zone: &str,
) -> Option<String> {
    let (asked, _) = changes.last()?;
    let places = asked.places;
    Some(match asked.stands(now) {
        Standing::Open => words.places_waits(places, asked.answer_by.day(zone)),
        Standing::Yes => words.places_yes(places),
        Standing::No => words.places_no(places),
        Standing::Over => words.places_over(places),
    })
}

pub(super) fn lines(words: Words, known: &Known<'_>, zone: &str) -> Vec<Line> {
    let line = |event: history::Event| Line {
        machine: event.at.machine(),
        day: event.at.date(zone),
        sentence: sentence(words, event.by.unwrap_or_default().as_str(), &event.what),
    };
    history::of(known).into_iter().map(line).collect()
}

fn sentence(words: Words, by: &str, what: &What) -> String {
    match what {
        What::Applied => words.event_applied(),
        What::Imported => words.event_imported(by),
        What::Changed => words.event_changed(),
        What::Withdrew => words.event_withdrew(),
        What::Prepared(kind) => words.event_prepared(by, deed(words, *kind)),
        What::Answered(kind) => words.event_answered(by, deed(words, *kind)),
        What::Replied => words.event_replied(),
        What::AskedPlaces(places) => words.event_asked_places(by, *places),
        What::SaidPlaces(places, true) => words.event_places_yes(*places),
        What::SaidPlaces(places, false) => words.event_places_no(*places),
    }
}

fn deed(words: Words, kind: Kind) -> String {
    match kind {
        Kind::Accept => words.deed_accept(),
        Kind::Waitlist => words.deed_waitlist(),
        Kind::Decline => words.deed_decline(),
        Kind::Ask => words.deed_ask(),
    }
}

pub(super) fn others(words: Words, others: &[Other], zone: &str) -> Vec<OtherOne> {
    let one = |other: &Other| OtherOne {
        url: urls::application(&other.slug, &other.id),
        place: words.place(other.programme.as_str(), other.cohort.as_str()),
        sentence: words.other_line(
            role_word(words, other.role),
            state_word(words, other.state),
            other.applied_at.date(zone),
        ),
    };
    others.iter().map(one).collect()
}

/// Which texts of the programme somebody agreed to, and whether they read otherwise by now.
pub(super) fn texts(
    words: Words,
    template: &Template,
    application: &Application,
    traces: &Traces,
    zone: &str,
) -> Option<String> {
    if application.state == State::Draft {
        return None;
    }
    let agreed = traces.acknowledged.as_deref();
    let agreed = agreed.and_then(|json| serde_json::from_str::<Acknowledged>(json).ok());
    let Some(agreed) = agreed else {
        return Some(words.agreed_none());
    };
    let day = agreed.at.day(zone);
    let changed = agreed.changed(&template.texts, application.role);
    if changed.is_empty() {
        return Some(words.agreed_same(day));
    }
    let name = |changed: &Changed| match changed {
        Changed::Purpose => words.agreed_purpose(),
        Changed::Expectations => words.agreed_expectations(),
        Changed::CodeOfConduct => words.agreed_conduct(),
        Changed::Confidentiality => words.agreed_confidentiality(),
    };
    let names: Vec<String> = changed.iter().map(name).collect();
    Some(words.agreed_changed(day, names.join(", ")))
}
