//! `dyad demo`: a made-up organisation to look around in. It is driven through the site itself on
//! a stopped clock, then served with the real one. Only here are there doors that let a visitor be
//! one of the cast; the site proper has nothing of the kind.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use askama::Template;
use axum::extract::{Path as UrlPath, State};
use axum::response::Response;
use dyad_people::access::AT_THE_MACHINE;
use dyad_people::account;
use dyad_people::session::{self, Browser};
use dyad_people::sign_in::pages::link::with_cookie;
use dyad_people::visitor::pages::mails::AtTheMachine;
use dyad_platform::app::App;
use dyad_platform::clock::{Clock, Span};
use dyad_platform::config::Settings;
use dyad_platform::form::Filled;
use dyad_platform::ids::Chance;
use dyad_platform::keys::Keys;
use dyad_platform::mail::Transport;
use dyad_platform::page::{Frame, show};
use dyad_platform::problem::Problem;
use dyad_platform::routes::{Route, act, page};
use dyad_platform::visit::Visit;
use dyad_platform::write_tx;
use dyad_scenarios::cast::{ADA, Cast, GRACE, LIN};
use dyad_scenarios::{World, seasons};

mod tour;

use crate::cli::say;
use crate::{opening, rota, routes, serve};

/// Who can be visited, by the name in the URL.
const DOORS: &[(&str, Cast)] = &[("ada", ADA), ("grace", GRACE), ("lin", LIN)];
/// The organisation began so long ago.
const BEGAN: Span = Span::days(8);

#[derive(Template)]
#[template(path = "demo/door.html")]
struct Door {
    frame: Frame,
    name: &'static str,
    action: String,
}

/// Makes the organisation and serves it until it is told to stop; then takes it away.
///
/// # Errors
/// A sentence, when it can't be made or served.
pub async fn serve(settings: Settings) -> Result<(), String> {
    let folder = own_folder(&settings)?;
    let settings = Settings {
        database: format!("sqlite://{}?mode=rwc", folder.join("dyad.db").display()),
        data: folder.clone(),
        smtp: None,
        ..settings
    };
    let mut app = build(settings).await?;
    app.clock = Clock::that_can_be_put_forward();
    app.chance = Chance::System;
    app.mail = Transport::Files(folder.join("mail"));
    let mut table = routes::table(app.settings.development);
    table.extend(doors());
    let router = routes::router(&app, table);
    let listen = app.settings.listen;
    let outcome = serve::serve(&app, router, &rota::ROTA, |_| announce(&app)).await;
    let _ = std::fs::remove_dir_all(&folder);
    outcome.map_err(|error| format!("could not serve on {listen}: {error}"))
}

fn own_folder(settings: &Settings) -> Result<PathBuf, String> {
    let is_chosen = settings.data != Path::new("data");
    let folder = if is_chosen {
        settings.data.join("demo")
    } else {
        std::env::temp_dir().join(format!("dyad-demo-{}", std::process::id()))
    };
    if folder.exists() {
        return Err(format!(
            "{} is there already; the demo wants a folder of its own",
            folder.display()
        ));
    }
    std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    Ok(folder)
}

async fn build(settings: Settings) -> Result<App, String> {
    let letters = Arc::new(Mutex::new(Vec::new()));
    let began = Clock::System.now() - BEGAN;
    let keys = Keys::from_bytes(Chance::System.bytes());
    let app = opening::open_with(
        settings,
        Clock::stopped_at(began),
        Chance::System,
        keys,
        Transport::Memory(letters.clone()),
    );
    let app = app.await.map_err(|error| error.to_string())?;
    // The people of the scenario reach the site by its usual local name, wherever it is served.
    let router = routes::router(&app, routes::table(false));
    let mut world = World::new(app.clone(), router, &rota::ROTA, letters);
    seasons::a_demo(&mut world).await;
    Ok(app)
}

fn announce(app: &App) {
    let public = &app.settings.public_url;
    say(&format!(
        "Dyad's demo is at {public}. Nothing of it is kept.\n"
    ));
    for (door, who) in DOORS {
        let link = app.absolute(&format!("/as/{door}"));
        say(&format!("{}: {link}\n", who.first_name()));
    }
    say(&format!(
        "Letters are shown at {}\n",
        app.absolute("/mails")
    ));
    say(&format!("Let a week pass at {}\n", app.absolute("/demo")));
}

/// The doors, mounted by [`serve`] alone.
#[must_use]
pub fn doors() -> Vec<Route> {
    vec![
        page("/demo", AT_THE_MACHINE, tour::show_page),
        act("/demo", AT_THE_MACHINE, tour::let_a_week_pass),
        page("/as/{name}", AT_THE_MACHINE, show_door),
        act("/as/{name}", AT_THE_MACHINE, enter),
    ]
}

fn who(name: &str) -> Result<Cast, Problem> {
    DOORS
        .iter()
        .find(|(door, _)| *door == name)
        .map(|(_, who)| *who)
        .ok_or(Problem::NotFound)
}

async fn show_door(
    State(app): State<App>,
    _at: AtTheMachine,
    visit: Visit,
    UrlPath(name): UrlPath<String>,
) -> Result<Response, Problem> {
    let who = who(&name)?;
    show(&Door {
        frame: Frame::new(&app, &visit, ""),
        name: who.name,
        action: format!("/as/{name}"),
    })
}

async fn enter(
    State(app): State<App>,
    _at: AtTheMachine,
    browser: Browser,
    UrlPath(name): UrlPath<String>,
    _filled: Filled,
) -> Result<Response, Problem> {
    let who = who(&name)?;
    let visit = write_tx!(app.db, |tx| {
        let person = account::store::by_address(tx, who.address)
            .await?
            .ok_or(Problem::NotFound)?;
        Ok::<_, Problem>(session::begin(tx, &app, &person.id, &browser).await?)
    })?;
    Ok(with_cookie(&app, &visit, dyad_people::urls::HOME))
}
