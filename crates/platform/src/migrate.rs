//! Migrations: numbered SQL texts, each applied once and in one transaction.
//!
//! A text that serves both engines is the rule; twins exist only where the engines must differ.

use sha2::{Digest, Sha256};
use sqlx::{Executor as _, Row as _};

use crate::clock::Moment;
use crate::db::Db;
use crate::dialect::Engine;

/// One step of the schema.
pub struct Migration {
    /// Position; steps are applied in this order.
    pub number: i64,
    /// For people: `people`, `programme`, ….
    pub name: &'static str,
    /// The text for SQLite.
    pub sqlite: &'static str,
    /// The text for PostgreSQL.
    pub postgres: &'static str,
}

/// Why the schema can't be used.
#[derive(Debug, thiserror::Error)]
pub enum MigrateError {
    /// The database holds a step that this program doesn't know: it was written by a newer one.
    #[error(
        "the database is newer than this program (step {0} is unknown here); please run the newer program"
    )]
    Newer(i64),
    /// A step that was applied reads differently now.
    #[error("step {0} of the schema was changed after it had been applied")]
    Changed(i64),
    /// The engine's own error.
    #[error("the schema could not be brought up to date: {0}")]
    Engine(#[from] sqlx::Error),
}

const LEDGER: &str = "CREATE TABLE IF NOT EXISTS migration (number BIGINT PRIMARY KEY, name TEXT NOT NULL, digest TEXT NOT NULL, applied_at BIGINT NOT NULL)";

impl Migration {
    fn text(&self, engine: Engine) -> &'static str {
        match engine {
            Engine::Sqlite => self.sqlite,
            Engine::Postgres => self.postgres,
        }
    }
}

/// Brings the schema up to date; returns how many steps were applied.
///
/// # Errors
/// When the database is newer than this program, a step was changed, or the engine refuses one.
pub async fn migrate(db: &Db, steps: &[Migration], now: Moment) -> Result<usize, MigrateError> {
    let mut connection = db.maintenance().await?;
    connection.execute(db.engine().begin_write()).await?;
    let outcome = apply(&mut connection, db.engine(), steps, now).await;
    let end = if outcome.is_ok() {
        "COMMIT"
    } else {
        "ROLLBACK"
    };
    connection.execute(end).await?;
    outcome
}

#[expect(
    clippy::disallowed_methods,
    reason = "migrations are SQL, and belong to no slice"
)]
async fn apply(
    connection: &mut sqlx::AnyConnection,
    engine: Engine,
    steps: &[Migration],
    now: Moment,
) -> Result<usize, MigrateError> {
    if engine == Engine::Postgres {
        // Two nodes may start at once; the second waits here and then finds nothing to do.
        connection
            .execute("SELECT pg_advisory_xact_lock(4739)")
            .await?;
    }
    connection.execute(LEDGER).await?;
    let rows = connection
        .fetch_all("SELECT number, digest FROM migration ORDER BY number")
        .await?;
    let mut known = Vec::new();
    for row in &rows {
        known.push((row.try_get::<i64, _>(0)?, row.try_get::<String, _>(1)?));
    }
    check(&known, engine, steps)?;
    let mut applied = 0;
    for step in steps
        .iter()
        .filter(|step| !known.iter().any(|(number, _)| *number == step.number))
    {
        connection.execute(step.text(engine)).await?;
        sqlx::query(
            "INSERT INTO migration (number, name, digest, applied_at) VALUES ($1, $2, $3, $4)",
        )
        .bind(step.number)
        .bind(step.name)
        .bind(digest(step.text(engine)))
        .bind(now)
        .execute(&mut *connection)
        .await?;
        applied += 1;
    }
    Ok(applied)
}

fn check(known: &[(i64, String)], engine: Engine, steps: &[Migration]) -> Result<(), MigrateError> {
    for (number, seen) in known {
        let step = steps
            .iter()
            .find(|step| step.number == *number)
            .ok_or(MigrateError::Newer(*number))?;
        if digest(step.text(engine)) != *seen {
            return Err(MigrateError::Changed(*number));
        }
    }
    Ok(())
}

fn digest(text: &str) -> String {
    Sha256::digest(text.as_bytes())
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
