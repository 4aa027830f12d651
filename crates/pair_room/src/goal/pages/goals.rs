//! GET and POST /p/{partnership}/goals: what the two work towards, and POST …/{goal}: one of them.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use dyad_pairing::access::{self, Entered, InThePair};
use dyad_pairing::partnership;
use dyad_people::account::{PersonId, first_name};
use dyad_platform::app::App;
use dyad_platform::clock::Moment;
use dyad_platform::form::Filled;
use dyad_platform::page::{Frame, Mistake, Readers, go_to, mistake_at, show, show_again};
use dyad_platform::problem::Problem;
use dyad_platform::words::ENGLISH;
use dyad_platform::{read_tx, write_tx};
use dyad_programme::template::Level;

use crate::frame::{Here, frame};
use crate::goal::acting::{self, Act};
use crate::goal::{Goal, GoalId, Stands, Unfit, Wording, store, word};
use crate::meeting::line::tidy_line;
use crate::urls;
use crate::words::Words;

#[derive(Template)]
#[template(path = "goal/pages/goals.html")]
struct Page<'r> {
    frame: Frame,
    words: Words,
    room: &'r InThePair,
    goals: Vec<Goal>,
    needs_measure: bool,
    typed: [String; 3],
    mistakes: Vec<Mistake>,
}

/// Shows the goals.
///
/// # Errors
/// Those of the database.
pub(crate) async fn show_page(
    State(app): State<App>,
    entered: Entered,
) -> Result<Response, Problem> {
    show(&page(&app, &entered).await?)
}

/// Adds one.
///
/// # Errors
/// [`Problem::Conflict`] where there are too many or nothing can be written, and those of the database.
pub(crate) async fn add(
    State(app): State<App>,
    entered: Entered,
    filled: Filled,
) -> Result<Response, Problem> {
    let page = page(&app, &entered).await?;
    let wording = match read(&app, &entered, &filled, page.needs_measure) {
        Ok(wording) => wording,
        Err(mistake) => {
            return show_again(&Page {
                frame: frame(&app, &entered, Here::Goals, true),
                typed: ["goal", "measure", "day"].map(|name| filled.raw(name).into()),
                mistakes: vec![mistake],
                ..page
            });
        }
    };
    let url = urls::goals(entered.room.id());
    write_tx!(app.db, |tx| {
        if filled.led_to(tx).await?.is_none() {
            acting::add(tx, &app, &entered, &wording).await?;
            filled.leads_to(tx, &url, app.now()).await?;
        }
        Ok::<_, Problem>(())
    })?;
    Ok(go_to(&url))
}

/// Says yes to one, tells how it goes, or that it is reached or let go.
///
/// # Errors
/// [`Problem::Conflict`] where it has moved on, [`Problem::NotFound`] where there is none.
pub(crate) async fn act(
    State(app): State<App>,
    entered: Entered,
    Path(path): Path<HashMap<String, String>>,
    filled: Filled,
) -> Result<Response, Problem> {
    let id = GoalId(path.get("goal").cloned().unwrap_or_default());
    let Some(act) = asked(&filled) else {
        return Err(Problem::Conflict(Words(ENGLISH).goal_nothing_told()));
    };
    let url = urls::goals(entered.room.id());
    write_tx!(app.db, |tx| {
        if filled.led_to(tx).await?.is_none() {
            acting::act(tx, &app, &entered, &id, &act).await?;
            filled.leads_to(tx, &url, app.now()).await?;
        }
        Ok::<_, Problem>(())
    })?;
    Ok(go_to(&url))
}

fn asked(filled: &Filled) -> Option<Act> {
    match filled.text("do") {
        "agree" => filled.text("revision").parse().ok().map(Act::Agree),
        "reached" => Some(Act::Reached),
        "let-go" => Some(Act::LetGo),
        _ => tidy_line(filled.raw("news")).ok().flatten().map(Act::Tell),
    }
}

/// What was typed about a goal.
pub(super) fn read(
    app: &App,
    entered: &Entered,
    filled: &Filled,
    needs_measure: bool,
) -> Result<Wording, Mistake> {
    let zone = &entered.room.me().zone;
    let (goal, measure) = (filled.raw("goal"), filled.raw("measure"));
    let read = word(
        goal,
        measure,
        filled.text("day"),
        needs_measure,
        zone,
        app.now(),
    );
    read.map_err(|unfit| mistake(Words(ENGLISH), unfit))
}

fn mistake(words: Words, unfit: Unfit) -> Mistake {
    let (field, sentence) = match unfit {
        Unfit::Empty => ("goal", words.goal_needed()),
        Unfit::TooLong(over) => ("goal", words.meeting_line_too_long(over)),
        Unfit::MeasureTooLong(over) => ("measure", words.meeting_line_too_long(over)),
        Unfit::MeasureNeeded => ("measure", words.goal_measure_needed()),
        Unfit::Day => ("day", words.goal_day_unfit()),
    };
    Mistake { field, sentence }
}

/// Whether the programme wants a measure on each goal.
pub(super) async fn needs_measure(app: &App, entered: &Entered) -> Result<bool, Problem> {
    let terms = read_tx!(app.db, |tx| partnership::store::terms(tx, &entered.room)
        .await)?;
    Ok(terms.levels.goal_measure == Level::Required)
}

async fn page<'r>(app: &App, entered: &'r Entered) -> Result<Page<'r>, Problem> {
    let room = &entered.room;
    let needs_measure = needs_measure(app, entered).await?;
    let goals = read_tx!(app.db, |tx| Ok::<_, Problem>(store::all(tx, room).await?))?;
    Ok(Page {
        frame: frame(app, entered, Here::Goals, false),
        words: Words(ENGLISH),
        room,
        goals,
        needs_measure,
        typed: Default::default(),
        mistakes: Vec::new(),
    })
}

impl Page<'_> {
    fn partner(&self) -> &str {
        first_name(&self.room.partner().name)
    }

    fn name_of(&self, person: &PersonId) -> &str {
        if *person == self.room.me().person_id {
            first_name(&self.room.me().name)
        } else {
            self.partner()
        }
    }

    fn is_open(&self) -> bool {
        self.room.partnership().is_open_for_words()
    }

    fn date(&self, at: impl std::borrow::Borrow<Moment>) -> String {
        at.borrow().date(&self.room.me().zone)
    }

    fn waits_for_me(&self, goal: &Goal) -> bool {
        self.is_open() && goal.waits_for(&self.room.me().person_id)
    }

    fn stands(&self, goal: &Goal) -> String {
        let words = self.words;
        match (goal.stands(), goal.agreed_at, goal.reached_at) {
            (Stands::Reached, _, Some(at)) => words.goal_reached(self.date(at)),
            (Stands::Agreed, Some(at), _) => words.goal_agreed(self.date(at)),
            (Stands::LetGo, ..) => words.goal_let_go(),
            _ if goal.waits_for(&self.room.me().person_id) => {
                words.goal_proposed_by(self.partner())
            }
            _ => words.goal_waits_for(self.partner()),
        }
    }

    fn at(&self, field: &str) -> Option<&str> {
        mistake_at(&self.mistakes, field)
    }

    fn sealed(&self, id: &'static str) -> Readers {
        access::readers(self.room, id)
    }
}
