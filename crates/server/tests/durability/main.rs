//! The real program, run as an operator runs it: killed while people write, stopped, started a
//! second time, asked by rude clients. On SQLite, and on PostgreSQL where there is one.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that can't go on must say so at once"
)]

#[macro_use]
mod house;

mod commands;
mod first_start;
mod kills;
mod malformed;
mod programme_files;
mod raw;
mod shortage;
mod slow;
mod stopping;
mod visitor;
