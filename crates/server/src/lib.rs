//! The book's cover: puts the chapters together, serves them, and speaks to the operator.

pub mod backup;
pub mod cli;
pub mod demo;
pub mod doctor;
pub mod matching;
pub mod migrations;
pub mod opening;
pub mod pages;
mod programme_file;
pub mod reactions;
pub mod rota;
pub mod routes;
pub mod serve;
