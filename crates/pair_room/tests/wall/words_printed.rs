//! What a pair wrote can't be put into a text.

use dyad_pairing::access::Confidential;

fn letter(words: &Confidential<String>) -> String {
    format!("Lin wrote to you: {words}")
}

fn main() {}
