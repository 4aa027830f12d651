//! Every step of the schema, in order. One text serves both engines unless it says otherwise.

use dyad_platform::migrate::Migration;

macro_rules! step {
    ($number:literal, $file:literal) => {
        Migration {
            number: $number,
            name: $file,
            sqlite: include_str!(concat!("../../../migrations/", $file, ".sql")),
            postgres: include_str!(concat!("../../../migrations/", $file, ".sql")),
        }
    };
}

/// The list.
pub const STEPS: &[Migration] = &[
    step!(1, "0001_platform"),
    step!(2, "0002_people"),
    step!(3, "0003_programme"),
    step!(4, "0004_pairing"),
    step!(5, "0005_pair_room"),
];

/// The number of the newest step.
#[must_use]
pub fn newest() -> i64 {
    STEPS.last().map_or(0, |step| step.number)
}
