//! Makes typed functions of this chapter's catalogue.
fn main() {
    dyad_words_build::catalogue(
        "dyad_platform::words",
        &[
            "programme",
            "programme_import",
            "programme_entry",
            "programme_desk",
            "programme_settings",
            "programme_builder",
            "programme_join",
            "programme_review",
        ],
    );
}
