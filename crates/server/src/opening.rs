//! Opening an installation: folder, lock, key, database, schema.

use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use dyad_platform::app::App;
use dyad_platform::clock::Clock;
use dyad_platform::config::Settings;
use dyad_platform::db::Db;
use dyad_platform::dialect::Engine;
use dyad_platform::ids::Chance;
use dyad_platform::keys::{Keys, other_key_needed};
use dyad_platform::mail::{MailError, Transport};
use dyad_platform::migrate::{MigrateError, migrate};
use sqlx::{AnyConnection, Connection as _, Executor as _, Row as _};
use tokio::sync::Notify;
use tokio::time::timeout;

use crate::migrations::STEPS;

/// An installation that is open, and the lock that keeps others out while it is.
pub struct Opened {
    /// The installation.
    pub app: App,
    /// Held for as long as this lives; SQLite only, where one process owns the folder.
    _lock: Option<File>,
}

/// Why an installation can't be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpeningError {
    /// The data folder can't be made or locked.
    #[error("the data folder {0} can't be used: {1}")]
    Folder(String, io::Error),
    /// Somebody else has it open.
    #[error("another Dyad already uses the data folder {0}; stop it first")]
    InUse(String),
    /// The key file can't be used.
    #[error("the key file {0} can't be used: {1}")]
    Key(String, io::Error),
    /// There is no key to a database that is in use.
    #[error(
        "the key file {0} is gone, and what is sealed in the database opens with that key alone. Put it back, or name the file with --key-file"
    )]
    KeyGone(String),
    /// The key is there, but it is another one.
    #[error(
        "this database was written with key {needed}, and the key file holds {given}. Put the right one back, or name its file with --key-file"
    )]
    OtherKey {
        /// Name of the key that the database needs.
        needed: String,
        /// Name of the key in the file.
        given: String,
    },
    /// The database can't be reached.
    #[error("the database can't be opened: {0}")]
    Database(#[from] sqlx::Error),
    /// The schema can't be used.
    #[error(transparent)]
    Schema(#[from] MigrateError),
    /// The mail settings make no sense.
    #[error(transparent)]
    Mail(#[from] MailError),
}

/// Opens the installation that `settings` describe, and brings its schema up to date.
///
/// # Errors
/// When folder, key, database or mail settings can't be used.
pub async fn open(settings: Settings) -> Result<Opened, OpeningError> {
    let chance = Chance::System;
    let lock = prepare_folder(&settings)?;
    let mail = Transport::of(&settings)?;
    let db = reach(&settings.database).await?;
    let keys = keys(&settings, &db, &chance).await?;
    let app = furnish(settings, db, Clock::System, chance, keys, mail).await?;
    Ok(Opened { app, _lock: lock })
}

/// The same with a clock, randomness, key and transport of the caller's: tests and the demo.
///
/// # Errors
/// When the database can't be used.
pub async fn open_with(
    settings: Settings,
    clock: Clock,
    chance: Chance,
    keys: Keys,
    mail: Transport,
) -> Result<App, OpeningError> {
    let db = reach(&settings.database).await?;
    furnish(settings, db, clock, chance, keys, mail).await
}

async fn furnish(
    settings: Settings,
    db: Db,
    clock: Clock,
    chance: Chance,
    keys: Keys,
    mail: Transport,
) -> Result<App, OpeningError> {
    migrate(&db, STEPS, clock.now()).await?;
    if let Some(needed) = other_key_needed(&db, &keys, clock.now()).await? {
        return Err(OpeningError::OtherKey {
            needed,
            given: keys.name(),
        });
    }
    Ok(App {
        db,
        clock,
        chance,
        mail,
        keys,
        settings: Arc::new(settings),
        wake: Arc::new(Notify::new()),
    })
}

/// Opens the database. A pool only says that it waited in vain; a single connection says why.
///
/// # Errors
/// The reason, as far as there is one.
pub(crate) async fn reach(url: &str) -> Result<Db, sqlx::Error> {
    let opened = Db::open(url).await;
    if let Err(sqlx::Error::PoolTimedOut) = opened
        && let Ok(answer) = timeout(Duration::from_secs(5), AnyConnection::connect(url)).await
    {
        answer?.close().await?;
    }
    opened
}

/// The key, made at the first start and never again: a new one would open nothing of what is
/// there, and nobody would notice for a while. It is made before the schema, so a first start that
/// was cut off can be repeated.
async fn keys(settings: &Settings, db: &Db, chance: &Chance) -> Result<Keys, OpeningError> {
    let file = || settings.key_file.display().to_string();
    if !settings.key_file.exists() && is_in_use(db).await? {
        return Err(OpeningError::KeyGone(file()));
    }
    Keys::from_file(&settings.key_file, chance).map_err(|error| OpeningError::Key(file(), error))
}

async fn is_in_use(db: &Db) -> Result<bool, sqlx::Error> {
    match db
        .maintenance()
        .await?
        .fetch_one("SELECT COUNT(*) FROM migration")
        .await
    {
        Ok(row) => Ok(row.try_get::<i64, _>(0)? > 0),
        // No such table: a fresh database.
        Err(sqlx::Error::Database(_)) => Ok(false),
        Err(error) => Err(error),
    }
}

fn prepare_folder(settings: &Settings) -> Result<Option<File>, OpeningError> {
    let name = settings.data.display().to_string();
    let refused = |error| OpeningError::Folder(name.clone(), error);
    fs::create_dir_all(&settings.data).map_err(refused)?;
    keep_private(&settings.data).map_err(refused)?;
    if Engine::of(&settings.database) == Engine::Postgres {
        return Ok(None);
    }
    let lock = File::create(settings.data.join("dyad.lock")).map_err(refused)?;
    match lock.try_lock() {
        Ok(()) => Ok(Some(lock)),
        Err(fs::TryLockError::WouldBlock) => Err(OpeningError::InUse(name)),
        Err(fs::TryLockError::Error(error)) => Err(refused(error)),
    }
}

#[cfg(unix)]
fn keep_private(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    fs::set_permissions(folder, fs::Permissions::from_mode(0o700))
}

#[cfg(not(unix))]
fn keep_private(_: &Path) -> io::Result<()> {
    Ok(())
}
