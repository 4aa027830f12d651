//! Which pages are looked at: all that can be reached by links, but of pages
//! of the same kind only the first two.

use std::collections::{HashMap, HashSet, VecDeque};

use crate::traffic::belongs_to;

/// How many pages of the same pattern are looked at.
const OF_A_KIND: usize = 2;

/// Pages still to be looked at.
#[derive(Debug)]
pub struct Crawl {
    base: String,
    waiting: VecDeque<String>,
    seen: HashSet<String>,
    kinds: HashMap<String, usize>,
}

impl Crawl {
    /// Begins at the home page of the server at `base`.
    pub fn from_home(base: &str) -> Self {
        let mut crawl = Self {
            base: base.to_owned(),
            waiting: VecDeque::new(),
            seen: HashSet::new(),
            kinds: HashMap::new(),
        };
        crawl.found(&format!("{base}/"));
        crawl
    }

    /// Notes a link; those to other hosts and to kinds of pages seen often enough are left out.
    pub fn found(&mut self, url: &str) {
        let url = without_fragment(url);
        if !belongs_to(url, &self.base) || !self.seen.insert(url.to_owned()) {
            return;
        }
        let kind = self.kinds.entry(pattern(url)).or_default();
        *kind += 1;
        if *kind <= OF_A_KIND {
            self.waiting.push_back(url.to_owned());
        }
    }
}

impl Iterator for Crawl {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        self.waiting.pop_front()
    }
}

/// `url` as it is sent to the server.
pub fn without_fragment(url: &str) -> &str {
    url.split('#').next().unwrap_or_default()
}

/// What pages of the same kind have in common: ids and secrets become `*`,
/// of a query only the names stay.
fn pattern(url: &str) -> String {
    let (path, query) = url.split_once('?').unwrap_or((url, ""));
    let segments = path
        .split('/')
        .map(|it| if is_an_id(it) { "*" } else { it });
    let mut names: Vec<_> = query
        .split('&')
        .filter_map(|it| it.split('=').next())
        .collect();
    names.sort_unstable();
    names.dedup();
    format!(
        "{}?{}",
        segments.collect::<Vec<_>>().join("/"),
        names.join("&")
    )
}

/// A number, or something long with digits or capitals in it, as UUIDs and secrets are and words aren't.
fn is_an_id(segment: &str) -> bool {
    let stem = segment.split('.').next().unwrap_or_default();
    let number = !stem.is_empty() && stem.bytes().all(|b| b.is_ascii_digit());
    let digits_or_capitals = stem
        .bytes()
        .filter(|b| b.is_ascii_digit() || b.is_ascii_uppercase());
    number || (stem.len() >= 16 && digits_or_capitals.count() >= 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    const BASE: &str = "http://127.0.0.1:8080";

    #[test]
    fn of_pages_of_the_same_kind_two_are_looked_at() {
        let mut crawl = Crawl::from_home(BASE);
        for person in [
            "0197a3c2-1111-7000-8000-00000000000a",
            "0197a3c2-1111-7000-8000-00000000000b",
            "0197a3c2-1111-7000-8000-00000000000c",
        ] {
            crawl.found(&format!("{BASE}/people/{person}#top"));
        }
        crawl.found(&format!("{BASE}/people?sort=name"));
        crawl.found(&format!("{BASE}/people?sort=joined"));
        crawl.found(&format!("{BASE}/people?sort=mentees"));
        crawl.found("http://127.0.0.1:80801/elsewhere");
        crawl.found(&format!("{BASE}/"));
        let pages: Vec<_> = crawl.map(|url| url[BASE.len()..].to_owned()).collect();
        assert_eq!(
            pages,
            [
                "/",
                "/people/0197a3c2-1111-7000-8000-00000000000a",
                "/people/0197a3c2-1111-7000-8000-00000000000b",
                "/people?sort=name",
                "/people?sort=joined",
            ]
        );
    }

    #[test]
    fn ids_are_told_from_words() {
        for id in [
            "7",
            "2026",
            "0197a3c2-1111-7000-8000-00000000000a",
            "kX3vQ9-aB_7cDe1FgH2",
            "12.csv",
        ] {
            assert!(is_an_id(id), "{id}");
        }
        for word in [
            "people",
            "what-coordinators-see",
            "intl-student-practitioner",
            "eastholm-2026",
            "",
        ] {
            assert!(!is_an_id(word), "{word}");
        }
    }
}
