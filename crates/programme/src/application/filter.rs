//! What the review desk shows: which applications, in which order, with which columns. It stands in
//! the URL, so that a view can be kept and passed on; what can't be read in it is left out, never refused.

use jiff::civil::Date;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::{State, role_key, role_of};
use crate::template::question::Role;

/// The longest search that is looked at, and the longest name of anything else in the URL.
const LONGEST: usize = 120;
/// The most columns.
const MOST_COLUMNS: usize = 60;

/// Which applications are shown, and how.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only those in this state.
    pub state: Option<State>,
    /// Only those in this role.
    pub role: Option<Role>,
    /// Only those who named this option of the question that tells people apart.
    pub field: String,
    /// Only those who live in the country with this code.
    pub country: String,
    /// Only those who left a question empty that their form requires.
    pub missing: bool,
    /// Only those who applied on this day or later.
    pub since: Option<Date>,
    /// Only those who came in with this spreadsheet.
    pub import: String,
    /// Only those whose name, address or answers have these words in them.
    pub search: String,
    /// The column by which they are ordered; by date of application where empty.
    pub sort: String,
    /// Whether the order is turned round.
    pub turned: bool,
    /// Names of the columns; the usual ones where empty.
    pub columns: Vec<String>,
    /// Whether rows stand close to each other.
    pub dense: bool,
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
            filter.take(&name, &value);
        }
        filter
    }

    fn take(&mut self, name: &str, value: &str) {
        let short = || value.trim().chars().take(LONGEST).collect::<String>();
        match name {
            "state" => self.state = State::of(value).filter(|state| *state != State::Draft),
            "role" => self.role = role_of(value),
            "field" => self.field = short(),
            "country" => self.country = short(),
            "missing" => self.missing = !value.is_empty(),
            "since" => self.since = value.parse().ok(),
            "import" => self.import = short(),
            "q" => self.search = short(),
            "sort" => {
                self.turned = value.starts_with('-');
                self.sort = short().trim_start_matches('-').into();
            }
            "col" if self.columns.len() < MOST_COLUMNS && !value.is_empty() => {
                let column = short();
                if !self.columns.contains(&column) {
                    self.columns.push(column);
                }
            }
            "rows" => self.dense = value == "compact",
            "page" => self.page = value.parse().unwrap_or(1),
            _ => {}
        }
    }

    /// The same as names and values, without the page.
    #[must_use]
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let mut pairs = Vec::new();
        let mut add = |name, value: String| {
            if !value.is_empty() {
                pairs.push((name, value));
            }
        };
        add("state", self.state.map_or("", State::key).into());
        add("role", self.role.map_or("", role_key).into());
        add("field", self.field.clone());
        add("country", self.country.clone());
        add("missing", if self.missing { "1" } else { "" }.into());
        add(
            "since",
            self.since.map(|day| day.to_string()).unwrap_or_default(),
        );
        add("import", self.import.clone());
        add("q", self.search.clone());
        let turned = if self.turned { "-" } else { "" };
        if !self.sort.is_empty() {
            add("sort", format!("{turned}{}", self.sort));
        }
        for column in &self.columns {
            add("col", column.clone());
        }
        add("rows", if self.dense { "compact" } else { "" }.into());
        pairs
    }

    /// The same as the part of a URL after the question mark; empty where nothing is left out.
    #[must_use]
    pub fn query(&self) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.extend_pairs(self.pairs());
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

    /// The same with its rows closer, or with more air.
    #[must_use]
    pub fn spaced(&self, dense: bool) -> Self {
        Self {
            dense,
            ..self.clone()
        }
    }

    /// The same ordered by a column; pressed twice, the other way round.
    #[must_use]
    pub fn by(&self, column: &str) -> Self {
        Self {
            turned: self.sort == column && !self.turned,
            sort: column.into(),
            page: 1,
            ..self.clone()
        }
    }

    /// Whether anything is left out.
    #[must_use]
    pub fn narrows(&self) -> bool {
        let same_rows = Self {
            sort: self.sort.clone(),
            turned: self.turned,
            columns: self.columns.clone(),
            dense: self.dense,
            page: self.page,
            ..Self::default()
        };
        *self != same_rows
    }

    /// The words of the search, made comparable.
    #[must_use]
    pub fn wanted(&self) -> Vec<String> {
        plain(&self.search)
            .split_whitespace()
            .map(str::to_string)
            .collect()
    }
}

/// A text without accents and in lower case.
pub(crate) fn plain(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
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
            field: "surgery".into(),
            country: "PT".into(),
            missing: true,
            since: Some(jiff::civil::date(2026, 3, 1)),
            import: "a-sheet".into(),
            search: "Grace & Söhne".into(),
            sort: "applied".into(),
            turned: true,
            columns: vec!["address".into(), "q.fields".into()],
            dense: true,
            page: 3,
        };
        assert_eq!(Filter::read(&filter.query()), filter);
        assert_eq!(
            filter.query(),
            "state=submitted&role=mentor&field=surgery&country=PT&missing=1&since=2026-03-01\
             &import=a-sheet&q=Grace+%26+S%C3%B6hne&sort=-applied&col=address&col=q.fields&rows=compact&page=3"
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
            "state=flying&role=&page=-1&since=tomorrow",
            "state=draft",
            "&&=&%zz=%",
            "page=x&colour=red&col=",
        ] {
            assert_eq!(Filter::read(query), everything, "{query}");
        }
        assert_eq!(everything.on("/people"), "/people");
        assert!(!Filter::read("sort=name&col=state&rows=compact&page=2").narrows());
        assert!(Filter::read("missing=1").narrows());
    }

    #[test]
    fn a_column_pressed_twice_turns_the_order() {
        let once = Filter::read("page=4").by("name");
        assert_eq!(once.query(), "sort=name");
        assert_eq!(once.by("name").query(), "sort=-name");
        assert_eq!(once.by("name").by("role").query(), "sort=role");
    }

    #[test]
    fn a_search_is_compared_without_accents_and_case() {
        assert_eq!(plain("Tomás VIDAL"), "tomas vidal");
        assert_eq!(Filter::read("q=Tom%C3%A1s++V").wanted(), ["tomas", "v"]);
    }
}
