//! GET and POST /programmes/{programme}/running-pairs: pairs that already run are pasted or uploaded,
//! looked at with everything that is wrong with them, put right, and both of each are written to.
//! Nothing is stored before that.

use askama::Template;
use axum::extract::State as FromApp;
use axum::response::Response;
use dyad_people::account::Person;
use dyad_platform::app::App;
use dyad_platform::clock::Moment;
use dyad_platform::db::Tx;
use dyad_platform::form::{Filled, Upload};
use dyad_platform::jobs;
use dyad_platform::page::{Frame, Mistake, Readers, go_to, show, show_again};
use dyad_platform::problem::Problem;
use dyad_platform::words::ENGLISH;
use dyad_platform::{read_tx, write_tx};
use dyad_programme::access::{Coordinates, Desk};
use dyad_programme::cohort::{self, Cohort};
use dyad_programme::import::pages::unreadable;
use dyad_programme::programme;
use dyad_programme::programme::pages::desk_readers;
use dyad_programme::urls::running_pairs;

use crate::running_pair::jobs::ASK_RUNNING_PAIRS;
use crate::running_pair::listing::store::{self as listing, Listed};
use crate::running_pair::reading::{Days, Line, Wrong, as_text, compare, read};
use crate::running_pair::{BatchId, State, answering, store};
use crate::words::Words;

/// How large an upload may be, with the form around it.
pub const ROOM: usize = 2 * 1024 * 1024;

#[derive(Template)]
#[template(path = "running_pair/pages/enter.html")]
struct Page {
    frame: Frame,
    words: Words,
    readers: Readers,
    place: String,
    action: String,
    pasted: String,
    rows: Vec<Row>,
    ready: usize,
    held: Vec<Held>,
    earlier: Vec<Earlier>,
    mistakes: Vec<Mistake>,
}

/// A row that was read.
struct Row {
    number: u32,
    mentor: String,
    mentee: String,
    since: String,
    wrong: Vec<String>,
    look: String,
}

struct Held {
    id: String,
    count: i64,
    time: String,
}

struct Earlier {
    names: String,
    since: String,
    machine: String,
    stands: String,
}

struct Read {
    cohort: Cohort,
    coordinators: Vec<Person>,
    listed: Vec<Listed>,
    held: Vec<listing::Held>,
}

/// Shows the form, and the pairs that were entered before.
///
/// # Errors
/// Those of the database.
pub async fn show_page(FromApp(app): FromApp<App>, desk: Coordinates) -> Result<Response, Problem> {
    let read = read_tx!(app.db, |tx| look(tx, &app, &desk).await)?;
    show(&page(&app, &desk, read, String::new(), &[], Vec::new()))
}

/// Looks at a table, enters its pairs, or takes letters back.
///
/// # Errors
/// [`Problem::Conflict`] when something else is ready than what was looked at, and those of the
/// database.
pub async fn act(
    FromApp(app): FromApp<App>,
    desk: Coordinates,
    upload: Upload,
) -> Result<Response, Problem> {
    let (filled, url) = (&upload.filled, running_pairs(&desk.programme.slug));
    match filled.text("do") {
        "take-back" => return take_back(&app, &desk, filled, &url).await,
        "now" => return leave_now(&app, &desk, filled, &url).await,
        _ => {}
    }
    let pasted = filled.raw("pasted").to_owned();
    let bytes = match upload.file {
        Some((_, bytes)) => bytes.to_vec(),
        None => pasted.trim_start_matches(['\r', '\n']).as_bytes().to_vec(),
    };
    let found = read_tx!(app.db, |tx| look(tx, &app, &desk).await)?;
    let words = Words(ENGLISH);
    let lines = if bytes.is_empty() {
        Err(words.running_needed())
    } else {
        let days = days(&app, &desk, &found.cohort);
        read(&bytes, days).map_err(|why| unreadable(&why))
    };
    let mut lines = match lines {
        Ok(lines) => lines,
        Err(sentence) => {
            let mistake = Mistake {
                field: "pasted",
                sentence,
            };
            let mut page = page(&app, &desk, found, pasted, &[], vec![mistake]);
            page.frame = page.frame.with_errors();
            return show_again(&page);
        }
    };
    if filled.text("do") == "send" {
        return send(&app, &desk, filled, &lines, &url).await;
    }
    let known = read_tx!(app.db, |tx| answering::known(tx, &found.cohort).await)?;
    compare(&mut lines, &known);
    let text = as_text(&lines);
    show(&page(&app, &desk, found, text, &lines, Vec::new()))
}

async fn look(tx: &mut Tx, app: &App, desk: &Coordinates) -> Result<Read, Problem> {
    let cohort = newest(tx, desk).await?;
    Ok(Read {
        coordinators: programme::store::coordinators(tx, &desk.programme.id).await?,
        listed: listing::of_cohort(tx, &cohort.id).await?,
        held: listing::held(tx, &cohort.id, app.now()).await?,
        cohort,
    })
}

async fn newest(tx: &mut Tx, desk: &Coordinates) -> Result<Cohort, Problem> {
    let cohort = cohort::store::of_desk(tx, &desk.programme).await?;
    cohort.ok_or(Problem::NotFound)
}

fn days(app: &App, desk: &Coordinates, cohort: &Cohort) -> Days {
    Days {
        today: app.now().in_zone(&desk.programme.zone).date(),
        months: cohort.months,
    }
}

