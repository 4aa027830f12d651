//! POST /programmes/{programme}/views: keeps a view of the desk under a name, or forgets one.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use dyad_platform::app::App;
use dyad_platform::db::Tx;
use dyad_platform::form::Filled;
use dyad_platform::page::{Frame, Mistake, go_to, show};
use dyad_platform::problem::Problem;
use dyad_platform::words::ENGLISH;
use dyad_platform::write_tx;

use super::{SavedView, SavedViewId, store, tidy};
use crate::access::{Coordinates, Desk};
use crate::application::filter::Filter;
use crate::application::pages::people;
use crate::urls;
use crate::words::Words;

/// Asks before a view of somebody else gives way.
#[derive(Template)]
#[template(path = "saved_view/pages/replace.html")]
struct Replace {
    frame: Frame,
    words: Words,
    name: String,
    maker: String,
    view: String,
    action: String,
    back_url: String,
}

/// Keeps the view that the form carries, or forgets the one that it names. A view of the same name
/// that a colleague keeps gives way only when it is said twice.
///
/// # Errors
/// Those of the database.
pub(crate) async fn keep_or_forget(
    State(app): State<App>,
    desk: Coordinates,
    filled: Filled,
) -> Result<Response, Problem> {
    let filter = Filter::read(filled.text("view")).at(1);
    let url = filter.on(&urls::people(&desk.programme.slug));
    let forgotten = filled.text("forget");
    if !forgotten.is_empty() {
        let id = SavedViewId(forgotten.into());
        write_tx!(app.db, |tx| store::forget(tx, &desk.programme.id, &id)
            .await)?;
        return Ok(go_to(&url));
    }
    let Some(name) = tidy(filled.raw("name")) else {
        let mistakes = vec![Mistake {
            field: "name",
            sentence: Words(ENGLISH).views_name_needed(),
        }];
        return people::show_mistake(&app, &desk, filter, mistakes).await;
    };
    let me = &desk.signed_in.person;
    let view = SavedView {
        id: SavedViewId::new(&app.chance, app.now()),
        name,
        query: filter.query(),
        made_by: me.id.clone(),
        maker: me.name.clone(),
    };
    let is_sure = filled.ticked("replace");
    let taken = write_tx!(app.db, |tx| keep(tx, &app, &desk, &view, is_sure).await)?;
    let Some(taken) = taken else {
        return Ok(go_to(&url));
    };
    show(&Replace {
        frame: desk.frame(&app, Desk::People),
        words: Words(ENGLISH),
        name: taken.name,
        maker: taken.maker,
        view: view.query,
        action: urls::views(&desk.programme.slug),
        back_url: url,
    })
}

/// Keeps a view; answers a colleague's of the same name where it would have to give way.
async fn keep(
    tx: &mut Tx,
    app: &App,
    desk: &Coordinates,
    view: &SavedView,
    is_sure: bool,
) -> Result<Option<SavedView>, Problem> {
    let kept = store::of_programme(tx, &desk.programme.id).await?;
    let differs = |it: &SavedView| {
        it.name == view.name && it.made_by != view.made_by && it.query != view.query
    };
    let taken = kept.into_iter().find(differs);
    if taken.is_none() || is_sure {
        store::keep(tx, &desk.programme.id, view, app.now()).await?;
        return Ok(None);
    }
    Ok(taken)
}
