//! GET /join/{programme}: all that somebody needs to decide whether to apply.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use dyad_people::account::Person;
use dyad_platform::app::App;
use dyad_platform::page::{Frame, show};
use dyad_platform::problem::Problem;
use dyad_platform::words::ENGLISH;

use crate::access::at_the_door::AtTheDoor;
use crate::applying::whose_eyes;
use crate::cohort::Applying;
use crate::join::year::{Leg, path};
use crate::join::{last_day, names, paragraphs};
use crate::template::question::{Question, Readers, Role};
use crate::urls;
use crate::words::Words;

#[derive(Template)]
#[template(path = "join/pages/programme.html")]
struct Page {
    frame: Frame,
    words: Words,
    name: String,
    slug: String,
    /// Whether it is only looked at before others can.
    is_preview: bool,
    /// Whether one can leave an address for the next intake.
    may_be_told: bool,
    reads_url: String,
    purpose: Vec<String>,
    definition: Vec<String>,
    window: Window,
    legs: Vec<Leg>,
    plan: String,
    sides: [Side; 2],
    dates: Vec<(String, String)>,
    reads: Vec<(String, String)>,
    asked: Vec<(String, String)>,
    coordinators: Vec<Person>,
    coordinated_by: String,
}

/// Whether one can apply, in words.
pub(crate) struct Window {
    pub(crate) is_open: bool,
    pub(crate) sentence: String,
}

struct Side {
    heading: String,
    open_to: String,
    expected: Vec<String>,
    time: String,
    title: String,
    url: String,
}

/// Shows the page.
///
/// # Errors
/// [`Problem::NotFound`] when there is no such programme, or it isn't published.
pub async fn show_page(State(app): State<App>, door: AtTheDoor) -> Result<Response, Problem> {
    show(&page(&app, &door, door.frame(&app, true)))
}

/// The page, in any frame.
pub(crate) fn page(app: &App, door: &AtTheDoor, frame: Frame) -> impl Template + use<> {
    let words = Words(ENGLISH);
    let programme = &door.programme;
    let texts = &programme.template.texts;
    let until = match door.applying(app.now()) {
        Applying::Open(until) | Applying::Late(until) => {
            Some(words.landing_until(last_day(until).date(&programme.zone)))
        }
        _ => None,
    };
    let window = window(words, door, app);
    Page {
        frame,
        words,
        name: programme.name.clone(),
        slug: programme.slug.clone(),
        is_preview: door.is_preview,
        may_be_told: !window.is_open && programme.archived_at.is_none(),
        reads_url: reads_url(door),
        purpose: paragraphs(&texts.purpose),
        definition: paragraphs(&texts.definition),
        window,
        legs: path(words, &programme.template, until),
        plan: programme.template.plan.intro.clone(),
        sides: [
            side(words, door, Role::Mentee),
            side(words, door, Role::Mentor),
        ],
        dates: dates(words, door),
        reads: reads(words, door),
        asked: asked(words, door),
        coordinated_by: names(&door.coordinators),
        coordinators: door.coordinators.clone(),
    }
}

fn reads_url(door: &AtTheDoor) -> String {
    let slug = &door.programme.slug;
    if door.is_preview {
        urls::preview_reads(slug)
    } else {
        urls::join_reads(slug)
    }
}

/// Whether one can apply now, and until when.
pub(crate) fn window(words: Words, door: &AtTheDoor, app: &App) -> Window {
    let zone = &door.programme.zone;
    let label = door.cohort.as_ref().map_or("", |cohort| &cohort.label);
    let (is_open, sentence) = match door.applying(app.now()) {
        Applying::Open(until) => (true, words.join_open(label, last_day(until).day(zone))),
        Applying::Opens(from) => (false, words.join_opens(label, from.day(zone))),
        Applying::Late(until) => (true, words.join_late(label, last_day(until).day(zone))),
        Applying::Closed if door.programme.archived_at.is_some() => (false, words.join_ended()),
        Applying::Closed if door.programme.paused_at.is_some() => (false, words.join_paused()),
        Applying::Closed => (false, words.join_closed()),
    };
    Window {
        is_open: is_open || door.is_preview,
        sentence,
    }
}

fn side(words: Words, door: &AtTheDoor, role: Role) -> Side {
    let template = &door.programme.template;
    let texts = &template.texts;
    let (heading, open_to, expected, time) = match role {
        Role::Mentee => (
            words.join_for_mentees(),
            &texts.open_to_mentees,
            &texts.expected_of_mentees,
            &texts.time_of_mentees,
        ),
        Role::Mentor => (
            words.join_for_mentors(),
            &texts.open_to_mentors,
            &texts.expected_of_mentors,
            &texts.time_of_mentors,
        ),
    };
    Side {
        heading,
        open_to: open_to.clone(),
        expected: expected.clone(),
        time: time.clone(),
        title: template.form(role).title.clone(),
        url: if door.is_preview {
            urls::preview_as(&door.programme.slug, role)
        } else {
            urls::join_as(&door.programme.slug, role)
        },
    }
}

fn dates(words: Words, door: &AtTheDoor) -> Vec<(String, String)> {
    let (zone, mut dates) = (&door.programme.zone, Vec::new());
    let Some(cohort) = &door.cohort else {
        return dates;
    };
    if let (Some(from), Some(until)) = (cohort.apply_from, cohort.apply_until) {
        let (from, until) = (from.day(zone), last_day(until).day(zone));
        dates.push((words.dates_apply(), words.dates_from_until(from, until)));
    }
    if let Some(late) = cohort.late_until {
        let late = words.dates_late_until(last_day(late).day(zone));
        dates.push((words.dates_late(), late));
    }
    dates.push((words.dates_begin(), cohort.starts_at.day(zone)));
    dates.push((words.dates_lasts(), words.overview_months(cohort.months)));
    dates.push((words.dates_zone(), zone.clone()));
    dates
}

/// The short form; the whole list has a page of its own.
fn reads(words: Words, door: &AtTheDoor) -> Vec<(String, String)> {
    let is_known = |readers: Readers| {
        let has = |question: &&Question| question.readers == readers;
        door.programme.template.questions.iter().any(|q| has(&q))
    };
    let mut rows = vec![(words.reads_pair(), words.reads_pair_who())];
    let of_answers = [
        (Readers::Candidate, words.reads_candidate()),
        (Readers::Partner, words.reads_partner()),
        (Readers::Coordinators, words.reads_coordinators()),
        (Readers::Private, words.reads_private()),
    ];
    for (readers, what) in of_answers {
        if is_known(readers) {
            rows.push((what, whose_eyes(words, readers)));
        }
    }
    rows.push((words.reads_server(), words.reads_server_who()));
    rows
}

fn asked(words: Words, door: &AtTheDoor) -> Vec<(String, String)> {
    let texts = &door.programme.template.texts;
    vec![
        (words.asked_not(), texts.not_asked.clone()),
        (words.asked_next(), texts.what_happens_next.clone()),
        (words.asked_nobody(), words.asked_nobody_text()),
        (words.asked_suits(), words.asked_suits_text()),
        (words.asked_secret(), texts.confidentiality.clone()),
    ]
}
