//! The path: where the two have been, today, and what the plan suggests ahead. It shows only what
//! is known: what both did here, and the programme's plan; never a talk that may or may not have been.

use dyad_pairing::partnership::{Partnership, Phase, Standing, months_after};
use dyad_platform::clock::{Moment, Span};
use dyad_programme::template::{Level, Template};

/// Talks ahead that the longest leg has room for.
const AHEAD: usize = 3;

/// All phases, in order.
pub(crate) const PHASES: [Phase; 4] = [
    Phase::Initiation,
    Phase::Negotiation,
    Phase::Enabling,
    Phase::Closure,
];

/// A talk that the plan suggests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Talk {
    /// The heading.
    pub(crate) title: String,
    /// What it is for.
    pub(crate) purpose: String,
    /// Around when.
    pub(crate) at: Moment,
    /// By when at the latest.
    pub(crate) by: Moment,
    /// Whether it is the first.
    pub(crate) is_first: bool,
}

/// One phase of the path, with its stops.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Leg {
    pub(crate) phase: Phase,
    pub(crate) stops: Vec<Stop>,
}

/// One stop.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Stop {
    pub(crate) what: What,
    pub(crate) when: When,
    pub(crate) is_ahead: bool,
    pub(crate) is_next: bool,
}

/// What a stop stands for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum What {
    BothSaidYes,
    FirstHello,
    Reached(Phase),
    Passed,
    Today,
    Talk(String),
    /// A talk with a date.
    Met,
    /// Talks, where the plan names none.
    Work,
    TheEnd,
}

/// When a stop was, or will be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum When {
    On(Moment),
    By(Moment),
    /// On a day, at a time.
    At(Moment),
    /// In this month, and so many talks after it.
    InMonth(Moment, usize),
    Open,
    Unsaid,
}

/// The talks of the two that have a date.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Dates {
    /// When they met, the earliest first.
    pub(crate) held: Vec<Moment>,
    /// The next one ahead.
    pub(crate) next: Option<Moment>,
}

/// The talks that a programme suggests to a pair that began at `began_at`, in order.
pub(crate) fn talks(template: &Template, began_at: Moment, zone: &str) -> Vec<Talk> {
    let offered = template
        .plan
        .talks
        .iter()
        .filter(|talk| talk.level != Level::Off);
    let mut talks: Vec<Talk> = offered
        .map(|talk| {
            let at = months_after(began_at, i64::from(talk.month), zone);
            let days = if talk.month == 0 {
                template.term.first_talk_within_days
            } else {
                talk.window_days
            };
            let by = at + Span::days(i64::from(days));
            Talk {
                title: talk.title.clone(),
                purpose: talk.purpose.clone(),
                at,
                by,
                is_first: false,
            }
        })
        .collect();
    talks.sort_by_key(|talk| talk.at);
    if let Some(first) = talks.first_mut() {
        first.is_first = true;
    }
    talks
}

/// The next talk that the plan suggests, where its time isn't over.
pub(crate) fn next_talk(talks: &[Talk], phase: Phase, now: Moment) -> Option<&Talk> {
    let is_ahead = |talk: &&Talk| talk.by >= now && (!talk.is_first || phase <= Phase::Negotiation);
    talks.iter().find(is_ahead)
}

/// The path as it is now. `hello` is when the first words were sent.
pub(crate) fn path(
    pair: &Partnership,
    hello: Option<Moment>,
    talks: &[Talk],
    dates: &Dates,
    now: Moment,
) -> Vec<Leg> {
    let has_ended = pair.standing() == Standing::Ended;
    let mut legs: Vec<Leg> = PHASES
        .into_iter()
        .map(|phase| {
            let mut stops = behind(pair, phase, hello, &dates.held);
            if phase == pair.phase() && !has_ended {
                stops.push(stop(What::Today, When::On(now), true));
                stops.extend(dates.next.map(|at| stop(What::Met, When::At(at), true)));
            }
            if phase >= pair.phase() && !has_ended {
                let beyond = dates.next.unwrap_or(now);
                stops.extend(ahead(pair, phase, hello, talks, beyond));
            }
            Leg { phase, stops }
        })
        .filter(|leg| !leg.stops.is_empty())
        .collect();
    let mut stops = legs.iter_mut().flat_map(|leg| &mut leg.stops);
    if let Some(next) = stops.find(|stop| stop.is_ahead && stop.what != What::Today) {
        next.is_next = true;
    }
    legs
}

