//! GET and POST /places/{secret}: is there room for one more? Looking does nothing.

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
use dyad_platform::{jobs, read_tx, write_tx};
use dyad_programme::enrolment::store as enrolment;
use dyad_programme::programme;

use crate::extra_place::{PLACE_WAS_GIVEN, Standing, store};
use crate::urls;
use crate::words::Words;

#[derive(Template)]
#[template(path = "extra_place/pages/answer.html")]
struct Page {
    frame: Frame,
    words: Words,
    action: String,
    programme: String,
    time: String,
    day: String,
    standing: Option<Standing>,
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
        Ok::<_, Problem>((organisation, see(tx, &hash).await?))
    })?;
    let standing = found.as_ref().map(|(asked, _)| asked.stands(app.now()));
    let (asked, programme) = found.unzip();
    let (programme, time, zone) = programme.map_or_else(Default::default, |programme| {
        let time = programme.template.texts.time_of_mentors;
        (programme.name, time, programme.zone)
    });
    show(&Page {
        frame: Frame::new(&app, &visit, &organisation),
        words: Words(ENGLISH),
        action: urls::extra_place(&secret),
        day: asked
            .map(|asked| asked.answer_by.day(&zone))
            .unwrap_or_default(),
        programme,
        time,
        standing,
    })
}

async fn see(
    tx: &mut Tx,
    hash: &str,
) -> Result<Option<(crate::extra_place::ExtraPlace, programme::Programme)>, Problem> {
    let Some(asked) = store::by_link(tx, hash).await? else {
        return Ok(None);
    };
    let programme = programme::store::of_cohort(tx, &asked.cohort_id).await?;
    Ok(programme.map(|programme| (asked, programme)))
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
        let (Some(is_yes), Some(asked)) = (is_yes, store::by_link(tx, &hash).await?) else {
            return Ok(());
        };
        let is_open = asked.stands(app.now()) == Standing::Open;
        if is_open && store::answer(tx, &asked.id, is_yes, app.now()).await? && is_yes {
            enrolment::one_more_place(tx, &asked.cohort_id, &asked.mentor_id).await?;
            jobs::happened(tx, &app, PLACE_WAS_GIVEN, asked.id.as_str()).await?;
        }
        Ok::<_, Problem>(())
    })?;
    Ok(go_to(&urls::extra_place(&secret)))
}
