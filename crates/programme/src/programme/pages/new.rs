//! GET and POST /programmes/new/{template}: one page of six answers opens a programme.

use axum::extract::{Path, State};
use axum::response::Response;
use dyad_people::access::{Administrates, SignedIn};
use dyad_people::account::{self, Person};
use dyad_platform::app::App;
use dyad_platform::db::Tx;
use dyad_platform::form::Filled;
use dyad_platform::page::{Frame, Mistake, go_to, show, show_again};
use dyad_platform::problem::Problem;
use dyad_platform::words::ENGLISH;
use dyad_platform::{read_tx, write_tx};

use super::list::nav_link;
use crate::cohort::{self, Cohort, CohortId};
use crate::programme::opening::{self, Opening, day_begins, day_ends};
use crate::programme::{
    Contact, KEEP_MONTHS, Programme, ProgrammeId, coordinating, slug_of, store,
};
use crate::settings::{self, Act};
use crate::template::{Template, shipped_by_key};
use crate::urls;
use crate::words::Words;

#[derive(askama::Template)]
#[template(path = "programme/pages/new.html")]
struct Page {
    frame: Frame,
    words: Words,
    template: Template,
    action: String,
    /// The text of the file it comes from, where it isn't a shipped one.
    file: Option<String>,
    /// What is worth a second look in that file.
    advice: Vec<String>,
    filled: Filled,
    mistakes: Vec<Mistake>,
}

/// What a programme is opened from.
pub(super) struct From {
    pub(super) template: Template,
    pub(super) file: Option<String>,
    pub(super) advice: Vec<String>,
}

impl From {
    fn shipped(key: &str) -> Result<Self, Problem> {
        Ok(Self {
            template: named(key)?,
            file: None,
            advice: Vec::new(),
        })
    }
}

/// Shows the form, with what the template suggests.
///
/// # Errors
/// [`Problem::NotFound`] where no such template is shipped.
pub async fn show_form(
    State(app): State<App>,
    administrates: Administrates,
    Path(key): Path<String>,
) -> Result<Response, Problem> {
    show(&first(&app, &administrates.0, From::shipped(&key)?).await?)
}

/// The form before anybody typed.
pub(super) async fn first(
    app: &App,
    signed_in: &SignedIn,
    from: From,
) -> Result<impl askama::Template + use<>, Problem> {
    let organisation = read_tx!(app.db, |tx| account::store::organisation(tx).await)?;
    let opener = &signed_in.person;
    let zone = organisation
        .as_ref()
        .map_or(opener.zone.as_str(), |organisation| &organisation.zone);
    let today = app.now().in_zone(zone).date();
    let safeguarding = organisation.as_ref().map(|organisation| Contact {
        name: organisation.safeguarding_name.clone(),
        address: organisation.safeguarding_address.clone(),
    });
    let safeguarding = safeguarding.unwrap_or_default();
    let filled = opening::suggested(&from.template, today, &opener.address, &safeguarding);
    Ok(page(app, signed_in, from, filled, Vec::new()))
}

/// Opens a programme with its first cohort, as a draft.
///
/// # Errors
/// Those of the database, and as [`show_form`].
pub async fn open(
    State(app): State<App>,
    administrates: Administrates,
    Path(key): Path<String>,
    filled: Filled,
) -> Result<Response, Problem> {
    found_from(&app, &administrates.0, From::shipped(&key)?, filled).await
}

/// Opens a programme from a template with what was answered, or shows the answers again.
pub(super) async fn found_from(
    app: &App,
    signed_in: &SignedIn,
    from: From,
    filled: Filled,
) -> Result<Response, Problem> {
    let words = Words(ENGLISH);
    let opening = match opening::read(words, &filled) {
        Ok(opening) => opening,
        Err(mistakes) => {
            let mut page = page(app, signed_in, from, filled, mistakes);
            page.frame = page.frame.with_errors();
            return show_again(&page);
        }
    };
    let opener = &signed_in.person;
    let url = write_tx!(app.db, |tx| {
        if let Some(url) = filled.led_to(tx).await? {
            return Ok(url);
        }
        let url = found(tx, app, from.template.clone(), &opening, opener).await?;
        filled.leads_to(tx, &url, app.now()).await?;
        Ok::<_, Problem>(url)
    })?;
    Ok(go_to(&url))
}

/// Writes programme, cohort and coordinators; answers where to go on.
async fn found(
    tx: &mut Tx,
    app: &App,
    origin: Template,
    opening: &Opening,
    opener: &Person,
) -> Result<String, Problem> {
    let now = app.now();
    let organisation = account::store::organisation(tx).await?;
    let zone = organisation.map_or_else(|| opener.zone.clone(), |organisation| organisation.zone);
    let mut template = origin.clone();
    (
        template.texts.open_to_mentors,
        template.texts.open_to_mentees,
    ) = opening.open_to.clone();
    let programme = Programme {
        id: ProgrammeId::new(&app.chance, now),
        slug: free_slug(tx, &opening.name).await?,
        name: opening.name.clone(),
        zone,
        template,
        origin,
        published_at: None,
        archived_at: None,
        paused_at: None,
        safeguarding: opening.safeguarding.clone(),
        keep_months: Some(KEEP_MONTHS),
    };
    store::add(tx, &programme, now).await?;
    cohort::store::add(tx, &first_cohort(app, &programme, opening), now).await?;
    settings::note(tx, app, &programme.id, opener, Act::Opened, &programme.name).await?;
    let mut is_own = false;
    for named in &opening.coordinators {
        let person = coordinating::appoint(tx, app, &programme, named, opener).await?;
        is_own |= person == opener.id;
    }
    Ok(if is_own {
        urls::programme(&programme.slug)
    } else {
        urls::PROGRAMMES.into()
    })
}

fn first_cohort(app: &App, programme: &Programme, opening: &Opening) -> Cohort {
    let (dates, zone) = (&opening.dates, programme.zone.as_str());
    Cohort {
        id: CohortId::new(&app.chance, app.now()),
        programme_id: programme.id.clone(),
        label: dates.label.clone(),
        starts_at: day_begins(dates.starts, zone),
        months: i64::from(programme.template.term.months),
        apply_from: Some(day_begins(dates.opens, zone)),
        apply_until: Some(day_ends(dates.closes, zone)),
        late_until: None,
        hoped_mentees: opening.hoped,
    }
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

fn named(key: &str) -> Result<Template, Problem> {
    let found = shipped_by_key(key);
    let found = found.map_err(|_| Problem::broken("a shipped template can't be read"))?;
    found.ok_or(Problem::NotFound)
}

fn page(
    app: &App,
    signed_in: &SignedIn,
    from: From,
    filled: Filled,
    mistakes: Vec<Mistake>,
) -> Page {
    Page {
        frame: signed_in.frame(app, vec![nav_link()]),
        words: Words(ENGLISH),
        action: match from.file {
            Some(_) => urls::OPEN_FROM_A_FILE.into(),
            None => urls::new_programme_from(&from.template.key),
        },
        template: from.template,
        file: from.file,
        advice: from.advice,
        filled,
        mistakes,
    }
}
