//! Who coordinates a programme isn't in its pairs.

use dyad_pairing::access::Confidential;
use dyad_platform::keys::WillNotOpen;
use dyad_programme::access::Coordinates;

fn read<'w>(words: &'w Confidential<String>, desk: &Coordinates) -> Result<&'w String, WillNotOpen> {
    words.shown_to(desk)
}

fn main() {}
