//! What answers when words are sent. They are shown on the home.

pub(crate) mod send;
