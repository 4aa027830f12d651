//! Proof that somebody coordinates a programme.

use std::collections::HashMap;

use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use dyad_people::access::SignedIn;
use dyad_platform::app::App;
use dyad_platform::db::Tx;
use dyad_platform::page::{Frame, NavLink};
use dyad_platform::problem::Problem;
use dyad_platform::read_tx;
use dyad_platform::routes::Who;
use dyad_platform::words::ENGLISH;

use crate::cohort;
use crate::programme::{Programme, store};
use crate::urls;
use crate::words::Words;

pub mod at_the_door;
pub(crate) mod entered;

/// A coordinator of the programme in the path.
pub const COORDINATOR: Who = Who("coordinator");

/// Proof that a signed-in person coordinates the programme in the path.
pub struct Coordinates {
    /// Who it is.
    pub signed_in: SignedIn,
    /// The programme.
    pub programme: Programme,
}

/// Which page of the desk somebody is on.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Desk {
    /// What the day asks.
    Today,
    /// The overview.
    Overview,
    /// Applicants and imports.
    People,
    /// Matching.
    Matching,
    /// Pairs.
    Pairs,
    /// Settings.
    Settings,
}

/// Proves that `signed_in` coordinates the programme named `slug`, which may name an earlier cohort.
///
/// # Errors
/// [`Problem::NotFound`] when there is none, or it is another's.
pub async fn prove(tx: &mut Tx, signed_in: SignedIn, slug: &str) -> Result<Coordinates, Problem> {
    let programme = store::by_slug(tx, urls::base(slug)).await?;
    let mut programme = programme.ok_or(Problem::NotFound)?;
    if !store::coordinates(tx, &signed_in.person.id, &programme.id).await? {
        return Err(Problem::NotFound);
    }
    if urls::base(slug) != slug {
        // Paths of this desk go on naming the cohort, so that its links stay with it.
        programme.slug = slug.into();
        let cohort = cohort::store::of_desk(tx, &programme).await?;
        cohort.ok_or(Problem::NotFound)?;
    }
    Ok(Coordinates {
        signed_in,
        programme,
    })
}

impl Coordinates {
    /// The frame of a page of this desk.
    #[must_use]
    pub fn frame(&self, app: &App, here: Desk) -> Frame {
        let words = Words(ENGLISH);
        let slug = &self.programme.slug;
        let link = |href: String, label: String, desk: Desk| NavLink {
            href,
            label,
            here: desk == here,
        };
        let nav = vec![
            link(urls::today(slug), words.nav_today(), Desk::Today),
            link(urls::programme(slug), words.nav_overview(), Desk::Overview),
            link(urls::people(slug), words.nav_people(), Desk::People),
            link(urls::matching(slug), words.nav_matching(), Desk::Matching),
            link(urls::pairs(slug), words.nav_pairs(), Desk::Pairs),
            link(urls::settings(slug), words.nav_settings(), Desk::Settings),
        ];
        self.signed_in.frame(app, nav)
    }
}

impl FromRequestParts<App> for Coordinates {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let signed_in = SignedIn::from_request_parts(parts, app).await?;
        let path: Path<HashMap<String, String>> = Path::from_request_parts(parts, app)
            .await
            .map_err(|_| Problem::NotFound)?;
        let slug = path.get("programme").cloned().ok_or(Problem::NotFound)?;
        read_tx!(app.db, |tx| prove(tx, signed_in, &slug).await)
    }
}
