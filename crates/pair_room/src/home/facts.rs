//! "What Ada sees of this": the facts of the coordinators' list, on the pair's own page.

use dyad_pairing::partnership::{Phase, Standing};
use dyad_platform::clock::Moment;

use crate::words::Words;

/// The row that the coordinators' list shows of this pair, and nothing that it doesn't show.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(crate) struct Row {
    pub(crate) mentor_name: String,
    pub(crate) mentee_name: String,
    pub(crate) phase: String,
    pub(crate) phase_since: Moment,
    pub(crate) began_at: Moment,
    pub(crate) planned_end_at: Moment,
    pub(crate) standing: String,
    pub(crate) agreed_since: Option<Moment>,
    pub(crate) agreed_until: Option<Moment>,
    pub(crate) talks_planned: i64,
    pub(crate) talks_held: i64,
    pub(crate) talks_missed: i64,
    pub(crate) last_touchpoint_at: Option<Moment>,
}

/// A fact as it is read: label and value.
pub(crate) struct Fact {
    pub(crate) label: String,
    pub(crate) value: String,
}

/// The facts in words, with dates of the reader's zone.
pub(crate) fn in_words(words: Words, row: &Row, zone: &str) -> Vec<Fact> {
    let phase = Phase::parse(&row.phase)
        .map(|phase| phase_name(words, phase))
        .unwrap_or_default();
    let contact = row
        .last_touchpoint_at
        .map(|at| words.contact_last(at.date(zone)));
    let fact = |label, value| Fact { label, value };
    vec![
        fact(
            words.fact_names(),
            format!("{}, {}", row.mentee_name, row.mentor_name),
        ),
        fact(
            words.fact_phase(),
            words.phase_since(phase, row.phase_since.date(zone)),
        ),
        fact(words.fact_began(), row.began_at.date(zone)),
        fact(words.fact_planned_end(), row.planned_end_at.date(zone)),
        fact(words.fact_agreement(), agreed(words, row, zone)),
        fact(
            words.fact_talks(),
            words.talks_counted(row.talks_held, row.talks_missed, row.talks_planned),
        ),
        fact(
            words.fact_contact(),
            contact.unwrap_or_else(|| words.contact_none()),
        ),
        fact(words.fact_standing(), standing(words, &row.standing)),
    ]
}

/// The heading: the coordinators by name where there are one or two.
pub(crate) fn heading(words: Words, coordinators: &[&str]) -> String {
    match coordinators {
        [one] => words.staff_see_one(*one),
        [one, other] => words.staff_see_two(*one, *other),
        _ => words.staff_see_many(),
    }
}

/// The name of a phase.
pub(crate) fn phase_name(words: Words, phase: Phase) -> String {
    match phase {
        Phase::Initiation => words.phase_initiation(),
        Phase::Negotiation => words.phase_negotiation(),
        Phase::Enabling => words.phase_enabling(),
        Phase::Closure => words.phase_closure(),
    }
}

fn agreed(words: Words, row: &Row, zone: &str) -> String {
    match row.agreed_since.zip(row.agreed_until) {
        Some((since, until)) => words.agreed_since(since.date(zone), until.date(zone)),
        None => words.agreed_none(),
    }
}

fn standing(words: Words, stored: &str) -> String {
    match Standing::parse(stored) {
        Some(Standing::Running) => words.standing_running(),
        Some(Standing::Paused) => words.standing_paused(),
        Some(Standing::Suspended) => words.standing_suspended(),
        Some(Standing::Ending) => words.standing_ending(),
        Some(Standing::Ended) => words.standing_ended(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use dyad_platform::words::ENGLISH;

    use super::*;

    #[test]
    fn the_facts_are_those_of_the_closed_list() {
        let row = Row {
            mentor_name: "Grace Moor".into(),
            mentee_name: "Lin Okafor".into(),
            phase: "initiation".into(),
            phase_since: Moment(1_772_546_400_000),
            began_at: Moment(1_772_546_400_000),
            planned_end_at: Moment(1_772_546_400_000),
            standing: "running".into(),
            agreed_since: None,
            agreed_until: None,
            talks_planned: 1,
            talks_held: 2,
            talks_missed: 0,
            last_touchpoint_at: None,
        };
        let facts = in_words(Words(ENGLISH), &row, "Europe/London");
        let values: Vec<_> = facts.iter().map(|fact| fact.value.as_str()).collect();
        assert_eq!(
            values,
            [
                "Lin Okafor, Grace Moor",
                "Initiation, since 3 March 2026",
                "3 March 2026",
                "3 March 2026",
                "none in force",
                "2 held, 0 missed, 1 planned",
                "none so far",
                "under way"
            ]
        );
        let touched = Row {
            last_touchpoint_at: Some(Moment(1_772_546_400_000)),
            ..row
        };
        assert_eq!(
            in_words(Words(ENGLISH), &touched, "Europe/London")[6].value,
            "last on 3 March 2026"
        );
    }

    #[test]
    fn one_or_two_coordinators_are_named() {
        let words = Words(ENGLISH);
        assert_eq!(heading(words, &["Ada"]), "What Ada sees of this");
        assert_eq!(
            heading(words, &["Ada", "Sanna"]),
            "What Ada and Sanna see of this"
        );
        assert_eq!(heading(words, &[]), heading(words, &["a", "b", "c"]));
    }
}
