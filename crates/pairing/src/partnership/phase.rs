//! From one phase to the next: what is needed, who may go on without it, and when the end comes near.
//! The room passes on what it knows as yes or no, and never a word.

use dyad_platform::clock::{Moment, Span};
use dyad_programme::template::{Level, Levels, Template};

use super::{Partnership, Phase, Standing};

/// What the room knows of a pair.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PhaseFacts {
    /// The first word was said, here or elsewhere.
    pub in_touch: bool,
    /// A first talk has a date, or has been.
    pub has_talk: bool,
    /// An agreement holds.
    pub agreement: bool,
    /// Both want a goal.
    pub goal: bool,
    /// The next talk has a date.
    pub next_talk: bool,
}

/// Something that a phase is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// To be in touch.
    InTouch,
    /// To have a date for the first talk.
    FirstTalk,
    /// To have signed an agreement.
    Agreement,
    /// To want a goal together.
    Goal,
    /// To have a date for the next talk.
    NextTalk,
}

/// A step, how binding it is in this programme, and whether it is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Need {
    /// Which.
    pub step: Step,
    /// How binding.
    pub level: Level,
    /// Whether it is done.
    pub is_done: bool,
}

impl Need {
    /// Whether it keeps the pair where it is until it is done, or until both go on without.
    fn holds(self) -> bool {
        matches!(self.level, Level::Required | Level::Expected) && !self.is_done
    }

    /// Whether not even both together may go on without: a signature that the programme requires.
    fn cannot_be_waived(self) -> bool {
        self.holds() && self.level == Level::Required && self.step == Step::Agreement
    }
}

/// What a phase is for in a programme; steps that it left out aren't named.
#[must_use]
pub fn needs(phase: Phase, levels: &Levels, facts: PhaseFacts) -> Vec<Need> {
    let steps: &[(Step, Level, bool)] = match phase {
        Phase::Initiation => &[
            (Step::InTouch, levels.first_contact, facts.in_touch),
            (Step::FirstTalk, Level::Expected, facts.has_talk),
        ],
        Phase::Negotiation => &[
            (Step::Agreement, levels.agreement, facts.agreement),
            (Step::Goal, levels.goal, facts.goal),
            (Step::NextTalk, levels.next_talk, facts.next_talk),
        ],
        Phase::Enabling | Phase::Closure => &[],
    };
    let needs = steps.iter().map(|&(step, level, is_done)| Need {
        step,
        level,
        is_done,
    });
    needs.filter(|need| need.level != Level::Off).collect()
}

/// The phase that follows by itself, since all that is required or expected is done.
#[must_use]
pub fn follows(phase: Phase, needs: &[Need]) -> Option<Phase> {
    let next = after(phase)?;
    let is_ready = needs.iter().all(|need| !need.holds());
    is_ready.then_some(next)
}

/// Where a pair may go because one of the two, or both, want it.
#[must_use]
pub fn may_wish(phase: Phase, to: Phase, needs: &[Need]) -> bool {
    match (phase, to) {
        (Phase::Enabling, Phase::Negotiation | Phase::Closure) => true,
        _ => after(phase) == Some(to) && !needs.iter().any(|need| need.cannot_be_waived()),
    }
}

/// Whether a wish needs the other's: all but the one to end.
#[must_use]
pub fn needs_both(to: Phase) -> bool {
    to != Phase::Closure
}

/// The next phase of the two that work towards something; the last two come by date or by wish.
fn after(phase: Phase) -> Option<Phase> {
    match phase {
        Phase::Initiation => Some(Phase::Negotiation),
        Phase::Negotiation => Some(Phase::Enabling),
        Phase::Enabling | Phase::Closure => None,
    }
}

/// Whether it is time to look back: so many days before the planned end as the programme says.
/// A partnership without a planned end is asked, and not closed.
#[must_use]
pub fn closes(pair: &Partnership, terms: &Template, now: Moment) -> bool {
    let lead = Span::days(i64::from(terms.term.closing_lead_days));
    pair.phase() != Phase::Closure
        && pair.standing() == Standing::Running
        && !terms.term.open
        && pair.planned_end_at() - lead <= now
}

#[cfg(test)]
mod tests {
    use super::*;

    fn levels(of: &str) -> Levels {
        let template = dyad_programme::template::shipped_by_key(of).unwrap();
        template.unwrap().levels
    }

    fn all() -> PhaseFacts {
        PhaseFacts {
            in_touch: true,
            has_talk: true,
            agreement: true,
            goal: true,
            next_talk: true,
        }
    }

    fn negotiation(of: &str, facts: PhaseFacts) -> Vec<Need> {
        needs(Phase::Negotiation, &levels(of), facts)
    }

    #[test]
    fn a_hello_and_a_date_lead_to_negotiation() {
        let strict = levels("four-phase-faculty");
        let facts = PhaseFacts {
            in_touch: true,
            ..PhaseFacts::default()
        };
        let of = |facts| follows(Phase::Initiation, &needs(Phase::Initiation, &strict, facts));
        assert_eq!(of(facts), None);
        let both = PhaseFacts {
            has_talk: true,
            ..facts
        };
        assert_eq!(of(both), Some(Phase::Negotiation));
    }

    #[test]
    fn a_required_signature_holds_whatever_the_two_wish() {
        let unsigned = PhaseFacts {
            agreement: false,
            ..all()
        };
        let strict = negotiation("four-phase-faculty", unsigned);
        assert_eq!(follows(Phase::Negotiation, &strict), None);
        assert!(!may_wish(Phase::Negotiation, Phase::Enabling, &strict));
        // Where the programme only suggests it, nothing holds.
        let light = negotiation("association-light", unsigned);
        assert_eq!(
            follows(Phase::Negotiation, &light),
            Some(Phase::Enabling),
            "{light:?}"
        );
    }

    #[test]
    fn a_required_goal_can_be_waived_by_both() {
        let aimless = PhaseFacts {
            goal: false,
            ..all()
        };
        let strict = negotiation("four-phase-faculty", aimless);
        assert_eq!(follows(Phase::Negotiation, &strict), None);
        assert!(may_wish(Phase::Negotiation, Phase::Enabling, &strict));
        assert!(needs_both(Phase::Enabling));
    }

    #[test]
    fn one_is_enough_to_begin_the_end_and_nobody_skips_a_phase() {
        assert!(may_wish(Phase::Enabling, Phase::Closure, &[]));
        assert!(!needs_both(Phase::Closure));
        assert!(may_wish(Phase::Enabling, Phase::Negotiation, &[]));
        assert!(needs_both(Phase::Negotiation));
        assert!(!may_wish(Phase::Initiation, Phase::Enabling, &[]));
        assert!(!may_wish(Phase::Closure, Phase::Enabling, &[]));
        assert_eq!(follows(Phase::Enabling, &[]), None);
    }
}
