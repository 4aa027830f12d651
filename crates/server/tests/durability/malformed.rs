//! Bytes that are no request, or hardly one: refused, and never our own fault.

use std::time::Duration;

use dyad_scenarios::screen::Form;

use crate::house::House;
use crate::raw;
use crate::visitor::Visitor;

/// A head is waited for ten seconds.
const PATIENCE: Duration = Duration::from_secs(25);

fn get(house: &House, target: &str) -> Vec<u8> {
    format!(
        "GET {target} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: close\r\n\r\n",
        house.port
    )
    .into_bytes()
}

fn with_header(house: &House, header: &[u8]) -> Vec<u8> {
    let head = format!(
        "GET /sign-in HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: close\r\n",
        house.port
    );
    [head.as_bytes(), header, b"\r\n\r\n"].concat()
}

fn post(house: &House, path: &str, headers: &str, body: &[u8]) -> Vec<u8> {
    let head = format!(
        "POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nOrigin: http://127.0.0.1:{port}\r\nConnection: close\r\n{headers}\r\n\r\n",
        port = house.port
    );
    [head.as_bytes(), body].concat()
}

const FORM: &str = "Content-Type: application/x-www-form-urlencoded";

/// Each is hung up on, if need be after a refusal.
fn are_refused(house: &House, requests: &[(&str, Vec<u8>)]) {
    for (what, bytes) in requests {
        let answer = raw::says(house, bytes, true, PATIENCE);
        let status = answer.status();
        assert!(answer.hung_up, "{what}: the connection stays open");
        assert!(
            status.is_none_or(|status| (400..500).contains(&status)),
            "{what}: {}",
            answer.text
        );
    }
    is_alive(house);
}

/// Each gets an answer, which is not our own fault.
fn are_answered(house: &House, requests: &[(&str, Vec<u8>)]) {
    for (what, bytes) in requests {
        let answer = raw::says(house, bytes, false, PATIENCE);
        let status = answer
            .status()
            .unwrap_or_else(|| panic!("{what}: no answer, but {:?}", answer.text));
        assert!((200..500).contains(&status), "{what}: {}", answer.text);
    }
    is_alive(house);
}

fn is_alive(house: &House) {
    assert_eq!(
        Visitor::to(house, "10.0.0.1")
            .opens("/health")
            .unwrap()
            .body,
        "well"
    );
    house.logged_no_error();
}

fn a_ready_house() -> House {
    let mut house = House::on_sqlite();
    house.starts();
    house.is_ready();
    house
}

#[test]
fn what_is_no_request_is_refused() {
    let house = &a_ready_house();
    let noise: Vec<u8> = (0..4_000_u32)
        .map(|number| (number.wrapping_mul(2_654_435_761) >> 24) as u8)
        .collect();
    let host = format!("Host: 127.0.0.1:{}\r\n", house.port);
    let says = |text: &str| text.as_bytes().to_vec();
    are_refused(
        house,
        &[
            ("noise", noise),
            ("zeros", vec![0; 100_000]),
            (
                "a TLS greeting",
                b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03".to_vec(),
            ),
            (
                "HTTP/2",
                b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\x04\0\0\0\0\0".to_vec(),
            ),
            ("HTTP/0.9", says("GET /\r\n")),
            ("HTTP/0.9 with an end", says("GET /\r\n\r\n")),
            ("HTTP/7", says(&format!("GET / HTTP/7.0\r\n{host}\r\n"))),
            (
                "a target with blanks",
                says(&format!("GET /a b c HTTP/1.1\r\n{host}\r\n")),
            ),
            (
                "a target with a zero",
                says(&format!("GET /\0 HTTP/1.1\r\n{host}\r\n")),
            ),
            (
                "a method with a zero",
                says(&format!("G\0T / HTTP/1.1\r\n{host}\r\n")),
            ),
            ("a header with a zero", with_header(house, b"X-A: b\0c")),
            (
                "a header without a colon",
                with_header(house, b"what is this"),
            ),
            ("a header name with a blank", with_header(house, b"X A : b")),
            (
                "a header of 1 MB",
                with_header(house, &[b"X-A: ".as_slice(), &vec![b'x'; 1 << 20]].concat()),
            ),
            (
                "5,000 headers",
                with_header(house, "X-A: b\r\n".repeat(5_000).trim_end().as_bytes()),
            ),
            (
                "a target of 1 MB",
                get(house, &format!("/{}", "x".repeat(1 << 20))),
            ),
            ("no host", says("GET / HTTP/1.1\r\n\r\n")),
        ],
    );
}

