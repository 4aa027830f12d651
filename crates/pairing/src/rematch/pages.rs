//! Pages of requests for another partner.

pub mod ask;
pub mod decide;
