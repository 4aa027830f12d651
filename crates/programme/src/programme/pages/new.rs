//! GET and POST /programmes/new: one page of answers opens a programme.

use axum::extract::State;
use axum::response::Response;
use dyad_people::access::{Administrates, SignedIn};
use dyad_people::account::{self, Person, PersonId};
use dyad_platform::app::App;
use dyad_platform::db::Tx;
use dyad_platform::form::Filled;
use dyad_platform::page::{Frame, Mistake, go_to, show, show_again};
use dyad_platform::problem::Problem;
use dyad_platform::words::ENGLISH;
use dyad_platform::write_tx;

use super::list::nav_link;
use crate::cohort::{self, Cohort, CohortId};
use crate::programme::opening::{self, Opening};
use crate::programme::{Programme, ProgrammeId, slug_of, store};
use crate::template::{Template, shipped};
use crate::urls;
use crate::words::Words;

#[derive(askama::Template)]
#[template(path = "programme/pages/new.html")]
struct Page {
    frame: Frame,
    words: Words,
    templates: Vec<Template>,
    filled: Filled,
    mistakes: Vec<Mistake>,
}

/// Shows the form, with what the first template suggests.
///
/// # Errors
/// When the shipped templates can't be read.
pub async fn show_form(
    State(app): State<App>,
    administrates: Administrates,
) -> Result<Response, Problem> {
    let templates = templates()?;
    let first = templates
        .first()
        .ok_or_else(|| Problem::broken("no template is shipped"))?;
    let months = first.term.months.to_string();
    let filled = Filled::of(&[("template", &first.key), ("months", &months)]);
    show(&page(&app, &administrates.0, templates, filled, Vec::new()))
}

/// Opens a programme with its first cohort.
///
/// # Errors
/// Those of the database, and as [`show_form`].
pub async fn open(
    State(app): State<App>,
    administrates: Administrates,
    filled: Filled,
) -> Result<Response, Problem> {
    let (words, templates) = (Words(ENGLISH), templates()?);
    let opening = match opening::read(words, &filled, &templates) {
        Ok(opening) => opening,
        Err(mistakes) => {
            let mut page = page(&app, &administrates.0, templates, filled, mistakes);
            page.frame = page.frame.with_errors();
            return show_again(&page);
        }
    };
    let opener = &administrates.0.person;
    let url = write_tx!(app.db, |tx| {
        if let Some(url) = filled.led_to(tx).await? {
            return Ok(url);
        }
        let url = found(tx, &app, &opening, opener).await?;
        filled.leads_to(tx, &url, app.now()).await?;
        Ok::<_, Problem>(url)
    })?;
    Ok(go_to(&url))
}

/// Writes programme, cohort and coordinator; answers where to go on.
async fn found(
    tx: &mut Tx,
    app: &App,
    opening: &Opening,
    opener: &Person,
) -> Result<String, Problem> {
    let now = app.now();
    let organisation = account::store::organisation(tx).await?;
    let zone = organisation.map_or_else(|| opener.zone.clone(), |organisation| organisation.zone);
    let programme = Programme {
        id: ProgrammeId::new(&app.chance, now),
        slug: free_slug(tx, &opening.name).await?,
        name: opening.name.clone(),
        zone,
        template: opening.template.clone(),
        origin: opening.template.clone(),
        published_at: None,
        archived_at: None,
    };
    store::add(tx, &programme, now).await?;
    let cohort = Cohort {
        id: CohortId::new(&app.chance, now),
        programme_id: programme.id.clone(),
        label: opening.cohort.clone(),
        starts_at: opening.starts_at(&programme.zone),
        months: opening.months,
        apply_from: None,
        apply_until: None,
        late_until: None,
        hoped_mentees: None,
    };
    cohort::store::add(tx, &cohort, now).await?;
    let coordinator = coordinator(tx, app, opening, opener, &programme.zone).await?;
    store::appoint(tx, &programme.id, &coordinator, now).await?;
    let is_own = coordinator == opener.id;
    Ok(if is_own {
        urls::programme(&programme.slug)
    } else {
        urls::PROGRAMMES.into()
    })
}

async fn free_slug(tx: &mut Tx, name: &str) -> Result<String, sqlx::Error> {
    let wanted = slug_of(name);
    // `/programmes/new` is a page of its own.
    let (mut slug, mut number) = (wanted.clone(), 1);
    while slug == "new" || store::is_taken(tx, &slug).await? {
        number += 1;
        slug = format!("{wanted}-{number}");
    }
    Ok(slug)
}

/// Who coordinates: whoever opens it, or the person named, who gets an account where they have none.
async fn coordinator(
    tx: &mut Tx,
    app: &App,
    opening: &Opening,
    opener: &Person,
    zone: &str,
) -> Result<PersonId, sqlx::Error> {
    let Some((name, address)) = &opening.coordinator else {
        return Ok(opener.id.clone());
    };
    if let Some(known) = account::store::by_address(tx, address).await? {
        return Ok(known.id);
    }
    let person = Person {
        id: PersonId::new(&app.chance, app.now()),
        name: name.clone(),
        address: address.clone(),
        zone: zone.to_string(),
    };
    account::store::add(tx, &person, app.now()).await?;
    Ok(person.id)
}

fn templates() -> Result<Vec<Template>, Problem> {
    shipped().map_err(|_| Problem::broken("a shipped template can't be read"))
}

fn page(
    app: &App,
    signed_in: &SignedIn,
    templates: Vec<Template>,
    filled: Filled,
    mistakes: Vec<Mistake>,
) -> Page {
    Page {
        frame: signed_in.frame(app, vec![nav_link()]),
        words: Words(ENGLISH),
        templates,
        filled,
        mistakes,
    }
}
