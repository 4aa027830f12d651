//! Questions: what is asked, what may be answered, who reads it and what it is used for.

use serde::{Deserialize, Serialize};

/// A role that somebody applies for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Who seeks.
    Mentee,
    /// Who gives.
    Mentor,
}

/// One question of a programme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// A short name in lower case with underscores.
    pub key: String,
    /// What kind of answer it takes.
    pub kind: Kind,
    /// The question as asked of anybody.
    pub label: String,
    /// The question as asked of a mentor, where that differs.
    pub label_for_mentors: Option<String>,
    /// The question as asked of a mentee, where that differs.
    pub label_for_mentees: Option<String>,
    /// A line of help beneath it.
    pub hint: Option<String>,
    /// Who may answer it; both where absent.
    #[serde(default = "both")]
    pub roles: Vec<Role>,
    /// Who can't leave it empty on the form.
    #[serde(default)]
    pub required_of: Vec<Role>,
    /// Who can read the answer.
    pub readers: Readers,
    /// What the answer is used for.
    pub used_for: Vec<Use>,
    /// The answers to choose from.
    #[serde(default)]
    pub options: Vec<Choice>,
    /// The most options that may be chosen.
    pub most: Option<u32>,
    /// Headers under which this question is found in other people's spreadsheets.
    #[serde(default)]
    pub headers: Vec<String>,
    /// The least and the greatest number that can be right, for a mentee.
    pub range_for_mentees: Option<[i64; 2]>,
    /// The least and the greatest number that can be right, for a mentor.
    pub range_for_mentors: Option<[i64; 2]>,
}

/// What kind of answer a question takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A person's name.
    Name,
    /// The address at which a person is known.
    Email,
    /// Mentee, mentor or both.
    Role,
    /// When somebody applied; found in spreadsheets, never asked.
    Moment,
    /// A line of text.
    Text,
    /// Text of several lines.
    Long,
    /// One of the options.
    Choice,
    /// Any of the options.
    Choices,
    /// A whole number.
    Number,
    /// A year of study or a number of years in practice.
    Years,
    /// How many mentees a mentor has room for.
    Places,
    /// A country.
    Country,
    /// Languages one can talk in.
    Languages,
    /// A time zone.
    Zone,
    /// When somebody is usually free.
    FreeTimes,
    /// People one must not be paired with.
    People,
}

/// Who can read an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Readers {
    /// The coordinators.
    Coordinators,
    /// The coordinators, and a possible partner to whom a proposal goes.
    Candidate,
    /// The coordinators, and the partner once both have said yes.
    Partner,
    /// The coordinators, for matching alone: never shown on any other page.
    Private,
}

/// What an answer is used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Use {
    /// To know who somebody is.
    Identity,
    /// To find the best partner.
    Matching,
    /// To decide who can take part.
    Eligibility,
    /// To introduce the two to each other.
    Introduction,
    /// For counts in the report.
    Report,
}

/// One answer to choose from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// A short name in lower case with underscores; this is what is stored.
    pub key: String,
    /// The words people read.
    pub label: String,
    /// Other words that mean the same in a spreadsheet.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// For free times: what the option covers, such as `"Mon-Fri 07-12"`.
    pub hours: Option<String>,
}

impl Question {
    /// The question as asked of `role`.
    #[must_use]
    pub fn label_for(&self, role: Role) -> &str {
        let own = match role {
            Role::Mentor => &self.label_for_mentors,
            Role::Mentee => &self.label_for_mentees,
        };
        own.as_deref().unwrap_or(&self.label)
    }

    /// The words for a stored option.
    #[must_use]
    pub fn option_label(&self, key: &str) -> Option<&str> {
        self.options
            .iter()
            .find(|option| option.key == key)
            .map(|option| option.label.as_str())
    }

    /// The least and the greatest number that can be right.
    #[must_use]
    pub fn range_for(&self, role: Role) -> Option<[i64; 2]> {
        match role {
            Role::Mentor => self.range_for_mentors,
            Role::Mentee => self.range_for_mentees,
        }
    }
}

fn both() -> Vec<Role> {
    vec![Role::Mentee, Role::Mentor]
}
