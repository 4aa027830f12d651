//! An application: somebody asks to take part in a cohort, in one role.

use std::collections::BTreeMap;

use dyad_people::account::PersonId;
use dyad_platform::clock::Moment;
use dyad_platform::id;

use crate::cohort::CohortId;
use crate::import::{Answer, Beside};
use crate::template::Template;
use crate::template::hours::WeekHours;
use crate::template::question::{Kind, Question, Role, Use};

pub(crate) mod brought;
pub mod filter;
pub(crate) mod history;
pub mod own;
pub mod pages;
pub(crate) mod ratio;
pub mod store;
pub(crate) mod tally;
pub(crate) mod view;

id!(
    /// An application.
    ApplicationId
);

/// What has become of an application.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Its author still writes it; nobody else knows of it.
    Draft,
    /// A spreadsheet entered it, and the person hasn't said yet that they take part.
    Entered,
    /// It waits for an answer.
    Submitted,
    /// The coordinators asked its author something.
    Asked,
    /// The person takes part.
    Accepted,
    /// The person may take part when a place comes free.
    Waitlisted,
    /// The coordinators said no.
    Declined,
    /// The person took it back.
    Withdrawn,
}

/// An application as it is shown on its own page.
#[derive(Clone, Debug)]
pub struct Application {
    /// Its id.
    pub id: ApplicationId,
    /// The cohort.
    pub cohort_id: CohortId,
    /// Who applies.
    pub person_id: PersonId,
    /// Their name.
    pub name: String,
    /// Their address.
    pub address: String,
    /// In which role.
    pub role: Role,
    /// What has become of it.
    pub state: State,
    /// The answers by key of question.
    pub answers: BTreeMap<String, Answer>,
    /// What was written in a spreadsheet but isn't an answer to its question.
    pub beside: Vec<Beside>,
    /// How many partners the person takes.
    pub places: i64,
    /// When the person applied.
    pub applied_at: Moment,
    /// When the coordinators answered.
    pub decided_at: Option<Moment>,
}

/// An application on its way in.
#[derive(Clone, Debug)]
pub struct NewApplication {
    /// Its id.
    pub id: ApplicationId,
    /// Who applies.
    pub person_id: PersonId,
    /// In which role.
    pub role: Role,
    /// The answers by key of question.
    pub answers: BTreeMap<String, Answer>,
    /// When the person is free, in hours of the week (UTC).
    pub free_hours: Option<WeekHours>,
    /// What isn't an answer to its question.
    pub beside: Vec<Beside>,
    /// How many partners the person takes.
    pub places: i64,
    /// When the person applied.
    pub applied_at: Moment,
}

/// What somebody says beside their answers when they apply by themselves.
#[derive(Clone, Debug)]
pub struct Own {
    /// The texts they agreed to, as JSON of [`crate::applying::acknowledged::Acknowledged`].
    pub acknowledged: String,
    /// The promise they made, as JSON.
    pub pledge: String,
    /// What the quiz said, where they added it.
    pub leaning: Option<String>,
}

/// How many applications of a cohort there are. Declined and withdrawn ones count nowhere else.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Of mentees.
    pub mentees: i64,
    /// Of mentors.
    pub mentors: i64,
    /// Places that these mentors offer together.
    pub places: i64,
    /// Entered by a spreadsheet, without their own yes so far; they count nowhere else.
    pub entered: i64,
    /// Waiting for an answer of the coordinators.
    pub waiting: i64,
    /// Asked something that they haven’t answered yet.
    pub asked: i64,
    /// On the waiting list.
    pub waitlisted: i64,
    /// Accepted.
    pub accepted: i64,
    /// Of mentees who are accepted.
    pub accepted_mentees: i64,
    /// Of mentors who are accepted.
    pub accepted_mentors: i64,
    /// Declined or withdrawn.
    pub gone: i64,
}

impl Counts {
    /// All of them, whatever became of them.
    #[must_use]
    pub fn all(&self) -> i64 {
        self.entered + self.waiting + self.asked + self.waitlisted + self.accepted + self.gone
    }
}

impl State {
    /// All that coordinators know of, in the order in which they are offered.
    pub const SEEN: [Self; 7] = [
        Self::Entered,
        Self::Submitted,
        Self::Asked,
        Self::Accepted,
        Self::Waitlisted,
        Self::Declined,
        Self::Withdrawn,
    ];

    /// The name in tables and URLs.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Entered => "entered",
            Self::Submitted => "submitted",
            Self::Asked => "asked",
            Self::Accepted => "accepted",
            Self::Waitlisted => "waitlisted",
            Self::Declined => "declined",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The state with this name.
    #[must_use]
    pub fn of(key: &str) -> Option<Self> {
        [Self::Draft]
            .into_iter()
            .chain(Self::SEEN)
            .find(|state| state.key() == key)
    }
}

