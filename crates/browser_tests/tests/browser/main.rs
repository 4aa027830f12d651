//! Tests in a real Chromium. They run when `DYAD_TEST_BROWSER=1` is set, as
//! `bin/test` does after it has built the server and fetched the checkers.

mod harness;
mod kinds;
mod pages;
mod season;
mod stand_in;
mod thread;

use std::io::Write;

/// Says so and answers true when nobody asked for a browser.
///
/// # Panics
/// When skipping is forbidden.
fn skipped() -> bool {
    if std::env::var_os("DYAD_TEST_BROWSER").is_some_and(|it| it == "1") {
        return false;
    }
    assert!(
        std::env::var_os("DYAD_TEST_NO_SKIP").is_none(),
        "DYAD_TEST_NO_SKIP is set, but DYAD_TEST_BROWSER is not"
    );
    // Not println!, which the test runner keeps to itself when a test passes.
    let _ = writeln!(
        std::io::stderr(),
        "skipped: {} needs a browser; bin/test runs it",
        std::thread::current().name().unwrap_or_default()
    );
    true
}
