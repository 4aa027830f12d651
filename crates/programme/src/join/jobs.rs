//! One letter to everybody who left an address for the next intake.

use dyad_people::account;
use dyad_platform::app::App;
use dyad_platform::keys::Place;
use dyad_platform::problem::Problem;
use dyad_platform::{mail, read_tx, write_tx};

use super::{applying, last_day, letters, store};
use crate::cohort::{self, Applying};
use crate::programme::{self, ProgrammeId};
use crate::urls;

/// Recurring: tells of intakes that have opened.
pub const TELL_OF_OPEN_INTAKES: &str = "tell of open intakes";
/// So many letters in one transaction.
const AT_A_TIME: i64 = 50;

/// Writes to everybody who waits for an intake that has opened, and forgets them.
///
/// # Errors
/// Those of the database.
pub async fn tell_of_open_intakes(app: App) -> Result<(), Problem> {
    let awaited = read_tx!(app.db, |tx| store::awaited(tx).await)?;
    for programme in awaited {
        while tell_some(&app, &programme).await? {}
    }
    Ok(())
}

async fn tell_some(app: &App, id: &ProgrammeId) -> Result<bool, Problem> {
    write_tx!(app.db, |tx| {
        let Some(programme) = programme::store::by_id(tx, id).await? else {
            return Ok(false);
        };
        let cohort = cohort::store::newest(tx, id).await?;
        let Applying::Open(until) = applying(cohort.as_ref(), app.now()) else {
            return Ok(false);
        };
        if !programme.takes_applications() {
            return Ok(false);
        }
        let some = store::take(tx, id, AT_A_TIME).await?;
        let organisation = account::store::organisation_name(tx).await?;
        let link = app.absolute(&urls::join(&programme.slug));
        let day = last_day(until).day(&programme.zone);
        for (digest, sealed) in &some {
            let address = app.keys.open_for_house(&place(id, digest), sealed)?;
            let letter = letters::intake_is_open(&organisation, &programme, &address, &day, &link);
            mail::post(tx, app, &letter.set()?, app.now()).await?;
        }
        Ok::<_, Problem>(!some.is_empty())
    })
}

/// Where an address is sealed.
pub(super) fn place<'p>(programme: &'p ProgrammeId, digest: &'p str) -> Place<'p> {
    Place {
        table: "intake_notice",
        row: digest,
        owner: programme.as_str(),
        author: "",
    }
}
