//! `screenshots FOLDER [WHO:PATH …]` takes pictures of the demo in every view.
//!
//! Without pages, of all that can be reached by links. `DYAD_BIN` is the server.

use std::{
    collections::HashMap,
    path::{Path, PathBuf},
};

use dyad_browser_tests::{
    Outcome,
    browser::View,
    crawl::Crawl,
    dyad::Dyad,
    file_from_env,
    visitor::{Visitor, Who},
};

fn main() -> Outcome<()> {
    let mut arguments = std::env::args().skip(1);
    let folder = PathBuf::from(
        arguments
            .next()
            .ok_or("usage: screenshots FOLDER [WHO:PATH …]")?,
    );
    let wanted = wanted_pages(arguments)?;
    let temporary = tempfile::tempdir()?;
    let mut demo = Dyad::start(&file_from_env("DYAD_BIN")?, "demo", &temporary)?;
    demo.answers()?;
    for who in Who::ALL {
        let visitor = Visitor::of_demo(&mut demo, who)?;
        let camera = Camera {
            visitor: &visitor,
            folder: &folder,
            who,
        };
        match &wanted {
            None => camera.takes_all()?,
            Some(wanted) => {
                for path in wanted.get(who.name()).into_iter().flatten() {
                    camera.takes(&format!("{}{path}", demo.base))?;
                }
            }
        }
    }
    Ok(())
}

/// The paths wanted of each person by name, or `None` for everything.
fn wanted_pages(
    arguments: impl Iterator<Item = String>,
) -> Outcome<Option<HashMap<&'static str, Vec<String>>>> {
    let mut wanted = HashMap::<_, Vec<String>>::new();
    for argument in arguments {
        let (name, path) = argument
            .split_once(':')
            .ok_or("a page is written like ada:/")?;
        let who = Who::ALL
            .into_iter()
            .find(|who| who.name().eq_ignore_ascii_case(name));
        let who =
            who.ok_or_else(|| format!("nobody, ada, grace and lin are known, not “{name}”"))?;
        wanted.entry(who.name()).or_default().push(path.to_owned());
    }
    Ok(Some(wanted).filter(|it| !it.is_empty()))
}

struct Camera<'a> {
    visitor: &'a Visitor,
    folder: &'a Path,
    who: Who,
}

impl Camera<'_> {
    fn takes_all(&self) -> Outcome<()> {
        let crawl = Crawl::from_home(&self.visitor.base);
        self.visitor.walk(crawl, |url, _| {
            self.takes(url)?;
            self.visitor.browser.links()
        })
    }

    fn takes(&self, url: &str) -> Outcome<()> {
        let browser = &self.visitor.browser;
        browser.open(url)?;
        for view in View::ALL {
            browser.look(view)?;
            let file = self.folder.join(self.file_name(url, view));
            std::fs::write(&file, browser.screenshot()?)?;
            println!("{}", file.display());
        }
        Ok(())
    }

    /// As in `ada-people-1280-dark.png`.
    fn file_name(&self, url: &str, view: View) -> String {
        let path = url.strip_prefix(&self.visitor.base).unwrap_or(url);
        let words = path.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
        let page: Vec<_> = words.filter(|it| !it.is_empty()).collect();
        let page = if page.is_empty() {
            "home".to_owned()
        } else {
            page.join("-")
        };
        let view = view.to_string().replace(' ', "-");
        format!("{}-{page}-{view}.png", self.who.name().to_lowercase())
    }
}
