//! What the desk can be filtered and ordered by, each choice with how many it would find.

use super::super::{column_word, role_word, state_word};
use crate::access::Coordinates;
use crate::application::filter::Filter;
use crate::application::view::{self, Column, Looked};
use crate::application::{State, fields_question, role_key};
use crate::import::countries;
use crate::template::question::Role;
use crate::words::Words;

/// A choice of a filter.
pub(super) struct Choice {
    pub(super) key: String,
    pub(super) label: String,
    pub(super) is_chosen: bool,
}

/// The head of a column, which orders the rows.
pub(super) struct Head {
    pub(super) label: String,
    pub(super) url: String,
    /// `ascending` or `descending` where the rows are in its order.
    pub(super) order: Option<&'static str>,
    pub(super) is_number: bool,
    pub(super) is_address: bool,
}

fn choice(words: Words, key: &str, label: String, count: usize, chosen: bool) -> Choice {
    Choice {
        key: key.into(),
        label: words.filter_option(label, count),
        is_chosen: chosen,
    }
}

pub(super) fn states(words: Words, filter: &Filter, looked: &Looked<'_>) -> Vec<Choice> {
    let count = |state: State| looked.states.get(state.key()).copied().unwrap_or(0);
    let option = |state: State| {
        let (label, chosen) = (state_word(words, state), filter.state == Some(state));
        choice(words, state.key(), label, count(state), chosen)
    };
    State::SEEN.into_iter().map(option).collect()
}

pub(super) fn roles(words: Words, filter: &Filter, looked: &Looked<'_>) -> Vec<Choice> {
    let count = |role: Role| looked.roles.get(role_key(role)).copied().unwrap_or(0);
    let option = |role: Role| {
        let (label, chosen) = (role_word(words, role), filter.role == Some(role));
        choice(words, role_key(role), label, count(role), chosen)
    };
    let both = [Role::Mentee, Role::Mentor];
    both.into_iter().map(option).collect()
}

/// The options of the question that tells people apart, in its order.
pub(super) fn fields(
    words: Words,
    desk: &Coordinates,
    filter: &Filter,
    looked: &Looked<'_>,
) -> Vec<Choice> {
    let question = fields_question(&desk.programme.template);
    let options = question.map(|question| question.options.as_slice());
    let option = |option: &crate::template::Choice| {
        let count = looked.fields.get(&option.key).copied().unwrap_or(0);
        let chosen = filter.field == option.key;
        choice(words, &option.key, option.label.clone(), count, chosen)
    };
    options.unwrap_or_default().iter().map(option).collect()
}

/// The countries that somebody lives in, by name.
pub(super) fn countries(
    words: Words,
    desk: &Coordinates,
    filter: &Filter,
    looked: &Looked<'_>,
) -> Vec<Choice> {
    if view::country_question(&desk.programme.template).is_none() {
        return Vec::new();
    }
    let mut there: Vec<(&str, usize)> = looked
        .countries
        .iter()
        .map(|(code, count)| (code.as_str(), *count))
        .collect();
    if !filter.country.is_empty() && !looked.countries.contains_key(&filter.country) {
        there.push((&filter.country, 0));
    }
    there.sort_by_key(|(code, _)| countries::name(code).unwrap_or(code));
    let option = |(code, count): (&str, usize)| {
        let label = countries::name(code).unwrap_or(code).to_string();
        choice(words, code, label, count, filter.country == code)
    };
    there.into_iter().map(option).collect()
}

pub(super) fn heads(
    words: Words,
    filter: &Filter,
    columns: &[Column<'_>],
    own_url: &str,
) -> Vec<Head> {
    let order = |key: &str| {
        (filter.sort == key).then_some(if filter.turned {
            "descending"
        } else {
            "ascending"
        })
    };
    let head = |key: &str, label: String, is_number: bool| Head {
        label,
        url: filter.by(key).on(own_url),
        order: order(key),
        is_number,
        is_address: key == "address",
    };
    let name = head("name", words.column_name(), false);
    let others = columns.iter().map(|column| {
        let is_number = column.is_a_number();
        head(&column.key(), column_word(words, *column), is_number)
    });
    std::iter::once(name).chain(others).collect()
}
