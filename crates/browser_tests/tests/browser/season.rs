//! A server on a fresh folder, and people with a window each.

use std::{
    thread,
    time::{Duration, Instant},
};

use dyad_browser_tests::{
    Outcome,
    browser::{Browser, Scripts, View},
    dyad::Dyad,
    file_from_env,
    letters::Letter,
};
use tempfile::TempDir;

/// How long a letter may take to be written, on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// Somebody with a mail address.
#[derive(Clone, Copy)]
pub(crate) struct Cast {
    pub(crate) name: &'static str,
    pub(crate) address: &'static str,
}

/// Coordinates.
pub(crate) const ADA: Cast = Cast {
    name: "Ada Lind",
    address: "ada@eastholm.example.org",
};
/// Mentors.
pub(crate) const GRACE: Cast = Cast {
    name: "Grace Moor",
    address: "grace.moor@practice.example.org",
};
/// Is a mentee.
pub(crate) const LIN: Cast = Cast {
    name: "Lin Okafor",
    address: "lin@students.example.org",
};

/// A server that nobody has used yet, and how people look at it.
pub(crate) struct Season {
    pub(crate) dyad: Dyad,
    pub(crate) folder: TempDir,
    scripts: Scripts,
    view: View,
}

impl Season {
    pub(crate) fn begin(scripts: Scripts, view: View) -> Outcome<Self> {
        let folder = tempfile::tempdir()?;
        let mut dyad = Dyad::start(&file_from_env("DYAD_BIN")?, "serve", &folder)?;
        dyad.answers()?;
        Ok(Self {
            dyad,
            folder,
            scripts,
            view,
        })
    }

    /// Somebody with a fresh window, who looks at nothing yet.
    pub(crate) fn somebody(&self) -> Outcome<Someone> {
        let browser = Browser::start(self.scripts)?;
        browser.look(self.view)?;
        Ok(Someone(browser))
    }

    /// Somebody who has asked for a sign-in letter and has followed it.
    pub(crate) fn signs_in(&self, who: Cast) -> Outcome<Someone> {
        let someone = self.somebody()?;
        self.signs_in_there(&someone, who)?;
        Ok(someone)
    }

    /// The same in a window that is open already.
    pub(crate) fn signs_in_there(&self, someone: &Someone, who: Cast) -> Outcome<()> {
        // The first page leads there twice: from its head and from its text.
        someone.0.open(&format!("{}/sign-in", self.dyad.base))?;
        someone.0.fill("Your mail address", who.address)?;
        someone.0.press("Write to me")?;
        someone.sees("Look into your mail")?;
        let link = self.link_to(who, "This link signs you in.", "/sign-in/")?;
        someone.0.sign_in_by(&link)
    }

    /// The link with `path` in the letter to `who` that has these words in it, as soon as it is there.
    pub(crate) fn link_to(&self, who: Cast, words: &str, path: &str) -> Outcome<String> {
        let letter = self.letter_to(who, words)?;
        let start = format!("{}{path}", self.dyad.base);
        let found = letter.links().into_iter().find(|it| it.starts_with(&start));
        found.ok_or_else(|| format!("no link to {start} in:\n{}", letter.text).into())
    }

    fn letter_to(&self, who: Cast, words: &str) -> Outcome<Letter> {
        let begin = Instant::now();
        while begin.elapsed() < PATIENCE {
            let letters = self.dyad.letters()?.into_iter().rev();
            let mut about = letters.filter(|it| on_one_line(&it.text).contains(words));
            if let Some(letter) = about.find(|it| it.to.contains(who.address)) {
                return Ok(letter);
            }
            thread::sleep(Duration::from_millis(50));
        }
        Err(format!("no letter to {} says “{words}”", who.address).into())
    }
}

/// Somebody at a window.
pub(crate) struct Someone(pub(crate) Browser);

impl Someone {
    /// Fails unless these words stand on the page, wherever its lines break.
    pub(crate) fn sees(&self, words: &str) -> Outcome<()> {
        let page = self.0.reads()?;
        if on_one_line(&page).contains(words) {
            return Ok(());
        }
        Err(format!("“{words}” is not at {}:\n{page}", self.0.address()?).into())
    }

    /// Fails when these words are on the page, be it only in its source.
    pub(crate) fn does_not_see(&self, words: &str) -> Outcome<()> {
        let source = self
            .0
            .run("return document.documentElement.outerHTML", &[])?;
        let source = source.as_str().ok_or("the page has no source")?;
        if on_one_line(source).contains(words) || on_one_line(&self.0.reads()?).contains(words) {
            return Err(format!("“{words}” is at {}", self.0.address()?).into());
        }
        Ok(())
    }

    /// Fails when there was an error on the console since the last call.
    pub(crate) fn heard_no_error(&self) -> Outcome<()> {
        let errors = self.0.console_errors()?;
        if errors.is_empty() {
            return Ok(());
        }
        Err(format!("the console says:\n{}", errors.join("\n")).into())
    }

    /// Fails unless the one error on the console since the last call is that this page has `status`.
    pub(crate) fn heard_only(&self, status: u16) -> Outcome<()> {
        let errors = self.0.console_errors()?;
        let expected = format!(
            "{} - Failed to load resource: the server responded with a status of {status} ",
            self.0.address()?
        );
        match &errors[..] {
            [only] if only.starts_with(&expected) => Ok(()),
            _ => Err(format!("not only “{expected}”:\n{}", errors.join("\n")).into()),
        }
    }
}

fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
