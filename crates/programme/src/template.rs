//! Programme templates: everything that makes one kind of mentoring programme, in one text file.
//!
//! A template is copied when a programme is made from it; later edits of the file never change a
//! programme that exists. The shipped ones lie in `programmes/`. A file that has an unknown field,
//! lacks a needed one or contradicts itself is refused with file, line and field.

pub mod applying;
mod burden;
mod check;
pub mod checklist;
mod deep;
mod fault;
pub mod hours;
pub mod kinds;
pub mod matching;
pub mod question;
mod reading;
mod sound;
mod writing;
pub mod year;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use applying::{Admission, Form, Forms, Pledge, SelfCheck, Step};
pub use checklist::ChecklistSection;
pub use fault::{Fault, Refused};
pub use kinds::{LightCard, Relationship};
pub use question::{Choice, Question, Role};
pub use year::{CheckIn, Clause, Closing, Notice, Opener, Plan, Prompt, Survey, Tool};

/// The version of the file format that is understood.
pub const FORMAT: u32 = 1;

/// A programme's kind: its texts, questions, rules, clauses, plan and surveys.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Template {
    /// Always [`FORMAT`].
    pub format: u32,
    /// A short name in lower case with hyphens; also the name of a shipped file.
    pub key: String,
    /// Counted up when a shipped template changes.
    pub version: u32,
    /// The language of its texts, as a language tag.
    pub locale: String,
    /// What the kind is called when somebody picks a template.
    pub name: String,
    /// One sentence on whom it is for.
    pub summary: String,
    /// What people read about the programme.
    pub texts: Texts,
    /// How long a partnership lasts.
    pub term: Term,
    /// How pairs are made and how much staff see.
    pub policy: Policy,
    /// How binding each part of the year is.
    pub levels: Levels,
    /// The kinds of partnership there are; the first is the usual one.
    pub kinds: Vec<Relationship>,
    /// What a partnership without an agreement writes down instead.
    pub light_card: Option<LightCard>,
    /// All questions; forms and spreadsheets refer to them by key.
    pub questions: Vec<Question>,
    /// Which questions are asked of whom, in which order.
    pub forms: Forms,
    /// Who can take part, answer by answer; each with the sentence that says so.
    #[serde(default)]
    pub eligibility: Vec<Admission>,
    /// Ten statements for each role, to find out alone whether this is the right time.
    pub self_check: SelfCheck,
    /// Who should be paired with whom, in the language of [`dyad_matching::Rules`]; opened by
    /// [`Template::rules`].
    pub matching: toml::Table,
    /// Why a pair fits, by the name of a criterion: half a sentence to be read after the two names,
    /// in which `{shared}` stands for what both named.
    pub reasons: BTreeMap<String, String>,
    /// What the two can tick off while they get started, section by section.
    pub checklist: Vec<ChecklistSection>,
    /// The mentorship agreement, clause by clause.
    pub clauses: Vec<Clause>,
    /// The talks a year suggests.
    pub plan: Plan,
    /// Openers for a mentee's first message.
    pub openers: Vec<Opener>,
    /// Questions to talk about, by phase.
    pub prompts: Vec<Prompt>,
    /// Short forms that each partner answers alone.
    pub check_ins: Vec<CheckIn>,
    /// Longer forms at the start and the end.
    pub surveys: Vec<Survey>,
    /// The last page.
    pub closing: Closing,
    /// Tools that are open from the first day; all others wait until the pair opens them.
    #[serde(default)]
    pub more: Vec<Tool>,
    /// Letters that this programme doesn't send.
    #[serde(default)]
    pub notices_off: Vec<Notice>,
}

