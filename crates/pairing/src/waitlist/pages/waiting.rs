//! GET /programmes/{programme}/matching/waiting: who waits and who has room, what could be made of it
//! now, and who would like another partner.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use dyad_people::account::PersonId;
use dyad_platform::app::App;
use dyad_platform::clock::Moment;
use dyad_platform::page::{Frame, Readers, show};
use dyad_platform::problem::Problem;
use dyad_platform::read_tx;
use dyad_platform::words::ENGLISH;
use dyad_programme::access::{Coordinates, Desk};
use dyad_programme::cohort;

use crate::rematch::{self, Open};
use crate::round::draft;
use crate::round::edit::{Before, Hand};
use crate::round::problem::Given;
use crate::round::why::LARGEST;
use crate::waitlist::{Waiting, store};
use crate::words::Words;

#[derive(Template)]
#[template(path = "waitlist/pages/waiting.html")]
struct Page {
    frame: Frame,
    words: Words,
    readers: Readers,
    slug: String,
    zone: String,
    rows: Vec<Row>,
    mentors: Vec<(String, i64)>,
    possible: usize,
    rematches: Vec<Open>,
}

/// Somebody who waits.
struct Row {
    name: String,
    since: Moment,
    notes: Vec<String>,
    /// With whom they would be if one matched now.
    with: Option<String>,
}

/// Shows who waits.
///
/// # Errors
/// Those of the database.
pub async fn show_page(
    State(app): State<App>,
    coordinates: Coordinates,
) -> Result<Response, Problem> {
    let programme = &coordinates.programme;
    let me = &coordinates.signed_in.person.id;
    let (waiting, mentors, given, rematches) = read_tx!(app.db, |tx| {
        let cohort = cohort::store::newest(tx, &programme.id)
            .await?
            .ok_or(Problem::NotFound)?;
        let waiting = store::of_cohort(tx, &cohort.id).await?;
        let mentors = store::with_room(tx, &cohort.id).await?;
        let given = crate::round::store::given(tx, programme, &cohort).await?;
        let rematches = rematch::store::open(tx, &programme.id, me).await?;
        Ok::<_, Problem>((waiting, mentors, given, rematches))
    })?;
    let names: BTreeMap<PersonId, String> = given
        .enrolled
        .iter()
        .map(|it| (it.person_id.clone(), it.name.clone()))
        .collect();
    let pairs = foreseen(&coordinates, given).await?.pairs;
    let words = Words(ENGLISH);
    let waiting = waiting.iter().filter(|it| it.person.id != *me);
    let rows: Vec<Row> = waiting
        .map(|it| row(words, it, me, &pairs, &names))
        .collect();
    show(&Page {
        frame: coordinates.frame(&app, Desk::Matching),
        words,
        readers: Readers {
            sealed: false,
            text: words.only_coordinators(),
            id: "",
        },
        slug: programme.slug.clone(),
        zone: programme.zone.clone(),
        possible: rows.iter().filter(|row| row.with.is_some()).count(),
        rows,
        mentors,
        rematches,
    })
}

/// What matching now would make, without disturbing anybody; nothing where it would take long.
async fn foreseen(coordinates: &Coordinates, given: Given) -> Result<Before, Problem> {
    let mentors = given.enrolled.iter().filter(|it| it.is_mentor).count();
    if mentors * (given.enrolled.len() - mentors) > LARGEST {
        return Ok(Before::default());
    }
    let template = coordinates.programme.template.clone();
    let work = tokio::task::spawn_blocking(move || {
        draft::foreseen(&template, &given, &Hand::default(), &[])
    });
    let outcome = work
        .await
        .map_err(|_| Problem::broken("a matching that broke off"))?;
    Ok(outcome.unwrap_or_default())
}

/// With whom somebody would be is left out where it is the reader (INV-07).
fn row(
    words: Words,
    it: &Waiting,
    me: &PersonId,
    pairs: &[(PersonId, PersonId)],
    names: &BTreeMap<PersonId, String>,
) -> Row {
    let mut notes = Vec::new();
    if it.had_somebody {
        notes.push(words.waiting_again());
    }
    if it.from_earlier {
        notes.push(words.waiting_from_earlier());
    }
    let mut theirs = pairs.iter().filter(|(mentee, _)| *mentee == it.person.id);
    let mentor = theirs.find(|(_, mentor)| mentor != me);
    Row {
        name: it.person.name.clone(),
        since: it.since,
        notes,
        with: mentor.and_then(|(_, mentor)| names.get(mentor).cloned()),
    }
}

impl Page {
    fn matching(&self) -> String {
        dyad_programme::urls::matching(&self.slug)
    }

    fn places(&self) -> i64 {
        self.mentors.iter().map(|(_, room)| room).sum()
    }

    fn decide(&self) -> String {
        crate::urls::rematches(&self.slug)
    }
}
