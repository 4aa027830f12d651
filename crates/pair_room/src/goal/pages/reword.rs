//! GET and POST /p/{partnership}/goals/{goal}/words: other words for a goal.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use dyad_pairing::access::{self, Entered, InThePair};
use dyad_people::account::first_name;
use dyad_platform::app::App;
use dyad_platform::form::Filled;
use dyad_platform::keys::WillNotOpen;
use dyad_platform::page::{Frame, Mistake, Readers, go_to, mistake_at, show, show_again};
use dyad_platform::problem::Problem;
use dyad_platform::words::ENGLISH;
use dyad_platform::{read_tx, write_tx};

use super::goals;
use crate::frame::{Here, frame};
use crate::goal::acting::{self, Act};
use crate::goal::{Goal, GoalId, store};
use crate::urls;
use crate::words::Words;

#[derive(Template)]
#[template(path = "goal/pages/reword.html")]
struct Page<'r> {
    frame: Frame,
    words: Words,
    room: &'r InThePair,
    goal: Goal,
    needs_measure: bool,
    typed: Option<[String; 3]>,
    mistakes: Vec<Mistake>,
}

/// Shows the form.
///
/// # Errors
/// [`Problem::NotFound`] where there is no such goal.
pub(crate) async fn show_form(
    State(app): State<App>,
    entered: Entered,
    Path(path): Path<HashMap<String, String>>,
) -> Result<Response, Problem> {
    show(&page(&app, &entered, &path).await?)
}

/// Keeps the words, and asks the other anew.
///
/// # Errors
/// As [`goals::act`].
pub(crate) async fn keep(
    State(app): State<App>,
    entered: Entered,
    Path(path): Path<HashMap<String, String>>,
    filled: Filled,
) -> Result<Response, Problem> {
    let page = page(&app, &entered, &path).await?;
    let id = page.goal.id.clone();
    let wording = match goals::read(&app, &entered, &filled, page.needs_measure) {
        Ok(wording) => wording,
        Err(mistake) => {
            return show_again(&Page {
                frame: frame(&app, &entered, Here::Goals, true),
                typed: Some(["goal", "measure", "day"].map(|name| filled.raw(name).into())),
                mistakes: vec![mistake],
                ..page
            });
        }
    };
    let (url, act) = (urls::goals(entered.room.id()), Act::Reword(wording));
    write_tx!(app.db, |tx| {
        if filled.led_to(tx).await?.is_none() {
            acting::act(tx, &app, &entered, &id, &act).await?;
            filled.leads_to(tx, &url, app.now()).await?;
        }
        Ok::<_, Problem>(())
    })?;
    Ok(go_to(&url))
}

async fn page<'r>(
    app: &App,
    entered: &'r Entered,
    path: &HashMap<String, String>,
) -> Result<Page<'r>, Problem> {
    let (room, id) = (&entered.room, path.get("goal").cloned().map(GoalId));
    let needs_measure = goals::needs_measure(app, entered).await?;
    let all = read_tx!(app.db, |tx| Ok::<_, Problem>(store::all(tx, room).await?))?;
    let goal = all.into_iter().find(|goal| Some(&goal.id) == id.as_ref());
    Ok(Page {
        frame: frame(app, entered, Here::Goals, false),
        words: Words(ENGLISH),
        room,
        goal: goal.ok_or(Problem::NotFound)?,
        needs_measure,
        typed: None,
        mistakes: Vec::new(),
    })
}

impl Page<'_> {
    fn partner(&self) -> &str {
        first_name(&self.room.partner().name)
    }

    fn at(&self, field: &str) -> Option<&str> {
        mistake_at(&self.mistakes, field)
    }

    fn sealed(&self) -> Readers {
        access::readers(self.room, "goal-who")
    }

    fn value(&self, field: usize) -> Result<String, WillNotOpen> {
        if let Some(typed) = &self.typed {
            return Ok(typed[field].clone());
        }
        let kept = match field {
            0 => &self.goal.words,
            1 => &self.goal.measure,
            _ => {
                let zone = &self.room.me().zone;
                let day = self.goal.by_day.map(|day| day.in_zone(zone).date());
                return Ok(day.map(|day| day.to_string()).unwrap_or_default());
            }
        };
        match kept {
            Some(words) => Ok(words.shown_to(self.room)?.clone()),
            None => Ok(String::new()),
        }
    }
}
