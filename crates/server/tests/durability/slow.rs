//! Clients that keep a connection and say little: they are hung up on, and harm nobody meanwhile.

use std::io::Write as _;
use std::net::TcpStream;
use std::thread;
use std::time::Duration;

use crate::house::House;
use crate::raw::{self, Answer};
use crate::visitor::Visitor;

/// A head is waited for ten seconds, a body thirty; the rest is for a busy machine.
const HEAD: Duration = Duration::from_secs(25);
const BODY: Duration = Duration::from_secs(50);

fn connected(port: u16, first_words: &str) -> TcpStream {
    let mut wire = TcpStream::connect(("127.0.0.1", port)).unwrap();
    wire.write_all(first_words.as_bytes()).unwrap();
    wire
}

/// Says one byte after the other, slowly, and listens at the same time.
fn dribbles(wire: &TcpStream, words: &str, most: Duration) -> Answer {
    thread::scope(|scope| {
        scope.spawn(|| {
            for byte in words.bytes().cycle() {
                if (&*wire).write_all(&[byte]).is_err() {
                    break;
                }
                thread::sleep(Duration::from_millis(300));
            }
        });
        let answer = raw::listens(wire, most);
        let _ = wire.shutdown(std::net::Shutdown::Both);
        answer
    })
}

fn is_open(wire: &TcpStream) -> bool {
    wire.set_nonblocking(true).unwrap();
    let peeked = wire.peek(&mut [0]);
    wire.set_nonblocking(false).unwrap();
    peeked.is_err_and(|error| error.kind() == std::io::ErrorKind::WouldBlock)
}

#[test]
fn who_says_half_a_head_or_nothing_is_hung_up_on() {
    let mut house = House::on_sqlite();
    house.starts();
    house.is_ready();
    let half = "GET /sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\nX-More: ";
    // The last one is how HTTP/2 begins: whoever waits for the rest of that waits for ever.
    let words = ["", "G", half, "PRI * HTTP/2.0\r\n\r\nSM"];
    let wires: Vec<TcpStream> = (0..200)
        .map(|number| connected(house.port, words[number % words.len()]))
        .collect();
    for _ in 0..10 {
        assert_eq!(
            Visitor::to(&house, "10.0.0.1")
                .opens("/sign-in")
                .unwrap()
                .status,
            200
        );
    }
    assert!(
        is_open(&wires[2]),
        "others were served while it was still waited for"
    );

    let (port, wires) = (house.port, &wires);
    thread::scope(|scope| {
        for (number, wire) in wires.iter().enumerate() {
            scope.spawn(move || {
                let answer = raw::listens(wire, HEAD);
                assert!(
                    answer.hung_up,
                    "{:?} is still waited for",
                    words[number % words.len()]
                );
            });
        }
        scope.spawn(move || {
            let answer = dribbles(&connected(port, half), "x", HEAD);
            assert!(
                answer.hung_up,
                "a head that grows slowly is still waited for"
            );
        });
        scope.spawn(move || {
            let answer = raw::listens(
                &connected(port, "GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n"),
                HEAD,
            );
            assert_eq!(answer.status(), Some(200));
            assert!(
                answer.hung_up,
                "an answered client that says no more is still waited for"
            );
        });
    });
    house.logged_no_error();
}

#[test]
fn who_sends_a_body_too_slowly_is_told_so() {
    let mut house = House::on_sqlite();
    house.starts();
    house.is_ready();
    let head = format!(
        "POST /sign-in HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nOrigin: http://127.0.0.1:{port}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 5000\r\n\r\n",
        port = house.port
    );
    thread::scope(|scope| {
        let (port, head) = (house.port, &head);
        let silent = scope.spawn(move || raw::listens(&connected(port, head), BODY));
        let slow = scope.spawn(move || dribbles(&connected(port, head), "a=b&", BODY));
        for answer in [silent.join().unwrap(), slow.join().unwrap()] {
            assert_eq!(answer.status(), Some(408), "{}", answer.text);
            assert!(
                answer.text.contains("<h1"),
                "a page says what happened:\n{}",
                answer.text
            );
            assert!(answer.hung_up, "the rest of the body is not waited for");
        }
    });
    assert_eq!(
        Visitor::to(&house, "10.0.0.1")
            .opens("/health")
            .unwrap()
            .body,
        "well"
    );
    house.logged_no_error();
}
