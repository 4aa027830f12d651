//! Nobody opens a sealed value with a key of their own making.

use dyad_platform::keys::{DataKey, Place, Sealed, WillNotOpen};

fn open(sealed: &Sealed, place: &Place<'_>) -> Result<String, WillNotOpen> {
    DataKey([0; 32].into()).open(place, sealed)
}

fn main() {}
