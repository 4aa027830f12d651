//! A person with an account. Mentor and mentee are roles in a partnership, not kinds of account.

use dyad_platform::id;

pub mod pages;
pub mod store;

id!(
    /// A person.
    PersonId
);

/// A person, as every chapter may know them.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Person {
    /// Who it is.
    pub id: PersonId,
    /// The name they go by.
    pub name: String,
    /// The address they sign in with, in lower case.
    pub address: String,
    /// IANA name of their time zone.
    pub zone: String,
}

/// The organisation that runs this installation.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Organisation {
    /// Its name.
    pub name: String,
    /// IANA name of its time zone.
    pub zone: String,
    /// Who is told about harm.
    pub safeguarding_name: String,
    /// And where.
    pub safeguarding_address: String,
}

impl Person {
    /// What friends would say: the first part of the name.
    #[must_use]
    pub fn first_name(&self) -> &str {
        first_name(&self.name)
    }
}

/// The first part of a name; the whole where it has only one, or where the script doesn't tell
/// which part friends would use.
#[must_use]
pub fn first_name(name: &str) -> &str {
    let is_latin = name
        .chars()
        .filter(|letter| letter.is_alphabetic())
        .all(|letter| letter < '\u{0250}');
    if !is_latin {
        return name;
    }
    name.split_whitespace().next().unwrap_or(name)
}

/// Two letters for the pair mark: of the first and the last part of a name.
#[must_use]
pub fn initials(name: &str) -> String {
    let mut parts = name
        .split_whitespace()
        .filter_map(|part| part.chars().next());
    let first = parts.next();
    let last = parts.next_back();
    first
        .into_iter()
        .chain(last)
        .flat_map(char::to_uppercase)
        .collect()
}

/// A mail address in the form it is stored and compared in; `None` when it is not one.
#[must_use]
pub fn tidy_address(text: &str) -> Option<String> {
    let address = text.trim().to_lowercase();
    let (local, domain) = address.split_once('@')?;
    let fits = !local.is_empty() && local.len() <= 64 && address.len() <= 254;
    let domain_fits = domain.contains('.')
        && !domain.starts_with('.')
        && !domain.ends_with('.')
        && !domain.contains('@')
        && !domain.contains("..");
    let clean = address.chars().all(|letter| {
        !letter.is_whitespace()
            && !letter.is_control()
            && !matches!(
                letter,
                '<' | '>' | ',' | ';' | '"' | '(' | ')' | '[' | ']' | '\\' | ':'
            )
    });
    (fits && domain_fits && clean).then_some(address)
}

/// Whether this is the name of a time zone.
#[must_use]
pub fn is_zone(name: &str) -> bool {
    jiff::tz::TimeZone::get(name).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_compared_in_lower_case_and_without_blanks() {
        assert_eq!(
            tidy_address("  Grace.Moor@Practice.Example "),
            Some("grace.moor@practice.example".into())
        );
        for wrong in [
            "",
            "grace",
            "grace@",
            "@x.example",
            "a@@b.example",
            "a b@c.example",
            "a@b",
            "a@b..c",
            "a@b.c\r\nBcc: x@y.z",
        ] {
            assert_eq!(tidy_address(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn initials_are_of_the_first_and_the_last_part() {
        assert_eq!(initials("Grace Moor"), "GM");
        assert_eq!(initials("Tomás de la Vega"), "TV");
        assert_eq!(initials("Sukarsih"), "S");
        assert_eq!(first_name("Lin Okafor"), "Lin");
        assert_eq!(first_name("Tomás de la Vega"), "Tomás");
        assert_eq!(first_name("高橋 蓮"), "高橋 蓮");
    }
}
