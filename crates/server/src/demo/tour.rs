//! GET and POST /demo: who can be visited, what Ada sees of a pair, the letters, and a week that
//! passes at once.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use dyad_people::visitor::pages::mails::AtTheMachine;
use dyad_platform::app::App;
use dyad_platform::clock::Span;
use dyad_platform::form::Filled;
use dyad_platform::jobs;
use dyad_platform::page::{Frame, go_to, show};
use dyad_platform::problem::Problem;
use dyad_platform::visit::Visit;
use dyad_scenarios::seasons::DESK;

use super::DOORS;
use crate::rota::ROTA;

/// Where nothing is due before, time goes on by so much.
const A_FEW_HOURS: Span = Span::hours(6);

#[derive(Template)]
#[template(path = "demo/tour.html")]
struct Tour {
    frame: Frame,
    today: String,
    doors: Vec<(String, &'static str, &'static str)>,
    desk: &'static str,
}

pub(super) async fn show_page(
    State(app): State<App>,
    _at: AtTheMachine,
    visit: Visit,
) -> Result<Response, Problem> {
    let doors = DOORS.iter().map(|(door, who)| {
        let what = match *door {
            "ada" => "coordinates: who needs her today, the matching, the pairs",
            "grace" => "mentors: her mentee, and whoever she is asked about",
            _ => "is a mentee: her talks with Grace, which nobody else can read",
        };
        (format!("/as/{door}"), who.name, what)
    });
    show(&Tour {
        frame: Frame::new(&app, &visit, ""),
        today: app.now().day("Europe/London"),
        doors: doors.collect(),
        desk: DESK,
    })
}

/// Walks from one thing that is due to the next, until a week has passed.
pub(super) async fn let_a_week_pass(
    State(app): State<App>,
    _at: AtTheMachine,
    _filled: Filled,
) -> Result<Response, Problem> {
    let until = app.now() + Span::days(7);
    loop {
        while jobs::run_due(&app, &ROTA).await? > 0 {}
        let now = app.now();
        if now >= until {
            break;
        }
        let due = jobs::next_due(&app).await?.filter(|due| *due > now);
        let step = (now + A_FEW_HOURS).min(until);
        app.clock.move_to(due.map_or(step, |due| due.min(step)));
    }
    Ok(go_to("/mails"))
}
