//! GET and POST /running/{secret}: are the two of you a pair? Looking does nothing.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use dyad_people::account::first_name;
use dyad_people::account::store::organisation_name;
use dyad_platform::app::App;
use dyad_platform::db::Tx;
use dyad_platform::form::Filled;
use dyad_platform::ids::hashed;
use dyad_platform::page::{Frame, go_to, show};
use dyad_platform::problem::Problem;
use dyad_platform::visit::Visit;
use dyad_platform::words::ENGLISH;
use dyad_platform::{read_tx, write_tx};
use dyad_programme::programme;
use dyad_programme::template::Texts;

use crate::access::running::{MayConfirm, prove_link};
use crate::running_pair::jobs::told;
use crate::running_pair::letters::Told;
use crate::running_pair::{Standing, answering, store};
use crate::urls;
use crate::words::Words;

#[derive(Template)]
#[template(path = "running_pair/pages/answer.html")]
struct Page {
    frame: Frame,
    words: Words,
    action: String,
    seen: Option<Seen>,
}

/// What a link leads to.
struct Seen {
    standing: Standing,
    told: Told,
    first: String,
    texts: Texts,
    room: Option<String>,
}

/// Shows the question, or how it stands.
///
/// # Errors
/// Those of the database.
pub async fn show_page(
    State(app): State<App>,
    visit: Visit,
    Path(secret): Path<String>,
) -> Result<Response, Problem> {
    let hash = hashed(&secret);
    let (organisation, seen) = read_tx!(app.db, |tx| {
        let organisation = organisation_name(tx).await?;
        Ok::<_, Problem>((organisation, see(tx, &hash).await?))
    })?;
    show(&Page {
        frame: Frame::new(&app, &visit, &organisation),
        words: Words(ENGLISH),
        action: urls::running_pair(&secret),
        seen,
    })
}

/// Takes the answer; a second one changes nothing.
///
/// # Errors
/// Those of the database.
pub async fn answer(
    State(app): State<App>,
    Path(secret): Path<String>,
    filled: Filled,
) -> Result<Response, Problem> {
    let hash = hashed(&secret);
    let says = filled.text("answer");
    write_tx!(app.db, |tx| {
        let Some(MayConfirm { pair, side }) = prove_link(tx, &hash).await? else {
            return Ok(());
        };
        match says {
            "yes" => answering::say_yes(tx, &app, &pair, side, filled.ticked("share")).await,
            "no" => answering::say_no(tx, &app, &pair, side).await,
            _ => Ok(()),
        }
    })?;
    Ok(go_to(&urls::running_pair(&secret)))
}

async fn see(tx: &mut Tx, hash: &str) -> Result<Option<Seen>, Problem> {
    let Some(MayConfirm { pair, side }) = prove_link(tx, hash).await? else {
        return Ok(None);
    };
    let told = told(tx, &pair, side).await?;
    let programme = programme::store::of_cohort(tx, &pair.cohort_id).await?;
    let (Some(told), Some(programme)) = (told, programme) else {
        return Ok(None);
    };
    let room = store::partnership_of(tx, &pair.id).await?;
    Ok(Some(Seen {
        standing: pair.stands(side),
        first: first_name(&told.other.name).to_owned(),
        texts: programme.template.texts,
        room: room.map(|id| urls::pair(&id)),
        told,
    }))
}
