//! Opening a spreadsheet on its way in, and looking at it as if it were imported.

use std::collections::{BTreeSet, HashSet};

use dyad_platform::app::App;
use dyad_platform::db::Tx;
use dyad_platform::problem::Problem;
use dyad_platform::read_tx;
use dyad_platform::sheet::{self, Corrections, Hints, Sheet, Unreadable};

use crate::access::Coordinates;
use crate::application;
use crate::cohort::{self, CohortId};
use crate::entry::{self, answering::digest_of};
use crate::import::arrivals::Everybody;
use crate::import::store::{self, Parked, beside, place};
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
        let parked = store::by_its_maker(tx, desk, id).await?;
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
    let everybody = read_tx!(app.db, |tx| everybody(tx, app, &cohort.id, &addresses)
        .await)?;
    Ok(Looked {
        parked,
        sheet,
        mapping,
        preview,
        everybody,
    })
}

/// What is known of the people with these addresses.
pub(super) async fn everybody(
    tx: &mut Tx,
    app: &App,
    cohort: &CohortId,
    addresses: &[&str],
) -> Result<Everybody, sqlx::Error> {
    let digests = entry::store::refusals(tx, cohort).await?;
    let is_refused = |address: &&&str| digests.contains(&digest_of(app, address));
    let refused = match digests.is_empty() {
        true => HashSet::new(),
        false => addresses
            .iter()
            .filter(is_refused)
            .map(|it| (*it).to_owned())
            .collect(),
    };
    let known = application::brought::store::known(tx, cohort, addresses).await?;
    Ok(Everybody { known, refused })
}

/// Opens what is stored of a spreadsheet.
///
/// # Errors
/// When it doesn't open.
pub(super) fn opened(app: &App, parked: &Parked) -> Result<(Sheet, Mapping), Problem> {
    let mut sheet = read_as(app, parked, &from_json(&parked.hints)?)?
        .map_err(|_| Problem::broken("a spreadsheet that can't be read any more"))?;
    sheet.corrections = corrections(app, parked)?;
    Ok((sheet, from_json(&parked.mapping)?))
}

/// Reads the file of a spreadsheet anew.
///
/// # Errors
/// When it doesn't open; inside, why it can't be read like that.
pub(super) fn read_as(
    app: &App,
    parked: &Parked,
    hints: &Hints,
) -> Result<Result<Sheet, Unreadable>, Problem> {
    let place = place(&parked.id, &parked.made_by);
    let bytes = app.keys.open_file(&place, &parked.file)?;
    Ok(sheet::read(&bytes, hints))
}

/// What was corrected so far.
///
/// # Errors
/// When it doesn't open.
pub(super) fn corrections(app: &App, parked: &Parked) -> Result<Corrections, Problem> {
    let Some(sealed) = &parked.corrections else {
        return Ok(Corrections::default());
    };
    let place = beside(&parked.id, &parked.made_by);
    from_json(&app.keys.open_for_house(&place, sealed)?)
}

/// Reads what [`as_json`] wrote.
///
/// # Errors
/// When it is something else.
pub(super) fn from_json<T: serde::de::DeserializeOwned>(json: &str) -> Result<T, Problem> {
    serde_json::from_str(json).map_err(|_| Problem::broken("a spreadsheet that can't be read"))
}

/// The form in which a sheet or a mapping is stored.
///
/// # Errors
/// Never, for what came from a file.
pub(super) fn as_json(value: &impl serde::Serialize) -> Result<String, Problem> {
    serde_json::to_string(value).map_err(|_| Problem::broken("a spreadsheet that can't be kept"))
}
