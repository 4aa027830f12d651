//! Pairs as coordinators see them: the closed list of facts, and no word that a pair wrote.

use std::collections::HashMap;

use dyad_pairing::partnership::{Phase, Standing};
use dyad_platform::clock::Moment;

pub(crate) mod pages;
mod store;

/// Pairs on one page.
pub(crate) const ON_A_PAGE: i64 = 100;

/// All phases, in order.
pub(crate) const PHASES: [Phase; 4] = [
    Phase::Initiation,
    Phase::Negotiation,
    Phase::Enabling,
    Phase::Closure,
];

/// The facts that coordinators see of a pair. Whoever adds one changes a promise: the page "What
/// coordinators see" is made of the same list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fact {
    /// Who the two are.
    Names,
    /// Their phase, and since when.
    Phase,
    /// When they began.
    Began,
    /// When they mean to end.
    PlannedEnd,
    /// Since when their agreement holds, and until when.
    Agreement,
    /// How many talks are planned, were held and were missed.
    Talks,
    /// When one of them last said that they are in touch.
    Contact,
    /// Whether the partnership is under way.
    Standing,
}

/// The closed list.
pub(crate) const FACTS: [Fact; 8] = [
    Fact::Names,
    Fact::Phase,
    Fact::Began,
    Fact::PlannedEnd,
    Fact::Agreement,
    Fact::Talks,
    Fact::Contact,
    Fact::Standing,
];

/// The facts of one pair.
#[derive(Clone, Debug)]
pub(crate) struct PairFacts {
    pub(crate) mentor_name: String,
    pub(crate) mentee_name: String,
    pub(crate) phase: Phase,
    pub(crate) phase_since: Moment,
    pub(crate) began_at: Moment,
    pub(crate) planned_end_at: Moment,
    /// Since when an agreement holds, and until when.
    pub(crate) agreed: Option<(Moment, Moment)>,
    pub(crate) talks: Talks,
    pub(crate) last_contact_at: Option<Moment>,
    pub(crate) standing: Standing,
}

/// Talks of a pair that have or had a date, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Talks {
    pub(crate) planned: i64,
    pub(crate) held: i64,
    pub(crate) missed: i64,
}

/// In which order the list stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// By the mentee's name, then the mentor's.
    #[default]
    Name,
    /// The earliest phase first, and in it whoever entered it first.
    Phase,
    /// The newest pair first.
    Began,
    /// Whose end is planned soonest first.
    End,
    /// Who never logged contact first, then whose contact is longest ago.
    Contact,
}

/// All orders, as they are offered.
pub(crate) const ORDERS: [Order; 5] = [
    Order::Name,
    Order::Phase,
    Order::Began,
    Order::End,
    Order::Contact,
];

/// What somebody asked to see of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Only pairs in this phase.
    pub phase: Option<Phase>,
    /// The order.
    pub order: Order,
    /// The page; the first is 1.
    pub page: i64,
}

/// A piece of the small picture of a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    Done(Phase),
    Here,
    Ahead(Phase),
}

impl Default for Asked {
    fn default() -> Self {
        Self {
            phase: None,
            order: Order::default(),
            page: 1,
        }
    }
}

impl Asked {
    /// Reads it from a URL; what makes no sense is left at its usual value.
    #[must_use]
    pub fn parse(query: &HashMap<String, String>) -> Self {
        let value = |name: &str| query.get(name).map_or("", String::as_str);
        let order = ORDERS
            .into_iter()
            .find(|order| order.as_str() == value("order"));
        Self {
            phase: Phase::parse(value("phase")),
            order: order.unwrap_or_default(),
            page: value("page").parse().unwrap_or(1),
        }
    }

    /// The same on a page that exists, where `total` pairs are listed.
    #[must_use]
    pub fn within(self, total: i64) -> Self {
        Self {
            page: self.page.clamp(1, last_page(total)),
            ..self
        }
    }
}

impl Order {
    /// As it stands in URLs.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Phase => "phase",
            Self::Began => "began",
            Self::End => "end",
            Self::Contact => "contact",
        }
    }
}

/// The number of the last page.
pub(crate) fn last_page(total: i64) -> i64 {
    (total.max(1) - 1) / ON_A_PAGE + 1
}

