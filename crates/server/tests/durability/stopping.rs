//! Stopping and starting again, and being alone.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::thread;
use std::time::Duration;

use dyad_scenarios::cast::ADA;

use crate::house::{House, PATIENCE, until, words};
use crate::raw;
use crate::visitor::{Visitor, filled, standing_in};

/// A stop takes no longer.
const STOP: Duration = Duration::from_secs(10);

/// Ada's change of name as it goes over the wire: the head, and the body.
fn change_of_name(house: &House, ada: &mut Visitor, name: &str) -> (String, String) {
    let form = ada
        .opens("/me")
        .unwrap()
        .form("Save", &filled(&[("name", name)]))
        .unwrap();
    let mut body = form_urlencoded::Serializer::new(String::new());
    body.extend_pairs(&form.fields);
    let (body, port) = (body.finish(), house.port);
    let head = format!(
        "POST /me HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nOrigin: http://127.0.0.1:{port}\r\nCookie: {}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n",
        ada.cookie_line(),
        body.len()
    );
    (head, body)
}

on_both_engines!(
    a_request_under_way_is_answered_before_the_server_stops,
    |house| {
        house.starts();
        let mut ada = Visitor::who_sets_up(&mut house);
        let (head, body) = change_of_name(&house, &mut ada, "Ada the Last");
        let mut wire = TcpStream::connect(("127.0.0.1", house.port)).unwrap();
        wire.set_read_timeout(Some(PATIENCE)).unwrap();
        let (first, rest) = body.split_at(20);
        wire.write_all(format!("{head}{first}").as_bytes()).unwrap();
        raw::is_heard(&house);

        house.gets_signal("-TERM");
        until("it takes nobody in any more", || {
            TcpStream::connect(("127.0.0.1", house.port)).is_err()
        });
        wire.write_all(rest.as_bytes()).unwrap();
        let mut answer = String::new();
        wire.read_to_string(&mut answer).unwrap();
        assert!(answer.starts_with("HTTP/1.1 303"), "{answer}");
        assert!(house.ends_within(STOP).success());

        house.starts();
        house.is_ready();
        assert_eq!(
            standing_in(&ada.opens("/me").unwrap(), "Save", "name"),
            "Ada the Last"
        );
        house.logged_no_error();
    }
);

#[test]
fn a_client_that_never_finishes_does_not_hold_a_stop_up() {
    let mut house = House::on_sqlite();
    house.starts();
    let mut ada = Visitor::who_sets_up(&mut house);
    let (head, body) = change_of_name(&house, &mut ada, "Ada the Slow");
    let mut slow = TcpStream::connect(("127.0.0.1", house.port)).unwrap();
    slow.write_all(format!("{head}{}", &body[..20]).as_bytes())
        .unwrap();
    let mut half = TcpStream::connect(("127.0.0.1", house.port)).unwrap();
    half.write_all(b"GET / HTTP/1.1\r\nHost: ").unwrap();
    let _silent = TcpStream::connect(("127.0.0.1", house.port)).unwrap();
    raw::is_heard(&house);

    house.gets_signal("-TERM");
    assert!(house.ends_within(STOP).success());
    house.starts();
    house.is_ready();
    assert_eq!(
        standing_in(&ada.opens("/me").unwrap(), "Save", "name"),
        ADA.name,
        "half a form does nothing"
    );
}

#[test]
fn an_idle_connection_does_not_hold_a_stop_up() {
    let mut house = House::on_sqlite();
    house.starts();
    house.is_ready();
    let mut idle = TcpStream::connect(("127.0.0.1", house.port)).unwrap();
    idle.set_read_timeout(Some(PATIENCE)).unwrap();
    idle.write_all(
        format!(
            "GET /health HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n\r\n",
            house.port
        )
        .as_bytes(),
    )
    .unwrap();
    assert!(idle.read(&mut [0; 4_000]).unwrap() > 0);

    house.gets_signal("-INT");
    // Less than the time that is given to requests under way: there are none.
    assert!(house.ends_within(Duration::from_secs(5)).success());
}

on_both_engines!(a_stop_leaves_no_letter_half_sent, |house| {
    house.starts();
    let mut ada = Visitor::who_sets_up(&mut house);
    for _ in 0..4 {
        let asked = [("address", ADA.address)];
        let form = |ada: &mut Visitor| {
            ada.opens("/sign-in")
                .unwrap()
                .form("Write to me", &filled(&asked))
        };
        let forms: Vec<_> = (0..6).map(|_| form(&mut ada).unwrap()).collect();
        thread::scope(|scope| {
            for form in &forms {
                scope.spawn(|| assert_eq!(ada.clone().sends(form).unwrap().status, 303));
            }
        });
        house.gets_signal("-TERM");
        assert!(house.ends_within(STOP).success());
        // What was begun is done: a job or letter that somebody took is not due again for minutes.
        let taken = "SELECT (SELECT COUNT(*) FROM job WHERE tries > 0), (SELECT COUNT(*) FROM letter WHERE state = 'sending')";
        assert_eq!(
            house.counts(taken),
            [0, 0],
            "jobs and letters taken by a worker that is gone"
        );
        // An hour passes, as far as the limit on letters goes.
        house.behind_its_back(&["DELETE FROM tries"]);
        house.starts();
        house.is_ready();
    }
    until("all letters are there", || house.letters().len() == 24);
    house.logged_no_error();
});

on_both_engines!(a_killed_server_knows_who_was_signed_in, |house| {
    house.starts();
    let mut ada = Visitor::who_sets_up(&mut house);
    let form = ada
        .opens("/me")
        .unwrap()
        .form("Save", &filled(&[("name", "Ada the Early")]))
        .unwrap();
    house.dies();
    house.starts();
    house.is_ready();
    let page = ada.opens("/me").unwrap();
    assert_eq!(
        (page.status, standing_in(&page, "Save", "name")),
        (200, ADA.name.to_string())
    );
    assert_eq!(
        ada.sends(&form).unwrap().status,
        303,
        "a form from before is still good"
    );
    assert_eq!(
        standing_in(&ada.opens("/me").unwrap(), "Save", "name"),
        "Ada the Early"
    );
    let nobody = Visitor::to(&house, "10.0.0.1").opens("/me").unwrap();
    assert_eq!(nobody.status, 303, "others still have to sign in");
});

/// As when the program behind `dyad | …` has ended.
#[test]
fn a_server_that_nobody_listens_to_goes_on_and_stops() {
    let mut house = House::on_sqlite();
    house.starts_unheard();
    let mut visitor = Visitor::to(&house, "10.0.0.1");
    until("it answers", || visitor.opens("/health").is_ok());
    for _ in 0..5 {
        assert_eq!(visitor.opens("/sign-in").unwrap().status, 200);
    }
    house.gets_signal("-TERM");
    assert!(house.ends_within(STOP).success());
}

#[test]
fn a_second_server_on_the_same_folder_is_refused() {
    let mut house = House::on_sqlite();
    house.starts();
    house.is_ready();
    let second = house.dyad(&["serve"]).output().unwrap();
    assert_eq!(second.status.code(), Some(1));
    let said = words(&second);
    let sentence = format!(
        "dyad: another Dyad already uses the data folder {}; stop it first",
        house.data().display()
    );
    assert!(said.contains(&sentence), "{said}");
    assert!(!said.contains("Dyad is at"), "{said}");
    assert_eq!(
        Visitor::to(&house, "10.0.0.1")
            .opens("/health")
            .unwrap()
            .body,
        "well"
    );
    house.dies();
    house.starts();
    house.is_ready();
}
