//! POST /programmes/{programme}/people/{application}/priority: puts somebody first on the waiting list,
//! or back where they would stand.

use std::collections::HashMap;

use axum::extract::{Path, State as FromApp};
use axum::response::Response;
use dyad_platform::app::App;
use dyad_platform::form::Filled;
use dyad_platform::page::{Mistake, go_to};
use dyad_platform::problem::Problem;
use dyad_platform::words::ENGLISH;
use dyad_platform::write_tx;

use super::{store, tidy};
use crate::access::Coordinates;
use crate::application::pages::one::{Typed, show_mistake};
use crate::application::{self, State};
use crate::urls;
use crate::words::Words;

/// Puts somebody first, with a reason, or back.
///
/// # Errors
/// [`Problem::NotFound`] when there is no such application, and those of the database.
pub(crate) async fn change(
    FromApp(app): FromApp<App>,
    desk: Coordinates,
    Path(path): Path<HashMap<String, String>>,
    filled: Filled,
) -> Result<Response, Problem> {
    let id = path.get("application").ok_or(Problem::NotFound)?;
    let ends = filled.text("do") == "end";
    let reason = tidy(filled.raw("reason"));
    if reason.is_none() && !ends {
        let typed = Typed {
            reason: filled.raw("reason").into(),
            mistakes: vec![Mistake {
                field: "reason",
                sentence: Words(ENGLISH).waits_reason_needed(),
            }],
            ..Typed::default()
        };
        return show_mistake(&app, &desk, id, typed).await;
    }
    let by = &desk.signed_in.person.id;
    let back = write_tx!(app.db, |tx| {
        let application = application::store::by_id(tx, &desk.programme.id, id)
            .await?
            .ok_or(Problem::NotFound)?;
        match &reason {
            _ if ends => store::end(tx, &application.id).await?,
            Some(reason) if application.state == State::Waitlisted => {
                store::give(tx, &application.id, reason, by, app.now()).await?;
            }
            _ => {}
        }
        let url = urls::application(&desk.programme.slug, &application.id);
        Ok::<_, Problem>(format!("{url}#waits-h"))
    })?;
    Ok(go_to(&back))
}
