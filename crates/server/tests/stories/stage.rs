//! Sets the stage for a story: a fresh installation on each engine.

use std::io::Write as _;
use std::sync::{Arc, Mutex};

use dyad_platform::clock::{Clock, Moment};
use dyad_platform::config::Wanted;
use dyad_platform::ids::Chance;
use dyad_platform::keys::Keys;
use dyad_platform::mail::Transport;
use dyad_scenarios::World;
use dyad_server::{opening, rota, routes};
use tempfile::TempDir;

/// Stories begin on Monday 2 March 2026, 08:00 in London.
pub(crate) const MONDAY: Moment = Moment(1_772_438_400_000);

/// A world, and the folder it lives in.
pub(crate) struct Stage {
    pub(crate) world: World,
    pub(crate) folder: TempDir,
    pub(crate) database: String,
}

/// Tells a story twice: on SQLite, and on PostgreSQL where there is one.
macro_rules! story {
    ($(#[$doc:meta])* $name:ident, |$stage:ident| $body:block) => {
        $(#[$doc])*
        mod $name {
            #[allow(unused_imports)]
            use super::*;

            #[allow(unused_mut)]
            async fn tell(mut $stage: crate::stage::Stage) $body

            #[tokio::test]
            async fn on_sqlite() {
                tell(crate::stage::on_sqlite().await).await;
            }

            #[tokio::test]
            async fn on_postgres() {
                if let Some(stage) = crate::stage::on_postgres().await {
                    tell(stage).await;
                }
            }
        }
    };
}

/// A fresh installation on SQLite.
pub(crate) async fn on_sqlite() -> Stage {
    let folder = tempfile::tempdir().unwrap();
    let database = format!(
        "sqlite://{}?mode=rwc",
        folder.path().join("dyad.db").display()
    );
    set(folder, database).await
}

/// A fresh installation on PostgreSQL; nothing where none is there.
pub(crate) async fn on_postgres() -> Option<Stage> {
    let Ok(server) = std::env::var("DYAD_TEST_POSTGRES") else {
        assert!(
            std::env::var("DYAD_TEST_NO_SKIP").is_err(),
            "DYAD_TEST_POSTGRES is not set"
        );
        let _ = writeln!(
            std::io::stderr(),
            "skipped: no PostgreSQL (DYAD_TEST_POSTGRES is not set)"
        );
        return None;
    };
    let folder = tempfile::tempdir().unwrap();
    let name = format!(
        "story_{}_{}",
        std::process::id(),
        folder
            .path()
            .file_name()?
            .to_string_lossy()
            .to_lowercase()
            .replace(|c: char| !c.is_ascii_alphanumeric(), "")
    );
    create_database(&server, &name).await;
    let (base, _) = server.rsplit_once('/')?;
    Some(set(folder, format!("{base}/{name}")).await)
}

#[allow(
    clippy::disallowed_methods,
    reason = "making a database is no slice's SQL"
)]
async fn create_database(server: &str, name: &str) {
    use sqlx::Connection as _;
    sqlx::any::install_default_drivers();
    let mut connection = sqlx::AnyConnection::connect(server).await.unwrap();
    sqlx::query(sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}")))
        .execute(&mut connection)
        .await
        .unwrap();
    connection.close().await.unwrap();
}

async fn set(folder: TempDir, database: String) -> Stage {
    let wanted = Wanted {
        data: Some(folder.path().into()),
        database: Some(database.clone()),
        trusted_proxies: Some(vec![[127, 0, 0, 1].into()]),
        ..Wanted::default()
    };
    let letters = Arc::new(Mutex::new(Vec::new()));
    let app = opening::open_with(
        wanted.settle().unwrap(),
        Clock::stopped_at(MONDAY),
        Chance::seeded(1),
        Keys::from_bytes([7; 32]),
        Transport::Memory(letters.clone()),
    );
    let app = app.await.unwrap();
    let router = routes::router(&app, routes::table(false));
    Stage {
        world: World::new(app, router, &rota::ROTA, letters),
        folder,
        database,
    }
}