/// What people read about the programme before and after they join. Plain text; an empty line
/// parts paragraphs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Texts {
    /// What the programme is for.
    pub purpose: String,
    /// What mentoring means here.
    pub definition: String,
    /// What is expected of a mentor, a line each.
    pub expected_of_mentors: Vec<String>,
    /// What is expected of a mentee, a line each.
    pub expected_of_mentees: Vec<String>,
    /// What a mentor's time comes to.
    pub time_of_mentors: String,
    /// What a mentee's time comes to.
    pub time_of_mentees: String,
    /// What is not asked of anybody.
    pub not_asked: String,
    /// Who the programme is open to, as a mentor.
    pub open_to_mentors: String,
    /// Who the programme is open to, as a mentee.
    pub open_to_mentees: String,
    /// What happens after somebody has applied.
    pub what_happens_next: String,
    /// The code of conduct that everybody acknowledges.
    pub code_of_conduct: Vec<String>,
    /// What confidentiality means, in a paragraph that both acknowledge.
    pub confidentiality: String,
}

/// How long a partnership lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// Months from the start of a partnership to its planned end.
    pub months: u32,
    /// Days before the planned end at which closing begins.
    pub closing_lead_days: u32,
    /// Days within which the first talk should happen.
    pub first_talk_within_days: u32,
    /// Whether there is no planned end. Then `months` is when the two ask themselves whether to go
    /// on, and again after as long.
    #[serde(default)]
    pub open: bool,
}

/// How pairs are made and how much staff see.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Policy {
    /// How mentors and mentees find each other.
    pub matching: MatchingMode,
    /// Who is asked first about a proposal.
    pub asked_first: AskedFirst,
    /// Days in which a proposal is answered before it lapses.
    pub answer_within_days: u32,
    /// How many mentors a mentee may have at once.
    pub mentors_per_mentee: u32,
    /// How much of a pair's dates staff see.
    pub oversight: Oversight,
    /// Who usually arranges the talks.
    pub organiser: Organiser,
}

/// How mentors and mentees find each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MatchingMode {
    /// A coordinator runs the match; both sides say yes.
    Assigned,
    /// As assigned, and mentees rank mentors beforehand.
    Ranked,
    /// Mentees look for a mentor and ask.
    Request,
    /// Assigned first, requests afterwards.
    Hybrid,
}

/// Who is asked first about a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AskedFirst {
    /// The mentor, and the mentee only after the mentor's yes.
    Mentor,
    /// Both at once.
    Both,
}

/// How much of a pair's dates staff see; never its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Oversight {
    /// Totals only.
    Light,
    /// Dates per pair.
    Standard,
    /// Dates per pair, and earlier questions.
    Close,
}

/// Who usually arranges the talks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Organiser {
    /// The mentor.
    Mentor,
    /// The mentee.
    Mentee,
    /// The two take turns.
    Alternate,
    /// The two say so in their agreement.
    Agreed,
}

/// How binding something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// Not offered.
    Off,
    /// Shown, no more.
    Suggested,
    /// Missed politely.
    Expected,
    /// The next phase waits for it.
    Required,
}

/// How binding each part of the year is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Levels {
    /// The four phases as something the two see; off hides them.
    pub phases: Level,
    /// An introduction for new people before the start.
    pub orientation: Level,
    /// The first message by the mentee.
    pub first_contact: Level,
    /// Sharing contact cards.
    pub contact_cards: Level,
    /// Sharing a résumé.
    pub resume: Level,
    /// The five questions both answer before the first talk.
    pub envelope: Level,
    /// An agreement signed by both.
    pub agreement: Level,
    /// A goal that both agreed.
    pub goal: Level,
    /// A measure on each goal.
    pub goal_measure: Level,
    /// A date for the next talk.
    pub next_talk: Level,
    /// Short updates between talks.
    pub quick_updates: Level,
    /// The forms in the middle of the term.
    pub check_ins: Level,
    /// The surveys.
    pub surveys: Level,
    /// A last talk.
    pub last_talk: Level,
    /// The closing page.
    pub closing: Level,
    /// Development plan, journal, exercises and the like.
    pub more_for_the_two: Level,
}

