//! The bytes of an opened key stay in it.

use dyad_platform::keys::DataKey;

fn bytes(key: &DataKey) -> &[u8] {
    key.0.as_slice()
}

fn main() {}
