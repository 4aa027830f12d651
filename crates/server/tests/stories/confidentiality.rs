//! The canary: a word nobody else uses is written into every private field that the schema has,
//! then hunted for as every other role and in every output.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;
use std::process::Command;
use std::sync::{Arc, Mutex, OnceLock};

use dyad_platform::clock::Span;
use dyad_platform::dialect::Engine;
use dyad_scenarios::cast::{ADA, ALAN, GRACE, LIN, OLGA, TOMAS};
use dyad_scenarios::{Person, World, seasons};
use dyad_server::{backup, routes};
use sqlx::{Executor as _, Row as _};

use crate::stage::Stage;
use crate::who_may_see_what::{real_ids, with_real_ids};

/// Each private column, and the word that goes into it. A column that isn't here fails the story.
const CANARIES: &[(&str, &str)] = &[
    ("message.words_sealed", "kingfisher-in-a-message"),
    ("contact_card.line_sealed", "kingfisher-on-a-card"),
    ("clause.title_sealed", "kingfisher-over-a-clause"),
    ("clause.body_sealed", "kingfisher-in-a-clause"),
    ("meeting_line.words_sealed", "kingfisher-about-a-talk"),
    ("goal_wording.words_sealed", "kingfisher-as-a-goal"),
    ("goal_wording.measure_sealed", "kingfisher-as-a-measure"),
    ("goal_news.words_sealed", "kingfisher-on-the-way"),
    // A signature is a person's own name, which others may know: it is hunted where it can't stand.
    ("signature.name_sealed", "kingfisher-in-a-clause"),
];
/// Sealed for the house: whole letters, forms sent too late, addresses of people signing in.
const HOUSE: &[&str] = &[
    "letter.sealed",
    "parked_form.fields",
    "sign_in.address",
    "sign_in.newcomer_sealed",
    "draft.form_sealed",
    "disclosure.answer_sealed",
    "intake_notice.address_sealed",
    // Between a mentee who asks and the mentor; the story of the finder hunts for it.
    "finder_request.words_sealed",
    "invitation.whom_sealed",
];
/// A message that came after its session had ended.
const PARKED: &str = "kingfisher-sent-too-late";
/// Why Alan said "not now": for the coordinators' eyes.
const REASON: &str = "kingfisher-as-a-reason";

fn everything() -> Vec<&'static str> {
    CANARIES
        .iter()
        .map(|(_, word)| *word)
        .chain([PARKED, REASON])
        .collect()
}

/// Whatever is logged, at the chattiest level.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn listen() -> Log {
    static LOG: OnceLock<Log> = OnceLock::new();
    let log = LOG.get_or_init(|| {
        let log = Log::default();
        let writer = log.clone();
        let _ = tracing_subscriber::fmt()
            .with_max_level(tracing::Level::TRACE)
            .with_writer(move || writer.clone())
            .try_init();
        log
    });
    log.clone()
}

/// Columns that hold what people wrote in private: the schema itself says which.
async fn private_columns(stage: &Stage) -> BTreeSet<String> {
    let app = &stage.world.app;
    let mut connection = app.db.maintenance().await.unwrap();
    let sql = match app.db.engine() {
        Engine::Sqlite => {
            "SELECT m.name || '.' || c.name FROM sqlite_master AS m, pragma_table_info(m.name) AS c WHERE m.type = 'table'"
        }
        Engine::Postgres => {
            "SELECT CAST(table_name || '.' || column_name AS TEXT) FROM information_schema.columns WHERE table_schema = 'public'"
        }
    };
    let rows = connection.fetch_all(sql).await.unwrap();
    let columns = rows.iter().map(|row| row.get::<String, _>(0));
    columns
        .filter(|column| column.ends_with("sealed") || HOUSE.contains(&column.as_str()))
        .collect()
}

