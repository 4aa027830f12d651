//! A server of a few fixed pages, to try the harness itself on.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    thread,
};

use dyad_browser_tests::Outcome;

/// What a real page sends, in short.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; \
    form-action 'self'; base-uri 'none'; require-trusted-types-for 'script'";

/// Answers a request, given its path and form body, with head lines and a body.
pub(crate) type Answers = fn(path: &str, form: &str) -> (String, String);

/// Serves until the test ends and answers its address.
pub(crate) fn serve(answers: Answers) -> Outcome<String> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let base = format!("http://{}", listener.local_addr()?);
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            // Chromium also opens connections that it doesn't use.
            thread::spawn(move || answer_one(stream, answers));
        }
    });
    Ok(base)
}

/// A page with `rest` after its heading.
pub(crate) fn page(rest: &str) -> (String, String) {
    let head = format!(
        "200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Security-Policy: {POLICY}"
    );
    let body = format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>A page</title>\
        <meta name=\"viewport\" content=\"width=device-width\"><link rel=\"icon\" href=\"/icon.svg\">\
        <link rel=\"stylesheet\" href=\"/sheet.css\"></head>\
        <body><main><h1>A page</h1>{rest}</main></body></html>"
    );
    (head, body)
}

/// A file that pages load.
pub(crate) fn file(kind: &str, body: &str) -> (String, String) {
    (format!("200 OK\r\nContent-Type: {kind}"), body.to_owned())
}

/// What every page loads besides itself: a sheet and an icon.
pub(crate) fn trimmings(path: &str, sheet: &str) -> Option<(String, String)> {
    let icon = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>";
    match path {
        "/sheet.css" => Some(file("text/css", sheet)),
        "/icon.svg" => Some(file("image/svg+xml", icon)),
        _ => None,
    }
}

/// A page that isn't there.
pub(crate) fn missing() -> (String, String) {
    let (head, body) = page("<p>There is no such page.</p>");
    (head.replace("200 OK", "404 Not Found"), body)
}

/// A page that fails.
pub(crate) fn broken() -> (String, String) {
    let (head, body) = page("<p>Something broke.</p>");
    (head.replace("200 OK", "500 Internal Server Error"), body)
}

/// A page that is somewhere else.
pub(crate) fn moved(to: &str) -> (String, String) {
    (format!("303 See Other\r\nLocation: {to}"), String::new())
}

fn answer_one(stream: TcpStream, answers: Answers) -> std::io::Result<()> {
    let mut reader = BufReader::new(&stream);
    let mut line = String::new();
    reader.read_line(&mut line)?;
    let path = line.split(' ').nth(1).unwrap_or("/").to_owned();
    let mut length = 0;
    while line.trim() != "" {
        line.clear();
        reader.read_line(&mut line)?;
        if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
            length = value.trim().parse().unwrap_or(0);
        }
    }
    let mut form = vec![0; length];
    reader.read_exact(&mut form)?;
    let (head, body) = answers(&path, &String::from_utf8_lossy(&form));
    let length = body.len();
    let answer =
        format!("HTTP/1.1 {head}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}");
    (&stream).write_all(answer.as_bytes())
}
