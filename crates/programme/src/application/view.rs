//! A view of the applications to a cohort: which of them a filter lets through, in which order, what
//! stands in which column, and how many there would be with each other choice. The page and the
//! exports both come from here, so that what is exported is what is on the screen.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use dyad_platform::clock::Moment;

use super::filter::{Filter, plain};
use super::store::Seen;
use super::{State, fields_question, role_key};
use crate::import::Answer;
use crate::template::Template;
use crate::template::question::{Kind, Question, Role};

/// A column of the desk; the name is always there and none of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Column<'t> {
    /// The mail address.
    Address,
    /// As what they apply.
    Role,
    /// What has become of it.
    State,
    /// When they applied.
    Applied,
    /// When the coordinators answered.
    Decided,
    /// How many partners they take.
    Places,
    /// Where they stand on the waiting list.
    Waits,
    /// How many required questions they left empty.
    Missing,
    /// An answer.
    Answer(&'t Question),
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Said {
    /// Nothing.
    Nothing,
    /// Text.
    Text(String),
    /// A number.
    Number(i64),
    /// An instant.
    Time(Moment),
}

/// Which applications are shown, and how many there are with each choice of each filter; each number
/// counts with all other filters in force.
pub(crate) struct Looked<'r> {
    pub(crate) rows: Vec<&'r Seen>,
    pub(crate) states: BTreeMap<&'static str, usize>,
    pub(crate) roles: BTreeMap<&'static str, usize>,
    pub(crate) fields: BTreeMap<String, usize>,
    pub(crate) countries: BTreeMap<String, usize>,
    pub(crate) missing: usize,
}

const FIXED: [Column<'static>; 8] = [
    Column::Address,
    Column::Role,
    Column::State,
    Column::Applied,
    Column::Decided,
    Column::Places,
    Column::Waits,
    Column::Missing,
];

impl<'t> Column<'t> {
    /// The name in URLs.
    pub(crate) fn key(self) -> String {
        match self {
            Self::Address => "address".into(),
            Self::Role => "role".into(),
            Self::State => "state".into(),
            Self::Applied => "applied".into(),
            Self::Decided => "decided".into(),
            Self::Places => "places".into(),
            Self::Waits => "waits".into(),
            Self::Missing => "missing".into(),
            Self::Answer(question) => format!("q.{}", question.key),
        }
    }

    /// All that can be chosen: never a private answer.
    pub(crate) fn offered(template: &'t Template) -> Vec<Self> {
        let answers = template
            .questions
            .iter()
            .filter(|question| may_be_listed(question));
        FIXED.into_iter().chain(answers.map(Self::Answer)).collect()
    }

    /// The columns of a view, in the order of its URL; the usual ones where it names none.
    pub(crate) fn chosen(template: &'t Template, filter: &Filter) -> Vec<Self> {
        let offered = Self::offered(template);
        let named = |key: &String| offered.iter().copied().find(|column| column.key() == *key);
        let chosen: Vec<Self> = filter.columns.iter().filter_map(named).collect();
        if !chosen.is_empty() {
            return chosen;
        }
        let fields = fields_question(template).map(Self::Answer);
        let country = country_question(template).map(Self::Answer);
        [Self::Address, Self::Role]
            .into_iter()
            .chain(fields)
            .chain(country)
            .chain((filter.state == Some(State::Waitlisted)).then_some(Self::Waits))
            .chain([Self::Applied, Self::State])
            .collect()
    }

    /// Whether it holds numbers and nothing else.
    pub(crate) fn is_a_number(self) -> bool {
        matches!(self, Self::Places | Self::Waits | Self::Missing)
    }

    /// What stands in it.
    pub(crate) fn says(
        self,
        template: &Template,
        row: &Seen,
        words: &dyn Fn(Word) -> String,
    ) -> Said {
        match self {
            Self::Address => Said::Text(row.address.clone()),
            Self::Role => Said::Text(words(Word::Role(row.role))),
            Self::State => Said::Text(words(Word::State(row.state))),
            Self::Applied => Said::Time(row.applied_at),
            Self::Decided => row.decided_at.map_or(Said::Nothing, Said::Time),
            Self::Places => Said::Number(row.places),
            Self::Waits => row
                .place
                .as_ref()
                .map_or(Said::Nothing, |place| Said::Number(place.number)),
            Self::Missing => match missing(template, row).len() {
                0 => Said::Nothing,
                count => Said::Number(i64::try_from(count).unwrap_or(i64::MAX)),
            },
            Self::Answer(question) => match row.answers.get(&question.key) {
                None => Said::Nothing,
                Some(answer) => match answer.shown(question).in_one_line() {
                    text if text.is_empty() => Said::Nothing,
                    text => match text.parse() {
                        Ok(number) if is_a_number(question) => Said::Number(number),
                        _ => Said::Text(text),
                    },
                },
            },
        }
    }
}

