//! A page shows what a pair wrote to the room it came from, and can't forget to say so.

use askama::Template;
use dyad_pairing::access::Confidential;

#[derive(Template)]
#[template(source = "<p>{{ words }}</p>", ext = "html")]
struct Page {
    words: Confidential<String>,
}

fn main() {}
