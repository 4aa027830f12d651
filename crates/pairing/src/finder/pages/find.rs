//! GET /find/{programme}: whom would you like to ask?

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use dyad_people::account::Person;
use dyad_platform::app::App;
use dyad_platform::page::{Frame, Readers, show};
use dyad_platform::problem::Problem;
use dyad_platform::read_tx;
use dyad_platform::words::ENGLISH;
use dyad_programme::enrolment::Enrolled;
use dyad_programme::template::kinds::Relationship;
use dyad_programme::template::question::Role as Asked;
use dyad_programme::urls as programme_urls;

use super::{candidates, coordinator, given};
use crate::finder::access::Looking;
use crate::finder::store::{self, Mine};
use crate::finder::{MOST_SHOWN, kinds_for};
use crate::partnership::Role;
use crate::proposal::telling::{self, Said};
use crate::round::draft::Suggested;
use crate::round::reasons::wording::{View, sentence};
use crate::urls;
use crate::words::Words;

#[derive(Template)]
#[template(path = "finder/pages/find.html")]
struct Page {
    frame: Frame,
    words: Words,
    readers: Readers,
    programme: String,
    slug: String,
    zone: String,
    time: String,
    wants: Vec<Said>,
    application: String,
    kinds: Vec<Relationship>,
    kind: String,
    rows: Vec<Row>,
    mine: Vec<(Mine, String)>,
    groups: Vec<String>,
    coordinator: Option<Person>,
    invited: bool,
}

/// Somebody who can be asked.
struct Row {
    name: String,
    url: String,
    in_short: String,
    why: String,
    kinds: Vec<String>,
}

/// Shows who fits, and how one's requests stand.
///
/// # Errors
/// Those of the database.
pub async fn show_page(
    State(app): State<App>,
    looking: Looking,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, Problem> {
    let me = &looking.signed_in.person.id;
    let (given, mine, coordinator) = read_tx!(app.db, |tx| {
        let given = given(tx, &looking).await?;
        let mine = store::of(tx, &looking.cohort.id, me).await?;
        Ok::<_, Problem>((given, mine, coordinator(tx, &looking).await?))
    })?;
    let (given, found) = candidates(&looking, given).await?;
    let (words, template) = (Words(ENGLISH), &looking.programme.template);
    let kind = query.get("kind").cloned().unwrap_or_default();
    let mentors = |it: &Enrolled, id| it.is_mentor && it.person_id == id;
    let rows = found.iter().filter_map(|it| {
        let mut enrolled = given.enrolled.iter();
        let mentor = enrolled.find(|who| mentors(who, it.mentor.clone()))?;
        row(words, &looking, it, mentor, &kind)
    });
    let own = given.enrolled.iter().find(|it| !it.is_mentor);
    let wants = own.map(|own| telling::about(template, Role::Mentee, &own.answers));
    let slug = looking.programme.slug.clone();
    show(&Page {
        words,
        readers: Readers {
            sealed: false,
            text: words.find_readers(),
            id: "",
        },
        programme: looking.programme.name.clone(),
        zone: looking.programme.zone.clone(),
        time: template.texts.time_of_mentees.clone(),
        wants: wants.unwrap_or_default(),
        application: programme_urls::join_own(&slug, Asked::Mentee, "status"),
        kinds: template
            .kinds
            .iter()
            .filter(|kind| !kind.request.is_empty())
            .cloned()
            .collect(),
        rows: rows.take(MOST_SHOWN).collect(),
        mine: mine
            .into_iter()
            .map(|it| {
                let stands = stands(words, &it);
                (it, stands)
            })
            .collect(),
        groups: crate::waitlist::offers(template),
        invited: query.contains_key("invited"),
        frame: looking.signed_in.frame(&app, Vec::new()),
        kind,
        coordinator,
        slug,
    })
}

/// A no and a silence read the same: nobody has to feel refused.
fn stands(words: Words, mine: &Mine) -> String {
    match mine.state.as_str() {
        "mentor_asked" => words.find_waits(),
        "both_ok" => words.find_said_yes(),
        _ => words.find_came_to_nothing(),
    }
}

fn row(
    words: Words,
    looking: &Looking,
    it: &Suggested,
    mentor: &Enrolled,
    wanted: &str,
) -> Option<Row> {
    let template = &looking.programme.template;
    let kinds = kinds_for(template, &mentor.answers);
    let suits = wanted.is_empty() || kinds.iter().any(|kind| kind.key == wanted);
    (suits && !kinds.is_empty()).then(|| Row {
        name: mentor.name.clone(),
        url: urls::candidate(&looking.programme.slug, &it.mentor),
        in_short: telling::in_short(words, template, Role::Mentor, &mentor.answers),
        why: sentence(words, template, &it.reasons, View::Side(Role::Mentee)),
        kinds: kinds.iter().map(|kind| kind.name.clone()).collect(),
    })
}

impl Page {
    fn known_url(&self) -> String {
        urls::known(&self.slug)
    }
}