/// A word that a cell needs from the catalogue.
pub(crate) enum Word {
    /// For a role.
    Role(Role),
    /// For a state.
    State(State),
}

/// Whether an answer may stand in a list and in a file: not where it is for matching alone, and not
/// whom somebody would rather not meet.
fn may_be_listed(question: &Question) -> bool {
    let is_elsewhere = matches!(
        question.kind,
        Kind::Name
            | Kind::Email
            | Kind::Emails
            | Kind::Role
            | Kind::Moment
            | Kind::People
            | Kind::Assessors
    );
    question.readers.may_be_told() && !question.equity && !is_elsewhere
}

fn is_a_number(question: &Question) -> bool {
    matches!(question.kind, Kind::Number | Kind::Years | Kind::Places)
}

pub(crate) fn country_question(template: &Template) -> Option<&Question> {
    let mut questions = template.questions.iter();
    questions.find(|question| question.kind == Kind::Country && may_be_listed(question))
}

/// The questions that a form requires and this application left empty.
pub(crate) fn missing<'t>(template: &'t Template, row: &Seen) -> Vec<&'t Question> {
    missing_of(template, row.role, &row.answers)
}

/// The same for answers and a role.
pub(crate) fn missing_of<'t>(
    template: &'t Template,
    role: Role,
    answers: &BTreeMap<String, Answer>,
) -> Vec<&'t Question> {
    let mut required = required(template, role);
    required.retain(|question| is_unanswered(question, answers));
    required
}

/// The questions that a form requires of a role, as far as a list may say so.
fn required(template: &Template, role: Role) -> Vec<&Question> {
    let is_required =
        |question: &&Question| question.required_of.contains(&role) && may_be_listed(question);
    template.asked_of(role).filter(is_required).collect()
}

fn is_unanswered(question: &Question, answers: &BTreeMap<String, Answer>) -> bool {
    match answers.get(&question.key) {
        None => true,
        Some(Answer::Text(text) | Answer::Choice(text)) => text.trim().is_empty(),
        Some(Answer::Choices(keys) | Answer::People(keys)) => keys.is_empty(),
        Some(Answer::Ratings(ratings)) => ratings.is_empty(),
        Some(_) => false,
    }
}

/// Looks at all applications of a cohort through a filter. `zone` is where days begin.
pub(crate) fn look<'r>(
    template: &Template,
    all: &'r [Seen],
    filter: &Filter,
    zone: &str,
) -> Looked<'r> {
    let (fields, country) = (fields_question(template), country_question(template));
    let since = filter.since.and_then(|day| first_moment(day, zone));
    let wanted = filter.wanted();
    let required = [Role::Mentee, Role::Mentor].map(|role| required(template, role));
    let mut looked = Looked {
        rows: Vec::new(),
        states: BTreeMap::new(),
        roles: BTreeMap::new(),
        fields: BTreeMap::new(),
        countries: BTreeMap::new(),
        missing: 0,
    };
    for row in all {
        let named = keys_of(fields, row);
        let lives = keys_of(country, row);
        let [of_mentees, of_mentors] = &required;
        let required = match row.role {
            Role::Mentee => of_mentees,
            Role::Mentor => of_mentors,
        };
        let mut required = required.iter();
        let lacks = required.any(|question| is_unanswered(question, &row.answers));
        let fits = [
            filter.state.is_none_or(|state| state == row.state),
            filter.role.is_none_or(|role| role == row.role),
            filter.field.is_empty() || named.contains(&filter.field.as_str()),
            filter.country.is_empty() || lives.contains(&filter.country.as_str()),
            !filter.missing || lacks,
            since.is_none_or(|since| row.applied_at >= since)
                && (filter.import.is_empty()
                    || row.import_id.as_deref() == Some(filter.import.as_str()))
                && (wanted.is_empty() || finds(template, row, &wanted)),
        ];
        let but = |which: usize| {
            fits.iter()
                .enumerate()
                .all(|(at, fits)| at == which || *fits)
        };
        if but(0) {
            *looked.states.entry(row.state.key()).or_default() += 1;
        }
        if but(1) {
            *looked.roles.entry(role_key(row.role)).or_default() += 1;
        }
        if but(2) {
            for key in named {
                *looked.fields.entry(key.into()).or_default() += 1;
            }
        }
        if but(3) {
            for key in lives {
                *looked.countries.entry(key.into()).or_default() += 1;
            }
        }
        looked.missing += usize::from(lacks && but(4));
        if but(usize::MAX) {
            looked.rows.push(row);
        }
    }
    order(template, &mut looked.rows, filter);
    looked
}

