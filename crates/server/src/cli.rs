//! The command line.

use std::io::{self, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::LazyLock;

use clap::{Args, Parser, Subcommand};
use dyad_platform::config::{Settings, SettingsError, Wanted};
use tracing_subscriber::EnvFilter;

use crate::matching::{Match, Rematch, Verify};
use crate::opening::{self, OpeningError};
use crate::{backup, demo, doctor, migrations, programme_file, rota, routes, serve};

/// Dyad runs an organisation's mentoring programmes, from the first application to the last
/// reflection. One binary, one database.
#[derive(Parser)]
#[command(name = "dyad", version = version(), about, after_help = AFTER_HELP)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    options: Options,
}

/// What `dyad --version` says: the release, the commit and the schema.
fn version() -> &'static str {
    static VERSION: LazyLock<String> = LazyLock::new(|| {
        let (release, commit) = (env!("CARGO_PKG_VERSION"), env!("DYAD_COMMIT"));
        format!("{release} ({commit}, schema {})", migrations::newest())
    });
    &VERSION
}

const AFTER_HELP: &str = "Without a command, dyad serves. Each option can stand in the environment \
(DYAD_LISTEN, DYAD_DATA, …)\nor in a file named by --config; a flag wins over the environment, and \
that over the file.";

#[derive(Subcommand)]
enum Command {
    /// Serve the site (this is also what happens without a command)
    Serve,
    /// Serve a made-up organisation to look around in; nothing of it is kept
    Demo,
    /// Write a consistent copy of the database to a file, while the site runs
    Backup {
        /// Where to write it; the file must not exist yet
        file: PathBuf,
    },
    /// Check database, key, mail and folder, and say what is wrong
    Doctor,
    /// Print every URL, and who may use it
    Routes,
    /// Look at a programme's file, or print one to start from
    #[command(subcommand)]
    Programme(ProgrammeFile),
    /// Find the best cohort for a sheet of people and rules, and prove it
    ///
    /// Prints the number of pairs and their score. Files appear whole or not at all.
    Match(Match),
    /// Match a cohort again after something happened, undoing as few pairs as possible
    Rematch(Rematch),
    /// Confirm that the pairs of dyad match are the best, by a program that shares nothing with it
    Verify(Verify),
}

#[derive(Subcommand)]
enum ProgrammeFile {
    /// Say whether a file is a programme, and if not, which lines to put right
    Check {
        /// The file, such as mine.toml
        file: PathBuf,
        /// Take what is only worth a second look for a mistake, too
        #[arg(long)]
        strict: bool,
    },
    /// Print a programme that comes with Dyad, such as med-faculty-12m
    Show {
        /// Its key
        key: String,
    },
}

#[derive(Args)]
struct Options {
    /// Settings file (TOML)
    #[arg(long, global = true, env = "DYAD_CONFIG", value_name = "FILE")]
    config: Option<PathBuf>,
    /// Address and port to serve on [default: 127.0.0.1:8080]
    #[arg(long, global = true, env = "DYAD_LISTEN", value_name = "ADDRESS")]
    listen: Option<std::net::SocketAddr>,
    /// Folder of the embedded database and of kept mails [default: data]
    #[arg(long, global = true, env = "DYAD_DATA", value_name = "FOLDER")]
    data: Option<PathBuf>,
    /// postgres://… instead of the embedded SQLite
    #[arg(
        long,
        global = true,
        env = "DYAD_DATABASE",
        value_name = "URL",
        hide_env_values = true
    )]
    database: Option<String>,
    /// The address people use, such as https://mentoring.example.org
    #[arg(long, global = true, env = "DYAD_PUBLIC_URL", value_name = "URL")]
    public_url: Option<String>,
    /// File of the master key [default: dyad.key beside the data folder]
    #[arg(long, global = true, env = "DYAD_KEY_FILE", value_name = "FILE")]
    key_file: Option<PathBuf>,
    /// Mail server, such as smtps://user:password@mail.example.org; mails are kept as files without it
    #[arg(
        long,
        global = true,
        env = "DYAD_SMTP",
        value_name = "URL",
        hide_env_values = true
    )]
    smtp: Option<String>,
    /// Address that letters come from
    #[arg(long, global = true, env = "DYAD_MAIL_FROM", value_name = "ADDRESS")]
    mail_from: Option<String>,
    /// Proxies whose X-Forwarded-For is believed
    #[arg(
        long,
        global = true,
        env = "DYAD_TRUSTED_PROXIES",
        value_name = "IP",
        value_delimiter = ','
    )]
    trusted_proxies: Option<Vec<std::net::IpAddr>>,
    /// Also serve /style, the catalogue of components
    #[arg(
        long,
        global = true,
        env = "DYAD_DEVELOPMENT",
        num_args = 0..=1,
        default_missing_value = "true",
        value_name = "true|false",
        hide_possible_values = true
    )]
    development: Option<bool>,
    /// Serve plain http on an address that others can reach
    #[arg(
        long,
        global = true,
        env = "DYAD_ALLOW_PLAIN_HTTP",
        num_args = 0..=1,
        default_missing_value = "true",
        value_name = "true|false",
        hide_possible_values = true
    )]
    allow_plain_http: Option<bool>,
    /// What to log, such as info or debug
    #[arg(
        long,
        global = true,
        env = "DYAD_LOG",
        default_value = "info,sqlx=warn",
        value_name = "LEVEL"
    )]
    log: String,
}

