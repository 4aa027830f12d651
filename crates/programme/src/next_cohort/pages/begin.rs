//! GET and POST /programmes/{programme}/next-cohort: new dates, and who is asked along.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use dyad_platform::app::App;
use dyad_platform::db::Tx;
use dyad_platform::form::Filled;
use dyad_platform::jobs as work;
use dyad_platform::page::{Frame, Mistake, Readers, go_to, show, show_again};
use dyad_platform::problem::Problem;
use dyad_platform::words::ENGLISH;
use dyad_platform::{read_tx, write_tx};

use crate::access::{Coordinates, Desk};
use crate::cohort::{self, Cohort, CohortId};
use crate::next_cohort::store::Candidate;
use crate::next_cohort::{CarriedId, HELD, is_asked_along, jobs, proposed, store};
use crate::programme::opening::{self, Dates, day_begins, day_ends};
use crate::programme::pages::desk_readers;
use crate::programme::store as programmes;
use crate::settings::beside::Beside;
use crate::settings::{self, Act};
use crate::template::question::Role;
use crate::urls;
use crate::words::Words;

#[derive(Template)]
#[template(path = "next_cohort/pages/begin.html")]
struct Page {
    frame: Frame,
    words: Words,
    readers: Readers,
    slug: String,
    last: String,
    filled: Filled,
    mistakes: Vec<Mistake>,
    waiting: usize,
    mentors: usize,
}

/// Who can be asked along: those who waited, and mentors who took part.
struct Along {
    waiting: Vec<Candidate>,
    mentors: Vec<Candidate>,
}

/// Shows the form, with dates like the last ones.
///
/// # Errors
/// Those of the database.
pub async fn show_form(State(app): State<App>, desk: Coordinates) -> Result<Response, Problem> {
    let cohort = read_tx!(app.db, |tx| newest(tx, &desk).await)?;
    let today = app.now().in_zone(&desk.programme.zone).date();
    let dates = proposed(&Beside::of(&desk.programme, &cohort).dates, today);
    let text = |day: &Option<String>| day.clone().unwrap_or_default();
    let (opens, closes, late) = (text(&dates.opens), text(&dates.closes), text(&dates.late));
    let hoped = dates.hoped.map_or_else(String::new, |it| it.to_string());
    let filled = Filled::of(&[
        ("cohort", &dates.label),
        ("opens", &opens),
        ("closes", &closes),
        ("late", &late),
        ("starts", &dates.starts),
        ("hoped", &hoped),
        ("waiting", "1"),
        ("mentors", "1"),
    ]);
    show(&page(&app, &desk, filled, Vec::new()).await?)
}

/// Begins the cohort, and prepares the letters.
///
/// # Errors
/// Those of the database.
pub async fn begin(
    State(app): State<App>,
    desk: Coordinates,
    filled: Filled,
) -> Result<Response, Problem> {
    let words = Words(ENGLISH);
    let mut mistakes = Vec::new();
    let dates = opening::dates(words, &filled, &mut mistakes);
    let hoped = opening::hoped(words, &filled, &mut mistakes);
    let late = late(words, &filled, dates.as_ref(), &mut mistakes);
    let Some(dates) = dates.filter(|_| mistakes.is_empty()) else {
        let mut page = page(&app, &desk, filled, mistakes).await?;
        page.frame = page.frame.with_errors();
        return show_again(&page);
    };
    let url = write_tx!(app.db, |tx| {
        if let Some(url) = filled.led_to(tx).await? {
            return Ok(url);
        }
        let asks = (filled.ticked("waiting"), filled.ticked("mentors"));
        let asked = open(tx, &app, &desk, &dates, (late, hoped), asks).await?;
        let slug = &desk.programme.slug;
        let url = if asked > 0 {
            urls::asked_along(slug)
        } else {
            urls::programme(urls::base(slug))
        };
        filled.leads_to(tx, &url, app.now()).await?;
        Ok::<_, Problem>(url)
    })?;
    Ok(go_to(&url))
}

/// The last day for late joiners, where there is one.
fn late(
    words: Words,
    filled: &Filled,
    dates: Option<&Dates>,
    mistakes: &mut Vec<Mistake>,
) -> Option<jiff::civil::Date> {
    let typed = filled.text("late");
    if typed.is_empty() {
        return None;
    }
    let day = opening::day(typed);
    let sentence = match day {
        None => words.new_day_needed(),
        Some(day) if dates.is_some_and(|dates| day <= dates.closes) => words.dates_late_before(),
        Some(_) => return day,
    };
    mistakes.push(Mistake {
        field: "late",
        sentence,
    });
    None
}

