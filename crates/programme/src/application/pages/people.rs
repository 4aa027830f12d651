//! GET /programmes/{programme}/people: the review desk.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{RawQuery, State as FromApp};
use axum::response::Response;
use dyad_people::account::Person;
use dyad_platform::app::App;
use dyad_platform::page::{Frame, Readers, show};
use dyad_platform::problem::Problem;
use dyad_platform::read_tx;
use dyad_platform::words::ENGLISH;

use super::{column_word, role_word, state_word, word};
use crate::access::{Coordinates, Desk};
use crate::application::filter::Filter;
use crate::application::ratio::{self, Line};
use crate::application::store::{self, Seen};
use crate::application::view::{self, Column, Looked, Said, look};
use crate::application::{ApplicationId, Counts, State, fields_question, role_key};
use crate::cohort::Cohort;
use crate::decision::pages::kind_word;
use crate::decision::{self, Kind};
use crate::import::countries;
use crate::paging::{PageLink, Paging};
use crate::programme::pages::desk_readers;
use crate::saved_view::{self, SavedView};
use crate::template::question::Role;
use crate::words::Words;
use crate::{cohort, programme, urls};

#[derive(Template)]
#[template(path = "application/pages/people.html")]
struct Page {
    frame: Frame,
    words: Words,
    readers: Readers,
    place: String,
    counts: Counts,
    filter: Filter,
    states: Vec<Choice>,
    roles: Vec<Choice>,
    fields: Vec<Choice>,
    countries: Vec<Choice>,
    missing: usize,
    columns: Vec<Choice>,
    heads: Vec<Head>,
    rows: Vec<Row>,
    prepared: usize,
    paging: Paging,
    links: Vec<PageLink>,
    next: Option<String>,
    /// Places and wishes by field, with the length of the bars in percent.
    ratio: Vec<Bar>,
    short: Option<String>,
    views: Vec<View>,
    own_url: String,
    answers_url: String,
    views_url: String,
    import_url: String,
    csv_url: String,
    xlsx_url: String,
}

struct Choice {
    key: String,
    label: String,
    is_chosen: bool,
}

/// The head of a column, which orders the rows.
struct Head {
    label: String,
    url: String,
    /// `ascending` or `descending` where the rows are in its order.
    order: Option<&'static str>,
    is_number: bool,
    is_address: bool,
}

struct Row {
    id: ApplicationId,
    url: String,
    name: String,
    cells: Vec<Shown>,
    /// Whether an answer can be prepared.
    waits: bool,
    /// What is prepared, in a word.
    prepared: Option<String>,
}

struct Shown {
    label: String,
    text: String,
    /// For the `datetime` of an instant.
    machine: Option<String>,
    is_number: bool,
    is_tag: bool,
}

/// A field as two bars.
struct Bar {
    label: String,
    places: i64,
    wishes: i64,
    places_wide: i64,
    wishes_wide: i64,
    is_short: bool,
}

struct View {
    id: String,
    name: String,
    url: String,
    is_here: bool,
}

/// What the page is made of.
struct Read {
    cohort: Cohort,
    counts: Counts,
    coordinators: Vec<Person>,
    all: Vec<Seen>,
    views: Vec<SavedView>,
    prepared: HashMap<ApplicationId, Kind>,
}

/// Shows the applications that the filter in the URL lets through.
///
/// # Errors
/// Those of the database.
pub async fn show_page(
    FromApp(app): FromApp<App>,
    desk: Coordinates,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let filter = Filter::read(&query.unwrap_or_default());
    let read = read_tx!(app.db, |tx| {
        let cohort = cohort::store::newest(tx, &desk.programme.id)
            .await?
            .ok_or(Problem::NotFound)?;
        Ok::<_, Problem>(Read {
            counts: store::counts(tx, &cohort.id).await?,
            coordinators: programme::store::coordinators(tx, &desk.programme.id).await?,
            all: store::everybody(tx, &cohort.id).await?,
            prepared: decision::store::open_kinds(tx, &cohort.id)
                .await?
                .into_iter()
                .filter_map(|(id, kind)| Some((id, Kind::of(&kind)?)))
                .collect(),
            views: saved_view::store::of_programme(tx, &desk.programme.id).await?,
            cohort,
        })
    })?;
    show(&page(&app, &desk, filter, read))
}

fn page(app: &App, desk: &Coordinates, filter: Filter, read: Read) -> Page {
    let (words, slug) = (Words(ENGLISH), &desk.programme.slug);
    let template = &desk.programme.template;
    let looked = look(template, &read.all, &filter, &desk.signed_in.person.zone);
    let lines = ratio::by_field(template, &read.all);
    let paging = Paging::of(looked.rows.len(), filter.page);
    let columns = Column::chosen(template, &filter);
    let own_url = urls::people(slug);
    let href = |page| filter.at(page).on(&own_url);
    let rows = paging.cut(&looked.rows).iter();
    let whole = filter.at(1);
    Page {
        frame: desk.frame(app, Desk::People),
        words,
        readers: desk_readers(words, &desk.signed_in.person, &read.coordinators),
        place: words.place(desk.programme.name.as_str(), read.cohort.label.as_str()),
        counts: read.counts,
        states: states(words, &filter, &looked),
        roles: roles(words, &filter, &looked),
        fields: fields(words, desk, &filter, &looked),
        countries: countries(words, desk, &filter, &looked),
        missing: looked.missing,
        heads: heads(words, &filter, &columns, &own_url),
        rows: rows
            .map(|line| row(words, desk, &columns, line, read.prepared.get(&line.id)))
            .collect(),
        prepared: read.prepared.len(),
        answers_url: urls::answers(slug),
        links: paging.links(href),
        next: paging.next(href),
        paging,
        ratio: bars(&lines),
        short: shortage(words, &lines),
        views: views(&read.views, &whole, &own_url),
        views_url: urls::views(slug),
        import_url: urls::import(slug),
        csv_url: whole.on(&urls::export(slug, "csv")),
        xlsx_url: whole.on(&urls::export(slug, "xlsx")),
        columns: Column::offered(template)
            .into_iter()
            .map(|column| Choice {
                is_chosen: columns.contains(&column),
                key: column.key(),
                label: column_word(words, column),
            })
            .collect(),
        own_url,
        filter,
    }
}

