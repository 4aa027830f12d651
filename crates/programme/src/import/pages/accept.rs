//! POST /programmes/{programme}/imports/{import}/accept: all good rows come in together, or none.

use std::collections::{BTreeMap, HashMap};

use axum::extract::{Path, State};
use axum::response::Response;
use dyad_people::account::{self, PersonId, is_zone};
use dyad_platform::app::App;
use dyad_platform::db::Tx;
use dyad_platform::form::Filled;
use dyad_platform::page::go_to;
use dyad_platform::problem::Problem;
use dyad_platform::words::ENGLISH;
use dyad_platform::write_tx;

use super::look::{Looked, look};
use crate::access::Coordinates;
use crate::application::{ApplicationId, State as Stands};
use crate::enrolment::Apart;
use crate::entry::EntryId;
use crate::import::arrivals::{Known, applications, arrival, with_unknown_people};
use crate::import::{Answer, Person, store};
use crate::words::Words;
use crate::{application, enrolment, entry, urls};

/// So many people are made applications of at once.
const AT_ONCE: usize = 2_000;

/// Imports everybody who is ready. Who has applied before stays as they are, so that an import can
/// be done again after more rows were put right; nobody is written to.
///
/// # Errors
/// [`Problem::Conflict`] when somebody changed the sheet meanwhile, and those of the database.
pub async fn accept(
    State(app): State<App>,
    desk: Coordinates,
    Path(path): Path<HashMap<String, String>>,
    filled: Filled,
) -> Result<Response, Problem> {
    let id = path.get("import").ok_or(Problem::NotFound)?;
    let url = urls::one_import(&desk.programme.slug, id);
    // Who applied on another form waits for an answer; whoever else is asked first.
    let state = match filled.text("know") {
        "applied" => Stands::Submitted,
        _ => Stands::Entered,
    };
    let looked = look(&app, &desk, id).await?;
    write_tx!(app.db, |tx| {
        if filled.led_to(tx).await?.is_none() {
            let parked = store::by_id(tx, &desk.programme.id, id)
                .await?
                .ok_or(Problem::NotFound)?;
            // The preview was made before; it counts only for the sheet it was made from.
            let as_it_was = (&parked.corrections, &parked.hints, &parked.mapping);
            let before = &looked.parked;
            if as_it_was != (&before.corrections, &before.hints, &before.mapping) {
                return Err(Problem::Conflict(Words(ENGLISH).accept_changed()));
            }
            come_in(tx, &app, &desk, &looked, state).await?;
            store::done(tx, id, app.now()).await?;
            filled.leads_to(tx, &url, app.now()).await?;
        }
        Ok::<_, Problem>(())
    })?;
    Ok(go_to(&url))
}

async fn come_in(
    tx: &mut Tx,
    app: &App,
    desk: &Coordinates,
    looked: &Looked,
    state: Stands,
) -> Result<(), Problem> {
    let (cohort, ready) = (&looked.parked.cohort_id, &looked.preview.ready);
    let everybody = accounts(tx, app, desk, looked).await?;
    let template = &desk.programme.template;
    let id = &looked.parked.id;
    let (mut not_with, mut entries) = (Vec::new(), BTreeMap::new());
    // Some at a time: a hundred thousand are in memory once, and not once more for each step.
    for some in ready.chunks(AT_ONCE) {
        let mut new = Vec::new();
        for person in &with_unknown_people(some, &looked.preview.problems, template) {
            let Some(known) = everybody.get(&person.email) else {
                continue;
            };
            if !arrival(person, &looked.everybody).comes_in() {
                continue;
            }
            let entry = || EntryId::new(&app.chance, app.now());
            entries.entry(&known.person_id).or_insert_with(entry);
            let new_id = || ApplicationId::new(&app.chance, app.now());
            new.extend(applications(person, known, template, app.now(), new_id));
            not_with.extend(apart(known, person));
        }
        application::store::add_all(tx, cohort, (id, state), &new).await?;
    }
    if state == Stands::Entered {
        let entries: Vec<(EntryId, PersonId)> = entries
            .into_iter()
            .map(|(person, entry)| (entry, person.clone()))
            .collect();
        entry::store::add_all(tx, id, cohort, &entries).await?;
    }
    enrolment::store::exclude_by_address(tx, cohort, &not_with).await?;
    enrolment::settle_exclusions(tx, cohort).await?;
    Ok(())
}

/// Whom somebody must not be paired with, by address, and why.
fn apart(known: &Known, person: &Person) -> impl Iterator<Item = (PersonId, String, Apart)> {
    let wished = person.not_with.iter().map(|who| (who, Apart::Wish));
    let assessors = person.assessed_by.iter().map(|who| (who, Apart::Assessor));
    wished
        .chain(assessors)
        .map(|(who, why)| (known.person_id.clone(), who.clone(), why))
}

/// Everybody who is ready, with an account: a new one where there was none. Who has one keeps name
/// and time zone as they set them.
async fn accounts(
    tx: &mut Tx,
    app: &App,
    desk: &Coordinates,
    looked: &Looked,
) -> Result<HashMap<String, Known>, Problem> {
    let mut by_address: BTreeMap<&str, &Person> = BTreeMap::new();
    for person in &looked.preview.ready {
        if looked.everybody.refused.contains(&person.email) {
            continue;
        }
        by_address.entry(&person.email).or_insert(person);
    }
    let addresses: Vec<&str> = by_address.keys().copied().collect();
    let mut everybody =
        application::brought::store::known(tx, &looked.parked.cohort_id, &addresses).await?;
    let (mut accounts, mut newcomers) = (Vec::new(), Vec::new());
    for (address, person) in by_address {
        if everybody.contains_key(address) {
            continue;
        }
        let person_id = PersonId::new(&app.chance, app.now());
        let account = account::Person {
            id: person_id.clone(),
            name: person.name.clone(),
            address: address.to_string(),
            zone: zone(person).unwrap_or(&desk.programme.zone).to_string(),
        };
        accounts.push(account);
        newcomers.push(person_id.clone());
        everybody.insert(
            address.to_string(),
            Known {
                person_id,
                roles: Vec::new(),
            },
        );
    }
    account::store::add_all(tx, &accounts, app.now()).await?;
    store::newcomers(tx, &looked.parked.id, &newcomers).await?;
    Ok(everybody)
}

/// The time zone that somebody named, where it is a place and not a fixed difference.
fn zone(person: &Person) -> Option<&str> {
    person.answers.values().find_map(|answer| match answer {
        Answer::Zone(zone) if is_zone(zone) => Some(zone.as_str()),
        _ => None,
    })
}
