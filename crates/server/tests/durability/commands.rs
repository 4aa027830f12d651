//! What an operator types besides `dyad`.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use dyad_scenarios::cast::ADA;

use crate::house::{House, bare_dyad, nobody, words};
use crate::visitor::{Visitor, filled};

fn says(arguments: &[&str]) -> String {
    let output = bare_dyad("").args(arguments).output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", words(&output));
    assert!(
        output.stderr.is_empty(),
        "{arguments:?}: {}",
        words(&output)
    );
    String::from_utf8(output.stdout).unwrap()
}

#[track_caller]
fn contains(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "“{part}” is missing in:\n{text}");
    }
}

#[test]
fn help_tells_what_there_is() {
    let short = says(&["-h"]);
    let help = says(&["--help"]);
    contains(&help, &["Dyad runs an organisation's mentoring programmes"]);
    contains(
        &help,
        &[
            "Usage: dyad [OPTIONS] [COMMAND]",
            "Without a command, dyad serves",
        ],
    );
    for text in [&short, &help] {
        contains(
            text,
            &[
                "serve ",
                "demo ",
                "backup ",
                "doctor ",
                "routes ",
                "--listen <ADDRESS>",
                "--data <FOLDER>",
                "--database <URL>",
                "--key-file <FILE>",
                "DYAD_LISTEN",
            ],
        );
        assert!(
            text.lines().all(|line| line.chars().count() <= 200),
            "lines one can read:\n{text}"
        );
    }
    contains(
        &says(&["backup", "--help"]),
        &[
            "Usage: dyad backup [OPTIONS] <FILE>",
            "the file must not exist yet",
        ],
    );
}

#[test]
fn secrets_in_the_environment_are_not_shown_by_help() {
    let output = bare_dyad("")
        .arg("--help")
        .env("DYAD_DATABASE", "postgres://x:hush@h/x")
        .env("DYAD_SMTP", "smtp://x:hush@h")
        .output()
        .unwrap();
    assert!(!words(&output).contains("hush"), "{}", words(&output));
}

#[test]
fn the_version_names_commit_and_schema() {
    let version = says(&["--version"]);
    let schema = dyad_server::migrations::STEPS.last().unwrap().number;
    contains(
        &version,
        &[
            &format!("dyad {} (", env!("CARGO_PKG_VERSION")),
            &format!(", schema {schema})"),
        ],
    );
    assert_eq!(version.lines().count(), 1);
}

#[test]
fn routes_tell_who_may_go_where() {
    let routes = says(&["routes"]);
    contains(
        &routes,
        &[
            "GET   /sign-in ",
            "POST  /sign-in ",
            "GET   /health ",
            "GET   /programmes ",
        ],
    );
    let line = |path: &str| {
        routes
            .lines()
            .find(|line| line.split_whitespace().nth(1) == Some(path))
            .unwrap_or_else(|| panic!("no {path}:\n{routes}"))
    };
    assert!(
        line("/sign-in").ends_with("anyone")
            && line("/me").ends_with("signed in")
            && line("/set-up/{secret}").ends_with("link holder"),
        "{routes}"
    );
    assert!(
        routes
            .lines()
            .all(|line| line.split_whitespace().count() >= 3),
        "{routes}"
    );
}

#[test]
fn a_reader_who_has_seen_enough_is_no_accident() {
    let output = bare_dyad("")
        .arg("routes")
        .stdout(nobody())
        .output()
        .unwrap();
    assert!(
        output.status.success() && output.stderr.is_empty(),
        "{}",
        words(&output)
    );
}

#[test]
fn a_word_that_is_no_command_is_explained() {
    let output = bare_dyad("").arg("sreve").output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    contains(&words(&output), &["sreve", "serve"]);
}

fn doctor(house: &House) -> (Option<i32>, String) {
    let output = house.dyad(&["doctor"]).output().unwrap();
    (output.status.code(), words(&output))
}

#[test]
fn the_doctor_finds_what_is_wrong_and_changes_nothing() {
    let mut house = House::on_sqlite();
    let (code, said) = doctor(&house);
    assert_eq!(code, Some(1), "{said}");
    contains(
        &said,
        &[
            "WRONG  key: ",
            "WRONG  database: none in",
            "dyad: something needs you; see above",
        ],
    );
    assert!(
        !house.data().exists() && !house.key_file().exists(),
        "the doctor made something"
    );

    house.starts();
    house.is_ready();
    let open =
        |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    open(&house.data(), 0o755);
    open(&house.key_file(), 0o644);
    let (code, said) = doctor(&house);
    assert_eq!(code, Some(1), "{said}");
    contains(
        &said,
        &[
            "can be read by others; chmod 600 it",
            "can be read by others; chmod 700 it",
            "well   database: ",
        ],
    );
    open(&house.data(), 0o700);
    open(&house.key_file(), 0o600);
    assert_eq!(doctor(&house).0, Some(0));

    house.dies();
    house.behind_its_back(&["INSERT INTO job (id, kind, subject, due_at, tries, aside_at) VALUES ('1', 'x', 'x', 0, 10, 0)"]);
    let (code, said) = doctor(&house);
    assert_eq!(code, Some(1), "{said}");
    contains(&said, &["WRONG  jobs: 1 failed again and again"]);
}

