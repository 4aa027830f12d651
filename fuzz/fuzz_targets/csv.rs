//! Any bytes as a spreadsheet of applicants: text with delimiters, in whatever encoding.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| dyad_programme::import::fuzzed(bytes));