impl Template {
    /// Reads a template. `file` names it in the error.
    ///
    /// # Errors
    /// [`Refused`] names file, line and field of the first thing that's wrong.
    pub fn parse(file: &str, text: &str) -> Result<Self, Refused> {
        reading::parse(file, text)
    }

    /// Everything that keeps a text from being a template, and, if nothing does, what is worth a
    /// second look although it may be so. What can't be read at all is one error.
    pub fn look_over(file: &str, text: &str) -> Result<(Self, Vec<Refused>), Vec<Refused>> {
        reading::look_over(file, text)
    }

    /// The template as a file that people can read and edit; [`Template::parse`] gives it back.
    ///
    /// # Errors
    /// None for a template that was parsed.
    pub fn to_toml(&self) -> Result<String, toml::ser::Error> {
        writing::to_toml(self)
    }

    /// The question with this key.
    #[must_use]
    pub fn question(&self, key: &str) -> Option<&Question> {
        self.questions.iter().find(|question| question.key == key)
    }

    /// The form for one role.
    #[must_use]
    pub fn form(&self, role: Role) -> &Form {
        match role {
            Role::Mentor => &self.forms.mentor,
            Role::Mentee => &self.forms.mentee,
        }
    }

    /// The questions a form asks, in order.
    pub fn asked_of(&self, role: Role) -> impl Iterator<Item = &Question> {
        let keys = self
            .form(role)
            .steps
            .iter()
            .flat_map(|step| &step.questions);
        keys.filter_map(|key| self.question(key))
    }
}

/// The templates that come with Dyad, in the order in which they are offered.
///
/// # Errors
/// [`Refused`] when a shipped file is wrong, which a test rules out.
pub fn shipped() -> Result<Vec<Template>, Refused> {
    SHIPPED
        .iter()
        .map(|(file, text)| Template::parse(file, text))
        .collect()
}

/// The shipped template with this key.
///
/// # Errors
/// [`Refused`] as for [`shipped`].
pub fn shipped_by_key(key: &str) -> Result<Option<Template>, Refused> {
    let found = SHIPPED
        .iter()
        .find(|(file, _)| file.strip_suffix(".toml") == Some(key));
    found
        .map(|(file, text)| Template::parse(file, text))
        .transpose()
}

/// What holds for every text: reading it doesn't panic, a refusal names a line of it, and what is
/// read is the same after being written. For tests and fuzzing.
#[doc(hidden)]
pub fn fuzzed(text: &str) {
    match Template::look_over("fuzzed.toml", text) {
        Err(wrongs) => {
            let lines = text.lines().count().max(1) + 1;
            assert!(wrongs.iter().all(|wrong| (1..=lines).contains(&wrong.line)));
        }
        Ok((template, _)) => {
            let again = template
                .to_toml()
                .map(|text| Template::parse("again.toml", &text));
            assert_eq!(again.ok().and_then(Result::ok), Some(template));
        }
    }
}

/// The text of a shipped template, to start one's own from.
#[must_use]
pub fn shipped_text(key: &str) -> Option<&'static str> {
    let found = SHIPPED
        .iter()
        .find(|(file, _)| file.strip_suffix(".toml") == Some(key));
    found.map(|(_, text)| *text)
}

const SHIPPED: [(&str, &str); 5] = [
    (
        "intl-student-practitioner.toml",
        include_str!("../../../programmes/intl-student-practitioner.toml"),
    ),
    (
        "med-faculty-12m.toml",
        include_str!("../../../programmes/med-faculty-12m.toml"),
    ),
    (
        "four-phase-faculty.toml",
        include_str!("../../../programmes/four-phase-faculty.toml"),
    ),
    (
        "association-light.toml",
        include_str!("../../../programmes/association-light.toml"),
    ),
    (
        "student-network.toml",
        include_str!("../../../programmes/student-network.toml"),
    ),
];

#[cfg(test)]
mod tests;
