//! Opening a spreadsheet on its way in, and looking at it as if it were imported.

use std::collections::BTreeSet;

use dyad_platform::app::App;
use dyad_platform::problem::Problem;
use dyad_platform::read_tx;
use dyad_platform::sheet::Sheet;

use crate::access::Coordinates;
use crate::application;
use crate::cohort;
use crate::import::arrivals::Everybody;
use crate::import::store::{self, Parked, place};
use crate::import::{Mapping, Preview, preview};

/// A spreadsheet as the preview shows it.
pub(super) struct Looked {
    pub(super) parked: Parked,
    pub(super) sheet: Sheet,
    pub(super) mapping: Mapping,
    pub(super) preview: Preview,
    /// Who of those who are ready has an account.
    pub(super) everybody: Everybody,
}

/// Looks at a spreadsheet of this desk's programme.
///
/// # Errors
/// [`Problem::NotFound`] when there is none with this id, and those of the database.
pub(super) async fn look(app: &App, desk: &Coordinates, id: &str) -> Result<Looked, Problem> {
    let (parked, cohort) = read_tx!(app.db, |tx| {
        let parked = store::by_id(tx, &desk.programme.id, id)
            .await?
            .ok_or(Problem::NotFound)?;
        let cohort = cohort::store::by_id(tx, &parked.cohort_id)
            .await?
            .ok_or(Problem::NotFound)?;
        Ok::<_, Problem>((parked, cohort))
    })?;
    let on = cohort.starts_at.in_zone(&desk.programme.zone).date();
    let (opener, template) = (app.clone(), desk.programme.template.clone());
    // Thousands of rows take a while; meanwhile others are answered.
    let looking = tokio::task::spawn_blocking(move || {
        let (sheet, mapping) = opened(&opener, &parked)?;
        let preview = preview(&sheet, &template, &mapping, on);
        Ok::<_, Problem>((parked, sheet, mapping, preview))
    });
    let (parked, sheet, mapping, preview) = looking
        .await
        .map_err(|_| Problem::broken("a preview broke off"))??;
    let addresses: BTreeSet<&str> = preview
        .ready
        .iter()
        .map(|person| person.email.as_str())
        .collect();
    let addresses: Vec<&str> = addresses.into_iter().collect();
    let everybody = read_tx!(app.db, |tx| application::store::known(
        tx, &cohort.id, &addresses
    )
    .await)?;
    Ok(Looked {
        parked,
        sheet,
        mapping,
        preview,
        everybody,
    })
}

/// Opens what is stored of a spreadsheet.
///
/// # Errors
/// When it doesn't open.
pub(super) fn opened(app: &App, parked: &Parked) -> Result<(Sheet, Mapping), Problem> {
    let json = app
        .keys
        .open_for_house(&place(&parked.id, &parked.made_by), &parked.sheet)?;
    let unreadable = |_| Problem::broken("a spreadsheet that can't be read");
    let sheet = serde_json::from_str(&json).map_err(unreadable)?;
    let mapping = serde_json::from_str(&parked.mapping).map_err(unreadable)?;
    Ok((sheet, mapping))
}

/// The form in which a sheet or a mapping is stored.
///
/// # Errors
/// Never, for what came from a file.
pub(super) fn as_json(value: &impl serde::Serialize) -> Result<String, Problem> {
    serde_json::to_string(value).map_err(|_| Problem::broken("a spreadsheet that can't be kept"))
}