#[test]
fn a_length_that_is_wrong_is_refused() {
    let house = &a_ready_house();
    let with =
        |headers: &str, body: &[u8]| post(house, "/sign-in", &format!("{FORM}\r\n{headers}"), body);
    are_refused(
        house,
        &[
            ("no number", with("Content-Length: abc", b"a=b")),
            ("less than nothing", with("Content-Length: -1", b"a=b")),
            (
                "more than there is",
                with("Content-Length: 99999999999999999999999", b"a=b"),
            ),
            ("longer than the body", with("Content-Length: 1000", b"a=b")),
            (
                "two lengths",
                with("Content-Length: 3\r\nContent-Length: 4", b"a=bc"),
            ),
            (
                "a chunk that is none",
                with("Transfer-Encoding: chunked", b"ZZ\r\na=b\r\n0\r\n\r\n"),
            ),
            (
                "an endless chunk",
                with("Transfer-Encoding: chunked", b"FFFFFFFFFFFFFFFFFF\r\na=b"),
            ),
            (
                "half a chunk",
                with("Transfer-Encoding: chunked", b"FF\r\na=b"),
            ),
            (
                "a way to send that nobody knows",
                with("Transfer-Encoding: pigeon", b"a=b"),
            ),
        ],
    );
    // Two requests in one, for proxies that count differently: the second one is not taken as one.
    let hidden = with(
        "Content-Length: 5\r\nTransfer-Encoding: chunked",
        b"0\r\n\r\nGET /health HTTP/1.1\r\nHost: localhost\r\n\r\n",
    );
    let answer = raw::says(house, &hidden, false, PATIENCE);
    assert_eq!(
        answer.text.matches("HTTP/1.1 ").count(),
        1,
        "{}",
        answer.text
    );
    assert!(
        answer
            .status()
            .is_some_and(|status| (400..500).contains(&status)),
        "{}",
        answer.text
    );
}

#[test]
fn what_is_hardly_a_request_is_answered() {
    let house = &a_ready_house();
    let in_words = |method: &str| {
        format!(
            "{method} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: close\r\n\r\n",
            house.port
        )
        .into_bytes()
    };
    let mut requests: Vec<(&str, Vec<u8>)> = Vec::new();
    for target in [
        "/%",
        "/%zz",
        "/%00",
        "/%ff%fe",
        "/sign-in/link/%",
        "/sign-in/link/%00",
        "/mails/%00",
        "/mails/%2e%2e%2fdyad.db",
        "/set-up/%ff",
        "/programmes/%00",
        "/p/%00",
        "//",
        "/../../etc/passwd",
        "/assets/%2e%2e/Cargo.toml",
        "http://evil.example/",
        "*",
    ] {
        requests.push((target, get(house, target)));
    }
    for method in [
        "BREW /",
        "DELETE /sign-in",
        "OPTIONS *",
        "CONNECT evil.example:443",
        "TRACE /",
        "get /",
    ] {
        requests.push((method, in_words(method)));
    }
    let other = "GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n";
    requests.push(("another host", other.into()));
    requests.push((
        "two hosts",
        [
            b"GET / HTTP/1.1\r\nHost: evil.example\r\n".as_slice(),
            &with_header(house, b"X: y")[23..],
        ]
        .concat(),
    ));
    are_answered(house, &requests);
    let odd: [&[u8]; 6] = [
        b"Cookie: dyad=\xff\xfe; dyad",
        b"User-Agent: \xff\x80",
        b"Range: bytes=9-1",
        b"Upgrade: websocket\r\nSec-WebSocket-Version: 13",
        b"X-Forwarded-For: nobody, \xff",
        b"Accept-Encoding: gzip;q=nan, \xff",
    ];
    for header in odd {
        let answer = raw::says(house, &with_header(house, header), false, PATIENCE);
        assert_eq!(answer.status(), Some(200), "{header:?}: {}", answer.text);
    }
}

#[test]
fn a_body_that_is_too_long_is_refused_with_a_sentence() {
    let house = &a_ready_house();
    let long = |length: usize| [b"address=".as_slice(), &vec![b'x'; length - 8]].concat();
    for length in [100_000, 1 << 20, 10 << 20] {
        for headers in [
            format!("{FORM}\r\nContent-Length: {length}"),
            format!("Content-Type: multipart/form-data; boundary=x\r\nContent-Length: {length}"),
        ] {
            for path in ["/sign-in", "/no-such-page"] {
                let answer = raw::says(
                    house,
                    &post(house, path, &headers, &long(length)),
                    false,
                    PATIENCE,
                );
                assert!(
                    answer
                        .status()
                        .is_some_and(|status| (400..500).contains(&status)),
                    "{length} {headers} {path}: {}",
                    answer.text
                );
                assert!(
                    answer.text.contains("<h1"),
                    "{length} {headers} {path}: {}",
                    answer.text
                );
            }
        }
    }
    is_alive(house);
}

on_both_engines!(
    /// A zero byte is text to SQLite and an error to PostgreSQL.
    zeros_in_what_somebody_writes_are_not_our_fault,
    |house| {
        house.starts();
        let mut ada = Visitor::who_sets_up(&mut house);
        for path in ["/programmes/%00", "/programmes/a%00/people", "/programmes/%00/people/%00", "/p/%00", "/mails/%00", "/sign-in?next=%00", "/sign-in/link/%00", "/set-up/%00"] {
            let answer = ada.opens(path).unwrap();
            assert!(answer.status < 500, "{path}: {}", answer.status);
        }
        for (page, button) in [("/me", "Save"), ("/programmes/new/intl-student-practitioner", "Open the programme"), ("/sign-in", "Write to me")] {
            let form = ada.opens(page).unwrap().form(button, &[]).unwrap();
            let fields = form.fields.into_iter().map(|(name, value)| match name.as_str() {
                "csrf" => (name, value),
                _ => (name, format!("a\0{value}@example.org")),
            });
            let form = Form { fields: fields.collect(), action: form.action, method: form.method, is_multipart: false };
            let answer = ada.sends(&form).unwrap();
            assert!(answer.status < 500, "{page}: {}", answer.status);
        }
        is_alive(&house);
    }
);