#[allow(
    clippy::disallowed_methods,
    reason = "the story looks where no slice does"
)]
async fn fill_every_private_field(world: &mut World, pair: &seasons::Pair) {
    let mut lin = world.signs_in(LIN).await;
    seasons::writes(&mut lin, pair, CANARIES[0].1).await;
    lin.opens(&pair.home)
        .await
        .fills("line", CANARIES[1].1)
        .presses("Save")
        .await
        .is_answered(200);
    lin.opens(&format!("{}/agreement/clause", pair.home))
        .await
        .fills("title", CANARIES[2].1)
        .fills("body", CANARIES[3].1)
        .presses("Keep it")
        .await
        .is_answered(200)
        .presses("Put it up for signing")
        .await
        .fills("sign", LIN.name)
        .presses("Sign this text")
        .await
        .is_answered(200);
    lin.opens(&format!("{}/meetings/new", pair.home))
        .await
        .fills("time-1", &crate::talks::on(world, 40, "18:00"))
        .fills("place", CANARIES[4].1)
        .presses("Ask Grace")
        .await
        .is_answered(200)
        .follows("one time is put up")
        .await
        .fills("topic", &format!("{} and more", CANARIES[4].1))
        .presses("Keep it")
        .await
        .is_answered(200);
    lin.opens(&format!("{}/goals", pair.home))
        .await
        .fills("goal", CANARIES[5].1)
        .fills("measure", CANARIES[6].1)
        .presses("Ask Grace")
        .await
        .is_answered(200)
        .fills("news", CANARIES[7].1)
        .presses("Note it")
        .await
        .is_answered(200);
    let mut late = lin.clone();
    late.opens(&pair.home).await.fills("words", PARKED);
    world.pass(Span::days(15)).await;
    late.presses("Send").await.is_at("/sign-in?next=/kept");
    world.work().await;
}

async fn alan_says_not_now(world: &mut World) {
    let letters = world.letters();
    let letter = letters
        .iter()
        .find(|letter| letter.to == ALAN.address && letter.notice == "N-07")
        .expect("Alan was asked");
    let mut alan = world.somebody("Alan");
    alan.opens(&World::link_in(letter))
        .await
        .fills("reason", REASON)
        .presses("Not now")
        .await
        .is_answered(200);
}

story!(what_a_pair_writes_is_nowhere_else, |stage| {
    let log = listen();
    let (mut ada, pair) = seasons::a_running_partnership(&mut stage.world).await;
    alan_says_not_now(&mut stage.world).await;
    let known: BTreeSet<String> = CANARIES
        .iter()
        .map(|(column, _)| (*column).to_string())
        .chain(HOUSE.iter().map(ToString::to_string))
        .collect();
    assert_eq!(
        private_columns(&stage).await,
        known,
        "a private column has no canary yet"
    );
    let ids = real_ids(&mut stage.world, &mut ada, &pair.home).await;
    fill_every_private_field(&mut stage.world, &pair).await;

    let world = &mut stage.world;
    let mut grace = world.signs_in(GRACE).await;
    grace
        .opens(&pair.home)
        .await
        .sees(CANARIES[0].1)
        .sees(CANARIES[1].1);
    for (name, who) in [
        ("Ada", Some(ADA)),
        ("Olga", Some(OLGA)),
        ("Tomás", Some(TOMAS)),
        ("Alan", Some(ALAN)),
        ("nobody", None),
    ] {
        let mut person = match who {
            Some(OLGA) => olga(world).await,
            Some(who) => world.signs_in(who).await,
            None => world.somebody(name),
        };
        hunts(&mut person, name, &ids).await;
    }
    for letter in world.letters() {
        hunt(&format!("{letter:?}"), "a letter", &everything());
    }
    hunt_in_files(&stage).await;
    hunt(
        &String::from_utf8_lossy(&log.0.lock().unwrap()),
        "the log at TRACE",
        &everything(),
    );
    let secrets: Vec<String> = world_secrets(&stage.world);
    assert!(
        secrets.len() > 12,
        "twelve mentors were asked, and others signed in"
    );
    let secrets: Vec<&str> = secrets.iter().map(String::as_str).collect();
    hunt(
        &String::from_utf8_lossy(&log.0.lock().unwrap()),
        "the log at TRACE",
        &secrets,
    );
    assert!(
        !log.0.lock().unwrap().is_empty() || std::env::var("NEXTEST").is_err(),
        "nothing was logged"
    );
});

/// The secrets of all links that letters carried.
fn world_secrets(world: &World) -> Vec<String> {
    let link = regex::Regex::new(r"/(?:answer|talk|sign-in/link)/([A-Za-z0-9_-]{43})").unwrap();
    let letters = world.letters();
    let found = letters
        .iter()
        .flat_map(|letter| link.captures_iter(&letter.text));
    found.map(|secret| secret[1].to_string()).collect()
}

async fn olga(world: &mut World) -> Person {
    let mut ada = world.signs_in(ADA).await;
    ada.opens("/programmes/new/intl-student-practitioner")
        .await
        .fills("name", "Westholm: nurses")
        .fills("coordinators", &format!("{} <{}>", OLGA.name, OLGA.address))
        .presses("Open the programme")
        .await;
    world.signs_in(OLGA).await
}

