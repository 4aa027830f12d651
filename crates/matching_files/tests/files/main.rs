//! Matching from files to files.

#[cfg(test)]
mod given_pairs;
#[cfg(test)]
mod to_files;
