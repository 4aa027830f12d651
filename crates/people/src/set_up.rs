//! The first run: whoever holds the link from the terminal founds the organisation.

use dyad_platform::app::App;
use dyad_platform::ids::hashed;
use dyad_platform::problem::Problem;
use dyad_platform::write_tx;

pub mod pages;
pub mod store;

/// A fresh set-up link's secret, unless the organisation is there already. Earlier links end.
///
/// # Errors
/// Those of the database.
pub async fn new_link(app: &App) -> Result<Option<String>, Problem> {
    let secret = app.chance.secret();
    let is_needed = write_tx!(app.db, |tx| {
        if crate::account::store::organisation(tx).await?.is_some() {
            return Ok::<_, Problem>(false);
        }
        store::replace(tx, &hashed(&secret), app.now()).await?;
        Ok(true)
    })?;
    Ok(is_needed.then_some(secret))
}
