//! An installation of its own, and the process that serves it.

use std::fs::{self, File};
use std::hash::{BuildHasher as _, RandomState};
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::TcpListener;
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Output, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use sqlx::{AnyConnection, Connection as _, Row as _};
use tempfile::TempDir;

/// How long a server may take to do what it surely does: a busy machine, not optimised.
pub(crate) const PATIENCE: Duration = Duration::from_secs(60);

/// A folder, a database and a port, and the server on them while it runs.
pub(crate) struct House {
    pub(crate) folder: TempDir,
    pub(crate) port: u16,
    /// Run by a shell before the program takes its place, such as `umask 0`.
    pub(crate) shell: &'static str,
    database: Option<String>,
    /// The PostgreSQL server on which the database was made.
    server: Option<String>,
    process: Option<Child>,
    lines: Option<Receiver<String>>,
    _port: File,
}

/// Tells the same on SQLite, and on PostgreSQL where there is one.
macro_rules! on_both_engines {
    ($(#[$doc:meta])* $name:ident, |$house:ident| $body:block) => {
        $(#[$doc])*
        mod $name {
            use super::*;

            fn tell(mut $house: crate::house::House) $body

            #[test]
            fn on_sqlite() {
                tell(crate::house::House::on_sqlite());
            }

            #[test]
            fn on_postgres() {
                if let Some(house) = crate::house::House::on_postgres() {
                    tell(house);
                }
            }
        }
    };
}

impl House {
    /// A fresh one on SQLite. Its folder has a name that wants quoting.
    pub(crate) fn on_sqlite() -> Self {
        Self::new(None, None)
    }

    /// A fresh one on a PostgreSQL database of its own; nothing where there is no server.
    pub(crate) fn on_postgres() -> Option<Self> {
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
        let name = format!(
            "durability_{}_{:x}",
            std::process::id(),
            RandomState::new().hash_one(0)
        );
        run_sql(&server, &[&format!("CREATE DATABASE {name}")]);
        let (base, _) = server.rsplit_once('/')?;
        Some(Self::new(Some(format!("{base}/{name}")), Some(server)))
    }

    fn new(database: Option<String>, server: Option<String>) -> Self {
        let folder = tempfile::Builder::new()
            .prefix("dyad überall ")
            .tempdir()
            .unwrap();
        let (port, lock) = free_port();
        Self {
            folder,
            port,
            shell: "",
            database,
            server,
            process: None,
            lines: None,
            _port: lock,
        }
    }

    /// The folder that the server is given.
    pub(crate) fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// The file of the master key.
    pub(crate) fn key_file(&self) -> PathBuf {
        self.folder.path().join("dyad.key")
    }

    pub(crate) fn is_postgres(&self) -> bool {
        self.database.is_some()
    }

    /// The database as the test reaches it.
    pub(crate) fn database(&self) -> String {
        let file = || format!("sqlite://{}?mode=rw", self.data().join("dyad.db").display());
        self.database.clone().unwrap_or_else(file)
    }

    /// `dyad` with the options of this installation, and nothing from the environment.
    pub(crate) fn dyad(&self, arguments: &[&str]) -> Command {
        let mut command = bare_dyad(self.shell);
        command.args(arguments).arg("--data").arg(self.data());
        command.args(["--listen", &format!("127.0.0.1:{}", self.port)]);
        command.args(["--trusted-proxies", "127.0.0.1"]);
        if let Some(database) = &self.database {
            command.args(["--database", database]);
        }
        command
    }

    /// Starts the server; it need not be ready yet.
    pub(crate) fn starts(&mut self) {
        assert!(self.process.is_none(), "it runs already");
        let log = fs::File::options()
            .create(true)
            .append(true)
            .open(self.log_file())
            .unwrap();
        let mut command = self.dyad(&["serve"]);
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(log)
            .spawn()
            .unwrap();
        let stdout = child.stdout.take().unwrap();
        let (send, receive) = channel();
        thread::spawn(move || {
            for line in BufReader::new(stdout).lines().map_while(Result::ok) {
                // Whoever listened may be gone; the server must be able to write on.
                let _ = send.send(line);
            }
        });
        (self.process, self.lines) = (Some(child), Some(receive));
    }

    /// Starts the server with a lot to tell, and nobody to read what it prints and logs.
    pub(crate) fn starts_unheard(&mut self) {
        let mut command = self.dyad(&["serve", "--log", "trace"]);
        let command = command
            .stdin(Stdio::null())
            .stdout(nobody())
            .stderr(nobody());
        self.process = Some(command.spawn().unwrap());
    }

    /// Waits until it says that it is there.
    pub(crate) fn is_ready(&mut self) -> &mut Self {
        self.says("Dyad is at ");
        self
    }

    /// Waits for a line that has `words` in it.
    pub(crate) fn says(&mut self, words: &str) -> String {
        let lines = self.lines.as_ref().expect("it was started");
        loop {
            match lines.recv_timeout(PATIENCE) {
                Ok(line) if line.contains(words) => return line,
                Ok(_) => {}
                Err(why) => panic!(
                    "the server never said “{words}” ({why}); its log:\n{}",
                    self.log()
                ),
            }
        }
    }

    /// Kills it as a power cut would, without a word.
    pub(crate) fn dies(&mut self) {
        let mut child = self.process.take().expect("it was started");
        child.kill().unwrap();
        child.wait().unwrap();
    }

    /// Sends it a signal by the command that operators use.
    pub(crate) fn gets_signal(&self, signal: &str) {
        let pid = self
            .process
            .as_ref()
            .expect("it was started")
            .id()
            .to_string();
        assert!(
            Command::new("kill")
                .args([signal, &pid])
                .status()
                .unwrap()
                .success()
        );
    }

    /// Lifts the limit on the size of its files while it runs.
    pub(crate) fn gets_room_again(&self) {
        let pid = self
            .process
            .as_ref()
            .expect("it was started")
            .id()
            .to_string();
        assert!(
            Command::new("prlimit")
                .args(["--pid", &pid, "--fsize=unlimited:unlimited"])
                .status()
                .unwrap()
                .success()
        );
    }

    /// Waits for its end, at most so long.
    pub(crate) fn ends_within(&mut self, most: Duration) -> ExitStatus {
        let mut child = self.process.take().expect("it was started");
        let since = Instant::now();
        loop {
            if let Some(status) = child.try_wait().unwrap() {
                return status;
            }
            if since.elapsed() > most {
                let _ = child.kill();
                let _ = child.wait();
                panic!("it did not end within {most:?}; its log:\n{}", self.log());
            }
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// All that it ever logged.
    pub(crate) fn log(&self) -> String {
        fs::read_to_string(self.log_file()).unwrap_or_default()
    }

    /// Checks that nothing went wrong inside.
    pub(crate) fn logged_no_error(&self) {
        let log = self.log();
        let wrong: Vec<&str> = log
            .lines()
            .filter(|line| line.contains("\"ERROR\"") || line.contains("panicked"))
            .collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    /// Runs statements behind its back.
    pub(crate) fn behind_its_back(&self, statements: &[&str]) {
        run_sql(&self.database(), statements);
    }

    /// The numbers that a question to the database answers, all columns of all rows.
    pub(crate) fn counts(&self, question: &str) -> Vec<i64> {
        let rows = run_sql(&self.database(), &[question]);
        rows.iter()
            .flat_map(|row| (0..row.len()).map(|at| row.get::<i64, _>(at)))
            .collect()
    }

    /// The letters kept so far: one file each.
    pub(crate) fn letters(&self) -> Vec<PathBuf> {
        let mut files: Vec<PathBuf> = fs::read_dir(self.data().join("mail"))
            .into_iter()
            .flatten()
            .flatten()
            .map(|entry| entry.path())
            .collect();
        files.retain(|file| file.extension().is_some_and(|ending| ending == "eml"));
        files.sort();
        files
    }

    fn log_file(&self) -> PathBuf {
        self.folder.path().join("log")
    }
}

impl Drop for House {
    fn drop(&mut self) {
        if let Some(mut child) = self.process.take() {
            let _ = child.kill();
            let _ = child.wait();
        }
        if let (Some(server), Some(database)) = (&self.server, &self.database)
            && let Some((_, name)) = database.rsplit_once('/')
            && !thread::panicking()
        {
            run_sql(server, &[&format!("DROP DATABASE {name} WITH (FORCE)")]);
        }
    }
}

/// `dyad` without options, and without any from the environment.
pub(crate) fn bare_dyad(shell: &str) -> Command {
    let program = env!("CARGO_BIN_EXE_dyad");
    let mut command = if shell.is_empty() {
        Command::new(program)
    } else {
        let mut command = Command::new("sh");
        command.args(["-c", &format!("{shell}; exec \"$0\" \"$@\""), program]);
        command
    };
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("DYAD_")) {
        command.env_remove(name);
    }
    command
}

/// A reader who has left.
pub(crate) fn nobody() -> Stdio {
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    writer.into()
}

/// What a command said on both ways out, for reading it as a person would.
pub(crate) fn words(output: &Output) -> String {
    format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    )
}

/// Waits until something is so.
pub(crate) fn until(what: &str, mut is_so: impl FnMut() -> bool) {
    let since = Instant::now();
    while !is_so() {
        assert!(
            since.elapsed() < PATIENCE,
            "it never came to pass that {what}"
        );
        thread::sleep(Duration::from_millis(20));
    }
}

/// A port, and the lock that keeps it for this test also while its server is down. It lies below
/// the range from which the system hands out ports by itself: a client that knocks at a closed door
/// must not be given the server's port as its own.
fn free_port() -> (u16, File) {
    let folder = std::env::temp_dir().join("dyad-test-ports");
    fs::create_dir_all(&folder).unwrap();
    let start = RandomState::new().hash_one(0) % 12_000;
    for step in 0..12_000 {
        let port = u16::try_from(20_000 + (start + step) % 12_000).unwrap();
        let lock = File::create(folder.join(port.to_string())).unwrap();
        if lock.try_lock().is_ok() && TcpListener::bind(("127.0.0.1", port)).is_ok() {
            return (port, lock);
        }
    }
    panic!("no port is free");
}

#[allow(
    clippy::disallowed_methods,
    reason = "a test that looks into the database is no slice"
)]
fn run_sql(url: &str, statements: &[&str]) -> Vec<sqlx::any::AnyRow> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        sqlx::any::install_default_drivers();
        let mut connection = AnyConnection::connect(url).await.unwrap();
        let mut rows = Vec::new();
        for statement in statements {
            rows = sqlx::query(sqlx::AssertSqlSafe((*statement).to_string()))
                .fetch_all(&mut connection)
                .await
                .unwrap();
        }
        connection.close().await.unwrap();
        rows
    })
}