/// The small picture of a path: what is behind solid, ahead hollow. The longest phase has three
/// pieces, of which those are solid whose share of the time to the planned end has passed.
pub(crate) fn line(pair: &PairFacts, now: Moment) -> Vec<Piece> {
    let mut line = Vec::new();
    for phase in PHASES {
        let pieces = if phase == Phase::Enabling { 3 } else { 1 };
        match (phase.cmp(&pair.phase), pair.standing) {
            (std::cmp::Ordering::Less, _) | (_, Standing::Ended) => {
                line.extend([Piece::Done(phase)].repeat(pieces))
            }
            (std::cmp::Ordering::Greater, _) => line.extend([Piece::Ahead(phase)].repeat(pieces)),
            (std::cmp::Ordering::Equal, _) => {
                let done = done_of(pieces, pair, now);
                line.extend([Piece::Done(phase)].repeat(done));
                line.push(Piece::Here);
                line.extend([Piece::Ahead(phase)].repeat(pieces.saturating_sub(done).max(1)));
            }
        }
    }
    if pair.standing == Standing::Ended {
        line.push(Piece::Here);
    }
    line
}

/// How many of a phase's pieces are behind; at least one, so that being in a phase shows.
fn done_of(pieces: usize, pair: &PairFacts, now: Moment) -> usize {
    let whole = (pair.planned_end_at - pair.phase_since).millis().max(1);
    let passed = (now - pair.phase_since).millis().clamp(0, whole);
    let share = i128::from(passed) * i128::try_from(pieces).unwrap_or(1) / i128::from(whole);
    usize::try_from(share).unwrap_or(0).clamp(1, pieces)
}

#[cfg(test)]
mod tests {
    use dyad_platform::clock::Span;

    use super::*;

    fn pair(phase: Phase) -> PairFacts {
        PairFacts {
            mentor_name: "Grace Moor".into(),
            mentee_name: "Lin Okafor".into(),
            phase,
            phase_since: Moment(0),
            began_at: Moment(0),
            planned_end_at: Moment(0) + Span::days(300),
            agreed: None,
            talks: Talks::default(),
            last_contact_at: None,
            standing: Standing::Running,
        }
    }

    /// "I|i n e e e c": solid in capitals, today as a bar.
    fn drawn(pair: &PairFacts, day: i64) -> String {
        let letter = |phase: Phase| phase.as_str().chars().next().unwrap();
        let piece = |piece: Piece| match piece {
            Piece::Done(phase) => letter(phase).to_ascii_uppercase(),
            Piece::Here => '|',
            Piece::Ahead(phase) => letter(phase),
        };
        line(pair, Moment(0) + Span::days(day))
            .into_iter()
            .map(piece)
            .collect()
    }

    #[test]
    fn the_picture_of_a_path_has_today_on_it() {
        assert_eq!(drawn(&pair(Phase::Initiation), 3), "I|ineeec");
        assert_eq!(drawn(&pair(Phase::Negotiation), 3), "IN|neeec");
        assert_eq!(drawn(&pair(Phase::Closure), 290), "INEEEC|c");
    }

    #[test]
    fn the_longest_phase_fills_as_time_passes() {
        let pair = pair(Phase::Enabling);
        assert_eq!(drawn(&pair, 1), "INE|eec");
        assert_eq!(drawn(&pair, 210), "INEE|ec");
        assert_eq!(
            drawn(&pair, 400),
            "INEEE|ec",
            "late, and still not at the end"
        );
    }

    #[test]
    fn a_partnership_that_ended_is_behind() {
        assert_eq!(
            drawn(
                &PairFacts {
                    standing: Standing::Ended,
                    ..pair(Phase::Enabling)
                },
                100
            ),
            "INEEEC|"
        );
    }

    #[test]
    fn what_makes_no_sense_in_a_url_is_left_out() {
        let asked = |pairs: &[(&str, &str)]| {
            Asked::parse(
                &pairs
                    .iter()
                    .map(|(k, v)| ((*k).into(), (*v).into()))
                    .collect(),
            )
        };
        assert_eq!(asked(&[]), Asked::default());
        assert_eq!(
            asked(&[("phase", "nowhere"), ("order", "1; DROP"), ("page", "-")]),
            Asked::default()
        );
        let all = asked(&[("phase", "closure"), ("order", "end"), ("page", "2")]);
        assert_eq!(
            all,
            Asked {
                phase: Some(Phase::Closure),
                order: Order::End,
                page: 2
            }
        );
    }

    #[test]
    fn a_page_that_is_not_there_leads_to_the_nearest() {
        let page = |page, total| {
            Asked {
                page,
                ..Asked::default()
            }
            .within(total)
            .page
        };
        assert_eq!(page(7, 0), 1);
        assert_eq!(page(-3, 250), 1);
        assert_eq!(page(9, 250), 3);
        assert_eq!(page(2, 100), 1);
        assert_eq!(page(2, 101), 2);
    }
}
