//! `dyad`: one binary, one database.

use std::process::ExitCode;

fn main() -> ExitCode {
    dyad_server::cli::run()
}
