//! Every page that links lead to, as each person sees it: accessible, valid,
//! light, narrow, quiet, and without broken links.

use std::collections::HashMap;

use dyad_browser_tests::{
    Outcome,
    audit::{Finding, audit},
    crawl::{Crawl, without_fragment},
    dyad::Dyad,
    file_from_env,
    markup::Sources,
    traffic::belongs_to,
    visitor::{Visitor, Who},
    web::Answer,
};

use crate::skipped;

#[test]
fn every_page_is_well_for_nobody() -> Outcome<()> {
    every_page_is_well_for(Who::Nobody)
}

#[test]
fn every_page_is_well_for_ada() -> Outcome<()> {
    every_page_is_well_for(Who::Ada)
}

#[test]
fn every_page_is_well_for_grace() -> Outcome<()> {
    every_page_is_well_for(Who::Grace)
}

#[test]
fn every_page_is_well_for_lin() -> Outcome<()> {
    every_page_is_well_for(Who::Lin)
}

fn every_page_is_well_for(who: Who) -> Outcome<()> {
    if skipped() {
        return Ok(());
    }
    let folder = tempfile::tempdir()?;
    let mut demo = Dyad::start(&file_from_env("DYAD_BIN")?, "demo", &folder)?;
    demo.answers()?;
    let visitor = Visitor::of_demo(&mut demo, who)?;
    let mut crawl = Crawl::from_home(&demo.base);
    if who == Who::Nobody {
        crawl.found(&format!("{}/no-such-page", demo.base));
        crawl.found(&format!("{}/style", demo.base));
        for link in demo.letters()?.iter().flat_map(|it| it.links()) {
            crawl.found(&link);
        }
    }
    let inspection = Inspection::of(&visitor)?.walk(crawl)?;
    inspection.is_well(who.name());
    Ok(())
}

/// A walk with every check, collecting what is wrong.
pub(crate) struct Inspection<'a> {
    visitor: &'a Visitor,
    axe: String,
    sources: Sources,
    statuses: HashMap<String, u16>,
    pub(crate) findings: Vec<Finding>,
    pub(crate) pages: usize,
}

impl<'a> Inspection<'a> {
    pub(crate) fn of(visitor: &'a Visitor) -> Outcome<Self> {
        Ok(Self {
            visitor,
            axe: std::fs::read_to_string(file_from_env("DYAD_AXE")?)?,
            sources: Sources::new()?,
            statuses: HashMap::new(),
            findings: Vec::new(),
            pages: 0,
        })
    }

    pub(crate) fn walk(mut self, crawl: Crawl) -> Outcome<Self> {
        let home = format!("{}/", self.visitor.base);
        self.check_link(&home, &home)?;
        let visitor = self.visitor;
        visitor.walk(crawl, |url, answer| self.look(url, answer))?;
        let vnu = file_from_env("DYAD_VNU")?;
        self.findings.extend(self.sources.check(&vnu)?);
        Ok(self)
    }

    /// Looks at these pages and no others.
    pub(crate) fn only(mut self, paths: &[String]) -> Outcome<Self> {
        for path in paths {
            let url = format!("{}{path}", self.visitor.base);
            let answer = self.visitor.fetch(&url)?;
            self.look(&url, &answer)?;
        }
        let vnu = file_from_env("DYAD_VNU")?;
        self.findings.extend(self.sources.check(&vnu)?);
        Ok(self)
    }

    /// Fails with all that was found.
    pub(crate) fn is_well(&self, who: &str) {
        assert!(self.pages > 0, "not a single page was seen");
        println!("{who} saw {} pages", self.pages);
        let lines: Vec<_> = self.findings.iter().map(Finding::to_string).collect();
        assert!(
            lines.is_empty(),
            "{} findings:\n{}",
            lines.len(),
            lines.join("\n")
        );
    }

    fn look(&mut self, url: &str, answer: &Answer) -> Outcome<Vec<String>> {
        self.pages += 1;
        self.sources.keep(url, &answer.body)?;
        if answer.status >= 500 {
            let what = format!("answers {}", answer.status);
            self.findings.push(Finding {
                page: url.to_owned(),
                what,
            });
        }
        let page = audit(&self.visitor.browser, &self.visitor.base, url, &self.axe)?;
        self.findings.extend(page.findings);
        // A page that is gone may still point to its own parts.
        for link in page
            .links
            .iter()
            .filter(|link| without_fragment(link) != url)
        {
            self.check_link(url, link)?;
        }
        Ok(page.links)
    }

    fn check_link(&mut self, page: &str, link: &str) -> Outcome<()> {
        let link = without_fragment(link);
        if !belongs_to(link, &self.visitor.base) {
            return Ok(());
        }
        let status = match self.statuses.get(link) {
            Some(status) => *status,
            None => self.visitor.arrives(link)?,
        };
        self.statuses.insert(link.to_owned(), status);
        if status >= 400 {
            let what = format!("links to {link}, which answers {status}");
            self.findings.push(Finding {
                page: page.to_owned(),
                what,
            });
        }
        Ok(())
    }
}
