//! The year of a pair as a template suggests it: the agreement's clauses, the talks, openers and
//! prompts, check-ins, surveys and the last page.

use serde::{Deserialize, Serialize};

use super::{Level, Organiser};

/// One clause of the mentorship agreement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clause {
    /// A short name in lower case with underscores.
    pub key: String,
    /// The heading.
    pub title: String,
    /// The text the pair starts from.
    pub body: String,
    /// How binding it is.
    pub level: Level,
    /// A locked clause can't be left out by the pair; its words can be changed.
    #[serde(default)]
    pub locked: bool,
    /// What machines read of the clause; what is absent is left to its words.
    #[serde(default)]
    pub values: ClauseValues,
}

/// What machines read of a clause.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClauseValues {
    /// How often the two talk, at least and at most, and for how long.
    pub rhythm: Option<Rhythm>,
    /// Ways to meet, the usual one first.
    pub modes: Option<Vec<String>>,
    /// Ways to write, the usual one first.
    pub channels: Option<Vec<String>>,
    /// Hours in which a mentor answers a mentee.
    pub mentor_answers_within_hours: Option<u32>,
    /// Hours in which a mentee answers a mentor.
    pub mentee_answers_within_hours: Option<u32>,
    /// Contacts of any kind in a month, at least.
    pub touchpoints_a_month: Option<u32>,
    /// How many talks should be in person.
    pub in_person_target: Option<u32>,
    /// Who arranges the talks.
    pub organiser: Option<Organiser>,
    /// The first and the last hour of a day, on each one's own clock, between which nobody writes.
    pub quiet_hours: Option<[u32; 2]>,
    /// Hours before a talk at which it can still be moved without apology.
    pub notice_hours: Option<u32>,
    /// Who prepares the agenda.
    pub agenda_prepared_by: Option<String>,
    /// Days before a talk at which the agenda is there.
    pub agenda_days_before: Option<u32>,
    /// What is on every agenda.
    pub standing_items: Option<Vec<String>>,
    /// How the two give each other feedback, the usual way first.
    pub feedback_ways: Option<Vec<String>>,
    /// Months between two rounds of feedback.
    pub feedback_every_months: Option<u32>,
    /// How the two will know that it works.
    pub success_measures: Option<Vec<String>>,
    /// What the two won't do.
    pub boundaries: Option<Vec<String>>,
    /// When confidentiality ends.
    pub exceptions: Option<Vec<String>>,
    /// Months after the start at which the agreement is looked at again.
    pub review_months: Option<Vec<u32>>,
    /// What is done when it gets hard, in order.
    pub when_it_gets_hard: Option<Vec<String>>,
}

/// How often the two talk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rhythm {
    /// The period.
    pub unit: Unit,
    /// The fewest talks in it.
    pub min: u32,
    /// The most talks in it.
    pub max: u32,
    /// Minutes a talk usually takes.
    pub minutes: u32,
}

/// A period in which talks are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// A week.
    Week,
    /// A month.
    Month,
    /// Three months.
    Quarter,
    /// A year.
    Year,
}

/// The talks a year suggests.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// What stands above the plan.
    pub intro: String,
    /// How often the two are in touch between talks, where the programme suggests it.
    pub touchpoints: Option<Touchpoints>,
    /// The talks, in order.
    #[serde(default)]
    pub talks: Vec<Talk>,
}

/// Contacts of any kind, a message as well as a talk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Touchpoints {
    /// On how many different days of a month, at least.
    pub a_month: u32,
    /// The day of the month on which somebody is reminded when there were fewer.
    pub remind_on_day: u32,
}

/// One suggested talk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Talk {
    /// Months after the partnership's start; 0 is the first talk.
    pub month: u32,
    /// Days around that date in which it may happen.
    pub window_days: u32,
    /// The heading.
    pub title: String,
    /// What it is for.
    pub purpose: String,
    /// What to talk about, a line each.
    pub agenda: Vec<String>,
    /// How binding it is.
    pub level: Level,
}

/// Something more for the two of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tool {
    /// Aspirations, strengths, gaps and steps, on one page.
    DevelopmentPlan,
    /// Skills rated then and now.
    SkillRatings,
    /// Five values each, compared.
    Values,
    /// Mentor, coach, advisor: which hat is on.
    Hats,
    /// A view of the agenda with a clock for whoever leads the talk.
    Facilitator,
    /// Showing each other a tool as part of a talk.
    Demo,
    /// Notes to oneself.
    Journal,
    /// Who supports one, and where nobody does.
    NetworkMap,
    /// Bringing people together.
    Introductions,
    /// Offers, and asking for one.
    Opportunities,
    /// Things to do together.
    Activities,
    /// Thanks and congratulations.
    Recognition,
    /// Clocks on answering times.
    ResponseClocks,
}

