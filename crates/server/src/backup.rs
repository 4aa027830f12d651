//! `dyad backup`: a consistent copy of the database while it is in use. The master key is never
//! part of it; the report names the key that the copy needs.

use std::path::Path;
use std::process::Command;
use std::{fs, io};

use dyad_platform::config::Settings;
use dyad_platform::db::Db;
use dyad_platform::dialect::Engine;
use dyad_platform::keys::Keys;
use sqlx::{Executor as _, Row as _};

/// Why no copy was written.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// A file is there already.
    #[error("{0} is there already; a backup never overwrites one")]
    Exists(String),
    /// There is no database to copy.
    #[error("there is no database at {0}")]
    NoDatabase(String),
    /// The file can't be made.
    #[error("{0} can't be written: {1}")]
    File(String, io::Error),
    /// The key can't be read.
    #[error("the key file {0} can't be read: {1}")]
    Key(String, io::Error),
    /// The database refused.
    #[error("the database could not be copied: {0}")]
    Database(#[from] sqlx::Error),
    /// `pg_dump` refused or is not installed.
    #[error("pg_dump did not write the copy: {0}")]
    PgDump(String),
    /// The copy doesn't read back whole.
    #[error("the copy is not whole ({0}) and was removed")]
    NotWhole(String),
}

/// Writes a copy to `file`, checks it, and says what was written.
///
/// # Errors
/// When it can't be written or doesn't read back whole.
pub async fn write(settings: &Settings, file: &Path) -> Result<String, BackupError> {
    let engine = Engine::of(&settings.database);
    let source = settings.data.join("dyad.db");
    if engine == Engine::Sqlite && !source.exists() {
        return Err(BackupError::NoDatabase(source.display().to_string()));
    }
    let key = Keys::read_file(&settings.key_file)
        .map_err(|error| BackupError::Key(settings.key_file.display().to_string(), error))?;
    make_private(file)?;
    let copied = match engine {
        Engine::Sqlite => copy_sqlite(settings, file).await,
        Engine::Postgres => dump_postgres(settings, file),
    };
    if let Err(error) = copied {
        let _ = fs::remove_file(file);
        return Err(error);
    }
    let bytes = fs::metadata(file).map_or(0, |meta| meta.len());
    Ok(format!(
        "Wrote {} ({bytes} bytes). Sealed words in it open only with key {}, which is not in it: {}",
        file.display(),
        key.name(),
        settings.key_file.display()
    ))
}

/// Makes the file, empty and for its owner alone, before anything is written to it: names and
/// addresses will stand in it.
fn make_private(file: &Path) -> Result<(), BackupError> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let name = || file.display().to_string();
    match options.open(file) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            Err(BackupError::Exists(name()))
        }
        Err(error) => Err(BackupError::File(name(), error)),
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "copying a database is no slice's SQL"
)]
async fn copy_sqlite(settings: &Settings, file: &Path) -> Result<(), BackupError> {
    let db = Db::open(&settings.database).await?;
    let mut connection = db.maintenance().await?;
    sqlx::query("VACUUM INTO $1")
        .bind(file.display().to_string())
        .execute(&mut *connection)
        .await?;
    drop(connection);
    db.close().await;
    let copy = Db::open(&format!("sqlite://{}?mode=rw", file.display())).await?;
    let verdict: String = copy
        .maintenance()
        .await?
        .fetch_one("PRAGMA integrity_check")
        .await?
        .try_get(0)?;
    copy.close().await;
    match verdict.as_str() {
        "ok" => Ok(()),
        _ => Err(BackupError::NotWhole(verdict)),
    }
}

fn dump_postgres(settings: &Settings, file: &Path) -> Result<(), BackupError> {
    let mut command = Command::new("pg_dump");
    let (url, password) = apart_from_password(&settings.database);
    if let Some(password) = password {
        // Everybody on the machine can read a command line.
        command.env("PGPASSWORD", password);
    }
    let output = command
        .arg("--file")
        .arg(file)
        .arg("--dbname")
        .arg(url)
        .output();
    let output = output.map_err(|error| BackupError::PgDump(error.to_string()))?;
    if output.status.success() {
        return Ok(());
    }
    Err(BackupError::PgDump(
        String::from_utf8_lossy(&output.stderr)
            .lines()
            .next()
            .unwrap_or_default()
            .to_string(),
    ))
}

/// `postgres://user:password@host/name` without the password, and the password as it is meant.
fn apart_from_password(url: &str) -> (String, Option<String>) {
    let start = url.find("://").map_or(0, |at| at + 3);
    let end = url[start..]
        .find(['/', '?'])
        .map_or(url.len(), |at| start + at);
    let user_end = url[start..end].rfind('@').map_or(start, |at| start + at);
    let Some(colon) = url[start..user_end].find(':').map(|at| start + at) else {
        return (url.to_string(), None);
    };
    let without = format!("{}{}", &url[..colon], &url[user_end..]);
    (without, Some(percent_decoded(&url[colon + 1..user_end])))
}

fn percent_decoded(text: &str) -> String {
    let mut parts = text.split('%');
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        match part
            .get(..2)
            .and_then(|digits| u8::from_str_radix(digits, 16).ok())
        {
            Some(byte) => {
                bytes.push(byte);
                bytes.extend_from_slice(&part.as_bytes()[2..]);
            }
            None => {
                bytes.push(b'%');
                bytes.extend_from_slice(part.as_bytes());
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_stays_off_the_command_line() {
        let cases = [
            (
                "postgres://ada:s%40y%2Fso@host:5432/dyad?sslmode=require",
                "postgres://ada@host:5432/dyad?sslmode=require",
                Some("s@y/so"),
            ),
            ("postgres://ada@host/dyad", "postgres://ada@host/dyad", None),
            (
                "postgresql://host:5432/dyad",
                "postgresql://host:5432/dyad",
                None,
            ),
            (
                "postgres:///dyad?host=/run/a:b@c",
                "postgres:///dyad?host=/run/a:b@c",
                None,
            ),
        ];
        for (url, without, password) in cases {
            assert_eq!(
                apart_from_password(url),
                (without.to_string(), password.map(str::to_string))
            );
        }
    }
}
