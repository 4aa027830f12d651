//! The list of pairs, and the page that says what it shows.

use dyad_pairing::partnership::{Phase, Standing};

use crate::pairs::Fact;
use crate::words::Words;

pub(crate) mod list;
pub(crate) mod what_we_see;

fn phase_name(words: Words, phase: Phase) -> String {
    match phase {
        Phase::Initiation => words.phase_initiation(),
        Phase::Negotiation => words.phase_negotiation(),
        Phase::Enabling => words.phase_enabling(),
        Phase::Closure => words.phase_closure(),
    }
}

fn standing_name(words: Words, standing: Standing) -> String {
    match standing {
        Standing::Running => words.standing_running(),
        Standing::Paused => words.standing_paused(),
        Standing::Suspended => words.standing_suspended(),
        Standing::Ending => words.standing_ending(),
        Standing::Ended => words.standing_ended(),
    }
}

fn fact_name(words: Words, fact: Fact) -> String {
    match fact {
        Fact::Names => words.pairs_column_names(),
        Fact::Phase => words.fact_phase(),
        Fact::Began => words.fact_began(),
        Fact::PlannedEnd => words.fact_planned_end(),
        Fact::Agreement => words.fact_agreement(),
        Fact::Talks => words.fact_talks(),
        Fact::Contact => words.fact_contact(),
        Fact::Standing => words.fact_standing(),
    }
}
