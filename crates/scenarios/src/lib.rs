//! Believable organisations, driven through the router as people would: by links, fields and
//! buttons. Stories and the demo stand on them.
//!
//! This crate speaks for its people and therefore panics when the site doesn't do what they expect.
#![expect(
    clippy::panic,
    clippy::expect_used,
    reason = "a scenario that can't go on must say so at once"
)]

pub mod cast;
pub mod person;
pub mod screen;
pub mod seasons;
pub mod world;

pub use person::Person;
pub use screen::Screen;
pub use world::World;