fn keys_of<'r>(question: Option<&Question>, row: &'r Seen) -> Vec<&'r str> {
    match question.and_then(|question| row.answers.get(&question.key)) {
        Some(Answer::Choices(keys)) => keys.iter().map(String::as_str).collect(),
        Some(Answer::Choice(key)) => vec![key.as_str()],
        _ => Vec::new(),
    }
}

fn first_moment(day: jiff::civil::Date, zone: &str) -> Option<Moment> {
    let start = day.in_tz(zone).or_else(|_| day.in_tz("UTC")).ok()?;
    Some(Moment(start.timestamp().as_millisecond()))
}

/// Whether every word stands somewhere in the name, the address or an answer that may be listed.
fn finds(template: &Template, row: &Seen, wanted: &[String]) -> bool {
    let near = plain(&format!("{} {}", row.name, row.address));
    if wanted.iter().all(|word| near.contains(word)) {
        return true;
    }
    let mut there = near;
    for question in template.questions.iter().filter(|it| may_be_listed(it)) {
        if let Some(answer) = row.answers.get(&question.key) {
            there.push(' ');
            there.push_str(&plain(&answer.shown(question).in_one_line()));
        }
    }
    wanted.iter().all(|word| there.contains(word))
}

/// Puts rows in order; whoever says nothing there comes last either way.
fn order(template: &Template, rows: &mut [&Seen], filter: &Filter) {
    let offered = Column::offered(template);
    let column = offered.into_iter().find(|it| it.key() == filter.sort);
    let plain_key = |word: Word| match word {
        Word::Role(role) => role_key(role).to_string(),
        Word::State(state) => State::SEEN
            .iter()
            .position(|it| *it == state)
            .map(|at| at.to_string())
            .unwrap_or_default(),
    };
    let said = |row: &Seen| match (column, filter.sort.as_str()) {
        (Some(column), _) => match column.says(template, row, &plain_key) {
            Said::Text(text) => Said::Text(plain(&text)),
            other => other,
        },
        (None, "name") => Said::Text(plain(&row.name)),
        (None, _) if filter.state == Some(State::Waitlisted) => row
            .place
            .as_ref()
            .map_or(Said::Nothing, |place| Said::Number(place.number)),
        (None, _) => Said::Time(row.applied_at),
    };
    rows.sort_by_cached_key(|row| Ordered {
        said: said(row),
        turned: filter.turned,
        then: (row.applied_at, row.id.0.clone()),
    });
}

#[derive(PartialEq, Eq)]
struct Ordered {
    said: Said,
    turned: bool,
    then: (Moment, String),
}

impl Ord for Ordered {
    fn cmp(&self, other: &Self) -> Ordering {
        let both = match (&self.said, &other.said) {
            (Said::Nothing, Said::Nothing) => return self.then.cmp(&other.then),
            (Said::Nothing, _) => return Ordering::Greater,
            (_, Said::Nothing) => return Ordering::Less,
            (Said::Number(a), Said::Number(b)) => a.cmp(b),
            (Said::Time(a), Said::Time(b)) => a.cmp(b),
            (Said::Text(a), Said::Text(b)) => a.cmp(b),
            (Said::Number(_), _) => Ordering::Less,
            (_, Said::Number(_)) => Ordering::Greater,
            (Said::Time(_), Said::Text(_)) => Ordering::Less,
            (Said::Text(_), Said::Time(_)) => Ordering::Greater,
        };
        let both = if self.turned { both.reverse() } else { both };
        both.then_with(|| self.then.cmp(&other.then))
    }
}

impl PartialOrd for Ordered {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests;
