//! Any text as the file of a programme.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| dyad_programme::template::fuzzed(text));
