//! Stories over HTTP, each on SQLite and PostgreSQL, with a stopped clock and the fixed cast.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a story stops where it fails"
)]

#[macro_use]
mod stage;

mod agreement;
mod answers;
mod applying;
mod architecture;
mod bad_input;
mod both_say_yes;
mod builder;
mod capacity;
mod confidentiality;
mod desk;
mod entering;
mod finding;
mod first_run;
mod goals;
mod importing;
mod inviting;
mod matching_by_hand;
mod matching_desk;
mod next_cohort;
mod phases;
mod reviewing;
mod running_pairs;
mod signing_in;
mod spreadsheet_problems;
mod talks;
mod the_thread;
mod waiting;
mod who_may_see_what;