/// Looks at every page there is by its route, and at every page that leads on from home.
async fn hunts(person: &mut Person, name: &str, ids: &[(&str, String)]) {
    // Ada may know why Alan said no; nobody else may.
    let words: Vec<&str> = everything()
        .into_iter()
        .filter(|word| name != "Ada" || *word != REASON)
        .collect();
    let words: Vec<&str> = words
        .into_iter()
        .filter(|word| name != "Alan" || *word != REASON)
        .collect();
    for route in routes::table(false)
        .iter()
        .filter(|route| route.method == "GET")
    {
        person.opens(&with_real_ids(route, ids)).await;
        hunt(
            &person.screen().body,
            &format!("{name} at {}", route.path),
            &words,
        );
    }
    let mut seen = BTreeSet::new();
    let mut ahead = vec!["/home".to_string(), seasons::DESK.to_string()];
    while let Some(path) = ahead.pop() {
        let is_page = path.starts_with('/') && !path.starts_with("//");
        if !is_page || seen.len() > 150 || !seen.insert(path.clone()) {
            continue;
        }
        person.opens(&path).await;
        hunt(&person.screen().body, &format!("{name} at {path}"), &words);
        hunt(
            &format!("{:?}", person.screen().headers),
            &format!("{name}'s headers at {path}"),
            &words,
        );
        ahead.extend(person.screen().links());
    }
    assert!(
        name == "nobody" || seen.len() > 5,
        "{name} saw only {seen:?}"
    );
}

/// The database with its log and free pages, and a backup; on PostgreSQL a dump.
async fn hunt_in_files(stage: &Stage) {
    // A reason given to the coordinators is theirs to read and isn't sealed from the disk.
    let words: Vec<&str> = everything()
        .into_iter()
        .filter(|word| *word != REASON)
        .collect();
    let copy = stage.folder.path().join("copy.db");
    match stage.world.app.db.engine() {
        Engine::Sqlite => {
            hunt_in_folder(stage.folder.path(), &words);
            let key = stage.folder.path().join("a.key");
            fs::write(
                &key,
                "dyad-key-1 BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc\n",
            )
            .unwrap();
            let settings = dyad_platform::config::Settings {
                key_file: key,
                ..(*stage.world.app.settings).clone()
            };
            backup::write(&settings, &copy).await.unwrap();
        }
        Engine::Postgres => {
            let dump = Command::new("pg_dump")
                .arg("--dbname")
                .arg(&stage.database)
                .arg("--file")
                .arg(&copy)
                .status()
                .unwrap();
            assert!(dump.success(), "pg_dump failed");
        }
    }
    let bytes = fs::read(&copy).unwrap();
    let text = String::from_utf8_lossy(&bytes);
    assert!(text.contains("Okafor"), "the copy was not read");
    hunt(&text, "the backup", &words);
}

fn hunt_in_folder(folder: &Path, words: &[&str]) {
    for entry in fs::read_dir(folder)
        .unwrap()
        .flatten()
        .filter(|entry| entry.path().is_file())
    {
        let bytes = fs::read(entry.path()).unwrap();
        hunt(
            &String::from_utf8_lossy(&bytes),
            &format!("{}", entry.path().display()),
            words,
        );
    }
    assert!(
        folder.join("dyad.db").exists(),
        "the database is somewhere else"
    );
}

fn hunt(text: &str, place: &str, words: &[&str]) {
    for word in words {
        assert!(!text.contains(word), "{place} holds “{word}”");
    }
}

story!(
    a_coordinator_sees_the_same_whether_a_pair_writes_or_not,
    |stage| {
        let (mut ada, pair) = seasons::a_running_partnership(&mut stage.world).await;
        let desk = |page: &str| format!("{}{page}", seasons::DESK);
        let pages = [
            "",
            "/people",
            "/matching",
            "/matching/1",
            "/pairs",
            "/what-we-see",
        ]
        .map(desk);
        let mut before = Vec::new();
        for page in &pages {
            before.push(without_tokens(ada.opens(page).await));
        }
        let mut lin = stage.world.signs_in(LIN).await;
        for number in 0..25 {
            seasons::writes(&mut lin, &pair, &format!("Message number {number}")).await;
        }
        stage.world.work().await;
        for (page, before) in pages.iter().zip(before) {
            assert_eq!(
                without_tokens(ada.opens(page).await),
                before,
                "{page} changed"
            );
        }
    }
);

/// A page without what differs at every look: form tokens.
fn without_tokens(person: &mut Person) -> String {
    regex::Regex::new(r#"name="(csrf|once)" value="[^"]*""#)
        .unwrap()
        .replace_all(&person.screen().body, "")
        .into_owned()
}
