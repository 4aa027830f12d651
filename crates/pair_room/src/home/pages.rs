//! The home, and the tap "we're in touch elsewhere" on it.

pub(crate) mod home;
pub(crate) mod touch;
