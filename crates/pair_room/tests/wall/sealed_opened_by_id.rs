//! To know which partnership it is doesn't open what it wrote: that takes the proof.

use dyad_pairing::access::{Confidential, InThePair};
use dyad_pairing::partnership::PartnershipId;
use dyad_people::account::PersonId;
use dyad_platform::keys::{Sealed, WillNotOpen};

fn open(id: &PartnershipId, author: &PersonId, sealed: &Sealed) -> Result<Confidential<String>, WillNotOpen> {
    InThePair::open(id, "message", "1", author, sealed)
}

fn main() {}
