//! POST /programmes/{programme}/matching/rematches: a coordinator ends a pair kindly, or lets it go on.

use axum::extract::State;
use axum::response::Response;
use dyad_platform::app::App;
use dyad_platform::db::Tx;
use dyad_platform::form::Filled;
use dyad_platform::page::go_to;
use dyad_platform::problem::Problem;
use dyad_platform::{jobs, write_tx};
use dyad_programme::access::Coordinates;

use crate::rematch::{Decision, ENDED_FOR_A_REMATCH, RematchId, store};
use crate::{partnership, urls};

/// Takes the decision; a second one changes nothing.
///
/// # Errors
/// [`Problem::NotFound`] when there is no such request in this programme, or it concerns the
/// coordinator.
pub async fn decide(
    State(app): State<App>,
    coordinates: Coordinates,
    filled: Filled,
) -> Result<Response, Problem> {
    let id = RematchId(filled.text("rematch").into());
    let decision = Decision::parse(filled.text("decision")).ok_or(Problem::NotFound)?;
    write_tx!(app.db, |tx| {
        if let Some(url) = filled.led_to(tx).await? {
            return Ok::<_, Problem>(url);
        }
        let url = urls::waiting(&coordinates.programme.slug);
        take(tx, &app, &coordinates, &id, decision).await?;
        filled.leads_to(tx, &url, app.now()).await?;
        Ok(url)
    })
    .map(|url| go_to(&url))
}

async fn take(
    tx: &mut Tx,
    app: &App,
    coordinates: &Coordinates,
    id: &RematchId,
    decision: Decision,
) -> Result<(), Problem> {
    let me = &coordinates.signed_in.person.id;
    let open = store::open(tx, &coordinates.programme.id, me).await?;
    let asked = open
        .iter()
        .find(|it| it.id == *id)
        .ok_or(Problem::NotFound)?;
    if store::decide(tx, id, decision, me, app.now()).await? && decision == Decision::Ended {
        partnership::store::end(tx, &asked.partnership_id, app.now()).await?;
        jobs::happened(tx, app, ENDED_FOR_A_REMATCH, id.as_str()).await?;
    }
    Ok(())
}
