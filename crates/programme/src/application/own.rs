//! One's own applications, and how answers lie in their column.

use dyad_platform::problem::Problem;
use serde::Serialize;
use serde::de::DeserializeOwned;

pub mod store;

pub(super) fn opened<T: DeserializeOwned>(json: &str) -> Result<T, Problem> {
    serde_json::from_str(json).map_err(|_| unreadable())
}

pub(super) fn written<T: Serialize>(value: &T) -> Result<String, Problem> {
    serde_json::to_string(value).map_err(|_| Problem::broken("answers that can't be kept"))
}

pub(super) fn unreadable() -> Problem {
    Problem::broken("an application that can't be read")
}
