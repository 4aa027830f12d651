//! What answers when a card is changed. It is shown on the home.

pub(crate) mod change;
