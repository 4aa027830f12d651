//! `dyad doctor`: looks at an installation without changing it, and says what is wrong.

use std::fmt::Write as _;

use dyad_platform::config::Settings;
use dyad_platform::dialect::Engine;
use dyad_platform::mail::Transport;
use sqlx::{Executor as _, Row as _};

/// One finding.
struct Finding {
    is_well: bool,
    text: String,
}

/// Examines an installation; returns the report and whether all is well.
pub async fn examine(settings: &Settings) -> (String, bool) {
    let mut findings = vec![key(settings), mail(settings)];
    findings.extend(folder(settings));
    findings.extend(database(settings).await);
    let is_well = findings.iter().all(|finding| finding.is_well);
    let mut report = String::new();
    for finding in findings {
        let mark = if finding.is_well { "well " } else { "WRONG" };
        let _ = writeln!(report, "{mark}  {}", finding.text);
    }
    (report, is_well)
}

fn well(text: impl Into<String>) -> Finding {
    Finding {
        is_well: true,
        text: text.into(),
    }
}

fn wrong(text: impl Into<String>) -> Finding {
    Finding {
        is_well: false,
        text: text.into(),
    }
}

fn key(settings: &Settings) -> Finding {
    let path = settings.key_file.display();
    match std::fs::metadata(&settings.key_file) {
        Err(_) => wrong(format!(
            "key: {path} is not there. Without it nothing sealed can be opened; put it back, or start a new installation"
        )),
        Ok(meta) if is_open_to_others(&meta) => {
            wrong(format!("key: {path} can be read by others; chmod 600 it"))
        }
        Ok(_) if settings.key_file.starts_with(&settings.data) => wrong(format!(
            "key: {path} lies inside the data folder, so backups would take it along; move it out"
        )),
        Ok(_) => well(format!("key: {path}")),
    }
}

fn folder(settings: &Settings) -> Option<Finding> {
    let meta = std::fs::metadata(&settings.data).ok()?;
    let path = settings.data.display();
    Some(if is_open_to_others(&meta) {
        wrong(format!(
            "folder: {path} can be read by others; chmod 700 it"
        ))
    } else {
        well(format!("folder: {path}"))
    })
}

#[cfg(unix)]
fn is_open_to_others(meta: &std::fs::Metadata) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    meta.permissions().mode() & 0o077 != 0
}

#[cfg(not(unix))]
fn is_open_to_others(_: &std::fs::Metadata) -> bool {
    false
}

fn mail(settings: &Settings) -> Finding {
    match Transport::of(settings) {
        Err(error) => wrong(format!("mail: {error}")),
        Ok(Transport::Files(folder)) => well(format!(
            "mail: no mail server is set; letters are kept in {}",
            folder.display()
        )),
        Ok(_) => well(format!(
            "mail: through the server in --smtp, from {}",
            settings.mail_from
        )),
    }
}

async fn database(settings: &Settings) -> Vec<Finding> {
    if Engine::of(&settings.database) == Engine::Sqlite && !settings.data.join("dyad.db").exists() {
        return vec![wrong(format!(
            "database: none in {} yet; start dyad once",
            settings.data.display()
        ))];
    }
    match look(settings).await {
        Ok(findings) => findings,
        Err(error) => vec![wrong(format!("database: {error}"))],
    }
}

async fn look(settings: &Settings) -> Result<Vec<Finding>, sqlx::Error> {
    let db = crate::opening::reach(&settings.database).await?;
    let mut connection = db.maintenance().await?;
    let schema: i64 = connection
        .fetch_one("SELECT COALESCE(MAX(number), 0) FROM migration")
        .await?
        .try_get(0)?;
    let newest = crate::migrations::newest();
    let mut findings = vec![match schema == newest {
        true => well(format!("database: {:?}, schema {schema}", db.engine())),
        false => wrong(format!(
            "database: schema {schema}, this program knows {newest}; start it once to bring it up to date"
        )),
    }];
    let aside: i64 = connection
        .fetch_one("SELECT COUNT(*) FROM job WHERE aside_at IS NOT NULL")
        .await?
        .try_get(0)?;
    let failed: i64 = connection
        .fetch_one("SELECT COUNT(*) FROM letter WHERE state = 'failed'")
        .await?
        .try_get(0)?;
    findings.push(if aside == 0 {
        well("jobs: none was put aside")
    } else {
        wrong(format!(
            "jobs: {aside} failed again and again and were put aside"
        ))
    });
    findings.push(if failed == 0 {
        well("letters: none was given up")
    } else {
        wrong(format!(
            "letters: {failed} could not be sent and were given up"
        ))
    });
    drop(connection);
    db.close().await;
    Ok(findings)
}
