//! What a pair wrote can't be kept for later.

use dyad_pairing::access::Confidential;

fn keep(words: &Confidential<String>) -> Confidential<String> {
    words.clone()
}

fn main() {}
