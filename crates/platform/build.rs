//! Makes typed functions of the platform's catalogue.
fn main() {
    dyad_words_build::catalogue("crate::words", &["platform"]);
}
