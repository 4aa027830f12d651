//! Any bytes as a workbook of applicants: with the mark of an archive in front, so that it is read as one.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let marked = if bytes.starts_with(b"PK\x03\x04") {
        bytes.to_vec()
    } else {
        [b"PK\x03\x04", bytes].concat()
    };
    dyad_programme::import::fuzzed(&marked);
});