/// Opens it and notes whom to ask; answers how many these are.
async fn open(
    tx: &mut Tx,
    app: &App,
    desk: &Coordinates,
    dates: &Dates,
    (late, hoped): (Option<jiff::civil::Date>, Option<i64>),
    (asks_waiting, asks_mentors): (bool, bool),
) -> Result<usize, Problem> {
    let (programme, me) = (&desk.programme, &desk.signed_in.person);
    if !programmes::coordinates(tx, &me.id, &programme.id).await? {
        return Err(Problem::NotFound);
    }
    let last = newest(tx, desk).await?;
    let along = along(tx, &last).await?;
    let (now, zone) = (app.now(), programme.zone.as_str());
    let next = Cohort {
        id: CohortId::new(&app.chance, now),
        programme_id: programme.id.clone(),
        label: dates.label.clone(),
        starts_at: day_begins(dates.starts, zone),
        months: i64::from(programme.template.term.months),
        apply_from: Some(day_begins(dates.opens, zone)),
        apply_until: Some(day_ends(dates.closes, zone)),
        late_until: late.map(|day| day_ends(day, zone)),
        hoped_mentees: hoped,
    };
    cohort::store::add(tx, &next, now).await?;
    settings::note(tx, app, &programme.id, me, Act::Went, &next.label).await?;
    let waiting = along.waiting.iter().filter(|_| asks_waiting);
    let mentors = along.mentors.iter().filter(|_| asks_mentors);
    let mut asked = 0;
    for candidate in waiting.chain(mentors) {
        let id = CarriedId::new(&app.chance, now);
        store::add(tx, &id, &next.id, candidate, now + HELD).await?;
        work::enqueue(tx, app, jobs::ASK_ALONG, id.as_str(), now + HELD).await?;
        asked += 1;
    }
    Ok(asked)
}

async fn newest(tx: &mut Tx, desk: &Coordinates) -> Result<Cohort, Problem> {
    let cohort = cohort::store::newest(tx, &desk.programme.id).await?;
    cohort.ok_or(Problem::NotFound)
}

async fn along(tx: &mut Tx, cohort: &Cohort) -> Result<Along, Problem> {
    let all = store::candidates(tx, &cohort.id).await?;
    let asked = all
        .into_iter()
        .filter(|it| is_asked_along(it.role, it.state));
    let (waiting, mentors) =
        asked.partition(|it| it.state == crate::application::State::Waitlisted);
    Ok(Along { waiting, mentors })
}

async fn page(
    app: &App,
    desk: &Coordinates,
    filled: Filled,
    mistakes: Vec<Mistake>,
) -> Result<Page, Problem> {
    let words = Words(ENGLISH);
    let (last, along, coordinators) = read_tx!(app.db, |tx| {
        let last = newest(tx, desk).await?;
        let along = along(tx, &last).await?;
        let coordinators = programmes::coordinators(tx, &desk.programme.id).await?;
        Ok::<_, Problem>((last, along, coordinators))
    })?;
    Ok(Page {
        frame: desk.frame(app, Desk::Overview),
        words,
        readers: desk_readers(words, &desk.signed_in.person, &coordinators),
        slug: desk.programme.slug.clone(),
        last: last.label,
        filled,
        mistakes,
        waiting: along.waiting.len(),
        mentors: along.mentors.len(),
    })
}

impl Page {
    /// Boxes that say who is asked: name, words, whether it is ticked.
    fn boxes(&self) -> Vec<(&'static str, String, bool)> {
        let mut boxes = Vec::new();
        if self.waiting > 0 {
            let text = self.words.next_ask_waiting(self.waiting);
            boxes.push(("waiting", text, self.filled.ticked("waiting")));
        }
        if self.mentors > 0 {
            let text = self.words.next_ask_mentors(self.mentors);
            boxes.push(("mentors", text, self.filled.ticked("mentors")));
        }
        boxes
    }
}

/// Used by the list of those who are asked.
pub(crate) fn role_word(words: Words, role: Role) -> String {
    match role {
        Role::Mentor => words.role_mentor(),
        Role::Mentee => words.role_mentee(),
    }
}
