//! The first start: what is made, who may read it, and what is refused.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::Stdio;
use std::thread;
use std::time::Duration;

use crate::house::{House, bare_dyad, words};
use crate::visitor::Visitor;

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[test]
fn folder_and_key_are_their_owners_alone() {
    let mut house = House::on_sqlite();
    house.shell = "umask 0";
    house.starts();
    house.is_ready();
    assert_eq!(mode(&house.data()), 0o700);
    assert_eq!(mode(&house.key_file()), 0o600);
    assert!(!house.key_file().starts_with(house.data()));
}

#[test]
fn a_folder_that_others_could_read_is_closed() {
    let mut house = House::on_sqlite();
    fs::create_dir(house.data()).unwrap();
    fs::set_permissions(house.data(), fs::Permissions::from_mode(0o755)).unwrap();
    house.starts();
    house.is_ready();
    assert_eq!(mode(&house.data()), 0o700);
}

on_both_engines!(
    the_set_up_link_works_once_and_is_not_printed_again,
    |house| {
        house.starts();
        let line = house.says("Set it up here");
        house.dies();
        house.starts();
        let mut ada = Visitor::who_sets_up(&mut house);
        let (_, path) = line.split_once("/set-up/").unwrap();
        assert_eq!(
            ada.opens(&format!("/set-up/{path}")).unwrap().status,
            404,
            "the link of the first start is over"
        );
        house.dies();
        house.starts();
        let next = house.says("");
        assert!(next.contains("Dyad is at"), "{next}");
        let next = house.says("");
        assert!(next.contains("letters are kept in"), "{next}");
    }
);

/// However early a first start is cut off (in milliseconds), the next one goes through.
fn survives_early_deaths(mut make: impl FnMut() -> Option<House>, times: u64, longest: u64) {
    for number in 0..times {
        let Some(mut house) = make() else { return };
        house.starts();
        thread::sleep(Duration::from_millis(1 + number * longest / times));
        house.dies();
        house.starts();
        let mut ada = Visitor::who_sets_up(&mut house);
        assert_eq!(ada.opens("/me").unwrap().status, 200);
        house.logged_no_error();
    }
}

#[test]
fn a_first_start_that_was_cut_off_can_be_repeated_on_sqlite() {
    survives_early_deaths(|| Some(House::on_sqlite()), 24, 72);
}

#[test]
fn a_first_start_that_was_cut_off_can_be_repeated_on_postgres() {
    survives_early_deaths(House::on_postgres, 6, 150);
}

on_both_engines!(
    /// A new key would open nothing of what is there, and nobody would notice for a while.
    a_lost_key_is_not_replaced_by_a_new_one,
    |house| {
        house.starts();
        house.is_ready();
        house.dies();
        let key = fs::read(house.key_file()).unwrap();
        fs::remove_file(house.key_file()).unwrap();
        let refused = house.dyad(&["serve"]).output().unwrap();
        assert_eq!(refused.status.code(), Some(1), "{}", words(&refused));
        assert!(words(&refused).contains(&format!("dyad: the key file {} is gone", house.key_file().display())), "{}", words(&refused));
        assert!(!house.key_file().exists());
        fs::write(house.key_file(), key).unwrap();
        house.starts();
        house.is_ready();
    }
);

on_both_engines!(a_database_from_a_newer_program_is_refused, |house| {
    house.starts();
    house.is_ready();
    house.dies();
    house.behind_its_back(&[
        "INSERT INTO migration (number, name, digest, applied_at) VALUES (999, 'tomorrow', '', 0)",
    ]);
    let refused = house.dyad(&["serve"]).output().unwrap();
    assert_eq!(refused.status.code(), Some(1));
    assert!(
        words(&refused).contains("dyad: the database is newer than this program"),
        "{}",
        words(&refused)
    );
});

#[test]
fn plain_http_where_others_can_reach_it_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let refused = bare_dyad("")
        .args(["--listen", "0.0.0.0:1", "--data"])
        .arg(folder.path().join("data"))
        .output()
        .unwrap();
    assert_eq!(refused.status.code(), Some(1));
    let said = words(&refused);
    assert!(
        said.contains("0.0.0.0:1 can be reached from outside")
            && said.contains("--public-url https://")
            && said.contains("--allow-plain-http"),
        "{said}"
    );
    assert!(
        fs::read_dir(folder.path()).unwrap().next().is_none(),
        "nothing was made"
    );
}

#[test]
fn a_database_that_can_not_be_reached_is_explained() {
    let house = House::on_sqlite();
    let nobody = format!("postgres://ada:hush@127.0.0.1:{}/dyad", house.port);
    let refused = house
        .dyad(&["serve", "--database", &nobody])
        .output()
        .unwrap();
    assert_eq!(refused.status.code(), Some(1));
    let said = words(&refused);
    assert!(
        said.contains("dyad: the database can't be opened: ") && said.contains("refused"),
        "{said}"
    );
    assert!(!said.contains("hush"), "{said}");
}

#[test]
fn a_port_that_is_taken_is_named() {
    let mut house = House::on_sqlite();
    house.starts();
    house.is_ready();
    let address = format!("127.0.0.1:{}", house.port);
    let refused = bare_dyad("")
        .args(["--listen", &address, "--data"])
        .arg(house.folder.path().join("other/data"))
        .output()
        .unwrap();
    assert_eq!(refused.status.code(), Some(1));
    assert!(
        words(&refused).contains(&format!("dyad: could not serve on {address}: ")),
        "{}",
        words(&refused)
    );
}

/// With nothing but an address, all stands in the folder where it is started.
#[test]
fn settings_come_from_flag_environment_and_file() {
    let house = House::on_sqlite();
    let here = house.folder.path();
    fs::write(
        here.join("dyad.toml"),
        format!(
            "listen = \"127.0.0.1:{}\"\npublic_url = \"https://file.example.org\"\n",
            house.port
        ),
    )
    .unwrap();
    let mut command = bare_dyad("");
    command
        .current_dir(here)
        .args(["--config", "dyad.toml"])
        .env("DYAD_PUBLIC_URL", "https://environment.example.org");
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let first = BufReader::new(child.stdout.take().unwrap())
        .lines()
        .next()
        .unwrap()
        .unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!(first, "Dyad is at https://environment.example.org");
    assert!(here.join("data/dyad.db").exists() && here.join("dyad.key").exists());

    fs::write(here.join("dyad.toml"), "listenn = \"127.0.0.1:1\"\n").unwrap();
    let refused = bare_dyad("")
        .current_dir(here)
        .args(["--config", "dyad.toml"])
        .output()
        .unwrap();
    assert_eq!(refused.status.code(), Some(1));
    assert!(
        words(&refused).contains("dyad: dyad.toml: ") && words(&refused).contains("listenn"),
        "{}",
        words(&refused)
    );
}
