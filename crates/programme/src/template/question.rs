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
    /// The answers to choose from. Where [`Self::options_of`] names another question these are
    /// that one's: [`super::Template::parse`] fills them in.
    #[serde(default)]
    pub options: Vec<Choice>,
    /// Another question whose options these are, so that a list is written once: what is wanted and
    /// what is offered, a department and one to stay away from.
    pub options_of: Option<String>,
    /// Whether an answer beyond the options is one, too: kept and compared in its own words. Such a
    /// question may have no options at all, as for the regions of an association.
    #[serde(default)]
    pub open: bool,
    /// The most options, ratings or people that may be named.
    pub most: Option<u32>,
    /// Digits after the decimal sign that a number may have; whole numbers where absent.
    pub decimals: Option<u32>,
    /// What a number counts, to be read behind it: "km", "hours a month".
    pub unit: Option<String>,
    /// What the ends of a rating from 1 to 5 mean.
    pub ends: Option<[String; 2]>,
    /// Headers under which this question is found in other people's spreadsheets.
    #[serde(default)]
    pub headers: Vec<String>,
    /// The least and the greatest number that can be right, for a mentee.
    pub range_for_mentees: Option<[i64; 2]>,
    /// The least and the greatest number that can be right, for a mentor.
    pub range_for_mentors: Option<[i64; 2]>,
    /// Whether it asks for something that equal treatment forbids to decide by. Such a question
    /// needs [`Self::consent`] and is required of nobody; its answers are counted, never listed.
    #[serde(default)]
    pub equity: bool,
    /// The sentence to agree to before answering. Without that tick of its own no answer is kept.
    pub consent: Option<String>,
}

/// What kind of answer a question takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A person's name.
    Name,
    /// The first half of a name; found in spreadsheets, never asked.
    GivenName,
    /// The second half of a name; found in spreadsheets, never asked. A sheet that has it needs no
    /// column for the whole name.
    FamilyName,
    /// The address at which a person is known.
    Email,
    /// Mentee, mentor or both.
    Role,
    /// When somebody applied; found in spreadsheets, never asked.
    Moment,
    /// Somebody's number in another register, such as a member's or a staff number; found in
    /// spreadsheets, never asked, kept letter by letter.
    Reference,
    /// A line of text.
    Text,
    /// Text of several lines.
    Long,
    /// One of the options.
    Choice,
    /// Any of the options.
    Choices,
    /// Any of the options, each with how much it matters, from 1 to 5.
    Ratings,
    /// Yes or no: two options with these keys.
    YesNo,
    /// A day.
    Date,
    /// A number; whole unless [`Question::decimals`] says otherwise.
    Number,
    /// How far one would travel, in kilometres.
    Distance,
    /// A year of study or a number of years in practice.
    Years,
    /// How many mentees a mentor has room for; asked of mentees, how many mentors they would like,
    /// up to what the programme allows.
    Places,
    /// A country.
    Country,
    /// A region of the programme's own; one of the options, or open.
    Region,
    /// Languages one can talk in.
    Languages,
    /// A time zone.
    Zone,
    /// When somebody is usually free.
    FreeTimes,
    /// People one must not be paired with.
    People,
    /// People who manage or assess one, by address; never paired with each other.
    Assessors,
    /// Mentors one would like, in order, by address or name. In spreadsheets often a column for
    /// each wish ("Preferred mentor 1"), which the same headers recognise.
    Wishes,
    /// Other people's addresses.
    Emails,
    /// Which hats a mentor wears, or a mentee hopes for: options `mentor`, `coach`, `advisor`.
    Hats,
    /// How formal a partnership may be: options among `formal`, `informal`, `either`.
    Formality,
    /// How often the two are in touch: one of the options, the most frequent first.
    Frequency,
    /// Which stages of a career a supporter may be at; keys as in [`Choice::stage`].
    Stages,
    /// What somebody is who supports: teacher, practitioner, fellow student and so on. The chosen
    /// option's [`Choice::stage`] becomes the derived column `stage`.
    SupporterKind,
}