/// The bars of a picture whose longest one is as wide as the picture.
fn bars(lines: &[Line]) -> Vec<Bar> {
    let longest = lines.iter().map(|line| line.places.max(line.wishes)).max();
    let longest = longest.unwrap_or(0).max(1);
    let bar = |line: &Line| Bar {
        label: line.label.clone(),
        places: line.places,
        wishes: line.wishes,
        places_wide: line.places * 100 / longest,
        wishes_wide: line.wishes * 100 / longest,
        is_short: line.lacks() > 0,
    };
    lines.iter().map(bar).collect()
}

/// The field in which most places are missing, in a sentence.
fn shortage(words: Words, lines: &[Line]) -> Option<String> {
    let first = lines.first().filter(|line| line.lacks() > 0)?;
    let label = first.label.as_str();
    Some(words.ratio_short(label, first.wishes, first.places))
}

fn choice(words: Words, key: &str, label: String, count: usize, chosen: bool) -> Choice {
    Choice {
        key: key.into(),
        label: words.filter_option(label, count),
        is_chosen: chosen,
    }
}

fn states(words: Words, filter: &Filter, looked: &Looked<'_>) -> Vec<Choice> {
    let count = |state: State| looked.states.get(state.key()).copied().unwrap_or(0);
    let option = |state: State| {
        let (label, chosen) = (state_word(words, state), filter.state == Some(state));
        choice(words, state.key(), label, count(state), chosen)
    };
    State::SEEN.into_iter().map(option).collect()
}

fn roles(words: Words, filter: &Filter, looked: &Looked<'_>) -> Vec<Choice> {
    let count = |role: Role| looked.roles.get(role_key(role)).copied().unwrap_or(0);
    let option = |role: Role| {
        let (label, chosen) = (role_word(words, role), filter.role == Some(role));
        choice(words, role_key(role), label, count(role), chosen)
    };
    let both = [Role::Mentee, Role::Mentor];
    both.into_iter().map(option).collect()
}

/// The options of the question that tells people apart, in its order.
fn fields(words: Words, desk: &Coordinates, filter: &Filter, looked: &Looked<'_>) -> Vec<Choice> {
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
fn countries(
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

fn heads(words: Words, filter: &Filter, columns: &[Column<'_>], own_url: &str) -> Vec<Head> {
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
        let is_number = matches!(column, Column::Places | Column::Missing);
        head(&column.key(), column_word(words, *column), is_number)
    });
    std::iter::once(name).chain(others).collect()
}

fn views(kept: &[SavedView], here: &Filter, own_url: &str) -> Vec<View> {
    let query = here.query();
    let shown = |view: &SavedView| View {
        id: view.id.0.clone(),
        name: view.name.clone(),
        url: Filter::read(&view.query).on(own_url),
        is_here: view.query == query,
    };
    kept.iter().map(shown).collect()
}

fn row(
    words: Words,
    desk: &Coordinates,
    columns: &[Column<'_>],
    line: &Seen,
    prepared: Option<&Kind>,
) -> Row {
    let template = &desk.programme.template;
    let cells = columns.iter().map(|column| {
        let said = column.says(template, line, &|it| word(words, it));
        shown(words, desk, *column, said)
    });
    Row {
        url: urls::application(&desk.programme.slug, &line.id),
        cells: cells.collect(),
        waits: Kind::ALL.iter().any(|kind| kind.suits(line.state)),
        prepared: prepared.map(|kind| kind_word(words, *kind)),
        id: line.id.clone(),
        name: line.name.clone(),
    }
}

fn shown(words: Words, desk: &Coordinates, column: Column<'_>, said: Said) -> Shown {
    let zone = &desk.signed_in.person.zone;
    let is_number = matches!(column, Column::Places | Column::Missing);
    let (text, machine) = match said {
        Said::Nothing => (String::new(), None),
        Said::Text(text) => (text, None),
        Said::Number(number) => (number.to_string(), None),
        // In a table every letter counts.
        Said::Time(at) => (
            at.in_zone(zone).strftime("%-d %b %Y").to_string(),
            Some(at.machine()),
        ),
    };
    let labelled = is_number || machine.is_some();
    Shown {
        label: if labelled {
            column_word(words, column)
        } else {
            String::new()
        },
        text,
        machine,
        is_number,
        is_tag: column == Column::State,
    }
}