/// Why a command failed.
#[derive(Debug, thiserror::Error)]
enum Failed {
    #[error(transparent)]
    Settings(#[from] SettingsError),
    #[error(transparent)]
    Opening(#[from] OpeningError),
    #[error("could not serve on {0}: {1}")]
    Serving(std::net::SocketAddr, std::io::Error),
    #[error(transparent)]
    Backup(#[from] backup::BackupError),
    #[error("the demo could not be made: {0}")]
    Demo(String),
    #[error("{0}")]
    Unwell(String),
}

/// Runs the program.
#[must_use]
pub fn run() -> ExitCode {
    let mut cli = Cli::parse();
    let answered = match cli.command.take() {
        Some(Command::Routes) => Ok(routes::as_text()),
        Some(Command::Programme(ProgrammeFile::Check { file, strict })) => {
            return programme_file::check(&file, strict);
        }
        Some(Command::Programme(ProgrammeFile::Show { key })) => {
            return programme_file::show(&key);
        }
        Some(Command::Match(task)) => task.run(),
        Some(Command::Rematch(task)) => task.run(),
        Some(Command::Verify(task)) => task.run(),
        command => return run_site(Cli { command, ..cli }),
    };
    match answered {
        Ok(text) => {
            say(&text);
            ExitCode::SUCCESS
        }
        Err(error) => fail(&error.to_string()),
    }
}

/// The commands that need settings, and time.
fn run_site(cli: Cli) -> ExitCode {
    start_log(&cli.options.log);
    let runtime = match tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
    {
        Ok(runtime) => runtime,
        Err(error) => return fail(&error.to_string()),
    };
    match runtime.block_on(command(cli)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => fail(&error.to_string()),
    }
}

pub(crate) fn fail(why: &str) -> ExitCode {
    let _ = writeln!(io::stderr(), "dyad: {why}");
    ExitCode::FAILURE
}

/// Prints; that nobody reads it (any more) is no reason to fall over.
pub(crate) fn say(text: &str) {
    let _ = io::stdout()
        .write_all(text.as_bytes())
        .and_then(|()| io::stdout().flush());
}

fn start_log(filter: &str) {
    let filter = EnvFilter::try_new(filter).unwrap_or_else(|_| EnvFilter::new("info"));
    tracing_subscriber::fmt()
        .json()
        .with_env_filter(filter)
        .with_writer(io::stderr)
        // It would be said on stderr, and nobody being there is just what happened.
        .log_internal_errors(false)
        .init();
}

async fn command(cli: Cli) -> Result<(), Failed> {
    let settings = settings(cli.options)?;
    match cli.command {
        None | Some(Command::Serve) => serve_site(settings).await,
        Some(Command::Demo) => demo::serve(settings).await.map_err(Failed::Demo),
        Some(Command::Backup { file }) => {
            let report = backup::write(&settings, &file).await?;
            say(&format!("{report}\n"));
            Ok(())
        }
        Some(Command::Doctor) => {
            let (report, is_well) = doctor::examine(&settings).await;
            say(&report);
            if is_well {
                Ok(())
            } else {
                Err(Failed::Unwell("something needs you; see above".into()))
            }
        }
        Some(
            Command::Routes
            | Command::Programme(_)
            | Command::Match(_)
            | Command::Rematch(_)
            | Command::Verify(_),
        ) => Ok(()),
    }
}

fn settings(options: Options) -> Result<Settings, SettingsError> {
    let file = options
        .config
        .as_deref()
        .map(Wanted::from_file)
        .transpose()?
        .unwrap_or_default();
    let flags = Wanted {
        listen: options.listen,
        data: options.data,
        database: options.database,
        public_url: options.public_url,
        key_file: options.key_file,
        smtp: options.smtp,
        mail_from: options.mail_from,
        trusted_proxies: options.trusted_proxies,
        development: options.development,
        allow_plain_http: options.allow_plain_http,
    };
    flags.over(file).settle()
}

async fn serve_site(settings: Settings) -> Result<(), Failed> {
    let opened = opening::open(settings).await?;
    let app = &opened.app;
    let link = dyad_people::set_up::new_link(app)
        .await
        .map_err(|problem| Failed::Unwell(format!("{problem:?}")))?;
    let router = routes::router(app, routes::table(app.settings.development));
    let listen = app.settings.listen;
    let ready = |_| announce(app, link.as_deref());
    serve::serve(app, router, &rota::ROTA, ready)
        .await
        .map_err(|error| Failed::Serving(listen, error))
}

fn announce(app: &dyad_platform::app::App, set_up: Option<&str>) {
    say(&format!("Dyad is at {}\n", app.settings.public_url));
    if let Some(secret) = set_up {
        let link = app.absolute(&dyad_people::urls::set_up(secret));
        say(&format!("Set it up here (this link works once): {link}\n"));
    }
    if app.settings.keeps_mails() {
        let folder = app.settings.data.join("mail");
        let (folder, page) = (folder.display(), app.absolute("/mails"));
        say(&format!(
            "No mail server is set; letters are kept in {folder} and shown at {page}\n"
        ));
    }
}