/// What an answer looks like, whatever it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A line of text.
    Line,
    /// Several lines of text.
    Lines,
    /// One of the options.
    One,
    /// Any of the options.
    Several,
    /// Any of the options, each with a number from 1 to 5.
    Rated,
    /// A number.
    Number,
    /// A day.
    Day,
    /// People by address or name, in order.
    People,
}

/// Who can read an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Readers {
    /// Nobody but its author.
    Author,
    /// Nobody: it is only counted, where enough people answered.
    Totals,
    /// The coordinators.
    Coordinators,
    /// The coordinators, and everybody in the programme who looks for a mentor.
    Members,
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
    /// For the profile that is kept, and offered again next year.
    Profile,
    /// To propose a clause on boundaries where one of the two has power over the other.
    Boundary,
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
    /// For kinds of supporters: the stage of a career they are at, such as `near_peer`.
    pub stage: Option<String>,
}

impl Kind {
    /// What an answer of this kind looks like.
    #[must_use]
    pub fn shape(self) -> Shape {
        match self {
            Self::Name | Self::GivenName | Self::FamilyName | Self::Email => Shape::Line,
            Self::Reference | Self::Text | Self::Zone => Shape::Line,
            Self::Long | Self::FreeTimes => Shape::Lines,
            Self::Role | Self::Choice | Self::YesNo | Self::Country | Self::Region => Shape::One,
            Self::Formality | Self::Frequency | Self::SupporterKind => Shape::One,
            Self::Choices | Self::Languages | Self::Hats | Self::Stages => Shape::Several,
            Self::Ratings => Shape::Rated,
            Self::Number | Self::Years | Self::Distance | Self::Places => Shape::Number,
            Self::Moment | Self::Date => Shape::Day,
            Self::People | Self::Assessors | Self::Wishes | Self::Emails => Shape::People,
        }
    }

    /// Whether it is found in spreadsheets alone and stands on no form.
    #[must_use]
    pub fn is_never_asked(self) -> bool {
        matches!(
            self,
            Self::GivenName | Self::FamilyName | Self::Moment | Self::Reference
        )
    }

    /// Whether it needs options of its own or another's to choose from.
    #[must_use]
    pub fn needs_options(self) -> bool {
        matches!(
            self,
            Self::Role
                | Self::Choice
                | Self::Choices
                | Self::Ratings
                | Self::YesNo
                | Self::FreeTimes
        ) || matches!(
            self,
            Self::Region
                | Self::Hats
                | Self::Formality
                | Self::Frequency
                | Self::Stages
                | Self::SupporterKind
        )
    }

    /// The keys that options of this kind may have, where code or rules know them by name.
    #[must_use]
    pub fn known_options(self) -> Option<&'static [&'static str]> {
        match self {
            Self::Role => Some(&["mentee", "mentor", "both"]),
            Self::YesNo => Some(&["yes", "no"]),
            Self::Hats => Some(&["mentor", "coach", "advisor"]),
            Self::Formality => Some(&["formal", "informal", "either"]),
            _ => None,
        }
    }
}

impl Readers {
    /// Whether somebody to whom the author is proposed may read it.
    #[must_use]
    pub fn includes_candidates(self) -> bool {
        matches!(self, Self::Members | Self::Candidate)
    }

    /// Whether the partner may read it, once both have said yes.
    #[must_use]
    pub fn includes_partner(self) -> bool {
        self.includes_candidates() || self == Self::Partner
    }

    /// Whether coordinators may read it.
    #[must_use]
    pub fn includes_coordinators(self) -> bool {
        !matches!(self, Self::Author | Self::Totals)
    }

    /// Whether what it says may be shown as a reason: not where it is for matching alone.
    #[must_use]
    pub fn may_be_told(self) -> bool {
        self.includes_coordinators() && self != Self::Private
    }
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