async fn send(
    app: &App,
    desk: &Coordinates,
    filled: &Filled,
    lines: &[Line],
    url: &str,
) -> Result<Response, Problem> {
    write_tx!(app.db, |tx| {
        if filled.led_to(tx).await?.is_some() {
            return Ok(());
        }
        let cohort = newest(tx, desk).await?;
        let mut lines = lines.to_vec();
        compare(&mut lines, &answering::known(tx, &cohort).await?);
        let ready: Vec<&Line> = lines.iter().filter(|line| line.is_ready()).collect();
        // What is sent is what was read.
        if ready.is_empty() || filled.text("count") != ready.len().to_string() {
            return Err(Problem::Conflict(Words(ENGLISH).running_changed()));
        }
        let by = &desk.signed_in.person.id;
        answering::enter(tx, app, (&desk.programme, &cohort), &ready, by).await?;
        filled.leads_to(tx, url, app.now()).await?;
        Ok::<_, Problem>(())
    })?;
    Ok(go_to(url))
}

async fn take_back(
    app: &App,
    desk: &Coordinates,
    filled: &Filled,
    url: &str,
) -> Result<Response, Problem> {
    let batch = BatchId(filled.text("batch").into());
    write_tx!(app.db, |tx| {
        if filled.led_to(tx).await?.is_some() {
            return Ok(());
        }
        let cohort = newest(tx, desk).await?;
        let pairs = store::of_held_batch(tx, &cohort.id, &batch, app.now()).await?;
        if pairs.is_empty() {
            return Err(Problem::Conflict(Words(ENGLISH).running_too_late()));
        }
        for id in pairs {
            answering::remove(tx, &id).await?;
        }
        filled.leads_to(tx, url, app.now()).await?;
        Ok::<_, Problem>(())
    })?;
    Ok(go_to(url))
}

/// Ends the time in which letters can be taken back.
async fn leave_now(
    app: &App,
    desk: &Coordinates,
    filled: &Filled,
    url: &str,
) -> Result<Response, Problem> {
    let batch = BatchId(filled.text("batch").into());
    write_tx!(app.db, |tx| {
        let (cohort, now) = (newest(tx, desk).await?, app.now());
        if !store::of_held_batch(tx, &cohort.id, &batch, now)
            .await?
            .is_empty()
        {
            store::leave_now(tx, &cohort.id, &batch, now).await?;
            jobs::enqueue(tx, app, ASK_RUNNING_PAIRS, batch.as_str(), now).await?;
        }
        Ok::<_, Problem>(())
    })?;
    Ok(go_to(url))
}

fn page(
    app: &App,
    desk: &Coordinates,
    read: Read,
    pasted: String,
    lines: &[Line],
    mistakes: Vec<Mistake>,
) -> Page {
    let words = Words(ENGLISH);
    let (me, zone) = (&desk.signed_in.person, &desk.programme.zone);
    let held = |it: listing::Held| Held {
        id: it.batch_id.0,
        count: it.size,
        time: it.leaves_at.time(&me.zone),
    };
    let earlier = |it: Listed| Earlier {
        names: words.running_names(it.mentor.as_str(), it.mentee.as_str()),
        since: words.running_since(it.began_at.date(zone)),
        machine: it.began_at.machine(),
        stands: stands(words, &it),
    };
    Page {
        frame: desk.frame(app, Desk::Pairs),
        words,
        readers: desk_readers(
            dyad_programme::words::Words(ENGLISH),
            me,
            &read.coordinators,
        ),
        place: dyad_programme::words::Words(ENGLISH)
            .place(desk.programme.name.as_str(), read.cohort.label.as_str()),
        action: running_pairs(&desk.programme.slug),
        rows: lines.iter().map(|line| row(words, line)).collect(),
        ready: lines.iter().filter(|line| line.is_ready()).count(),
        held: read.held.into_iter().map(held).collect(),
        earlier: read.listed.into_iter().map(earlier).collect(),
        pasted,
        mistakes,
    }
}

fn row(words: Words, line: &Line) -> Row {
    let named = |named: &crate::running_pair::reading::Named| match named.name.as_str() {
        "" => named.address.clone(),
        name => words.running_named(name, named.address.as_str()),
    };
    let shown = |day: jiff::civil::Date| {
        let noon = day.at(12, 0, 0, 0).in_tz("UTC");
        noon.map_or_else(
            |_| day.to_string(),
            |it| Moment(it.timestamp().as_millisecond()).date("UTC"),
        )
    };
    Row {
        number: line.row,
        mentor: named(&line.mentor),
        mentee: named(&line.mentee),
        since: line.since.map_or_else(|| line.said.clone(), shown),
        wrong: line.wrong.iter().map(|it| sentence(words, *it)).collect(),
        look: match line.or {
            Some(or) if line.is_ready() => words.running_or(shown(or)),
            _ => String::new(),
        },
    }
}

fn sentence(words: Words, wrong: Wrong) -> String {
    match wrong {
        Wrong::MentorAddress => words.running_wrong_mentor(),
        Wrong::MenteeAddress => words.running_wrong_mentee(),
        Wrong::SamePerson => words.running_wrong_same(),
        Wrong::NoDay => words.running_wrong_day(),
        Wrong::ToCome => words.running_wrong_to_come(),
        Wrong::LongAgo => words.running_wrong_long_ago(),
        Wrong::Over => words.running_wrong_over(),
        Wrong::Twice { row } => words.running_wrong_twice(row),
        Wrong::APair => words.running_wrong_a_pair(),
        Wrong::Entered => words.running_wrong_entered(),
        Wrong::Apart => words.running_wrong_apart(),
    }
}

/// How it stands; who said no is nobody's business.
fn stands(words: Words, it: &Listed) -> String {
    match State::of(&it.state) {
        Some(State::Begun) => words.running_stands_begun(),
        Some(State::Asked) => match (it.mentor_yes_at, it.mentee_yes_at) {
            (None, None) => words.running_stands_asked(),
            _ => words.running_stands_half(),
        },
        _ => words.running_stands_over(),
    }
}
