//! Languages, under the names that people write: in English, in the language itself, and otherwise.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::fold::{fold, nearest};

const TABLE: &str = include_str!("languages.tsv");

static LANGUAGES: LazyLock<BTreeMap<&str, &str>> =
    LazyLock::new(|| rows().map(|(tag, name, _)| (tag, name)).collect());
static NAMES: LazyLock<BTreeMap<String, &str>> = LazyLock::new(by_name);

/// The name of the language with this tag, such as `"pt"`.
#[must_use]
pub fn name(tag: &str) -> Option<&'static str> {
    LANGUAGES.get(tag).copied()
}

/// The tag of the language that goes by this name, in whatever spelling.
#[must_use]
pub fn find(said: &str) -> Option<&'static str> {
    NAMES.get(&fold(said)).copied()
}

/// The tag of the only language whose name is like this one but for a slip.
#[must_use]
pub fn guess(said: &str) -> Option<&'static str> {
    nearest(
        &fold(said),
        NAMES.iter().map(|(name, tag)| (name.as_str(), *tag)),
    )
}

/// All tags and names, in the order of the names.
pub fn all() -> impl Iterator<Item = (&'static str, &'static str)> {
    rows().map(|(tag, name, _)| (tag, name))
}

fn rows() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    TABLE
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| {
            let mut cells = line.split('\t');
            Some((cells.next()?, cells.next()?, cells.next()?))
        })
}

fn by_name() -> BTreeMap<String, &'static str> {
    let mut names = BTreeMap::new();
    for (tag, name, others) in rows() {
        names.extend(
            others
                .split('|')
                .filter(|other| !other.is_empty())
                .map(|other| (fold(other), tag)),
        );
        names.insert(fold(name), tag);
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_whole_and_no_name_means_two_languages() {
        assert_eq!(
            rows().count(),
            TABLE.lines().filter(|line| !line.starts_with('#')).count()
        );
        let mut seen: BTreeMap<String, &str> = BTreeMap::new();
        for (tag, name, others) in rows() {
            for name in others
                .split('|')
                .filter(|other| !other.is_empty())
                .chain([name])
            {
                let other = seen.insert(fold(name), tag);
                assert!(
                    other.is_none_or(|known| known == tag),
                    "{name}: {other:?} and {tag}"
                );
            }
        }
    }

    #[test]
    fn languages_go_by_many_names() {
        let names = [
            ("English", "en"),
            ("Deutsch", "de"),
            ("Español", "es"),
            ("français", "fr"),
            ("한국어", "ko"),
            ("العربية", "ar"),
            ("Farsi", "fa"),
            ("Kiswahili", "sw"),
            ("Chinese", "zh"),
            ("Mandarin", "zh"),
            ("Tagalog", "fil"),
            ("TÜRKÇE", "tr"),
            ("tiếng việt", "vi"),
            ("Norsk", "no"),
            ("Flemish", "nl"),
        ];
        for (said, tag) in names {
            assert_eq!(find(said), Some(tag), "{said}");
        }
        assert_eq!(find("Portugese"), None);
        assert_eq!(guess("Portugese"), Some("pt"));
        assert_eq!(guess("Klingonese (a little)"), None);
    }
}
