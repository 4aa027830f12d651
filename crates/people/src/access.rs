//! Proofs of who somebody is. A handler that takes one can't be reached without it.

use axum::extract::FromRequestParts;
use axum::http::header::USER_AGENT;
use axum::http::request::Parts;
use dyad_platform::app::App;
use dyad_platform::db::Tx;
use dyad_platform::limits::Network;
use dyad_platform::page::{Frame, NavLink};
use dyad_platform::problem::Problem;
use dyad_platform::routes::Who;
use dyad_platform::visit::Visit;
use dyad_platform::{read_tx, write_tx};

use crate::account::{self, Person};
use crate::session::{self, Browser, Session};
use crate::urls;
use crate::words::Words;

/// Anybody with a session.
pub const SIGNED_IN: Who = Who("signed in");
/// Whoever holds a link that was sent to them; it never signs in.
pub const LINK_HOLDER: Who = Who("link holder");
/// An administrator of the organisation.
pub const ADMINISTRATOR: Who = Who("administrator");
/// Whoever sits at the machine itself, while mails are kept as files.
pub const AT_THE_MACHINE: Who = Who("at the machine");

/// Proof that a request comes from a person with a session.
pub struct SignedIn {
    /// Who it is.
    pub person: Person,
    /// The session.
    pub session: Session,
    /// The browser.
    pub visit: Visit,
    /// Name of the organisation.
    pub organisation: String,
    /// Whether the person administrates the organisation.
    pub is_administrator: bool,
}

/// Proof that a signed-in person administrates the organisation.
pub struct Administrates(pub SignedIn);

/// Whoever comes, signed in or not: for pages that anybody may see.
pub struct Guest {
    /// The browser.
    pub visit: Visit,
    /// Who it is, when signed in.
    pub me: Option<SignedIn>,
    /// Name of the organisation.
    pub organisation: String,
}

impl Guest {
    /// The frame of a page for this guest, with `nav` before their own links.
    #[must_use]
    pub fn frame(&self, app: &App, mut nav: Vec<NavLink>) -> Frame {
        if let Some(me) = &self.me {
            return me.frame(app, nav);
        }
        let words = Words(dyad_platform::words::ENGLISH);
        nav.push(NavLink {
            href: urls::SIGN_IN.into(),
            label: words.sign_in_title(),
            here: false,
        });
        Frame::new(app, &self.visit, &self.organisation).with_nav(nav)
    }
}

impl FromRequestParts<App> for Guest {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let visit = Visit::from_request_parts(parts, app).await?;
        let (me, organisation) = read_tx!(app.db, |tx| {
            let me = match prove(tx, app, &visit).await {
                Ok(me) => Some(me),
                Err(Problem::SignInFirst) => None,
                Err(other) => return Err(other),
            };
            Ok::<_, Problem>((me, account::store::organisation_name(tx).await?))
        })?;
        Ok(Self {
            visit,
            me,
            organisation,
        })
    }
}

impl SignedIn {
    /// The frame of a page for this person, with `nav` before their own links.
    #[must_use]
    pub fn frame(&self, app: &App, mut nav: Vec<NavLink>) -> Frame {
        let words = Words(dyad_platform::words::ENGLISH);
        nav.push(NavLink {
            href: urls::ME.into(),
            label: words.nav_me(),
            here: false,
        });
        Frame::new(app, &self.visit, &self.organisation).with_nav(nav)
    }
}

/// Finds the session of a visit and the person it belongs to.
///
/// # Errors
/// [`Problem::SignInFirst`] when there is none in force.
pub async fn prove(tx: &mut Tx, app: &App, visit: &Visit) -> Result<SignedIn, Problem> {
    let session = session::store::on_visit(tx, &visit.hashed()).await?;
    let session = session
        .filter(|session| session.holds(app.now()))
        .ok_or(Problem::SignInFirst)?;
    let person = account::store::person(tx, &session.person_id)
        .await?
        .ok_or(Problem::SignInFirst)?;
    let is_administrator = account::store::is_administrator(tx, &person.id).await?;
    let organisation = account::store::organisation_name(tx).await?;
    Ok(SignedIn {
        person,
        session,
        visit: visit.clone(),
        organisation,
        is_administrator,
    })
}

impl FromRequestParts<App> for SignedIn {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let visit = Visit::from_request_parts(parts, app).await?;
        let signed_in = read_tx!(app.db, |tx| prove(tx, app, &visit).await)?;
        if signed_in.session.is_stale(app.now()) {
            let id = &signed_in.session.id;
            // Not worth failing a page over: a full disk still lets people read.
            let _ = write_tx!(app.db, |tx| session::store::notice(tx, id, app.now()).await);
        }
        Ok(signed_in)
    }
}

impl FromRequestParts<App> for Administrates {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let signed_in = SignedIn::from_request_parts(parts, app).await?;
        if signed_in.is_administrator {
            Ok(Self(signed_in))
        } else {
            Err(Problem::NotFound)
        }
    }
}

impl FromRequestParts<App> for Browser {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let network = Network::from_request_parts(parts, app).await?;
        let agent = parts
            .headers
            .get(USER_AGENT)
            .and_then(|agent| agent.to_str().ok())
            .unwrap_or_default();
        Ok(Self {
            network_hash: app.keys.digest("network", &network.0),
            agent: agent.chars().take(200).collect(),
        })
    }
}
