//! Pages that anybody can read: the landing page, help, who reads what, something's not right.

pub mod pages;
