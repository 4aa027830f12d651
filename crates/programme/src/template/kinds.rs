//! The kinds of partnership a programme has, from a year with an agreement to a single talk.

use serde::{Deserialize, Serialize};

use super::{Level, Oversight};

/// One kind of partnership.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Relationship {
    /// A short name in lower case with underscores.
    pub key: String,
    /// What people call it.
    pub name: String,
    /// One sentence on what to expect of it.
    pub summary: String,
    /// Who is in it.
    pub form: Form,
    /// How binding an agreement is; off where the light card takes its place.
    pub agreement: Level,
    /// How much of its dates staff see.
    pub oversight: Oversight,
    /// How many of it a mentee may have at once.
    pub at_once: u32,
    /// What a request for it has to say; nothing where a coordinator makes the pairs.
    #[serde(default)]
    pub request: Vec<RequestPart>,
}

/// Who is in a partnership.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// One mentor, one mentee.
    OneToOne,
    /// Two who support each other.
    Peer,
    /// One mentor and several mentees.
    Group,
    /// One talk about one question.
    Advice,
}

/// A part of a request for a mentor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RequestPart {
    /// Why this person.
    WhyYou,
    /// What it is about.
    Interest,
    /// How much time the mentee promises.
    Commitment,
}

/// Half a page instead of an agreement: nothing to sign.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LightCard {
    /// The heading.
    pub title: String,
    /// What stands beneath it.
    pub intro: String,
    /// What the two fill in.
    pub lines: Vec<CardLine>,
    /// The line on confidentiality, which always stands there.
    pub confidentiality: String,
}

/// One line of the light card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CardLine {
    /// A short name in lower case with underscores.
    pub key: String,
    /// The question.
    pub title: String,
    /// An example of an answer.
    pub hint: String,
}
