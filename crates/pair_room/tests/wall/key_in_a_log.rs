//! An opened key can't be logged.

use dyad_platform::keys::DataKey;

fn log(key: &DataKey) {
    eprintln!("the key was {key:?}");
}

fn main() {}