/// A kind of letter that a programme may leave out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Notice {
    /// Training and events.
    Training,
    /// To prepare for a talk.
    Preparation,
    /// The day before a talk.
    TalkTomorrow,
    /// Did the talk happen?
    DidItHappen,
    /// The agreement waits for a signature.
    AgreementWaits,
    /// No next talk is planned.
    NoNextTalk,
    /// A check-in is open.
    CheckIn,
    /// A quick update would be welcome.
    QuickUpdate,
    /// An answer waits for longer than agreed.
    AnswerWaits,
    /// The half-year form is open.
    HalfYear,
    /// Feedback waits.
    FeedbackWaits,
    /// A goal has had no news for long.
    GoalIsQuiet,
    /// Fewer contacts than suggested.
    Touchpoints,
    /// Are the places still right?
    PlacesStillRight,
}

/// An opener for a mentee's first message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opener {
    /// A few words to choose by.
    pub title: String,
    /// The message; `{mentor}` and `{mentee}` stand for the two names.
    pub body: String,
}

/// A question to talk about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Prompt {
    /// When it fits.
    pub phase: PhaseName,
    /// The hat it fits; any where absent.
    pub hat: Option<Hat>,
    /// The question.
    pub text: String,
}

/// What somebody is to the other for the length of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Hat {
    /// Looks far ahead with them.
    Mentor,
    /// Practises one thing with them.
    Coach,
    /// Knows something they need.
    Advisor,
}

/// The four phases of a partnership.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PhaseName {
    /// Getting to know each other.
    Initiation,
    /// Agreeing how to work.
    Negotiation,
    /// Working.
    Enabling,
    /// Ending well.
    Closure,
}

/// A short form that each partner answers alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CheckIn {
    /// A short name in lower case with underscores.
    pub key: String,
    /// The heading.
    pub title: String,
    /// Days after the partnership's start.
    pub day: u32,
    /// Days after which it comes again; only once where absent.
    pub again_after_days: Option<u32>,
    /// How binding it is; as the programme's check-ins where absent.
    pub level: Option<Level>,
    /// Who reads the answers.
    pub opened_to: OpenedTo,
    /// Asked of mentors.
    #[serde(default)]
    pub for_mentors: Vec<Item>,
    /// Asked of mentees.
    #[serde(default)]
    pub for_mentees: Vec<Item>,
}

/// Who reads the answers to a check-in or survey.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OpenedTo {
    /// The two, at the same moment, once both have answered.
    Pair,
    /// Nobody: only totals over enough people are shown.
    Totals,
}

/// A longer form at the start or the end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Survey {
    /// A short name in lower case with underscores.
    pub key: String,
    /// The heading.
    pub title: String,
    /// What stands beneath it.
    pub intro: String,
    /// When it is asked.
    pub at: SurveyTime,
    /// Who reads the answers.
    pub opened_to: OpenedTo,
    /// Asked of mentors.
    #[serde(default)]
    pub for_mentors: Vec<Item>,
    /// Asked of mentees.
    #[serde(default)]
    pub for_mentees: Vec<Item>,
}

/// When a survey is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SurveyTime {
    /// With the first steps of a partnership.
    Start,
    /// In the middle of the term.
    Middle,
    /// With the closing page.
    End,
}

/// One question of a check-in or survey.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// A short name in lower case with underscores.
    pub key: String,
    /// What is asked.
    pub text: String,
    /// How it is answered.
    pub answer: ItemAnswer,
}

/// How an item is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ItemAnswer {
    /// Five steps from "not at all" to "fully".
    Agreement,
    /// Yes, partly, no.
    YesPartlyNo,
    /// A line or two.
    Words,
    /// A number.
    Number,
}

/// The last page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Closing {
    /// What stands at its top.
    pub intro: String,
    /// What both reflect on, each alone.
    pub reflection: Vec<Item>,
    /// The question whether to go on, answered sealed.
    pub go_on: String,
    /// Ways to stay in touch, to choose from.
    pub stay_in_touch: Vec<String>,
    /// The words above the thank-you.
    pub thanks: String,
    /// The certificate's sentence; `{name}`, `{role}` and `{months}` stand for what they say.
    pub certificate: String,
    /// What a mentee who has finished is invited to.
    pub afterwards: String,
}