/// The name of a role in tables and URLs.
#[must_use]
pub fn role_key(role: Role) -> &'static str {
    match role {
        Role::Mentee => "mentee",
        Role::Mentor => "mentor",
    }
}

/// The role with this name.
#[must_use]
pub fn role_of(key: &str) -> Option<Role> {
    [Role::Mentee, Role::Mentor]
        .into_iter()
        .find(|role| role_key(*role) == key)
}

/// What tells one applicant from another in a line: what they would be matched by first, and where
/// they live.
#[must_use]
pub fn gist(template: &Template, answers: &BTreeMap<String, Answer>) -> Vec<String> {
    let fields = fields_question(template);
    let country = view::country_question(template);
    let shown = |question: &Question| {
        let text = answers.get(&question.key)?.shown(question).in_one_line();
        (!text.is_empty()).then_some(text)
    };
    [fields, country]
        .into_iter()
        .flatten()
        .filter_map(shown)
        .collect()
}

/// The question that tells applicants apart: the first choice of several that they are matched by.
#[must_use]
pub fn fields_question(template: &Template) -> Option<&Question> {
    template
        .questions
        .iter()
        .find(|question| tells_apart(question))
}

fn tells_apart(question: &Question) -> bool {
    question.kind == Kind::Choices
        && question.used_for.contains(&Use::Matching)
        && question.readers.may_be_told()
        && !question.equity
}

/// How many partners somebody takes: what a mentor answered, or what the programme
/// allows a mentee, and no more than that mentee would like.
#[must_use]
pub fn places(template: &Template, role: Role, answers: &BTreeMap<String, Answer>) -> i64 {
    let allowed = i64::from(template.policy.mentors_per_mentee);
    let question = template
        .questions
        .iter()
        .find(|question| question.kind == Kind::Places);
    let named = match question.and_then(|question| answers.get(&question.key)) {
        Some(Answer::Number(number)) => Some((*number).max(0)),
        _ => None,
    };
    match role {
        Role::Mentor => named.unwrap_or(1),
        Role::Mentee => named.map_or(allowed, |named| named.clamp(1, allowed.max(1))),
    }
}

/// The answers with another number of places in them, where the form asks for it.
#[must_use]
pub(crate) fn with_places(
    template: &Template,
    mut answers: BTreeMap<String, Answer>,
    places: i64,
) -> BTreeMap<String, Answer> {
    let mut questions = template.questions.iter();
    if let Some(question) = questions.find(|question| question.kind == Kind::Places) {
        answers.insert(question.key.clone(), Answer::Number(places));
    }
    answers
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::template::shipped_by_key;

    fn template() -> Template {
        shipped_by_key("intl-student-practitioner")
            .unwrap()
            .unwrap()
    }

    fn key_of(template: &Template, kind: Kind) -> String {
        template
            .questions
            .iter()
            .find(|question| question.kind == kind)
            .unwrap()
            .key
            .clone()
    }

    #[test]
    fn a_state_and_a_role_are_found_by_their_names() {
        for state in State::SEEN {
            assert_eq!(State::of(state.key()), Some(state));
        }
        assert_eq!(State::of("draft"), Some(State::Draft));
        assert_eq!(State::of("waiting"), None);
        assert_eq!(role_of("mentor"), Some(Role::Mentor));
        assert_eq!(role_of("both"), None);
    }

    #[test]
    fn a_mentor_has_the_places_they_named_and_one_where_they_named_none() {
        let template = template();
        let named =
            |number| BTreeMap::from([(key_of(&template, Kind::Places), Answer::Number(number))]);
        assert_eq!(places(&template, Role::Mentor, &named(3)), 3);
        assert_eq!(places(&template, Role::Mentor, &named(0)), 0);
        assert_eq!(places(&template, Role::Mentor, &named(-2)), 0);
        assert_eq!(places(&template, Role::Mentor, &BTreeMap::new()), 1);
    }

    #[test]
    fn a_mentee_has_as_many_mentors_as_the_programme_allows() {
        let mut template = template();
        template.policy.mentors_per_mentee = 2;
        assert_eq!(places(&template, Role::Mentee, &BTreeMap::new()), 2);
    }

    #[test]
    fn the_gist_names_fields_and_country_and_nothing_private() {
        let template = template();
        let answers = BTreeMap::from([
            (
                "fields".to_string(),
                Answer::Choices(vec!["surgery".into(), "horses".into()]),
            ),
            (
                key_of(&template, Kind::Country),
                Answer::Choice("PT".into()),
            ),
            (
                key_of(&template, Kind::People),
                Answer::Text("Olga Petrova".into()),
            ),
        ]);
        assert_eq!(gist(&template, &answers), ["Surgery, Horses", "Portugal"]);
        assert_eq!(gist(&template, &BTreeMap::new()), [] as [String; 0]);
    }
}
