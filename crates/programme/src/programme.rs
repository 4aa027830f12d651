//! A programme: a mentoring offer that the organisation runs, opened from a template.

use dyad_platform::clock::Moment;
use dyad_platform::id;

use crate::template::Template;

pub(crate) mod coordinating;
pub mod jobs;
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
    /// Since when nobody can apply for a while.
    pub paused_at: Option<Moment>,
    /// Where trouble goes.
    pub safeguarding: Contact,
    /// Months after a partnership's end for which applications are kept; absent where nobody has said.
    pub keep_months: Option<i64>,
}

/// Somebody to turn to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contact {
    /// Their name.
    pub name: String,
    /// Their mail address.
    pub address: String,
}

/// For how many months applications are kept, until somebody says otherwise.
pub const KEEP_MONTHS: i64 = 24;

/// What keeps a draft from being published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// What the programme is for.
    Purpose,
    /// What mentoring means here.
    Definition,
    /// What is expected of mentors.
    ExpectedOfMentors,
    /// What is expected of mentees.
    ExpectedOfMentees,
    /// Anybody who coordinates.
    Coordinator,
    /// Where trouble goes.
    Safeguarding,
    /// An agreement with a clause on confidentiality that stays.
    Clauses,
    /// How long applications are kept.
    Retention,
}

impl Missing {
    /// All of them, in the order in which they are said.
    pub const ALL: [Self; 8] = [
        Self::Purpose,
        Self::Definition,
        Self::ExpectedOfMentors,
        Self::ExpectedOfMentees,
        Self::Coordinator,
        Self::Safeguarding,
        Self::Clauses,
        Self::Retention,
    ];
}

impl Programme {
    /// Whether its public page is there for everybody.
    #[must_use]
    pub fn is_public(&self) -> bool {
        self.published_at.is_some() && self.archived_at.is_none()
    }

    /// Whether people can apply, where its cohort's dates allow it.
    #[must_use]
    pub fn takes_applications(&self) -> bool {
        self.is_public() && self.paused_at.is_none()
    }

    /// What keeps it from being published, with so many coordinators.
    #[must_use]
    pub fn missing(&self, coordinators: usize) -> Vec<Missing> {
        let texts = &self.template.texts;
        let says = |text: &str| !text.trim().is_empty();
        let list = |lines: &[String]| lines.iter().any(|line| says(line));
        let kept = |missing: &Missing| match missing {
            Missing::Purpose => says(&texts.purpose),
            Missing::Definition => says(&texts.definition),
            Missing::ExpectedOfMentors => list(&texts.expected_of_mentors),
            Missing::ExpectedOfMentees => list(&texts.expected_of_mentees),
            Missing::Coordinator => coordinators > 0,
            Missing::Safeguarding => says(&self.safeguarding.address),
            Missing::Clauses => {
                let mut clauses = self.template.clauses.iter();
                clauses.any(|clause| clause.key == "confidentiality" && clause.locked)
            }
            Missing::Retention => self.keep_months.is_some(),
        };
        Missing::ALL
            .into_iter()
            .filter(|missing| !kept(missing))
            .collect()
    }
}

/// Whether one of so many coordinators may go: somebody stays (INV-29).
#[must_use]
pub fn may_step_down(coordinators: usize) -> bool {
    coordinators > 1
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
    fn the_last_coordinator_stays() {
        assert!(!may_step_down(0) && !may_step_down(1) && may_step_down(2));
    }

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
