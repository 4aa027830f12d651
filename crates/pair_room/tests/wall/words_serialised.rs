//! What a pair wrote can't leave as JSON.

use dyad_pairing::access::Confidential;

fn export(words: &Confidential<String>) -> String {
    serde_json::to_string(words).unwrap_or_default()
}

fn main() {}
