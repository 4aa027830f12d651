//! GET and POST /find/{programme}/{mentor}: somebody who fits, and asking them.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use dyad_people::account::{PersonId, first_name};
use dyad_platform::app::App;
use dyad_platform::db::Tx;
use dyad_platform::form::Filled;
use dyad_platform::keys::Place;
use dyad_platform::page::{Frame, Mistake, Readers, go_to, mistake_at, show, show_again};
use dyad_platform::problem::Problem;
use dyad_platform::words::ENGLISH;
use dyad_platform::{jobs, read_tx, write_tx};
use dyad_programme::enrolment::Enrolled;
use dyad_programme::template::kinds::{Relationship, RequestPart};

use super::{candidates, given};
use crate::finder::access::Looking;
use crate::finder::{LONGEST, NotNow, Said, Unfit, fits, kinds_for, may_ask, store};
use crate::partnership::Role;
use crate::proposal::jobs::ASK_THE_MENTOR;
use crate::proposal::telling::{self, Said as Fact};
use crate::proposal::{ProposalId, store as proposals};
use crate::round::answer_by;
use crate::round::draft::Suggested;
use crate::round::reasons::wording::{View, sentence};
use crate::urls;
use crate::words::Words;

#[derive(Template)]
#[template(path = "finder/pages/one.html")]
struct Page {
    frame: Frame,
    words: Words,
    back: String,
    action: String,
    name: String,
    first: String,
    why: String,
    about: Vec<Fact>,
    kinds: Vec<Relationship>,
    chosen: String,
    said: Said,
    starters: Vec<String>,
    time: String,
    months: i64,
    days: u32,
    readers: Readers,
    mistakes: Vec<Mistake>,
}

/// Somebody who can be asked.
struct Found {
    suggested: Suggested,
    mentor: Enrolled,
}

/// Shows what a possible mentor shows, and the form.
///
/// # Errors
/// [`Problem::NotFound`] when they can't be asked: why, nobody learns.
pub async fn show_page(
    State(app): State<App>,
    looking: Looking,
    Path((_, mentor)): Path<(String, String)>,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, Problem> {
    let found = find(&app, &looking, &PersonId(mentor)).await?;
    let mut page = page(&app, &looking, &found);
    let at = query.get("begin").and_then(|at| at.parse::<usize>().ok());
    if let Some(starter) = at.and_then(|at| page.starters.get(at)) {
        page.said.why_you.clone_from(starter);
    }
    show(&page)
}

/// Asks them.
///
/// # Errors
/// As [`show_page`]; [`Problem::Conflict`] when as many requests wait as may.
pub async fn ask(
    State(app): State<App>,
    looking: Looking,
    Path((_, mentor)): Path<(String, String)>,
    filled: Filled,
) -> Result<Response, Problem> {
    let home = urls::find(&looking.programme.slug);
    let led_to = read_tx!(app.db, |tx| Ok::<_, Problem>(filled.led_to(tx).await?))?;
    if let Some(url) = led_to {
        return Ok(go_to(&url));
    }
    let found = find(&app, &looking, &PersonId(mentor)).await?;
    let said = read(&filled);
    let kinds = kinds_for(&looking.programme.template, &found.mentor.answers);
    let kind = kinds
        .into_iter()
        .find(|kind| kind.key == filled.text("kind"));
    if let Err(unfit) = fits(kind, &said) {
        let page = page(&app, &looking, &found);
        return show_again(&Page {
            frame: page.frame.with_errors(),
            mistakes: vec![mistake(unfit, &found.mentor.name)],
            chosen: filled.text("kind").into(),
            said,
            ..page
        });
    }
    let kind = kind.ok_or(Problem::NotFound)?;
    let url = write_tx!(app.db, |tx| {
        if let Some(url) = filled.led_to(tx).await? {
            return Ok(url);
        }
        send(tx, &app, &looking, &found, kind, &said).await?;
        filled.leads_to(tx, &home, app.now()).await?;
        Ok::<_, Problem>(home.clone())
    })?;
    Ok(go_to(&url))
}

async fn send(
    tx: &mut Tx,
    app: &App,
    looking: &Looking,
    found: &Found,
    kind: &Relationship,
    said: &Said,
) -> Result<(), Problem> {
    let (me, now) = (&looking.signed_in.person.id, app.now());
    let mine = store::of(tx, &looking.cohort.id, me).await?;
    let count = |of: &dyn Fn(&store::Mine) -> bool| {
        i64::try_from(mine.iter().filter(|it| of(it)).count()).unwrap_or(i64::MAX)
    };
    let open = count(&|it| it.state == "mentor_asked");
    let of_kind =
        count(&|it| it.kind == kind.key && matches!(it.state.as_str(), "mentor_asked" | "both_ok"));
    may_ask(kind, open, of_kind).map_err(|why| Problem::Conflict(not_now(why)))?;
    let id = ProposalId::new(&app.chance, now);
    let days = looking.programme.template.policy.answer_within_days;
    let until = answer_by(now, days, &looking.programme.zone);
    proposals::add_request(tx, &id, &looking.cohort.id, &found.suggested, (now, until)).await?;
    let words =
        serde_json::to_string(said).map_err(|_| Problem::broken("words that can't be kept"))?;
    let sealed = app.keys.seal_for_house(&place(&id), &words, &app.chance);
    store::add(tx, &id, &kind.key, &sealed).await?;
    Ok(jobs::enqueue(tx, app, ASK_THE_MENTOR, id.as_str(), now).await?)
}

/// Where the words of a request belong.
pub(crate) fn place(id: &ProposalId) -> Place<'_> {
    Place {
        table: "finder_request",
        row: id.as_str(),
        owner: "",
        author: "",
    }
}

