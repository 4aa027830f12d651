//! GET and POST /programmes/{programme}/people: the review desk.

use askama::Template;
use axum::extract::{RawQuery, State as FromApp};
use axum::response::Response;
use dyad_platform::app::App;
use dyad_platform::form::Filled;
use dyad_platform::page::{Frame, Readers, go_to, show};
use dyad_platform::problem::Problem;
use dyad_platform::words::ENGLISH;
use dyad_platform::{read_tx, write_tx};

use super::{role_word, state_word};
use crate::access::{Coordinates, Desk};
use crate::application::filter::Filter;
use crate::application::store::{self, Line};
use crate::application::{ApplicationId, Counts, State, gist, role_key};
use crate::enrolment::{self, EnrolmentId};
use crate::paging::{PageLink, Paging};
use crate::programme::pages::desk_readers;
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
    rows: Vec<Row>,
    paging: Paging,
    links: Vec<PageLink>,
    next: Option<String>,
    own_url: String,
    import_url: String,
}

struct Choice {
    key: &'static str,
    label: String,
    is_chosen: bool,
}

struct Row {
    id: ApplicationId,
    url: String,
    name: String,
    address: String,
    role: String,
    gist: String,
    applied: String,
    applied_machine: String,
    state: String,
    waits: bool,
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
    let words = Words(ENGLISH);
    let (cohort, counts, coordinators, paging, lines) = read_tx!(app.db, |tx| {
        let cohort = cohort::store::newest(tx, &desk.programme.id)
            .await?
            .ok_or(Problem::NotFound)?;
        let counts = store::counts(tx, &cohort.id).await?;
        let coordinators = programme::store::coordinators(tx, &desk.programme.id).await?;
        let found = store::found(tx, &cohort.id, &filter).await?;
        let paging = Paging::of(found.len(), filter.page);
        let lines = store::lines(tx, paging.cut(&found)).await?;
        Ok::<_, Problem>((cohort, counts, coordinators, paging, lines))
    })?;
    let own_url = urls::people(&desk.programme.slug);
    let href = |page| filter.at(page).on(&own_url);
    show(&Page {
        frame: desk.frame(&app, Desk::People),
        words,
        readers: desk_readers(words, &desk.signed_in.person, &coordinators),
        place: words.place(desk.programme.name.as_str(), cohort.label.as_str()),
        counts,
        states: states(words, &filter),
        roles: roles(words, &filter),
        rows: lines
            .into_iter()
            .map(|line| row(words, &desk, line))
            .collect(),
        links: paging.links(href),
        next: paging.next(href),
        paging,
        import_url: urls::import(&desk.programme.slug),
        own_url,
        filter,
    })
}

/// Accepts the chosen applications, or all that wait. What is accepted already stays so.
///
/// # Errors
/// Those of the database.
pub async fn accept(
    FromApp(app): FromApp<App>,
    desk: Coordinates,
    filled: Filled,
) -> Result<Response, Problem> {
    let url = Filter::read(filled.text("view")).on(&urls::people(&desk.programme.slug));
    let everybody = filled.text("do") == "all";
    let chosen = filled.all("application");
    let (by, now) = (&desk.signed_in.person.id, app.now());
    write_tx!(app.db, |tx| {
        if filled.led_to(tx).await?.is_none() {
            let cohort = cohort::store::newest(tx, &desk.programme.id)
                .await?
                .ok_or(Problem::NotFound)?;
            let accepted = if everybody {
                store::accept_all(tx, &cohort.id, by, now).await?
            } else {
                store::accept(tx, &cohort.id, &chosen, by, now).await?
            };
            let with_id = |id| (EnrolmentId::new(&app.chance, now), id);
            let accepted: Vec<_> = accepted.into_iter().map(with_id).collect();
            enrolment::store::enrol_all(tx, &accepted, now).await?;
            filled.leads_to(tx, &url, now).await?;
        }
        Ok::<_, Problem>(())
    })?;
    Ok(go_to(&url))
}

fn states(words: Words, filter: &Filter) -> Vec<Choice> {
    let choice = |state: State| Choice {
        key: state.key(),
        label: state_word(words, state),
        is_chosen: filter.state == Some(state),
    };
    State::SEEN.into_iter().map(choice).collect()
}

fn roles(words: Words, filter: &Filter) -> Vec<Choice> {
    let choice = |role: Role| Choice {
        key: role_key(role),
        label: role_word(words, role),
        is_chosen: filter.role == Some(role),
    };
    [Role::Mentee, Role::Mentor]
        .into_iter()
        .map(choice)
        .collect()
}

fn row(words: Words, desk: &Coordinates, line: Line) -> Row {
    Row {
        url: urls::application(&desk.programme.slug, &line.id),
        role: role_word(words, line.role),
        gist: gist(&desk.programme.template, &line.answers).join(" · "),
        // In a table every letter counts.
        applied: line
            .applied_at
            .in_zone(&desk.signed_in.person.zone)
            .strftime("%-d %b %Y")
            .to_string(),
        applied_machine: line.applied_at.machine(),
        state: state_word(words, line.state),
        waits: line.state == State::Submitted,
        id: line.id,
        name: line.name,
        address: line.address,
    }
}
