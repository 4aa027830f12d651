//! POST /p/{partnership}/phase: one of the two wants to go on, back, or to look back.

use axum::extract::State;
use axum::response::Response;
use dyad_pairing::access::{self, Entered};
use dyad_pairing::partnership::phase::{Need, Step, may_wish};
use dyad_pairing::partnership::{self, Phase, moving};
use dyad_platform::app::App;
use dyad_platform::form::Filled;
use dyad_platform::page::go_to;
use dyad_platform::problem::Problem;
use dyad_platform::words::ENGLISH;
use dyad_platform::write_tx;

use crate::urls;
use crate::words::Words;

/// A phase that somebody may ask for.
pub(crate) struct Way {
    pub(crate) to: Phase,
    pub(crate) label: String,
    pub(crate) hint: String,
    /// Whether I have asked for it, and wait.
    pub(crate) is_asked: bool,
    /// Whether my partner has.
    pub(crate) partner_asks: bool,
}

/// Asks for it, and goes there where that is enough.
///
/// # Errors
/// [`Problem::Conflict`] where the pair is elsewhere by now, and those of the database.
pub(crate) async fn ask(
    State(app): State<App>,
    entered: Entered,
    filled: Filled,
) -> Result<Response, Problem> {
    let Some(to) = Phase::parse(filled.text("to")) else {
        return Err(Problem::Conflict(Words(ENGLISH).phase_elsewhere()));
    };
    let home = urls::pair(entered.room.id());
    write_tx!(app.db, |tx| {
        if filled.led_to(tx).await?.is_none() {
            let me = &entered.signed_in.person.id;
            let seat = access::seat(tx, me, entered.room.id()).await?;
            if !seat.partnership().is_open_for_words() {
                return Err(Problem::Conflict(Words(ENGLISH).room_is_closed()));
            }
            let terms = partnership::store::terms_at(tx, &seat).await?;
            let facts = super::facts(tx, &app, &seat).await?;
            match moving::wish(tx, &app, &seat, &terms, facts, to).await {
                Ok(_) => {}
                Err(Problem::NotFound) => {
                    return Err(Problem::Conflict(Words(ENGLISH).phase_elsewhere()));
                }
                Err(problem) => return Err(problem),
            }
            filled.leads_to(tx, &home, app.now()).await?;
        }
        Ok::<_, Problem>(())
    })?;
    Ok(go_to(&home))
}

/// What a step is called.
pub(crate) fn step(words: Words, step: Step) -> String {
    match step {
        Step::InTouch => words.step_in_touch(),
        Step::FirstTalk => words.step_first_talk(),
        Step::Agreement => words.step_agreement(),
        Step::Goal => words.step_goal(),
        Step::NextTalk => words.step_next_talk(),
    }
}

/// The ways that lead on or back from a phase. `asks` says who wants what: me, then my partner.
pub(crate) fn ways(
    words: Words,
    partner: &str,
    phase: Phase,
    needs: &[Need],
    asks: [Option<Phase>; 2],
) -> Vec<Way> {
    let all = [Phase::Negotiation, Phase::Enabling, Phase::Closure];
    let open = all.into_iter().filter(|to| may_wish(phase, *to, needs));
    open.map(|to| {
        let (label, hint) = match (phase, to) {
            (Phase::Enabling, Phase::Negotiation) => {
                (words.way_back(), words.way_back_hint(partner))
            }
            (_, Phase::Closure) => (words.way_to_end(), words.way_to_end_hint(partner)),
            _ => (words.way_on(), words.way_on_hint(partner)),
        };
        Way {
            to,
            label,
            hint,
            is_asked: asks[0] == Some(to),
            partner_asks: asks[1] == Some(to),
        }
    })
    .collect()
}
