//! Dyad in a real Chromium.
//!
//! [`dyad`] starts the real binary on a folder of its own, [`browser`] drives
//! Chromium with verbs, [`crawl`] decides which pages are looked at, [`audit`]
//! looks at one of them and [`markup`] hands their HTML to the W3C checker.
//! A [`visitor`] walks through them. [`letters`] reads the mails that the server kept.
//!
//! Chromium is driven over the W3C WebDriver protocol, which is JSON over HTTP
//! ([`webdriver`], [`web`]). Nothing here leaves the loopback address.

pub mod audit;
pub mod browser;
pub mod crawl;
pub mod dyad;
pub mod letters;
pub mod markup;
pub mod traffic;
pub mod visitor;
pub mod web;
pub mod webdriver;

use std::{error::Error, path::PathBuf};

/// What a step of a browser test answers: its value, or a sentence on what went wrong.
pub type Outcome<T> = Result<T, Box<dyn Error + Send + Sync>>;

/// The file that the environment variable `name` points to.
///
/// # Errors
/// When the variable isn't set or the file isn't there: `bin/test` sets all of them.
pub fn file_from_env(name: &str) -> Outcome<PathBuf> {
    let path = std::env::var_os(name).map(PathBuf::from);
    let path = path.ok_or_else(|| format!("{name} is not set; bin/test sets it"))?;
    if path.is_file() {
        Ok(path)
    } else {
        Err(format!("{name} is {}, which is not a file", path.display()).into())
    }
}
