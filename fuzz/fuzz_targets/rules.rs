//! Any text as a file of rules for matching.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| dyad_programme::template::matching::fuzzed(text));
