//! Pages for anybody, and the mails kept at the machine.

pub mod mails;
pub mod texts;
