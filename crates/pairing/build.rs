//! Makes typed functions of this chapter's catalogue.
fn main() {
    dyad_words_build::catalogue(
        "dyad_platform::words",
        &[
            "pairing",
            "pairing_desk",
            "pairing_waiting",
            "pairing_running",
            "pairing_finder",
        ],
    );
}
