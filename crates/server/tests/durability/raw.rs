//! HTTP as bytes, for clients that don't keep to it.

use std::io::{ErrorKind, Read as _, Write as _};
use std::net::{Shutdown, TcpStream};
use std::thread;
use std::time::{Duration, Instant};

use crate::house::House;
use crate::visitor::Visitor;

/// How a conversation ended.
#[derive(Debug)]
pub(crate) struct Answer {
    /// All that came back.
    pub(crate) text: String,
    /// Whether the server hung up before the client's patience was over.
    pub(crate) hung_up: bool,
}

impl Answer {
    /// The status, where there is one.
    pub(crate) fn status(&self) -> Option<u16> {
        self.text.strip_prefix("HTTP/1.")?.get(2..5)?.parse().ok()
    }
}

/// Sends bytes and reads what comes back, at most for so long. Like a browser, it listens while it
/// speaks; `is_done` says whether it tells the server that it has no more to say.
pub(crate) fn says(house: &House, bytes: &[u8], is_done: bool, most: Duration) -> Answer {
    let wire = TcpStream::connect(("127.0.0.1", house.port)).unwrap();
    wire.set_write_timeout(Some(most)).unwrap();
    thread::scope(|scope| {
        scope.spawn(|| {
            // It may hang up on somebody who talks too long.
            let _ = (&wire).write_all(bytes);
            if is_done {
                let _ = wire.shutdown(Shutdown::Write);
            }
        });
        listens(&wire, most)
    })
}

/// Reads until the server hangs up, at most for so long.
pub(crate) fn listens(mut wire: &TcpStream, most: Duration) -> Answer {
    let (since, mut heard) = (Instant::now(), Vec::new());
    let hung_up = loop {
        let left = most.saturating_sub(since.elapsed());
        if left.is_zero() {
            break false;
        }
        wire.set_read_timeout(Some(left)).unwrap();
        let mut part = [0; 16_384];
        match wire.read(&mut part) {
            Ok(0) => break true,
            Ok(number) => heard.extend_from_slice(&part[..number]),
            Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {}
            Err(_) => break true,
        }
    };
    Answer {
        text: String::from_utf8_lossy(&heard).into_owned(),
        hung_up,
    }
}

/// Everything said so far has reached the server: it answers somebody who came later.
pub(crate) fn is_heard(house: &House) {
    assert_eq!(
        Visitor::to(house, "10.9.9.9")
            .opens("/health")
            .unwrap()
            .body,
        "well"
    );
    thread::sleep(Duration::from_millis(100));
}
