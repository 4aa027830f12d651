//! GET /programmes/{programme}/people: the review desk.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{RawQuery, State as FromApp};
use axum::response::Response;
use dyad_people::account::Person;
use dyad_platform::app::App;
use dyad_platform::db::Tx;
use dyad_platform::page::{Frame, Mistake, Readers, mistake_at, show, show_again};
use dyad_platform::problem::Problem;
use dyad_platform::read_tx;
use dyad_platform::words::ENGLISH;

use self::choices::{Choice, Head, countries, fields, heads, roles, states};
use super::ratio::{Ratio, ratio};
use super::{column_word, word};
use crate::access::{Coordinates, Desk};
use crate::application::filter::Filter;
use crate::application::ratio::by_field;
use crate::application::store::{self, Seen};
use crate::application::view::{Column, Said, look};
use crate::application::{ApplicationId, Counts, State};
use crate::cohort::Cohort;
use crate::decision::pages::kind_word;
use crate::decision::{self, Kind};
use crate::digest::pages::rhythms;
use crate::digest::{self, Rhythm};
use crate::invitation::jobs::until;
use crate::paging::{PageLink, Paging};
use crate::programme::pages::desk_readers;
use crate::saved_view::{self, SavedView};
use crate::words::Words;
use crate::{cohort, programme, urls};

mod choices;

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
    /// Whose answer isn’t even prepared.
    unanswered: usize,
    paging: Paging,
    links: Vec<PageLink>,
    next: Option<String>,
    ratio: Ratio,
    views: Vec<View>,
    view_name: String,
    mistakes: Vec<Mistake>,
    spaced_url: String,
    rhythms: Vec<(&'static str, String, bool)>,
    digest_url: String,
    own_url: String,
    answers_url: String,
    views_url: String,
    import_url: String,
    csv_url: String,
    xlsx_url: String,
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
    rhythm: Rhythm,
}

impl Page {
    fn mistake(&self, field: &str) -> Option<&str> {
        mistake_at(&self.mistakes, field)
    }
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
    let read = read_tx!(app.db, |tx| read(tx, &desk).await)?;
    show(&page(&app, &desk, filter, read))
}

/// Shows the desk again because a view can't be kept under the name that was typed.
pub(crate) async fn show_mistake(
    app: &App,
    desk: &Coordinates,
    filter: Filter,
    mistakes: Vec<Mistake>,
) -> Result<Response, Problem> {
    let read = read_tx!(app.db, |tx| read(tx, desk).await)?;
    let mut page = page(app, desk, filter, read);
    page.frame = page.frame.with_errors();
    page.mistakes = mistakes;
    show_again(&page)
}

async fn read(tx: &mut Tx, desk: &Coordinates) -> Result<Read, Problem> {
    let (programme, me) = (&desk.programme.id, &desk.signed_in.person.id);
    let cohort = cohort::store::of_desk(tx, &desk.programme)
        .await?
        .ok_or(Problem::NotFound)?;
    let prepared = decision::store::open_kinds(tx, &cohort.id).await?;
    let prepared = prepared.into_iter();
    Ok(Read {
        counts: store::counts(tx, &cohort.id).await?,
        coordinators: programme::store::coordinators(tx, programme).await?,
        all: store::everybody(tx, &cohort.id).await?,
        prepared: prepared
            .filter_map(|(id, kind)| Some((id, Kind::of(&kind)?)))
            .collect(),
        views: saved_view::store::of_programme(tx, programme).await?,
        rhythm: digest::store::rhythm(tx, programme, me).await?,
        cohort,
    })
}

fn page(app: &App, desk: &Coordinates, filter: Filter, read: Read) -> Page {
    let (words, slug) = (Words(ENGLISH), &desk.programme.slug);
    let template = &desk.programme.template;
    let looked = look(template, &read.all, &filter, &desk.signed_in.person.zone);
    let lines = by_field(template, &read.all);
    let may_apply = until(&desk.programme, &read.cohort, app.now()).is_some();
    let waits = |row: &&Seen| row.state == State::Submitted && !read.prepared.contains_key(&row.id);
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
        unanswered: read.all.iter().filter(waits).count(),
        answers_url: urls::answers(slug),
        links: paging.links(href),
        next: paging.next(href),
        paging,
        ratio: ratio(words, slug, &lines, may_apply),
        view_name: String::new(),
        mistakes: Vec::new(),
        spaced_url: filter.spaced(!filter.dense).on(&own_url),
        rhythms: rhythms(words, read.rhythm),
        digest_url: urls::digest(slug),
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
    let is_number = column.is_a_number();
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
