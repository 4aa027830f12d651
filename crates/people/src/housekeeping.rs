//! What is swept out now and then.

use dyad_platform::app::App;
use dyad_platform::clock::Span;
use dyad_platform::problem::Problem;
use dyad_platform::write_tx;
use dyad_platform::{form, limits};

use crate::{parking, reminder, session, sign_in};

/// Forgets used links, old sessions, done forms and over limits.
///
/// # Errors
/// Those of the database.
pub async fn sweep(app: App) -> Result<(), Problem> {
    let now = app.now();
    write_tx!(app.db, |tx| {
        form::forget_old(tx, now).await?;
        limits::forget_old(tx, now).await?;
        sign_in::store::forget_before(tx, now - Span::days(1)).await?;
        parking::store::forget_before(tx, now - parking::KEPT_FOR).await?;
        session::store::forget_before(tx, now - Span::days(30)).await?;
        reminder::store::forget_before(tx, now - Span::days(60)).await?;
        Ok(())
    })
}
