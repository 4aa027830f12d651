//! Someone who walks through the pages of a server.

use std::time::Duration;

use crate::{
    Outcome,
    browser::{Browser, Scripts},
    crawl::Crawl,
    dyad::Dyad,
    traffic::belongs_to,
    web::{Answer, Web},
};

/// How long a page may take, on a busy machine and without optimisation.
const PATIENCE: Duration = Duration::from_secs(60);

const MOST_REDIRECTS: usize = 5;

/// Who walks: someone of the demo, or nobody in particular.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// Not signed in.
    Nobody,
    /// Coordinates.
    Ada,
    /// Mentors.
    Grace,
    /// Is a mentee.
    Lin,
}

impl Who {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Nobody, Self::Ada, Self::Grace, Self::Lin];

    /// As the demo prints it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Nobody => "Nobody",
            Self::Ada => "Ada",
            Self::Grace => "Grace",
            Self::Lin => "Lin",
        }
    }
}

/// A browser, and plain HTTP with the same cookies.
#[derive(Debug)]
pub struct Visitor {
    /// The window.
    pub browser: Browser,
    /// Where the server is, without a slash at the end.
    pub base: String,
    web: Web,
}

impl Visitor {
    /// Opens a browser on the server at `base`, without going anywhere yet.
    ///
    /// # Errors
    /// When Chromium doesn't start.
    pub fn of(base: &str) -> Outcome<Self> {
        Ok(Self::at(Browser::start(Scripts::On)?, base))
    }

    /// Somebody at a window that is open already.
    pub fn at(browser: Browser, base: &str) -> Self {
        Self {
            browser,
            base: base.to_owned(),
            web: Web::new(PATIENCE),
        }
    }

    /// Opens a browser on a demo and signs in by the link that it printed for `who`.
    ///
    /// # Errors
    /// When Chromium doesn't start, or the link doesn't sign in.
    pub fn of_demo(demo: &mut Dyad, who: Who) -> Outcome<Self> {
        let visitor = Self::of(&demo.base)?;
        if who != Who::Nobody {
            let link = demo.printed_link(&format!("{}: ", who.name()))?;
            visitor.browser.sign_in_by(&link)?;
        }
        Ok(visitor)
    }

    /// Asks for a page as the browser would, but for its source.
    ///
    /// # Errors
    /// When nobody answers.
    pub fn fetch(&self, url: &str) -> Outcome<Answer> {
        let own = belongs_to(&self.browser.address()?, &self.base);
        let cookies = if own {
            self.browser.cookies()?
        } else {
            String::new()
        };
        self.web.get(url, &cookies)
    }

    /// The status at which `url` arrives, after its redirects.
    ///
    /// # Errors
    /// When nobody answers, or the redirects don't end.
    pub fn arrives(&self, url: &str) -> Outcome<u16> {
        let mut url = url.to_owned();
        for _ in 0..MOST_REDIRECTS {
            let answer = self.fetch(&url)?;
            match answer.location {
                Some(location) => url = self.absolute(&location),
                None => return Ok(answer.status),
            }
        }
        Err(format!("{url} is redirected on and on").into())
    }

    /// Goes to each page of `crawl` and gives it to `look`, which answers the links it found there.
    /// Redirects are followed; what isn't HTML is left out.
    ///
    /// # Errors
    /// What `look` answers, or when the server is gone.
    pub fn walk(
        &self,
        mut crawl: Crawl,
        mut look: impl FnMut(&str, &Answer) -> Outcome<Vec<String>>,
    ) -> Outcome<()> {
        while let Some(url) = crawl.next() {
            let answer = self.fetch(&url)?;
            if let Some(location) = &answer.location {
                crawl.found(&self.absolute(location));
            } else if answer.content_type == "text/html" {
                for link in look(&url, &answer)? {
                    crawl.found(&link);
                }
            }
        }
        Ok(())
    }

    fn absolute(&self, location: &str) -> String {
        if location.starts_with('/') {
            format!("{}{location}", self.base)
        } else {
            location.to_owned()
        }
    }
}
