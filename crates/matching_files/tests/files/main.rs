//! Matching from files to files.

#[cfg(test)]
mod to_files;
