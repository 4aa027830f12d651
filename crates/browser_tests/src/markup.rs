//! The W3C's HTML checker, run once over all the pages of a test.

use std::{path::Path, process::Command};

use tempfile::TempDir;

use crate::{Outcome, audit::Finding};

/// The HTML of pages, as the server sent it.
#[derive(Debug)]
pub struct Sources {
    folder: TempDir,
    urls: Vec<String>,
}

impl Sources {
    /// None yet.
    ///
    /// # Errors
    /// When no temporary folder can be made.
    pub fn new() -> Outcome<Self> {
        Ok(Self {
            folder: TempDir::new()?,
            urls: Vec::new(),
        })
    }

    /// Keeps the HTML of the page at `url`.
    ///
    /// # Errors
    /// When it can't be written.
    pub fn keep(&mut self, url: &str, html: &str) -> Outcome<()> {
        let file = self.folder.path().join(file_name(self.urls.len()));
        std::fs::write(file, html)?;
        self.urls.push(url.to_owned());
        Ok(())
    }

    /// What the checker `vnu` says against these pages: errors and warnings.
    ///
    /// # Errors
    /// When the checker doesn't run.
    pub fn check(&self, vnu: &Path) -> Outcome<Vec<Finding>> {
        let output = Command::new("java")
            .arg("-jar")
            .arg(vnu)
            .args(["--stdout", "--Werror", "--skip-info-messages"])
            .arg(self.folder.path())
            .output()
            .map_err(|e| format!("java does not start ({e}); bin/test installs it"))?;
        let lines = String::from_utf8_lossy(&output.stdout);
        let findings: Vec<_> = lines.lines().map(|line| self.finding(line)).collect();
        if findings.is_empty() && !output.status.success() {
            return Err(String::from_utf8_lossy(&output.stderr).into());
        }
        Ok(findings)
    }

    /// Reads `"file:/folder/page-0003.html":12.1-12.9: error: …`
    fn finding(&self, line: &str) -> Finding {
        let mut pages = self.urls.iter().enumerate();
        let about = pages.find_map(|(number, url)| {
            let (_, rest) = line.split_once(&file_name(number))?;
            Some((url.clone(), rest.trim_start_matches(['"', ':'])))
        });
        let (page, what) = about.unwrap_or_else(|| ("HTML".to_owned(), line));
        Finding {
            page,
            what: format!("HTML {what}"),
        }
    }
}

fn file_name(number: usize) -> String {
    format!("page-{number:04}.html")
}
