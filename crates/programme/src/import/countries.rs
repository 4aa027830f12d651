//! The countries of the world, under the names that people write: in English, in their own
//! languages, abbreviated, and as they used to be called.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::fold::{fold, nearest};

const TABLE: &str = include_str!("countries.tsv");

static COUNTRIES: LazyLock<BTreeMap<&str, Country>> =
    LazyLock::new(|| rows().map(|c| (c.code, c)).collect());
static NAMES: LazyLock<BTreeMap<String, &str>> = LazyLock::new(by_name);

struct Country {
    code: &'static str,
    region: &'static str,
    name: &'static str,
    others: &'static str,
    zones: Vec<&'static str>,
}

/// The code itself, if it is one.
#[must_use]
pub fn known(code: &str) -> Option<&'static str> {
    COUNTRIES.get_key_value(code).map(|(code, _)| *code)
}

/// The name of the country with this ISO 3166 code, such as `"PT"`.
#[must_use]
pub fn name(code: &str) -> Option<&'static str> {
    COUNTRIES.get(code).map(|country| country.name)
}

/// The part of the world in which the country lies, such as `"Southern Europe"`.
#[must_use]
pub fn region(code: &str) -> Option<&'static str> {
    COUNTRIES.get(code).map(|country| country.region)
}

/// Its time zones, the usual one first.
#[must_use]
pub fn zones(code: &str) -> &'static [&'static str] {
    COUNTRIES.get(code).map_or(&[], |country| &country.zones)
}

/// The code of the country that goes by this name or code, in whatever spelling.
#[must_use]
pub fn find(said: &str) -> Option<&'static str> {
    let folded = fold(said);
    let by_code = || {
        COUNTRIES
            .get_key_value(said.trim().to_ascii_uppercase().as_str())
            .map(|(code, _)| *code)
    };
    let without_article = || {
        folded
            .strip_prefix("the ")
            .and_then(|rest| NAMES.get(rest).copied())
    };
    NAMES
        .get(&folded)
        .copied()
        .or_else(without_article)
        .or_else(by_code)
}

/// The code of the only country whose name is like this one but for a slip.
#[must_use]
pub fn guess(said: &str) -> Option<&'static str> {
    nearest(
        &fold(said),
        NAMES.iter().map(|(name, code)| (name.as_str(), *code)),
    )
}

/// All codes and names, in the order of the codes.
pub fn all() -> impl Iterator<Item = (&'static str, &'static str)> {
    COUNTRIES
        .values()
        .map(|country| (country.code, country.name))
}

fn rows() -> impl Iterator<Item = Country> {
    TABLE
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| {
            let mut cells = line.split('\t');
            Some(Country {
                code: cells.next()?,
                region: cells.next()?,
                name: cells.next()?,
                others: cells.next()?,
                zones: cells
                    .next()?
                    .split(' ')
                    .filter(|zone| !zone.is_empty())
                    .collect(),
            })
        })
}

fn by_name() -> BTreeMap<String, &'static str> {
    let mut names = BTreeMap::new();
    for country in rows() {
        let others = country.others.split('|').filter(|name| !name.is_empty());
        names.extend(others.map(|name| (fold(name), country.code)));
        names.insert(fold(country.name), country.code);
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_whole_and_no_name_means_two_countries() {
        assert_eq!(
            rows().count(),
            TABLE.lines().filter(|line| !line.starts_with('#')).count()
        );
        assert!(COUNTRIES.len() > 245);
        let mut seen: BTreeMap<String, &str> = BTreeMap::new();
        for country in rows() {
            let names = country
                .others
                .split('|')
                .filter(|name| !name.is_empty())
                .chain([country.name]);
            for name in names {
                let other = seen.insert(fold(name), country.code);
                assert!(
                    other.is_none_or(|code| code == country.code),
                    "{name}: {other:?} and {}",
                    country.code
                );
            }
        }
    }

    #[test]
    fn countries_go_by_many_names() {
        let names = [
            ("Portugal", "PT"),
            ("España", "ES"),
            ("MÉXICO", "MX"),
            ("Deutschland", "DE"),
            ("UK", "GB"),
            ("u.s.a.", "US"),
            ("the Netherlands", "NL"),
            ("Turkey", "TR"),
            ("مصر", "EG"),
            ("日本", "JP"),
            ("Україна", "UA"),
            ("Viet Nam", "VN"),
            ("Aotearoa", "NZ"),
            ("Korea", "KR"),
            ("Hrvatska", "HR"),
            ("Czech Republic", "CZ"),
            ("Cote d'Ivoire", "CI"),
            ("Suomi", "FI"),
            ("pt", "PT"),
            ("대한민국", "KR"),
        ];
        for (said, code) in names {
            assert_eq!(find(said), Some(code), "{said}");
        }
        assert_eq!(find("Eastholm"), None);
        assert_eq!(guess("Portugla"), Some("PT"));
        assert_eq!(guess("Eastholm"), None);
    }

    #[test]
    fn like_names_are_told_apart() {
        for (said, code) in [
            ("Niger", "NE"),
            ("Nigeria", "NG"),
            ("Austria", "AT"),
            ("Australia", "AU"),
            ("Guinea", "GN"),
            ("Dominica", "DM"),
        ] {
            assert_eq!(find(said), Some(code), "{said}");
        }
    }
}
