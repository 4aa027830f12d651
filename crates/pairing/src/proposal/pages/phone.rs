//! POST /programmes/{programme}/matching/{number}/phone: a coordinator notes a yes given by phone.

use axum::extract::{Path, State};
use axum::response::Response;
use dyad_platform::app::App;
use dyad_platform::form::Filled;
use dyad_platform::page::go_to;
use dyad_platform::problem::Problem;
use dyad_platform::{jobs, write_tx};
use dyad_programme::access::Coordinates;

use crate::proposal::by_phone::may_note;
use crate::proposal::jobs::CONFIRM_A_YES;
use crate::proposal::{ProposalId, store};
use crate::round::answer_by;
use crate::round::pages::release::find;
use crate::urls;

/// The longest that a link lives.
const DAYS: u32 = 13;

/// Notes it, and lets a letter ask for one tap.
///
/// # Errors
/// [`Problem::NotFound`] when there is no such proposal, or its yes is not the coordinator's to note.
pub async fn note(
    State(app): State<App>,
    coordinates: Coordinates,
    Path((_, number)): Path<(String, String)>,
    filled: Filled,
) -> Result<Response, Problem> {
    let programme = &coordinates.programme;
    let number = number.parse().map_err(|_| Problem::NotFound)?;
    let id = ProposalId(filled.text("yes").into());
    let back = urls::round(&programme.slug, number);
    let url = write_tx!(app.db, |tx| {
        if let Some(url) = filled.led_to(tx).await? {
            return Ok(url);
        }
        let (me, now) = (&coordinates.signed_in.person.id, app.now());
        let round = find(tx, programme, number).await?;
        let proposal = store::by_id(tx, &id).await?;
        let proposal = proposal.filter(|it| it.round_id.as_ref() == Some(&round.id));
        let side = proposal.and_then(|it| may_note(&it, me, now));
        let side = side.ok_or(Problem::NotFound)?;
        let until = answer_by(now, DAYS, &programme.zone);
        if store::note_heard(tx, &id, side, me, now, until).await? {
            jobs::enqueue(tx, &app, CONFIRM_A_YES, id.as_str(), now).await?;
        }
        let url = format!("{back}#pair-{id}");
        filled.leads_to(tx, &url, now).await?;
        Ok::<_, Problem>(url)
    })?;
    Ok(go_to(&url))
}
