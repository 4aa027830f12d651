//! The real server, started on a data folder of its own.

use std::{
    fs::File,
    io::{BufRead, BufReader},
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::mpsc::{Receiver, channel},
    thread,
    time::{Duration, Instant},
};

use tempfile::TempDir;

use crate::{
    Outcome,
    letters::{Letter, letters_in},
    web::Web,
};

/// How long a server may take to begin; a demo fills an organisation first.
const PATIENCE: Duration = Duration::from_secs(180);

/// A running `dyad`, which is killed when this is dropped.
#[derive(Debug)]
pub struct Dyad {
    /// Where it answers, without a slash at the end.
    pub base: String,
    process: Child,
    /// What it prints, as it comes.
    lines: Receiver<String>,
    /// What was taken from `lines`.
    printed: Vec<String>,
    folder: PathBuf,
    started: Instant,
}

impl Dyad {
    /// Runs `dyad {command}` (`serve` or `demo`) on a free port, keeping everything below `folder`.
    /// It need not answer yet: see [`Dyad::answers`].
    ///
    /// # Errors
    /// When `program` can't be started.
    pub fn start(program: &Path, command: &str, folder: &TempDir) -> Outcome<Self> {
        let address = format!("127.0.0.1:{}", free_port()?);
        let folder = folder.path().to_owned();
        let started = Instant::now();
        let mut process = Command::new(program)
            .args([command, "--listen", &address, "--data"])
            .arg(folder.join("data"))
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(File::create(folder.join("log"))?)
            .spawn()
            .map_err(|e| format!("{} does not start: {e}", program.display()))?;
        let stdout = process.stdout.take().ok_or("dyad has no output")?;
        Ok(Self {
            base: format!("http://{address}"),
            process,
            lines: lines_of(stdout),
            printed: Vec::new(),
            folder,
            started,
        })
    }

    /// Waits until the server answers, and says how long after its start that was.
    ///
    /// # Errors
    /// When it ends or stays silent.
    pub fn answers(&mut self) -> Outcome<Duration> {
        let web = Web::new(Duration::from_secs(5));
        while self.started.elapsed() < PATIENCE {
            if web.get(&self.base, "").is_ok() {
                return Ok(self.started.elapsed());
            }
            if let Some(status) = self.process.try_wait()? {
                return Err(self.complaint(&format!("dyad ended with {status}")));
            }
            thread::sleep(Duration::from_millis(1));
        }
        Err(self.complaint("dyad does not answer"))
    }

    /// The link at the end of the printed line that has `words` in it, as `Ada: ` or `/set-up/`.
    ///
    /// # Errors
    /// When no such line comes.
    pub fn printed_link(&mut self, words: &str) -> Outcome<String> {
        loop {
            let line = self.printed.iter().find(|it| it.contains(words));
            if let Some(link) = line.and_then(|it| it.find("http").map(|at| &it[at..])) {
                return Ok(link.trim_end().to_owned());
            }
            let left = PATIENCE.saturating_sub(self.started.elapsed());
            match self.lines.recv_timeout(left) {
                Ok(line) => self.printed.push(line),
                Err(_) => return Err(self.complaint(&format!("dyad never printed “{words}”"))),
            }
        }
    }

    /// The mails it has kept so far, oldest first.
    ///
    /// # Errors
    /// When one of them can't be read.
    pub fn letters(&self) -> Outcome<Vec<Letter>> {
        letters_in(&self.folder.join("data/mail"))
    }

    /// The memory it occupies now, in KiB, as the kernel counts it.
    ///
    /// # Errors
    /// When it has ended.
    pub fn resident_kib(&self) -> Outcome<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.process.id()))?;
        let line = status.lines().find_map(|it| it.strip_prefix("VmRSS:"));
        let number = line.and_then(|it| it.split_whitespace().next());
        Ok(number.ok_or("the kernel does not say")?.parse()?)
    }

    fn complaint(&self, what: &str) -> Box<dyn std::error::Error + Send + Sync> {
        let log = std::fs::read_to_string(self.folder.join("log")).unwrap_or_default();
        let skip = log.lines().count().saturating_sub(20);
        let end: Vec<_> = log.lines().skip(skip).collect();
        format!("{what}; its log ends:\n{}", end.join("\n")).into()
    }
}

impl Drop for Dyad {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Someone else could take it before the server does; the server then says so.
fn free_port() -> Outcome<u16> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}

fn lines_of(stdout: impl std::io::Read + Send + 'static) -> Receiver<String> {
    let (send, receive) = channel();
    thread::spawn(move || {
        for line in BufReader::new(stdout).lines().map_while(Result::ok) {
            // Whoever listened may be gone; the server must be able to write on.
            let _ = send.send(line);
        }
    });
    receive
}
