//! The only place that knows how the two engines differ.

use sqlx::{AnyConnection, AnyPool, Connection as _, Executor as _, Row as _};

/// Which database engine is in use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Embedded; one machine; the default.
    Sqlite,
    /// A server; several stateless nodes.
    Postgres,
}

/// SQLite before this version can corrupt a write-ahead log on reset.
const OLDEST_SQLITE: (u32, u32, u32) = (3, 51, 3);

impl Engine {
    /// The engine that a URL names.
    #[must_use]
    pub fn of(url: &str) -> Self {
        if url.starts_with("postgres") {
            Self::Postgres
        } else {
            Self::Sqlite
        }
    }

    pub(crate) fn begin_read(self) -> &'static str {
        match self {
            Self::Sqlite => "BEGIN",
            Self::Postgres => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
        }
    }

    pub(crate) fn begin_write(self) -> &'static str {
        match self {
            Self::Sqlite => "BEGIN IMMEDIATE",
            Self::Postgres => "BEGIN ISOLATION LEVEL SERIALIZABLE",
        }
    }

    /// Connections for reading and for writing. SQLite has one writer: a queue in front of it is
    /// faster and fairer than a lock fought over.
    pub(crate) fn pool_sizes(self) -> (u32, u32) {
        match self {
            Self::Sqlite => (4, 1),
            Self::Postgres => (8, 8),
        }
    }

    /// What follows a `SELECT` that picks rows for this worker alone.
    #[must_use]
    pub fn for_update_skipping_locked(self) -> &'static str {
        match self {
            Self::Sqlite => "",
            Self::Postgres => " FOR UPDATE SKIP LOCKED",
        }
    }
}

/// Sets up a fresh connection: durability and referential integrity on SQLite.
pub(crate) async fn prepare_connection(
    engine: Engine,
    connection: &mut AnyConnection,
    reads_only: bool,
) -> Result<(), sqlx::Error> {
    if engine == Engine::Postgres {
        connection.execute("SET synchronous_commit = on").await?;
        return Ok(());
    }
    let pragmas = "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; \
         PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY;";
    connection.execute(pragmas).await?;
    if reads_only {
        connection.execute("PRAGMA query_only = ON").await?;
    }
    Ok(())
}

/// Refuses to go on with a database that could lose acknowledged writes.
pub(crate) async fn assert_safe(engine: Engine, pool: &AnyPool) -> Result<(), sqlx::Error> {
    let mut connection = pool.acquire().await?;
    connection.ping().await?;
    if engine == Engine::Postgres {
        return Ok(());
    }
    let version: String = connection
        .fetch_one("SELECT sqlite_version()")
        .await?
        .try_get(0)?;
    if parse_version(&version) < OLDEST_SQLITE {
        return Err(unsafe_database(format!(
            "SQLite {version} is too old; 3.51.3 or later is needed"
        )));
    }
    let synchronous: i64 = connection
        .fetch_one("PRAGMA synchronous")
        .await?
        .try_get(0)?;
    let journal: String = connection
        .fetch_one("PRAGMA journal_mode")
        .await?
        .try_get(0)?;
    if synchronous < 2 || journal != "wal" {
        return Err(unsafe_database(format!(
            "SQLite runs with synchronous={synchronous}, journal={journal}; FULL and WAL are needed"
        )));
    }
    Ok(())
}

fn unsafe_database(why: String) -> sqlx::Error {
    sqlx::Error::Configuration(why.into())
}

fn parse_version(text: &str) -> (u32, u32, u32) {
    let mut parts = text.split('.').map(|part| part.parse().unwrap_or(0));
    let mut next = || parts.next().unwrap_or(0);
    (next(), next(), next())
}

/// Whether a transaction failed only because another one came first.
#[must_use]
pub fn lost_a_race(error: &sqlx::Error) -> bool {
    let Some(error) = error.as_database_error() else {
        return false;
    };
    // PostgreSQL: serialization_failure, deadlock_detected, and unique_violation, which is how it
    // tells that another transaction has just added the same; a replay finds it there. SQLite:
    // BUSY and its kin.
    matches!(
        error.code().as_deref(),
        Some("40001" | "40P01" | "23505" | "5" | "517" | "261")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_compare_by_number() {
        assert!(parse_version("3.51.3") >= OLDEST_SQLITE);
        assert!(parse_version("3.9.12") < OLDEST_SQLITE);
    }

    #[test]
    fn the_url_names_the_engine() {
        assert_eq!(Engine::of("postgres://x/y"), Engine::Postgres);
        assert_eq!(Engine::of("sqlite:///tmp/x.db"), Engine::Sqlite);
    }
}