fn not_now(why: NotNow) -> String {
    let words = Words(ENGLISH);
    match why {
        NotNow::TooManyOpen => words.ask_too_many(),
        NotNow::EnoughOfThisKind => words.ask_enough(),
    }
}

async fn find(app: &App, looking: &Looking, mentor: &PersonId) -> Result<Found, Problem> {
    let given = read_tx!(app.db, |tx| given(tx, looking).await)?;
    let (given, found) = candidates(looking, given).await?;
    let suggested = found.into_iter().find(|it| it.mentor == *mentor);
    let mut enrolled = given.enrolled.into_iter();
    let mentor = enrolled.find(|it| it.is_mentor && it.person_id == *mentor);
    let found = suggested.zip(mentor);
    let (suggested, mentor) = found.ok_or(Problem::NotFound)?;
    Ok(Found { suggested, mentor })
}

fn read(filled: &Filled) -> Said {
    let text = |field| filled.text(field).chars().take(LONGEST).collect();
    Said {
        why_you: text("why_you"),
        interest: text("interest"),
        commitment: text("commitment"),
    }
}

fn mistake(unfit: Unfit, name: &str) -> Mistake {
    let words = Words(ENGLISH);
    let (field, sentence) = match unfit {
        Unfit::NoKind => ("kind-0", words.ask_no_kind()),
        Unfit::Lacks(RequestPart::WhyYou) => ("why_you", words.ask_lacks_why(first_name(name))),
        Unfit::Lacks(RequestPart::Interest) => ("interest", words.ask_lacks_interest()),
        Unfit::Lacks(RequestPart::Commitment) => ("commitment", words.ask_lacks_commitment()),
    };
    Mistake { field, sentence }
}

fn page(app: &App, looking: &Looking, found: &Found) -> Page {
    let (words, template) = (Words(ENGLISH), &looking.programme.template);
    let first = first_name(&found.mentor.name).to_owned();
    let slug = &looking.programme.slug;
    Page {
        frame: looking.signed_in.frame(app, Vec::new()),
        words,
        back: urls::find(slug),
        action: urls::candidate(slug, &found.mentor.person_id),
        name: found.mentor.name.clone(),
        why: sentence(
            words,
            template,
            &found.suggested.reasons,
            View::Side(Role::Mentee),
        ),
        about: telling::about(template, Role::Mentor, &found.mentor.answers),
        kinds: kinds_for(template, &found.mentor.answers)
            .into_iter()
            .cloned()
            .collect(),
        chosen: String::new(),
        said: Said::default(),
        starters: vec![
            words.starter_one(first.as_str()),
            words.starter_two(first.as_str()),
            words.starter_three(first.as_str()),
        ],
        time: template.texts.time_of_mentees.clone(),
        months: looking.cohort.months,
        days: template.policy.answer_within_days,
        readers: Readers {
            sealed: true,
            text: words.only_you_and(first.as_str()),
            id: "words-readers",
        },
        first,
        mistakes: Vec::new(),
    }
}

impl Page {
    fn mistake(&self, field: &str) -> Option<&str> {
        mistake_at(&self.mistakes, field)
    }
}
