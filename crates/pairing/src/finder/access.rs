//! Proof that somebody looks for a mentor in a programme where mentees ask.

use std::collections::HashMap;

use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use dyad_people::access::SignedIn;
use dyad_platform::app::App;
use dyad_platform::problem::Problem;
use dyad_platform::read_tx;
use dyad_platform::routes::Who;
use dyad_programme::cohort::{self, Cohort};
use dyad_programme::enrolment::store as enrolment;
use dyad_programme::programme::{self, Programme};

use super::is_open;

/// A mentee of a programme where mentees ask.
pub const LOOKING: Who = Who("mentee who looks");

/// Proof that a signed-in person is a mentee in the newest cohort of the programme in the path, and
/// that mentees ask there.
pub struct Looking {
    /// Who it is.
    pub signed_in: SignedIn,
    /// The programme.
    pub programme: Programme,
    /// The cohort.
    pub cohort: Cohort,
}

impl FromRequestParts<App> for Looking {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let signed_in = SignedIn::from_request_parts(parts, app).await?;
        let path: Path<HashMap<String, String>> = Path::from_request_parts(parts, app)
            .await
            .map_err(|_| Problem::NotFound)?;
        let slug = path.get("programme").cloned().ok_or(Problem::NotFound)?;
        let me = &signed_in.person.id;
        let (programme, cohort) = read_tx!(app.db, |tx| {
            let programme = programme::store::by_slug(tx, &slug).await?;
            let programme = programme.filter(|it| is_open(&it.template));
            let programme = programme.ok_or(Problem::NotFound)?;
            let cohort = cohort::store::newest(tx, &programme.id).await?;
            let cohort = cohort.ok_or(Problem::NotFound)?;
            enrolment::places(tx, &cohort.id, me, "mentee")
                .await?
                .ok_or(Problem::NotFound)?;
            Ok::<_, Problem>((programme, cohort))
        })?;
        Ok(Self {
            signed_in,
            programme,
            cohort,
        })
    }
}
