//! A programme: a mentoring offer that the organisation runs, opened from a template.

use dyad_platform::clock::Moment;
use dyad_platform::id;

use crate::template::Template;

pub(crate) mod opening;
pub mod pages;
pub mod store;

id!(
    /// A programme.
    ProgrammeId
);

/// A programme, with its own copy of the template it was opened from.
#[derive(Clone, Debug)]
pub struct Programme {
    /// Its id.
    pub id: ProgrammeId,
    /// Its name in URLs.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// IANA name of the time zone its dates are meant in.
    pub zone: String,
    /// Texts, questions, rules and plan.
    pub template: Template,
    /// The same as it was on the day the programme opened.
    pub origin: Template,
    /// Since when everybody can read its public page; a draft before.
    pub published_at: Option<Moment>,
    /// Since when it takes no more people, for good.
    pub archived_at: Option<Moment>,
}

impl Programme {
    /// Whether its public page is there for everybody.
    #[must_use]
    pub fn is_public(&self) -> bool {
        self.published_at.is_some() && self.archived_at.is_none()
    }
}

/// A name for URLs: lower case, letters, digits and dashes; never empty.
#[must_use]
pub fn slug_of(name: &str) -> String {
    let mut slug = String::new();
    for letter in name.to_lowercase().chars() {
        if letter.is_ascii_alphanumeric() {
            slug.push(letter);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let slug: String = slug.trim_matches('-').chars().take(60).collect();
    if slug.is_empty() {
        "programme".into()
    } else {
        slug.trim_end_matches('-').into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_keeps_letters_and_digits() {
        assert_eq!(
            slug_of("Eastholm: Vets & Students 2026"),
            "eastholm-vets-students-2026"
        );
        assert_eq!(slug_of("Ärzte"), "rzte");
        assert_eq!(slug_of("学生"), "programme");
    }
}
