//! Who has no mentor in a round: what stood in the way, and the smallest change that would help.

use dyad_matching::{Reason, RuleRef, Unmatched};
use dyad_people::account::PersonId;
use serde::{Deserialize, Serialize};

/// Why somebody has no mentor, kept with the round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// What stood in the way.
    pub why: Why,
    /// What would help.
    pub help: Help,
}

/// What stood in the way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "why", rename_all = "snake_case")]
pub enum Why {
    /// Mentors would be possible, and all their places are taken.
    PlacesTaken {
        /// How many such mentors there are.
        mentors: usize,
    },
    /// No mentor is possible.
    NobodyPossible {
        /// What rules them out, the most frequent first.
        by_rule: Vec<RuledOut>,
    },
}

/// How many mentors a hard rule rules out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuledOut {
    /// The rule, counted from 0 in the template; absent for what holds without being written.
    pub rule: Option<usize>,
    /// How many mentors.
    pub mentors: usize,
}

/// The smallest change that would help.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "help", rename_all = "snake_case")]
pub enum Help {
    /// One more place with this mentor.
    OnePlaceMore {
        /// Who.
        mentor: PersonId,
    },
    /// One hard rule set aside for this mentee alone.
    Relax {
        /// The rule, counted from 0 in the template.
        rule: usize,
    },
    /// No single change would.
    NoSingleChange,
}

impl LeftOut {
    /// What the matching says of somebody it could not serve; `score` gives the points they would have
    /// with a mentor, where that pair is possible.
    #[must_use]
    pub fn of(unmatched: &Unmatched, score: impl Fn(&str) -> Option<i64>) -> Self {
        Self {
            why: why(&unmatched.reason),
            help: help(unmatched, score),
        }
    }
}

fn why(reason: &Reason) -> Why {
    match reason {
        Reason::AllPlacesTaken { eligible } => Why::PlacesTaken {
            mentors: eligible.len(),
        },
        Reason::NoEligibleMentor { by_rule } => {
            let mut by_rule: Vec<RuledOut> = by_rule
                .iter()
                .map(|count| RuledOut {
                    rule: count.rule.as_ref().map(index),
                    mentors: count.refused,
                })
                .collect();
            by_rule.sort_by_key(|ruled| std::cmp::Reverse(ruled.mentors));
            Why::NobodyPossible { by_rule }
        }
    }
}

/// Asking somebody for a place is less than setting a rule aside; it is asked of whoever fits best.
fn help(unmatched: &Unmatched, score: impl Fn(&str) -> Option<i64>) -> Help {
    let places = &unmatched.helps.one_more_place;
    let best = places
        .iter()
        .filter(|id| score(id).is_some())
        .min_by_key(|id| (std::cmp::Reverse(score(id)), (*id).clone()));
    let rule = unmatched.helps.relax.first();
    match (best.or(places.first()), rule) {
        (Some(mentor), _) => Help::OnePlaceMore {
            mentor: PersonId(mentor.clone()),
        },
        (None, Some(rule)) => Help::Relax { rule: index(rule) },
        (None, None) => Help::NoSingleChange,
    }
}

fn index(rule: &RuleRef) -> usize {
    rule.index
}

#[cfg(test)]
mod tests {
    use dyad_matching::{Helps, MustKind, RuleCount};

    use super::*;

    fn rule(index: usize) -> RuleRef {
        RuleRef {
            index,
            kind: MustKind::ShareOne,
            name: None,
        }
    }

    fn unmatched(reason: Reason, helps: Helps) -> Unmatched {
        Unmatched {
            mentee: "lin".into(),
            reason,
            helps,
        }
    }

    #[test]
    fn asking_for_a_place_is_proposed_before_setting_a_rule_aside() {
        let taken = Reason::AllPlacesTaken {
            eligible: vec!["grace".into(), "alan".into()],
        };
        let helps = Helps {
            one_more_place: vec!["grace".into()],
            relax: vec![rule(1)],
        };
        let left = LeftOut::of(&unmatched(taken, helps), |_| None);
        assert_eq!(left.why, Why::PlacesTaken { mentors: 2 });
        assert_eq!(
            left.help,
            Help::OnePlaceMore {
                mentor: PersonId("grace".into())
            }
        );
    }

    #[test]
    fn the_rule_that_rules_out_most_mentors_is_named_first() {
        let count = |rule, refused| RuleCount {
            rule,
            refused,
            alone: 0,
        };
        let by_rule = vec![
            count(Some(rule(0)), 1),
            count(Some(rule(2)), 5),
            count(None, 2),
        ];
        let nobody = Reason::NoEligibleMentor { by_rule };
        let left = LeftOut::of(&unmatched(nobody, Helps::default()), |_| None);
        let Why::NobodyPossible { by_rule } = left.why else {
            panic!("mentors are not the matter")
        };
        let order: Vec<_> = by_rule
            .iter()
            .map(|ruled| (ruled.rule, ruled.mentors))
            .collect();
        assert_eq!(order, [(Some(2), 5), (None, 2), (Some(0), 1)]);
        assert_eq!(left.help, Help::NoSingleChange);
    }

    #[test]
    fn the_place_is_asked_of_the_mentor_who_would_fit_best() {
        let taken = Reason::AllPlacesTaken {
            eligible: vec!["alan".into(), "grace".into()],
        };
        let places = ["alan", "grace", "helen"].map(String::from).to_vec();
        let helps = Helps {
            one_more_place: places,
            relax: Vec::new(),
        };
        let score = |mentor: &str| match mentor {
            "alan" => Some(400),
            "grace" => Some(900),
            _ => None,
        };
        let left = LeftOut::of(&unmatched(taken, helps), score);
        assert_eq!(
            left.help,
            Help::OnePlaceMore {
                mentor: PersonId("grace".into())
            }
        );
    }
}
