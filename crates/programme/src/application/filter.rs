//! Which applications the review desk shows. It stands in the URL, so that a view can be kept and
//! passed on; what can't be read in it is left out, never refused.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::{State, role_key, role_of};
use crate::template::question::Role;

/// The longest search that is looked at.
const LONGEST: usize = 120;

/// Which applications are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only those in this state.
    pub state: Option<State>,
    /// Only those in this role.
    pub role: Option<Role>,
    /// Only those whose name or address has these words in it.
    pub search: String,
    /// The page, from 1.
    pub page: usize,
}

impl Filter {
    /// Reads the part of a URL after the question mark.
    #[must_use]
    pub fn read(query: &str) -> Self {
        let mut filter = Self {
            page: 1,
            ..Self::default()
        };
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            match name.as_ref() {
                "state" => filter.state = State::of(&value).filter(|state| *state != State::Draft),
                "role" => filter.role = role_of(&value),
                "q" => filter.search = value.trim().chars().take(LONGEST).collect(),
                "page" => filter.page = value.parse().unwrap_or(1),
                _ => {}
            }
        }
        filter
    }

    /// The same as the part of a URL after the question mark; empty where nothing is left out.
    #[must_use]
    pub fn query(&self) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        if let Some(state) = self.state {
            query.append_pair("state", state.key());
        }
        if let Some(role) = self.role {
            query.append_pair("role", role_key(role));
        }
        if !self.search.is_empty() {
            query.append_pair("q", &self.search);
        }
        if self.page > 1 {
            query.append_pair("page", &self.page.to_string());
        }
        query.finish()
    }

    /// The URL of this view of `path`.
    #[must_use]
    pub fn on(&self, path: &str) -> String {
        let query = self.query();
        if query.is_empty() {
            path.to_string()
        } else {
            format!("{path}?{query}")
        }
    }

    /// The same on another page.
    #[must_use]
    pub fn at(&self, page: usize) -> Self {
        Self {
            page,
            ..self.clone()
        }
    }

    /// Whether anything is left out.
    #[must_use]
    pub fn narrows(&self) -> bool {
        self.state.is_some() || self.role.is_some() || !self.search.is_empty()
    }

    /// Whether a name or an address has every word of the search in it, whatever their accents.
    #[must_use]
    pub fn finds(&self, name: &str, address: &str) -> bool {
        let there = plain(&format!("{name} {address}"));
        plain(&self.search)
            .split_whitespace()
            .all(|word| there.contains(word))
    }
}

fn plain(text: &str) -> String {
    text.nfkd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_view_stands_in_its_url_and_comes_back_from_it() {
        let filter = Filter {
            state: Some(State::Submitted),
            role: Some(Role::Mentor),
            search: "Grace & Söhne".into(),
            page: 3,
        };
        assert_eq!(Filter::read(&filter.query()), filter);
        assert_eq!(
            filter.query(),
            "state=submitted&role=mentor&q=Grace+%26+S%C3%B6hne&page=3"
        );
    }

    #[test]
    fn what_makes_no_sense_in_a_url_is_left_out() {
        let everything = Filter {
            page: 1,
            ..Filter::default()
        };
        for query in [
            "",
            "state=flying&role=&page=-1",
            "state",
            "&&=&%zz=%",
            "page=x&colour=red",
        ] {
            assert_eq!(Filter::read(query), everything, "{query}");
        }
        assert_eq!(everything.on("/people"), "/people");
    }

    #[test]
    fn a_search_finds_names_whatever_their_accents_and_case() {
        let search = |text: &str| Filter {
            search: text.into(),
            ..Filter::default()
        };
        assert!(search("tomas").finds("Tomás Vidal", "t.vidal@example.org"));
        assert!(search("VIDAL tom").finds("Tomás Vidal", "t.vidal@example.org"));
        assert!(search("vidal@example").finds("Tomás Vidal", "t.vidal@example.org"));
        assert!(search("").finds("Tomás Vidal", "t.vidal@example.org"));
        assert!(!search("grace").finds("Tomás Vidal", "t.vidal@example.org"));
    }
}
