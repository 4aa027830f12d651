//! Moves partnerships from phase to phase, each move within the transaction of its cause, and every
//! hour those whose end is near.

use dyad_platform::app::App;
use dyad_platform::clock::Span;
use dyad_platform::db::Tx;
use dyad_platform::problem::Problem;
use dyad_platform::{read_tx, write_tx};
use dyad_programme::template::Template;

use super::phase::{PhaseFacts, closes, follows, may_wish, needs, needs_both};
use super::{Phase, store};
use crate::access::{Seat, seat};

/// Recurring: begins the looking back where the planned end is near.
pub const BEGIN_CLOSURES: &str = "begin closures";

/// The longest lead that a programme may have.
const LONGEST_LEAD: Span = Span::days(366);

/// Moves the pair on where all that its phase is for is done. Returns the phase it is in then.
///
/// # Errors
/// Those of the database.
pub async fn look(
    tx: &mut Tx,
    app: &App,
    seat: &Seat,
    terms: &Template,
    facts: PhaseFacts,
) -> Result<Phase, Problem> {
    let mut phase = seat.partnership().phase();
    while let Some(next) = follows(phase, &needs(phase, &terms.levels, facts)) {
        store::enter_phase(tx, seat.partnership(), next, "guards", app.now()).await?;
        phase = next;
    }
    Ok(phase)
}

/// One of the two wants to be in another phase. True where the pair is in it then, false where the
/// other has to want it, too.
///
/// # Errors
/// [`Problem::NotFound`] where no wish leads there, and those of the database.
pub async fn wish(
    tx: &mut Tx,
    app: &App,
    seat: &Seat,
    terms: &Template,
    facts: PhaseFacts,
    to: Phase,
) -> Result<bool, Problem> {
    let pair = seat.partnership();
    if pair.phase() == to {
        return Ok(true);
    }
    if !may_wish(pair.phase(), to, &needs(pair.phase(), &terms.levels, facts)) {
        return Err(Problem::NotFound);
    }
    store::note_wish(tx, pair, &seat.me().person_id, to, app.now()).await?;
    let wishes = store::wishes(tx, pair.id()).await?;
    let is_shared = pair.members().iter().all(|member| {
        let mut own = wishes
            .iter()
            .filter(|(person, _)| *person == member.person_id);
        own.any(|(_, wished)| *wished == to)
    });
    if needs_both(to) && !is_shared {
        return Ok(false);
    }
    let cause = if needs_both(to) { "both" } else { "one" };
    store::enter_phase(tx, pair, to, cause, app.now()).await?;
    Ok(true)
}

/// Begins the looking back for pairs whose end is near.
///
/// # Errors
/// Those of the database.
pub async fn begin_closures(app: App) -> Result<(), Problem> {
    let app = &app;
    let near = read_tx!(app.db, |tx| Ok::<_, Problem>(
        store::ending_before(tx, app.now() + LONGEST_LEAD).await?
    ))?;
    for (pair, edition) in near {
        write_tx!(app.db, |tx| {
            let Some(pair) = store::by_id(tx, &pair).await? else {
                return Ok(());
            };
            let terms = dyad_programme::edition::store::by_id(tx, &edition).await?;
            if closes(&pair, &terms, app.now()) {
                store::enter_phase(tx, &pair, Phase::Closure, "date", app.now()).await?;
            }
            Ok::<_, Problem>(())
        })?;
    }
    Ok(())
}

/// The same pair, read anew: for whoever moved it.
///
/// # Errors
/// As [`seat`].
pub async fn again(tx: &mut Tx, old: &Seat) -> Result<Seat, Problem> {
    seat(tx, &old.me().person_id, old.id()).await
}
