//! Owns the table edition.
#![expect(clippy::disallowed_methods, reason = "SQL lives in store.rs")]

use dyad_platform::db::Tx;
use dyad_platform::problem::Problem;
use sha2::{Digest as _, Sha256};

use super::EditionId;
use crate::template::Template;

/// Keeps a template as it is now. The same one is kept once, whoever asks.
///
/// # Errors
/// Those of the database.
pub async fn keep(tx: &mut Tx, template: &Template) -> Result<EditionId, Problem> {
    let text = serde_json::to_string(template)
        .map_err(|_| Problem::broken("a template that can't be kept"))?;
    let id = EditionId(format!("{:x}", Sha256::digest(text.as_bytes())));
    sqlx::query("INSERT INTO edition (id, template) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING")
        .bind(&id)
        .bind(text)
        .execute(tx.conn())
        .await?;
    Ok(id)
}

/// The template that was kept under this name.
///
/// # Errors
/// Those of the database, and where there is none.
pub async fn by_id(tx: &mut Tx, id: &EditionId) -> Result<Template, Problem> {
    let text: String = sqlx::query_scalar("SELECT template FROM edition WHERE id = $1")
        .bind(id)
        .fetch_one(tx.conn())
        .await?;
    serde_json::from_str(&text).map_err(|_| Problem::broken("an edition that can't be read"))
}
