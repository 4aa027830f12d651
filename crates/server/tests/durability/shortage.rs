//! When the machine runs out of something, people get a plain message, nothing is half-written, and
//! all is well again by itself.

use std::io::Write as _;
use std::net::TcpStream;
use std::process::Command;

use crate::house::{House, until};
use crate::visitor::{Visitor, filled, standing_in};

#[test]
fn a_crowd_that_uses_up_all_descriptors_passes() {
    let mut house = House::on_sqlite();
    house.shell = "ulimit -n 64";
    house.starts();
    let mut ada = Visitor::who_sets_up(&mut house);
    let crowd: Vec<TcpStream> = (0..120)
        .map(|_| TcpStream::connect(("127.0.0.1", house.port)).unwrap())
        .collect();
    // Whoever comes now is answered when the crowd was hung up on, or is told to come again.
    let page = ada.opens("/me").unwrap();
    assert!(matches!(page.status, 200 | 503), "{}", page.text());
    drop(crowd);
    until("all is well again", || {
        ada.opens("/me").is_ok_and(|page| page.status == 200)
    });
    let form = ada
        .opens("/me")
        .unwrap()
        .form("Save", &filled(&[("name", "Ada the Patient")]))
        .unwrap();
    assert_eq!(ada.sends(&form).unwrap().status, 303);
    assert_eq!(
        standing_in(&ada.opens("/me").unwrap(), "Save", "name"),
        "Ada the Patient"
    );
}

#[test]
fn a_full_disk_refuses_writes_and_keeps_reads() {
    if Command::new("prlimit").arg("--version").output().is_err() {
        assert!(
            std::env::var("DYAD_TEST_NO_SKIP").is_err(),
            "prlimit is not installed"
        );
        let _ = writeln!(
            std::io::stderr(),
            "skipped: no prlimit to make a disk seem full"
        );
        return;
    }
    let mut house = House::on_sqlite();
    // No file may grow beyond 2 MiB; the signal that would tell so with a kill is ignored.
    house.shell = "trap '' XFSZ; ulimit -S -f 4096";
    house.starts();
    let mut ada = Visitor::who_sets_up(&mut house);
    let mut opened = 0;
    let refusal = loop {
        let name = format!("Programme {}", opened + 1);
        let answers = [
            ("name", name.as_str()),
            ("cohort", "Spring"),
            ("starts", "2199-03-04"),
        ];
        let form = ada
            .opens("/programmes/new/intl-student-practitioner")
            .unwrap()
            .form("Open the programme", &filled(&answers))
            .unwrap();
        let answer = ada.sends(&form).unwrap();
        if answer.status != 303 {
            break answer;
        }
        opened += 1;
        assert!(opened < 400, "the disk never seems full");
    };
    assert_eq!(refusal.status, 503, "{}", refusal.text());
    assert!(opened > 0, "nothing could be written at all");
    let links = |ada: &mut Visitor| {
        let page = ada.opens("/programmes").unwrap();
        assert_eq!(page.status, 200, "{}", page.text());
        page.body.matches(">Programme ").count()
    };
    assert_eq!(
        links(&mut ada),
        opened,
        "what was written can be read, and nothing else was written"
    );

    house.gets_room_again();
    let form = ada
        .opens("/me")
        .unwrap()
        .form("Save", &filled(&[("name", "Ada the Patient")]))
        .unwrap();
    assert_eq!(ada.sends(&form).unwrap().status, 303);
    assert_eq!(
        standing_in(&ada.opens("/me").unwrap(), "Save", "name"),
        "Ada the Patient"
    );
    let parts = "SELECT (SELECT COUNT(*) FROM programme), (SELECT COUNT(*) FROM cohort), (SELECT COUNT(*) FROM coordinator)";
    let opened = i64::try_from(opened).unwrap();
    assert_eq!(
        house.counts(parts),
        [opened, opened, opened],
        "something is half-written"
    );
}
