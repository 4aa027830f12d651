//! The fixed cast. All of them are invented.

/// Somebody who appears in stories.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cast {
    /// Full name.
    pub name: &'static str,
    /// Mail address.
    pub address: &'static str,
}

impl Cast {
    /// What friends call them.
    #[must_use]
    pub fn first_name(self) -> &'static str {
        dyad_people::account::first_name(self.name)
    }
}

/// Coordinates the programme of Eastholm Mentoring.
pub const ADA: Cast = Cast {
    name: "Ada Lind",
    address: "ada@eastholm.example.org",
};
/// Coordinates another programme.
pub const OLGA: Cast = Cast {
    name: "Olga Petrova",
    address: "olga@westholm.example.org",
};
/// Mentors; a small-animal surgeon.
pub const GRACE: Cast = Cast {
    name: "Grace Moor",
    address: "grace.moor@practice.example.org",
};
/// Mentors; a horse vet.
pub const ALAN: Cast = Cast {
    name: "Alan Reed",
    address: "alan.reed@practice.example.org",
};
/// A mentee in her third year.
pub const LIN: Cast = Cast {
    name: "Lin Okafor",
    address: "lin@students.example.org",
};
/// A mentee in his fourth year.
pub const TOMAS: Cast = Cast {
    name: "Tomás Vidal",
    address: "tomas@students.example.org",
};
/// Hears about harm; runs nothing.
pub const ROSA: Cast = Cast {
    name: "Rosa Keller",
    address: "rosa.keller@example.org",
};
