//! GET /programmes: those that somebody coordinates; for administrators, all there are.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use dyad_people::access::SignedIn;
use dyad_platform::app::App;
use dyad_platform::page::{Frame, NavLink, show};
use dyad_platform::problem::Problem;
use dyad_platform::read_tx;
use dyad_platform::words::ENGLISH;

use crate::programme::store::{self, Coordinated, Listed};
use crate::urls;
use crate::words::Words;

#[derive(Template)]
#[template(path = "programme/pages/list.html")]
struct Page {
    frame: Frame,
    words: Words,
    own: Vec<Listed>,
    others: Vec<Coordinated>,
    is_administrator: bool,
}

/// Shows the list.
///
/// # Errors
/// Those of the database.
pub async fn show_page(State(app): State<App>, signed_in: SignedIn) -> Result<Response, Problem> {
    let person = &signed_in.person.id;
    let (own, all) = read_tx!(app.db, |tx| {
        let own = store::coordinated_by(tx, person).await?;
        let all = if signed_in.is_administrator {
            store::all(tx).await?
        } else {
            Vec::new()
        };
        Ok::<_, Problem>((own, all))
    })?;
    let is_own = |other: &Coordinated| own.iter().any(|mine| mine.slug == other.slug);
    let others = all.into_iter().filter(|other| !is_own(other)).collect();
    show(&Page {
        frame: signed_in.frame(&app, vec![nav_link()]),
        words: Words(ENGLISH),
        own,
        others,
        is_administrator: signed_in.is_administrator,
    })
}

/// The link to this list, for the pages that belong to no single programme.
pub(crate) fn nav_link() -> NavLink {
    NavLink {
        href: urls::PROGRAMMES.into(),
        label: Words(ENGLISH).nav_programmes(),
        here: true,
    }
}
