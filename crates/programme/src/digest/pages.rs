//! POST /programmes/{programme}/digest: how often a coordinator is told what came in.

use axum::extract::State;
use axum::response::Response;
use dyad_platform::app::App;
use dyad_platform::form::Filled;
use dyad_platform::page::go_to;
use dyad_platform::problem::Problem;
use dyad_platform::write_tx;

use super::{Rhythm, store};
use crate::access::Coordinates;
use crate::urls;
use crate::words::Words;

/// The rhythms by name, in words, and which one is chosen.
pub(crate) fn rhythms(words: Words, chosen: Rhythm) -> Vec<(&'static str, String, bool)> {
    let word = |rhythm: Rhythm| match rhythm {
        Rhythm::Daily => words.digest_daily(),
        Rhythm::Weekly => words.digest_weekly(),
        Rhythm::Never => words.digest_never(),
    };
    let all = Rhythm::ALL.into_iter();
    all.map(|rhythm| (rhythm.key(), word(rhythm), rhythm == chosen))
        .collect()
}

/// Notes it.
///
/// # Errors
/// Those of the database.
pub(crate) async fn choose(
    State(app): State<App>,
    desk: Coordinates,
    filled: Filled,
) -> Result<Response, Problem> {
    let rhythm = Rhythm::of(filled.text("rhythm")).ok_or(Problem::NotFound)?;
    let (programme, me) = (&desk.programme.id, &desk.signed_in.person.id);
    let now = app.now();
    write_tx!(app.db, |tx| store::choose(
        tx,
        programme,
        me,
        rhythm,
        rhythm.first(now)
    )
    .await)?;
    Ok(go_to(&format!(
        "{}#digest-h",
        urls::people(&desk.programme.slug)
    )))
}
