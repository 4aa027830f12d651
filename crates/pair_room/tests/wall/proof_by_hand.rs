//! The proof is made in one place, which asks the database.

use dyad_pairing::access::InThePair;
use dyad_pairing::partnership::{Member, Partnership};

fn pretend(partnership: Partnership, me: Member, partner: Member) -> InThePair {
    InThePair { partnership, me, partner, ring: Vec::new() }
}

fn main() {}
