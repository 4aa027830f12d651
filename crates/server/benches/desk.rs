//! How long the review desk takes with 5,000 applications, which came in as a spreadsheet like any other.
//!
//! `cargo bench -p dyad-server --bench desk` prints, for SQLite and, where `DYAD_TEST_POSTGRES` names a
//! server, for PostgreSQL, the median of several answers of the whole router: session, rights, database,
//! rules, page. `DYAD_BENCH_PLANS=1` also prints how the engine looks the rows up.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a measurement stops where it fails"
)]

use std::fmt::Write as _;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use dyad_platform::clock::{Clock, Moment};
use dyad_platform::config::Wanted;
use dyad_platform::ids::Chance;
use dyad_platform::keys::Keys;
use dyad_platform::mail::Transport;
use dyad_scenarios::seasons::{self, DESK};
use dyad_scenarios::{Person, World};
use dyad_server::{opening, rota, routes};

/// Monday 2 March 2026, 08:00 in London.
const MONDAY: Moment = Moment(1_772_438_400_000);
const ROWS: usize = 5_000;
const RUNS: usize = 9;

fn main() {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("dyad.db");
    let sqlite = format!("sqlite://{}?mode=rwc", file.display());
    runtime.block_on(measure("SQLite", folder.path(), sqlite));
    match std::env::var("DYAD_TEST_POSTGRES") {
        Ok(server) => {
            let folder = tempfile::tempdir().unwrap();
            let name = format!("bench_{}", std::process::id());
            let (base, _) = server.rsplit_once('/').unwrap();
            let database = format!("{base}/{name}");
            runtime.block_on(run(&server, &format!("CREATE DATABASE {name}")));
            runtime.block_on(measure("PostgreSQL", folder.path(), database));
            runtime.block_on(run(&server, &format!("DROP DATABASE {name} WITH (FORCE)")));
        }
        Err(_) => println!("PostgreSQL: skipped, DYAD_TEST_POSTGRES is not set"),
    }
}

#[allow(
    clippy::disallowed_methods,
    reason = "making a database is no slice's SQL"
)]
async fn run(server: &str, sql: &str) {
    use sqlx::Connection as _;
    sqlx::any::install_default_drivers();
    let mut connection = sqlx::AnyConnection::connect(server).await.unwrap();
    sqlx::query(sqlx::AssertSqlSafe(sql.to_string()))
        .execute(&mut connection)
        .await
        .unwrap();
    connection.close().await.unwrap();
}

async fn measure(engine: &str, folder: &std::path::Path, database: String) {
    let wanted = Wanted {
        data: Some(folder.into()),
        database: Some(database),
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
    let mut world = World::new(app, router, &rota::ROTA, letters);
    let mut ada = seasons::an_open_programme(&mut world).await;
    let begun = Instant::now();
    seasons::imports(&mut ada, DESK, "spring.csv", sheet().as_bytes()).await;
    println!(
        "{engine}: {ROWS} rows brought in, looked at and accepted in {:?}",
        begun.elapsed()
    );
    for (what, path) in [
        ("the whole desk", "people"),
        (
            "waiting mentors in surgery",
            "people?role=mentor&state=submitted&field=surgery",
        ),
        ("a search through all answers", "people?q=night+shifts"),
        (
            "what is missing, by country",
            "people?missing=1&sort=q.country",
        ),
        (
            "by an answer, the last page",
            "people?sort=-q.hopes&page=50",
        ),
        ("the overview", ""),
        ("inviting mentors", "invite?field=surgery"),
        ("all as CSV", "export/people.csv"),
    ] {
        let path = format!("{DESK}/{path}");
        let path = path.trim_end_matches('/');
        let (median, slowest) = times(&mut ada, path).await;
        println!("  {what:32} {median:>9.1?}   slowest {slowest:>9.1?}");
    }
    if std::env::var("DYAD_BENCH_PLANS").is_ok() {
        plans(&world).await;
    }
}

async fn times(ada: &mut Person, path: &str) -> (Duration, Duration) {
    let mut times = Vec::new();
    for _ in 0..RUNS {
        let begun = Instant::now();
        ada.opens(path).await;
        times.push(begun.elapsed());
        ada.is_answered(200);
    }
    times.sort_unstable();
    (times[RUNS / 2], times[RUNS - 1])
}

/// The spring's applicants again and again, each time other people.
fn sheet() -> String {
    let mut lines = seasons::SPRING.lines();
    let mut sheet = format!("{}\n", lines.next().unwrap());
    let lines: Vec<&str> = lines.collect();
    for n in 0..ROWS {
        let line = lines[n % lines.len()];
        let row = line.replacen('@', &format!(".{n}@"), 1);
        let mut cells = row.splitn(3, ',');
        let (at, name, rest) = (
            cells.next().unwrap(),
            cells.next().unwrap(),
            cells.next().unwrap(),
        );
        writeln!(sheet, "{at},{name} {n},{rest}").unwrap();
    }
    sheet
}

#[allow(clippy::disallowed_methods, reason = "asking the engine for its plan")]
async fn plans(world: &World) {
    use dyad_platform::dialect::Engine;
    use sqlx::Row as _;
    let mut connection = world.app.db.maintenance().await.unwrap();
    let (explain, column) = match world.app.db.engine() {
        Engine::Sqlite => ("EXPLAIN QUERY PLAN", 3),
        Engine::Postgres => ("EXPLAIN ANALYZE", 0),
    };
    let cohort = "(SELECT MAX(id) FROM cohort)";
    for sql in [
        format!(
            "SELECT application.id, person.name, answers FROM application JOIN person ON person.id = application.person_id WHERE cohort_id = {cohort} AND state <> 'draft' ORDER BY applied_at, application.id"
        ),
        format!(
            "SELECT role, state, COUNT(*) FROM application WHERE cohort_id = {cohort} GROUP BY role, state"
        ),
        format!(
            "SELECT application_id, kind FROM decision WHERE cohort_id = {cohort} AND done_at IS NULL"
        ),
        format!(
            "SELECT DISTINCT application.id FROM application JOIN cohort ON cohort.id = application.cohort_id JOIN application AS earlier ON earlier.person_id = application.person_id AND earlier.role = application.role JOIN cohort AS past ON past.id = earlier.cohort_id WHERE application.cohort_id = {cohort} AND application.state = 'waitlisted' AND earlier.state = 'waitlisted' AND past.programme_id = cohort.programme_id AND past.created_at < cohort.created_at"
        ),
    ] {
        println!("{sql}");
        let rows = sqlx::query(sqlx::AssertSqlSafe(format!("{explain} {sql}")))
            .fetch_all(&mut *connection)
            .await
            .unwrap();
        for row in rows {
            println!("    {}", row.get::<String, _>(column));
        }
    }
}
