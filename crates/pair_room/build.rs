//! Makes typed functions of this chapter's catalogue, and of the words for the facts that staff see.
fn main() {
    dyad_words_build::catalogue(
        "dyad_platform::words",
        &[
            "pair_room",
            "pair_facts",
            "pair_talks",
            "pair_goals",
            "pair_phase",
        ],
    );
}
