//! POST /programmes/{programme}/matching/{number}/release: the mentors are asked, once.

use axum::extract::{Path, State};
use axum::response::Response;
use dyad_platform::app::App;
use dyad_platform::db::Tx;
use dyad_platform::form::Filled;
use dyad_platform::jobs;
use dyad_platform::page::go_to;
use dyad_platform::problem::Problem;
use dyad_platform::words::ENGLISH;
use dyad_platform::write_tx;
use dyad_programme::access::Coordinates;
use dyad_programme::cohort;
use dyad_programme::programme::Programme;

use crate::round::{NotReleased, ROUND_RELEASED, Round, answer_by, draft, store};
use crate::urls;
use crate::words::Words;

/// Releases a round. Doing it again does nothing.
///
/// # Errors
/// [`Problem::Conflict`] when the round is no longer the newest draft, or no longer fits the people;
/// [`Problem::NotFound`] when there is none, and those of the database.
pub async fn release(
    State(app): State<App>,
    coordinates: Coordinates,
    Path((_, number)): Path<(String, String)>,
    _filled: Filled,
) -> Result<Response, Problem> {
    let programme = &coordinates.programme;
    let number = number.parse().map_err(|_| Problem::NotFound)?;
    write_tx!(app.db, |tx| {
        let round = find(tx, programme, number).await?;
        let inputs = inputs(tx, programme, &round).await?;
        let until = answer_by(
            app.now(),
            programme.template.policy.answer_within_days,
            &programme.zone,
        );
        match round.release(&inputs, app.now(), until) {
            Ok(release) if store::release(tx, &release).await? => {
                Ok(jobs::happened(tx, &app, ROUND_RELEASED, round.id.as_str()).await?)
            }
            Ok(_) | Err(NotReleased::Already) => Ok(()),
            Err(why) => Err(Problem::Conflict(sentence(why))),
        }
    })?;
    Ok(go_to(&urls::round(&programme.slug, number)))
}

/// The round with this number, of the newest cohort.
pub(super) async fn find(
    tx: &mut Tx,
    programme: &Programme,
    number: i64,
) -> Result<Round, Problem> {
    let cohort = cohort::store::newest(tx, &programme.id)
        .await?
        .ok_or(Problem::NotFound)?;
    store::by_number(tx, &cohort.id, number)
        .await?
        .ok_or(Problem::NotFound)
}

/// What a round would be made from now.
async fn inputs(tx: &mut Tx, programme: &Programme, round: &Round) -> Result<String, Problem> {
    let cohort = cohort::store::by_id(tx, &round.cohort_id)
        .await?
        .ok_or(Problem::NotFound)?;
    let given = store::given(tx, programme, &cohort).await?;
    // What doesn't fit any more is as good as changed.
    Ok(draft::inputs(&programme.template, &given).unwrap_or_default())
}

fn sentence(why: NotReleased) -> String {
    let words = Words(ENGLISH);
    match why {
        NotReleased::Already | NotReleased::Discarded => words.release_discarded(),
        NotReleased::Empty => words.release_empty(),
        NotReleased::Outdated => words.release_outdated(),
    }
}
