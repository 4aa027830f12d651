//! GET and POST /my-places/{secret}: is another number of places right? Looking does nothing.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
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

use super::ask::may_be_asked;
use crate::application::{self, Application};
use crate::place_change::{PlaceChange, Standing, store};
use crate::programme::{self, Programme};
use crate::words::Words;
use crate::{enrolment, urls};

#[derive(Template)]
#[template(path = "place_change/pages/answer.html")]
struct Page {
    frame: Frame,
    words: Words,
    action: String,
    programme: String,
    before: i64,
    places: i64,
    day: String,
    standing: Option<Standing>,
}

/// A question whose mentor is still there.
async fn find(
    tx: &mut Tx,
    hash: &str,
) -> Result<Option<(PlaceChange, Application, Programme)>, Problem> {
    let Some(asked) = store::by_link(tx, hash).await? else {
        return Ok(None);
    };
    let mentor = application::own::store::for_letter(tx, asked.application_id.as_str()).await?;
    let Some(mentor) = mentor.filter(may_be_asked) else {
        return Ok(None);
    };
    let programme = programme::store::of_cohort(tx, &mentor.cohort_id).await?;
    Ok(programme.map(|programme| (asked, mentor, programme)))
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
    let (organisation, found) = read_tx!(app.db, |tx| {
        let organisation = organisation_name(tx).await?;
        Ok::<_, Problem>((organisation, find(tx, &hash).await?))
    })?;
    let asked = found.as_ref().map(|(asked, ..)| asked);
    let programme = found.as_ref().map(|(.., programme)| programme);
    let day = asked.zip(programme);
    show(&Page {
        frame: Frame::new(&app, &visit, &organisation),
        words: Words(ENGLISH),
        action: urls::my_places(&secret),
        programme: programme.map(|it| it.name.clone()).unwrap_or_default(),
        before: asked.map_or(0, |asked| asked.before),
        places: asked.map_or(0, |asked| asked.places),
        day: day
            .map(|(asked, programme)| asked.answer_by.day(&programme.zone))
            .unwrap_or_default(),
        standing: asked.map(|asked| asked.stands(app.now())),
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
    let is_yes = match filled.text("answer") {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    };
    write_tx!(app.db, |tx| {
        let (Some(is_yes), Some((asked, mentor, programme))) = (is_yes, find(tx, &hash).await?)
        else {
            return Ok(());
        };
        let is_open = asked.stands(app.now()) == Standing::Open;
        if is_open && store::answer(tx, &asked.id, is_yes, app.now()).await? && is_yes {
            let said = application::with_places(&programme.template, mentor.answers, asked.places);
            application::store::set_places(tx, &mentor.id, &said, asked.places).await?;
            enrolment::store::set_places(tx, &mentor.id, asked.places).await?;
        }
        Ok::<_, Problem>(())
    })?;
    Ok(go_to(&urls::my_places(&secret)))
}