on_both_engines!(the_doctor_finds_a_running_house_well, |house| {
    house.starts();
    Visitor::who_sets_up(&mut house);
    let (code, said) = doctor(&house);
    assert_eq!(code, Some(0), "{said}");
    assert!(
        said.lines().count() >= 5 && said.lines().all(|line| line.starts_with("well   ")),
        "{said}"
    );
    let password = std::env::var("DYAD_TEST_POSTGRES").ok().and_then(|url| {
        Some(
            url.split_once("://")?
                .1
                .split_once('@')?
                .0
                .split_once(':')?
                .1
                .to_string(),
        )
    });
    assert!(
        password.is_none_or(|password| !said.contains(&password)),
        "{said}"
    );
});

fn backup(house: &House, file: &Path) -> Output {
    house.dyad(&["backup"]).arg(file).output().unwrap()
}

/// Ada has set up, and opened a programme.
fn a_house_with_a_programme(house: &mut House) -> Visitor {
    house.starts();
    let mut ada = Visitor::who_sets_up(house);
    let answers = [
        ("name", "Programme 1"),
        ("cohort", "Spring"),
        ("starts", "2199-03-04"),
    ];
    let form = ada
        .opens("/programmes/new/intl-student-practitioner")
        .unwrap()
        .form("Open the programme", &filled(&answers))
        .unwrap();
    assert_eq!(ada.sends(&form).unwrap().status, 303);
    ada
}

fn is_a_good_copy(house: &House, file: &Path) {
    let output = backup(house, file);
    let said = words(&output);
    assert!(output.status.success(), "{said}");
    contains(
        &said,
        &[&format!("Wrote {}", file.display()), "open only with key "],
    );
    assert_eq!(
        fs::metadata(file).unwrap().permissions().mode() & 0o777,
        0o600,
        "names and addresses stand in it"
    );
    let key = fs::read_to_string(house.key_file()).unwrap();
    let secret = key.trim().rsplit(' ').next().unwrap();
    let copy = fs::read(file).unwrap();
    assert!(
        !copy
            .windows(secret.len())
            .any(|part| part == secret.as_bytes()),
        "the key stands in the copy"
    );
    let again = backup(house, file);
    assert_eq!(again.status.code(), Some(1));
    contains(
        &words(&again),
        &["is there already; a backup never overwrites one"],
    );
    assert_eq!(fs::read(file).unwrap(), copy);
}

/// The copy is put in the place of the database, and the site goes on from there.
#[test]
fn a_backup_of_a_running_house_can_be_gone_on_from_on_sqlite() {
    let mut house = House::on_sqlite();
    let mut ada = a_house_with_a_programme(&mut house);
    let file = house.folder.path().join("copy of today.db");
    is_a_good_copy(&house, &file);
    let beside: Vec<PathBuf> = ["-wal", "-shm", "-journal"]
        .iter()
        .map(|end| PathBuf::from(format!("{}{end}", file.display())))
        .collect();
    assert!(
        beside.iter().all(|file| !file.exists()),
        "the copy is one file"
    );

    let form = ada
        .opens("/me")
        .unwrap()
        .form("Save", &filled(&[("name", "Ada the Late")]))
        .unwrap();
    assert_eq!(ada.sends(&form).unwrap().status, 303);
    house.dies();
    fs::remove_dir_all(house.data()).unwrap();
    fs::create_dir(house.data()).unwrap();
    fs::copy(&file, house.data().join("dyad.db")).unwrap();
    house.starts();
    house.is_ready();
    contains(&ada.opens("/programmes").unwrap().body, &[">Programme 1<"]);
    contains(&ada.opens("/me").unwrap().body, &[ADA.name]);
}

#[test]
fn a_backup_of_a_running_house_can_be_gone_on_from_on_postgres() {
    let Some(mut house) = House::on_postgres() else {
        return;
    };
    a_house_with_a_programme(&mut house);
    let file = house.folder.path().join("copy of today.sql");
    is_a_good_copy(&house, &file);
    house.dies();
    house.behind_its_back(&["DROP SCHEMA public CASCADE", "CREATE SCHEMA public"]);
    let restored = Command::new("psql")
        .args([
            "--no-psqlrc",
            "--quiet",
            "--set",
            "ON_ERROR_STOP=1",
            "--dbname",
            &house.database(),
            "--file",
        ])
        .arg(&file)
        .output()
        .unwrap();
    assert!(restored.status.success(), "{}", words(&restored));
    assert_eq!(house.counts("SELECT (SELECT COUNT(*) FROM programme WHERE name = 'Programme 1'), (SELECT COUNT(*) FROM person)"), [1, 1]);
    house.starts();
    house.is_ready();
}

#[test]
fn a_backup_of_nothing_says_so() {
    let house = House::on_sqlite();
    let output = backup(&house, &house.folder.path().join("copy.db"));
    assert_eq!(output.status.code(), Some(1));
    contains(&words(&output), &["dyad: there is no database at "]);
    assert!(!house.folder.path().join("copy.db").exists() && !house.data().exists());
}

#[test]
fn a_backup_into_a_folder_that_is_not_there_says_so() {
    let mut house = House::on_sqlite();
    house.starts();
    house.is_ready();
    let file = house.folder.path().join("nowhere/copy.db");
    let output = backup(&house, &file);
    assert_eq!(output.status.code(), Some(1));
    contains(&words(&output), &["nowhere"]);
}
