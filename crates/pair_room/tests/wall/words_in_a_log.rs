//! What a pair wrote can't be logged, not even by mistake.

use dyad_pairing::access::Confidential;

fn log(words: &Confidential<String>) {
    eprintln!("could not send {words:?}");
}

fn main() {}