fn behind(pair: &Partnership, phase: Phase, hello: Option<Moment>, held: &[Moment]) -> Vec<Stop> {
    let met = held.iter().filter(|at| phase_then(pair, **at) == phase);
    let met: Vec<Stop> = met
        .map(|at| stop(What::Met, When::On(*at), false))
        .collect();
    if phase == Phase::Initiation {
        let yes = stop(What::BothSaidYes, When::On(pair.began_at()), false);
        let hello = hello.map(|at| stop(What::FirstHello, When::On(at), false));
        return std::iter::once(yes).chain(hello).chain(met).collect();
    }
    let mut stops = match phase.cmp(&pair.phase()) {
        std::cmp::Ordering::Less if met.is_empty() => {
            vec![stop(What::Passed, When::Unsaid, false)]
        }
        std::cmp::Ordering::Equal => vec![stop(
            What::Reached(phase),
            When::On(pair.phase_since()),
            false,
        )],
        std::cmp::Ordering::Less | std::cmp::Ordering::Greater => Vec::new(),
    };
    // The longest leg has room for the last few; all of them stand under Talks.
    stops.extend(met.into_iter().rev().take(AHEAD).rev());
    stops
}

/// The phase in which a past talk is shown: the present one, or for what was earlier the one before.
fn phase_then(pair: &Partnership, at: Moment) -> Phase {
    let here = PHASES
        .iter()
        .position(|phase| *phase == pair.phase())
        .unwrap_or(0);
    let back = usize::from(at < pair.phase_since());
    PHASES[here.saturating_sub(back)]
}

fn ahead(
    pair: &Partnership,
    phase: Phase,
    hello: Option<Moment>,
    talks: &[Talk],
    now: Moment,
) -> Vec<Stop> {
    match phase {
        Phase::Initiation if hello.is_none() => vec![stop(What::FirstHello, When::Open, true)],
        Phase::Initiation => Vec::new(),
        Phase::Negotiation => first_talk(talks, now).into_iter().collect(),
        Phase::Enabling => between(talks, now),
        Phase::Closure => {
            let last = talks.last().filter(|talk| !talk.is_first);
            let what = last.map_or(What::TheEnd, |talk| What::Talk(talk.title.clone()));
            vec![stop(what, When::By(pair.planned_end_at()), true)]
        }
    }
}

fn first_talk(talks: &[Talk], now: Moment) -> Option<Stop> {
    let first = talks.first()?;
    let when = if first.by >= now {
        When::By(first.by)
    } else {
        When::Open
    };
    Some(stop(What::Talk(first.title.clone()), when, true))
}

fn between(talks: &[Talk], now: Moment) -> Vec<Stop> {
    let last = talks.len().saturating_sub(1);
    let between: Vec<&Talk> = talks
        .iter()
        .take(last)
        .filter(|talk| !talk.is_first && talk.by >= now)
        .collect();
    if between.is_empty() {
        return vec![stop(What::Work, When::Unsaid, true)];
    }
    let more = between.len().saturating_sub(AHEAD);
    let shown = between.iter().take(AHEAD).enumerate();
    shown
        .map(|(n, talk)| {
            let after = if n + 1 == AHEAD { more } else { 0 };
            stop(
                What::Talk(talk.title.clone()),
                When::InMonth(talk.at, after),
                true,
            )
        })
        .collect()
}

fn stop(what: What, when: When, is_ahead: bool) -> Stop {
    Stop {
        what,
        when,
        is_ahead,
        is_next: false,
    }
}

#[cfg(test)]
mod tests;
