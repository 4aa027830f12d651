//! POST /programmes/{programme}/people/{application}/places: asks a mentor whether another number of
//! places is right.

use std::collections::HashMap;

use axum::extract::{Path, State as FromApp};
use axum::response::Response;
use dyad_platform::app::App;
use dyad_platform::form::Filled;
use dyad_platform::page::{Mistake, go_to};
use dyad_platform::problem::Problem;
use dyad_platform::words::ENGLISH;
use dyad_platform::{jobs, write_tx};

use crate::access::Coordinates;
use crate::application::pages::one::{Typed, show_mistake};
use crate::application::{self, Application, State};
use crate::place_change::jobs::ASK_ABOUT_PLACES;
use crate::place_change::{ANSWER_WITHIN, PlaceChange, PlaceChangeId, Unfit, read, store};
use crate::template::question::Role;
use crate::urls;
use crate::words::Words;

/// Whether a mentor can still be asked.
pub(crate) fn may_be_asked(application: &Application) -> bool {
    let is_there = !matches!(application.state, State::Declined | State::Withdrawn);
    application.role == Role::Mentor && is_there
}

/// Asks.
///
/// # Errors
/// [`Problem::NotFound`] when there is no such mentor, and those of the database.
pub async fn ask(
    FromApp(app): FromApp<App>,
    desk: Coordinates,
    Path(path): Path<HashMap<String, String>>,
    filled: Filled,
) -> Result<Response, Problem> {
    let id = path.get("application").ok_or(Problem::NotFound)?;
    let asked = write_tx!(app.db, |tx| {
        let application = application::store::by_id(tx, &desk.programme.id, id)
            .await?
            .filter(may_be_asked)
            .ok_or(Problem::NotFound)?;
        let places = match read(filled.text("places"), application.places) {
            Ok(places) => places,
            Err(unfit) => return Ok(Err(unfit)),
        };
        let url = urls::application(&desk.programme.slug, &application.id);
        if filled.led_to(tx).await?.is_none() {
            let now = app.now();
            let question = PlaceChange {
                id: PlaceChangeId::new(&app.chance, now),
                application_id: application.id,
                before: application.places,
                places,
                asked_by: desk.signed_in.person.id.clone(),
                asked_at: now,
                answer_by: now + ANSWER_WITHIN,
                answer: None,
                answered_at: None,
            };
            store::ask(tx, &question).await?;
            jobs::enqueue(tx, &app, ASK_ABOUT_PLACES, question.id.as_str(), now).await?;
            filled.leads_to(tx, &url, now).await?;
        }
        Ok::<_, Problem>(Ok(url))
    })?;
    let words = Words(ENGLISH);
    let sentence = match asked {
        Ok(url) => return Ok(go_to(&format!("{url}#places-h"))),
        Err(Unfit::NoNumber) => words.places_no_number(),
        Err(Unfit::Same) => words.places_same(),
    };
    let typed = Typed {
        places: filled.raw("places").into(),
        mistakes: vec![Mistake {
            field: "places",
            sentence,
        }],
        ..Typed::default()
    };
    show_mistake(&app, &desk, id, typed).await
}
