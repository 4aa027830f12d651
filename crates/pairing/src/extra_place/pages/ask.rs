//! POST /programmes/{programme}/matching/{number}/places: asks a mentor for one more place.

use axum::extract::{Path, State};
use axum::response::Response;
use dyad_people::account::PersonId;
use dyad_platform::app::App;
use dyad_platform::form::Filled;
use dyad_platform::page::go_to;
use dyad_platform::problem::Problem;
use dyad_platform::{jobs, write_tx};
use dyad_programme::access::Coordinates;
use dyad_programme::enrolment::store as enrolment;

use crate::extra_place::jobs::ASK_FOR_A_PLACE;
use crate::extra_place::{ExtraPlace, ExtraPlaceId, Standing, store};
use crate::round::answer_by;
use crate::round::pages::release::find;
use crate::urls;

/// Asks a mentor of the cohort; whoever was asked in this round isn't asked again.
///
/// # Errors
/// [`Problem::NotFound`] when there is no such round, or no such mentor in it.
pub async fn ask(
    State(app): State<App>,
    coordinates: Coordinates,
    Path((_, number)): Path<(String, String)>,
    filled: Filled,
) -> Result<Response, Problem> {
    let programme = &coordinates.programme;
    let number = number.parse().map_err(|_| Problem::NotFound)?;
    let mentor = PersonId(filled.text("mentor").into());
    let now = app.now();
    let days = programme.template.policy.answer_within_days;
    write_tx!(app.db, |tx| {
        let round = find(tx, programme, number).await?;
        enrolment::places(tx, &round.cohort_id, &mentor, "mentor")
            .await?
            .ok_or(Problem::NotFound)?;
        let before = store::of_round(tx, &round.id).await?;
        let was_asked =
            |asked: &ExtraPlace| asked.mentor_id == mentor && asked.stands(now) != Standing::Yes;
        if before.iter().any(was_asked) {
            return Ok(());
        }
        let asked = ExtraPlace {
            id: ExtraPlaceId::new(&app.chance, now),
            round_id: round.id,
            cohort_id: round.cohort_id,
            mentor_id: mentor.clone(),
            asked_by: coordinates.signed_in.person.id.clone(),
            asked_at: now,
            answer_by: answer_by(now, days, &programme.zone),
            answer: None,
        };
        store::add(tx, &asked).await?;
        Ok::<_, Problem>(jobs::enqueue(tx, &app, ASK_FOR_A_PLACE, asked.id.as_str(), now).await?)
    })?;
    Ok(go_to(&format!(
        "{}#left-h",
        urls::round(&programme.slug, number)
    )))
}
