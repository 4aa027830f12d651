//! Whoever comes to a programme from outside: anybody at its public page, and applicants with their
//! own application. There is no id of an application in these paths, so nobody can ask for another's.

use std::collections::HashMap;

use axum::extract::{FromRequestParts, Path, Query};
use axum::http::request::Parts;
use dyad_people::access::{Guest, SignedIn};
use dyad_people::account::Person;
use dyad_platform::app::App;
use dyad_platform::clock::Moment;
use dyad_platform::db::Tx;
use dyad_platform::page::{Frame, NavLink};
use dyad_platform::problem::Problem;
use dyad_platform::read_tx;

use crate::application::{self, Application, role_of};
use crate::applying::{self, Draft};
use crate::cohort::{self, Applying, Cohort};
use crate::programme::{self, Programme};
use crate::template::Template;
use crate::template::question::Role;
use crate::urls;
use crate::words::here;

/// A published programme, and whoever looks at it.
pub struct AtTheDoor {
    /// Who comes.
    pub guest: Guest,
    /// The programme.
    pub programme: Programme,
    /// Its newest cohort.
    pub cohort: Option<Cohort>,
    /// Who coordinates it.
    pub coordinators: Vec<Person>,
    /// Whether it is a coordinator who looks how the pages will be.
    pub is_preview: bool,
}

/// Proof that a signed-in person looks at their own application to a published programme.
pub struct Applicant {
    /// Who it is.
    pub signed_in: SignedIn,
    /// The programme.
    pub programme: Programme,
    /// The cohort they apply to.
    pub cohort: Cohort,
    /// In which role.
    pub role: Role,
    /// What they are writing.
    pub draft: Draft,
    /// What they have sent.
    pub sent: Option<Application>,
}

/// Whether everybody may see a programme's public page: once it was published. When it is archived
/// the page says so, for links live on in old mails.
#[must_use]
pub fn open_for_all(programme: &Programme) -> bool {
    programme.published_at.is_some()
}

impl AtTheDoor {
    /// Whether one can apply now.
    #[must_use]
    pub fn applying(&self, now: Moment) -> Applying {
        if !self.is_preview && !self.programme.takes_applications() {
            return Applying::Closed;
        }
        self.cohort
            .as_ref()
            .map_or(Applying::Closed, |cohort| cohort.applying(now))
    }

    /// The frame of a public page.
    #[must_use]
    pub fn frame(&self, app: &App, is_first: bool) -> Frame {
        self.guest
            .frame(app, vec![nav(&self.programme.slug, is_first)])
    }
}

impl Applicant {
    /// The frame of an applicant's page.
    #[must_use]
    pub fn frame(&self, app: &App) -> Frame {
        self.signed_in
            .frame(app, vec![nav(&self.programme.slug, false)])
    }

    /// The programme's template.
    #[must_use]
    pub fn template(&self) -> &Template {
        &self.programme.template
    }

    /// A path of this application, with the draft that somebody has just confirmed.
    #[must_use]
    pub fn path(&self, tail: &str) -> String {
        let path = urls::join_own(&self.programme.slug, self.role, tail);
        match &self.draft.unconfirmed {
            Some(id) => format!("{path}?draft={id}"),
            None => path,
        }
    }

    /// Whether answers may be sent now: to apply, or to change what was sent.
    #[must_use]
    pub fn may_send(&self, now: Moment) -> bool {
        let is_open = self.programme.takes_applications();
        applying::may_send(is_open, &self.cohort, self.sent.as_ref(), now)
    }
}

fn nav(slug: &str, is_here: bool) -> NavLink {
    NavLink {
        href: urls::join(slug),
        label: here().nav_programme(),
        here: is_here,
    }
}

/// The published programme with this name in URLs.
async fn published(tx: &mut Tx, slug: &str) -> Result<Programme, Problem> {
    let programme = programme::store::by_slug(tx, slug).await?;
    programme.filter(open_for_all).ok_or(Problem::NotFound)
}

/// Proves it for a signed-in person. `wanted` is the draft of a link that they have just confirmed.
/// Whoever was brought in by a spreadsheet has pages of their own before the programme is published.
///
/// # Errors
/// [`Problem::NotFound`] when there is no such programme, or it takes nobody.
pub async fn prove(
    tx: &mut Tx,
    app: &App,
    signed_in: SignedIn,
    (slug, role): (&str, Role),
    wanted: Option<&str>,
) -> Result<Applicant, Problem> {
    let programme = programme::store::by_slug(tx, slug)
        .await?
        .ok_or(Problem::NotFound)?;
    let cohort = cohort::store::newest(tx, &programme.id)
        .await?
        .ok_or(Problem::NotFound)?;
    let sent = application::own::store::own(tx, &cohort.id, &signed_in.person.id, role).await?;
    if sent.is_none() && !open_for_all(&programme) {
        return Err(Problem::NotFound);
    }
    let draft =
        applying::draft::draft_of(tx, app, &cohort.id, role, &signed_in.person, wanted).await?;
    let draft = match draft {
        Some(draft) => {
            applying::draft::with_gaps_filled(tx, &programme.template, draft, sent.as_ref()).await?
        }
        None => {
            applying::draft::first_draft(tx, &programme, &signed_in.person, sent.as_ref()).await?
        }
    };
    Ok(Applicant {
        signed_in,
        programme,
        cohort,
        role,
        draft,
        sent,
    })
}

async fn path_of(parts: &mut Parts, app: &App) -> Result<HashMap<String, String>, Problem> {
    let path: Path<HashMap<String, String>> = Path::from_request_parts(parts, app)
        .await
        .map_err(|_| Problem::NotFound)?;
    Ok(path.0)
}

impl FromRequestParts<App> for AtTheDoor {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let guest = Guest::from_request_parts(parts, app).await?;
        let path = path_of(parts, app).await?;
        let slug = path.get("programme").ok_or(Problem::NotFound)?;
        read_tx!(app.db, |tx| {
            let programme = published(tx, slug).await?;
            Ok(Self {
                guest,
                cohort: cohort::store::newest(tx, &programme.id).await?,
                coordinators: programme::store::coordinators(tx, &programme.id).await?,
                programme,
                is_preview: false,
            })
        })
    }
}

impl FromRequestParts<App> for Applicant {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let signed_in = SignedIn::from_request_parts(parts, app).await?;
        let path = path_of(parts, app).await?;
        let slug = path.get("programme").ok_or(Problem::NotFound)?;
        let role = path.get("role").and_then(|role| role_of(role));
        let role = role.ok_or(Problem::NotFound)?;
        let query: Query<HashMap<String, String>> = Query::from_request_parts(parts, app)
            .await
            .map_err(|_| Problem::NotFound)?;
        let wanted = query.get("draft").map(String::as_str);
        read_tx!(app.db, |tx| prove(tx, app, signed_in, (slug, role), wanted)
            .await)
    }
}
